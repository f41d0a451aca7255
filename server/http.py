"""GraphQL over HTTP: reads a request, runs it, answers, and logs one line about it."""

import os
import re
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl

import orjson
import structlog
from graphql import GraphQLError, OperationType
from starlette.types import Receive, Scope, Send

from engine import Executor, InvalidRequest, Observation
from server.accounts import Accounts, InvalidToken
from server.database import Database, DatabaseUnavailable, RequestConnection
from server.logs import request_id

log = structlog.get_logger("nexus.graphql")

JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"

MAX_BODY_SIZE = 1024 * 1024
"""Bytes that a request's body may have."""

ErrorFormatter = Callable[[GraphQLError], dict[str, Any]]


class RequestRefused(Exception):
    """The request can't be taken as a GraphQL request."""

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.headers = headers or {}


class GraphQLTransport:
    """An ASGI application that serves `POST` with a JSON body, and `GET` for queries, as the GraphQL-over-HTTP
    specification says.

    `make_context` makes a resolver context for the viewer's key (None when anonymous) and the request's connection.
    With `trace`, a request whose `extensions` have `"trace": true` is answered, and logged, with each field's time.
    It speaks ASGI without an object for request and response: they would cost as much as executing a small operation.
    """

    def __init__(
        self,
        executor: Executor,
        database: Database,
        accounts: Accounts,
        make_context: Callable[[int | None, RequestConnection], Any],
        format_error: ErrorFormatter,
        *,
        trace: bool = False,
    ) -> None:
        self._executor = executor
        self._database = database
        self._accounts = accounts
        self._make_context = make_context
        self._format_error = format_error
        self._trace = trace
        self._log = log.bind()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        id_ = _new_id()
        request_id.set(id_)
        headers = _headers(scope)
        media_type = GRAPHQL_JSON if GRAPHQL_JSON.encode() in headers.get(b"accept", b"") else JSON
        extra: Mapping[str, str] = {}
        try:
            result = await self._run(scope, headers, receive)
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
        await send(
            {
                "type": "http.response.start",
                "status": status,
                "headers": [
                    (b"content-type", f"{media_type}; charset=utf-8".encode()),
                    (b"content-length", str(len(body)).encode()),
                    (b"x-request-id", id_.encode()),
                    *((name.encode(), value.encode()) for name, value in extra.items()),
                ],
            }
        )
        await send({"type": "http.response.body", "body": body})

    async def _run(self, scope: Scope, headers: Mapping[bytes, bytes], receive: Receive) -> dict[str, Any]:
        """The response. It has no data when the operation did not run. Raises RequestRefused."""
        started = time.perf_counter()
        data = await _read(scope, headers, receive)
        viewer = self._viewer(headers)
        connection = self._database.request()
        name = data.get("operationName")
        calls: list[Observation] = []
        traced = self._trace and (data.get("extensions") or {}).get("trace") is True
        try:
            operation = self._executor.operation(data["query"], name)
            name = operation.name
            if operation.type is not OperationType.QUERY and scope["method"] == "GET":
                raise RequestRefused(405, "METHOD_NOT_ALLOWED", "Send mutations by POST.", {"allow": "POST"})
            context = self._make_context(viewer, connection)
            observer = calls.append if traced else None
            executed = await self._executor.execute(operation, data.get("variables"), context, observer)
            result: dict[str, Any] = {"data": executed.data}
            if executed.errors:
                result["errors"] = self._formatted(executed.errors)
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
        return result

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


def format_error(error: GraphQLError) -> dict[str, Any]:
    """An error as clients see it. What was not meant for them is masked, and logged under the id that they get."""
    formatted: dict[str, Any] = dict(error.formatted)
    original = error.original_error
    while isinstance(original, GraphQLError):
        original = original.original_error
    if original is None:
        formatted["extensions"] = {"code": "BAD_REQUEST", **formatted.get("extensions", {})}
        return formatted
    error_id = _new_id()
    if isinstance(original, DatabaseUnavailable):
        code, message = "UNAVAILABLE", "The database can't be reached right now. Try again in a moment."
        log.error("database unavailable", error_id=error_id, path=error.path, reason=str(original))
    else:
        code, message = "INTERNAL", "Something went wrong on our side."
        log.error("unexpected error", error_id=error_id, path=error.path, exc_info=original)
    return {**formatted, "message": message, "extensions": {"code": code, "id": error_id}}


