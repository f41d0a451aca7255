"""GraphQL over HTTP: runs a request, answers, and logs one line about it."""

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import orjson
import structlog
from graphql import GraphQLError, OperationType
from starlette.types import Receive, Scope, Send

from engine import Executor, InvalidRequest, Observation
from server.accounts import Accounts, InvalidToken
from server.caching import NOT_KEPT, CachePolicy, etag_of, is_current
from server.database import Database, RequestConnection
from server.errors import ErrorFormatter, format_error
from server.logs import new_id, request_id
from server.persisted import PersistedDocuments
from server.requests import JSON, RequestRefused, headers_of, read_request
from server.usage import UsageLog, client_of

log = structlog.get_logger("nexus.graphql")

GRAPHQL_JSON = "application/graphql-response+json"


class GraphQLTransport:
    """An ASGI application that serves `POST` with a JSON body, and `GET` for queries, as the GraphQL-over-HTTP
    specification says.

    `make_context` makes a resolver context for the viewer's key (None when anonymous) and the request's connection.
    What is used is counted in `usage`, if there is one. With `trace`, a request whose `extensions` have `"trace": true`
    is answered, and logged, with each field's time. It speaks ASGI without an object for request and response: they
    would cost as much as executing a small operation.
    """

    def __init__(
        self,
        executor: Executor,
        database: Database,
        accounts: Accounts,
        make_context: Callable[[int | None, RequestConnection], Any],
        format_error: ErrorFormatter,
        documents: PersistedDocuments,
        *,
        usage: UsageLog | None = None,
        trace: bool = False,
    ) -> None:
        self._executor = executor
        self._database = database
        self._accounts = accounts
        self._make_context = make_context
        self._format_error = format_error
        self._documents = documents
        self._caching = CachePolicy(executor.schema)
        self._usage = usage
        self._trace = trace
        self._log = log.bind()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        id_ = new_id()
        request_id.set(id_)
        headers = headers_of(scope)
        media_type = GRAPHQL_JSON if GRAPHQL_JSON.encode() in headers.get(b"accept", b"") else JSON
        extra: Mapping[str, str] = {}
        cache_control: str | None = None
        try:
            result, cache_control = await self._run(scope, headers, receive)
            # A client that asks for plain JSON may sit behind something that takes over any answer but 200.
            status = 200 if "data" in result or media_type is JSON else 400
        except RequestRefused as refused:
            self._log.info("request refused", code=refused.code, status=refused.status)
            result = {"errors": [{"message": str(refused), "extensions": {"code": refused.code}}]}
            status, extra = refused.status, refused.headers
        except Exception as fault:
            result = {"errors": [format_error(GraphQLError("", original_error=fault))]}
            status = 500
        body = orjson.dumps(result)
        if cache_control is not None:
            extra = {"cache-control": cache_control, "vary": "accept, authorization"}
            if cache_control is not NOT_KEPT:
                extra["etag"] = etag_of(media_type, body)
                if is_current(headers, extra["etag"]):
                    status, body = 304, b""
        described = [
            (b"content-type", f"{media_type}; charset=utf-8".encode()),
            (b"content-length", str(len(body)).encode()),
        ]
        await send(
            {
                "type": "http.response.start",
                "status": status,
                "headers": [
                    *(described if status != 304 else ()),
                    (b"x-request-id", id_.encode()),
                    *((name.encode(), value.encode()) for name, value in extra.items()),
                ],
            }
        )
        await send({"type": "http.response.body", "body": body})

    async def _run(
        self, scope: Scope, headers: Mapping[bytes, bytes], receive: Receive
    ) -> tuple[dict[str, Any], str | None]:
        """The response, and what `Cache-Control` says of it when it was asked for by GET. It has no data when the
        operation did not run. Raises RequestRefused."""
        started = time.perf_counter()
        data = await read_request(scope, headers, receive)
        viewer = self._viewer(headers)
        connection = self._database.request()
        name = data.get("operationName")
        calls: list[Observation] = []
        traced = self._trace and (data.get("extensions") or {}).get("trace") is True
        by_get = scope["method"] == "GET"
        cache_control = NOT_KEPT if by_get else None
        try:
            operation = self._executor.operation(self._documents.text(data), name)
            name = operation.name
            if by_get and operation.type is not OperationType.QUERY:
                raise RequestRefused(405, "METHOD_NOT_ALLOWED", "Send mutations by POST.", {"allow": "POST"})
            self._documents.register(data)
            if self._usage is not None:
                self._usage.count(client_of(headers), operation)
            context = self._make_context(viewer, connection)
            observer = calls.append if traced else None
            executed = await self._executor.execute(operation, data.get("variables"), context, observer)
            result: dict[str, Any] = {"data": executed.data}
            if executed.errors:
                result["errors"] = self._formatted(executed.errors)
            elif by_get and not traced:
                cache_control = self._caching.cache_control(operation.coordinates, signed_in=viewer is not None)
        except InvalidRequest as invalid:
            result = {"errors": self._formatted(invalid.errors)}
        finally:
            await connection.release()
        seen: dict[str, Any] = {
            "ms": _ms(time.perf_counter() - started),
            "statements": connection.statements,
            "sql_ms": _ms(connection.seconds),
        }
        if traced:
            seen["fields"] = [_seen(call) for call in calls]
            result["extensions"] = {"trace": seen}
        outcome = result["errors"][0]["extensions"]["code"] if "errors" in result else "ok"
        self._log.info("operation", operation=name, viewer=viewer, **seen, outcome=outcome)
        return result, cache_control

    def _formatted(self, errors: Iterable[GraphQLError]) -> list[dict[str, Any]]:
        return [self._format_error(error) for error in errors]

    def _viewer(self, headers: Mapping[bytes, bytes]) -> int | None:
        authorization = headers.get(b"authorization")
        if authorization is None:
            return None
        scheme, _, token = authorization.decode("latin-1").partition(" ")
        try:
            if scheme.lower() != "bearer":
                raise InvalidToken
            return self._accounts.user_of_token(token.strip())
        except InvalidToken:
            raise RequestRefused(
                401,
                "UNAUTHENTICATED",
                "The access token is not valid, or no longer. Sign in again, or leave the header out.",
                {"www-authenticate": "Bearer"},
            ) from None


def _seen(call: Observation) -> dict[str, Any]:
    return {
        "path": ".".join(call.path),
        "field": f"{call.type_name}.{call.field_name}",
        "parents": call.parents,
        "ms": _ms(call.seconds),
    }


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)
