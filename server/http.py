"""GraphQL over HTTP: reads a request, runs it, answers, and logs one line about it."""

import logging
import re
import time
import uuid
from collections.abc import Callable
from typing import Any

import orjson
import structlog
from ariadne import graphql
from ariadne.asgi.handlers import GraphQLHTTPHandler
from ariadne.types import GraphQLResult
from graphql import DocumentNode, GraphQLError, OperationType, get_operation_ast
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from server.accounts import Accounts, InvalidToken
from server.database import Database, DatabaseUnavailable, RequestConnection

log = structlog.get_logger("nexus.graphql")

# Ariadne logs every error of every client with a traceback. What deserves one is logged where it is masked.
_silent = logging.Logger("silent")
_silent.addHandler(logging.NullHandler())

JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"

MAX_BODY_SIZE = 1024 * 1024
"""Bytes that a request's body may have."""


class RequestRefused(Exception):
    """The request can't be taken as a GraphQL request."""

    def __init__(self, status: int, code: str, message: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.headers = headers or {}


class GraphQLTransport(GraphQLHTTPHandler):
    """Serves `POST` with a JSON body, and `GET` for queries, as the GraphQL-over-HTTP specification says.

    `make_context` makes a resolver context for the viewer's key (None when anonymous) and the request's connection.
    """

    def __init__(
        self, database: Database, accounts: Accounts, make_context: Callable[[int | None, RequestConnection], Any]
    ) -> None:
        super().__init__()
        self._database = database
        self._accounts = accounts
        self._make_context = make_context

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        response = await self.handle_request(request)
        await response(scope, receive, send)

    async def handle_request(self, request: Request) -> Response:
        request_id = uuid.uuid4().hex
        headers = {"x-request-id": request_id}
        media_type = GRAPHQL_JSON if GRAPHQL_JSON in request.headers.get("accept", "") else JSON
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                result = await self._run(request)
                # A client that asks for plain JSON may sit behind something that takes over any answer but 200.
                status = 200 if "data" in result or media_type is JSON else 400
                return _json_response(result, status, media_type, headers)
            except RequestRefused as refused:
                log.info("request refused", code=refused.code, status=refused.status)
                error = {"message": str(refused), "extensions": {"code": refused.code}}
                return _json_response({"errors": [error]}, refused.status, media_type, headers | refused.headers)
            except Exception as fault:
                error = format_error(GraphQLError("", original_error=fault))
                return _json_response({"errors": [error]}, 500, media_type, headers)

    async def _run(self, request: Request) -> dict[str, Any]:
        """The response. It has no data when the operation did not run. Raises RequestRefused."""
        started = time.perf_counter()
        data = await _read(request)
        document, syntax_error = self._parse(data)
        operation = get_operation_ast(document, data.get("operationName")) if document else None
        if request.method == "GET" and operation and operation.operation is OperationType.MUTATION:
            raise RequestRefused(405, "METHOD_NOT_ALLOWED", "Send mutations by POST.", {"allow": "POST"})
        viewer = self._viewer(request)
        async with self._database.request() as connection:
            _, result = syntax_error or await graphql(
                self.schema,  # type: ignore[arg-type]  # set by configure()
                data,
                context_value=self._make_context(viewer, connection),
                query_document=document,
                query_validator=self.query_validator,
                introspection=self.introspection,
                error_formatter=self.error_formatter,
                execution_context_class=self.execution_context_class,
                logger=_silent,
            )
        if not _was_executed(result):
            # Ariadne says null for what never ran, such as an operation with a bad variable.
            result.pop("data", None)
        log.info(
            "operation",
            operation=operation.name.value if operation and operation.name else None,
            viewer=viewer,
            ms=round((time.perf_counter() - started) * 1000, 2),
            statements=connection.statements,
            sql_ms=round(connection.seconds * 1000, 2),
            outcome="ok" if "errors" not in result else _code(result),
        )
        return result

    def _parse(self, data: dict[str, Any]) -> tuple[DocumentNode | None, GraphQLResult | None]:
        """The document, or else the response that says what is wrong with it. Parsed here, once, and not by `graphql`:
        which operation is meant has to be known before it runs."""
        assert self.query_parser is not None
        try:
            return self.query_parser(None, data), None
        except GraphQLError as error:
            return None, (False, {"errors": [self.error_formatter(error, False)]})

    def _viewer(self, request: Request) -> int | None:
        authorization = request.headers.get("authorization")
        if authorization is None:
            return None
        scheme, _, token = authorization.partition(" ")
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


def format_error(error: GraphQLError, debug: bool = False) -> dict[str, Any]:
    """An error as clients see it. What was not meant for them is masked, and logged under the id that they get."""
    formatted: dict[str, Any] = dict(error.formatted)
    original = error.original_error
    while isinstance(original, GraphQLError):
        original = original.original_error
    if original is None:
        formatted["extensions"] = {"code": "BAD_REQUEST", **formatted.get("extensions", {})}
        return formatted
    error_id = uuid.uuid4().hex
    if isinstance(original, DatabaseUnavailable):
        code, message = "UNAVAILABLE", "The database can't be reached right now. Try again in a moment."
        log.error("database unavailable", error_id=error_id, path=error.path, reason=str(original))
    else:
        code, message = "INTERNAL", "Something went wrong on our side."
        log.error("unexpected error", error_id=error_id, path=error.path, exc_info=original)
    return {**formatted, "message": message, "extensions": {"code": code, "id": error_id}}


def format_error_without_suggestions(error: GraphQLError, debug: bool = False) -> dict[str, Any]:
    """The same without "Did you mean …?", which tells the schema's names to whom introspection is refused."""
    formatted = format_error(error, debug)
    return {**formatted, "message": _SUGGESTION.sub("", formatted["message"])}


_SUGGESTION = re.compile(r" Did you mean .*\?$", re.DOTALL)


async def _read(request: Request) -> dict[str, Any]:
    """The request's `query`, `variables` and `operationName`. Raises RequestRefused."""
    if request.method == "POST":
        # Anything else could be sent by another site's page without the browser asking us first.
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
            raise RequestRefused(415, "UNSUPPORTED_MEDIA_TYPE", f"Send the request as {JSON}.")
        data = _parse(await _body(request), "The body")
    elif request.method == "GET":
        if "json" not in request.headers.get("accept", ""):
            raise RequestRefused(406, "NOT_ACCEPTABLE", f"Say in the Accept header that you take {JSON}.")
        data = dict(request.query_params)
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


async def _body(request: Request) -> bytes:
    # Not by Starlette's `max_body_size`, whose answer is not JSON.
    too_large = RequestRefused(413, "BODY_TOO_LARGE", f"A request has at most {MAX_BODY_SIZE:,} bytes.")
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > MAX_BODY_SIZE:
        raise too_large
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > MAX_BODY_SIZE:
                raise too_large
    except ClientDisconnect:
        raise RequestRefused(400, "BAD_REQUEST", "The body broke off.") from None
    return bytes(body)


def _parse(text: bytes | str, what: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise RequestRefused(400, "BAD_REQUEST", f"{what} is not valid JSON.") from None


def _json_response(result: dict[str, Any], status: int, media_type: str, headers: dict[str, str]) -> Response:
    return Response(orjson.dumps(result), status, headers | {"content-type": f"{media_type}; charset=utf-8"})


def _was_executed(result: dict[str, Any]) -> bool:
    """Whether the operation ran, however it ended. What went wrong before concerns no field and has no path."""
    return "data" in result and (result["data"] is not None or any("path" in error for error in result["errors"]))


def _code(result: dict[str, Any]) -> str:
    return str(result["errors"][0].get("extensions", {}).get("code", "BAD_REQUEST"))