def format_error_without_suggestions(error: GraphQLError) -> dict[str, Any]:
    """The same without "Did you mean …?", which tells the schema's names to whom introspection is refused."""
    formatted = format_error(error)
    return {**formatted, "message": _SUGGESTION.sub("", formatted["message"])}


_SUGGESTION = re.compile(r" Did you mean .*\?$", re.DOTALL)


def _new_id() -> str:
    return os.urandom(16).hex()


def _seen(call: Observation) -> dict[str, Any]:
    return {
        "path": ".".join(call.path),
        "field": f"{call.type_name}.{call.field_name}",
        "parents": call.parents,
        "ms": _ms(call.seconds),
    }


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)


def _headers(scope: Scope) -> dict[bytes, bytes]:
    """The headers by name. Of several with one name the first counts, but for Accept, which is a list."""
    headers: dict[bytes, bytes] = {}
    for name, value in scope["headers"]:
        if name not in headers:
            headers[name] = value
        elif name == b"accept":
            headers[name] += b", " + value
    return headers


async def _read(scope: Scope, headers: Mapping[bytes, bytes], receive: Receive) -> dict[str, Any]:
    """The request's `query`, `variables` and `operationName`. Raises RequestRefused."""
    if scope["method"] == "POST":
        # Anything else could be sent by another site's page without the browser asking us first.
        if headers.get(b"content-type", b"").partition(b";")[0].strip().lower() != JSON.encode():
            raise RequestRefused(415, "UNSUPPORTED_MEDIA_TYPE", f"Send the request as {JSON}.")
        data = _parse(await _body(headers, receive), "The body")
    elif scope["method"] == "GET":
        if b"json" not in headers.get(b"accept", b""):
            raise RequestRefused(406, "NOT_ACCEPTABLE", f"Say in the Accept header that you take {JSON}.")
        data = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
        for name in ("variables", "extensions"):
            if data.get(name):
                data[name] = _parse(data[name], f"`{name}`")
    else:
        raise RequestRefused(405, "METHOD_NOT_ALLOWED", "Send queries by GET or POST.", {"allow": "GET, POST"})
    if isinstance(data, list):
        raise RequestRefused(400, "BAD_REQUEST", "Send one operation a request: a list of them is not taken.")
    if not isinstance(data, dict):
        raise RequestRefused(400, "BAD_REQUEST", "The body must be a JSON object.")
    for name, kind, what in (
        ("query", str, "a string"),
        ("variables", dict, "an object"),
        ("operationName", str, "a string"),
        ("extensions", dict, "an object"),
    ):
        value = data.get(name)
        if value is not None and not isinstance(value, kind):
            raise RequestRefused(400, "BAD_REQUEST", f"`{name}` must be {what}.")
    if not data.get("query"):
        raise RequestRefused(400, "BAD_REQUEST", "`query` is missing.")
    return data


async def _body(headers: Mapping[bytes, bytes], receive: Receive) -> bytes:
    length = headers.get(b"content-length", b"")
    if length.isdigit() and int(length) > MAX_BODY_SIZE:
        raise _too_large()
    body = b""
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RequestRefused(400, "BAD_REQUEST", "The body broke off.")
        chunk: bytes = message.get("body", b"")
        # In most requests it is the only one.
        body = body + chunk if body else chunk
        if len(body) > MAX_BODY_SIZE:
            raise _too_large()
        more = message.get("more_body", False)
    return body


def _too_large() -> RequestRefused:
    return RequestRefused(413, "BODY_TOO_LARGE", f"A request has at most {MAX_BODY_SIZE:,} bytes.")


def _parse(text: bytes | str, what: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise RequestRefused(400, "BAD_REQUEST", f"{what} is not valid JSON.") from None
