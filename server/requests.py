"""Reads a GraphQL request from HTTP."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import orjson
from starlette.types import Receive, Scope

JSON = "application/json"

MAX_BODY_SIZE = 1024 * 1024
"""Bytes that a request's body may have."""

_PARAMETERS = (
    ("query", str, "a string"),
    ("documentId", str, "a string"),
    ("variables", dict, "an object"),
    ("operationName", str, "a string"),
    ("extensions", dict, "an object"),
)


class RequestRefused(Exception):
    """The request can't be taken as a GraphQL request."""

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.headers = headers or {}


def headers_of(scope: Scope) -> dict[bytes, bytes]:
    """The headers by name. Of several with one name the first counts, but for Accept, which is a list."""
    headers: dict[bytes, bytes] = {}
    for name, value in scope["headers"]:
        if name not in headers:
            headers[name] = value
        elif name == b"accept":
            headers[name] += b", " + value
    return headers


async def read_request(scope: Scope, headers: Mapping[bytes, bytes], receive: Receive) -> dict[str, Any]:
    """The request's `query`, `documentId`, `variables`, `operationName` and `extensions`, as far as they are given, and
    of the right types. Raises RequestRefused."""
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
        # An empty one is as good as none: the specification says so.
        data["operationName"] = data.get("operationName") or None
    else:
        raise RequestRefused(405, "METHOD_NOT_ALLOWED", "Send queries by GET or POST.", {"allow": "GET, POST"})
    if isinstance(data, list):
        raise RequestRefused(400, "BAD_REQUEST", "Send one operation a request: a list of them is not taken.")
    if not isinstance(data, dict):
        raise RequestRefused(400, "BAD_REQUEST", "The body must be a JSON object.")
    for name, kind, what in _PARAMETERS:
        value = data.get(name)
        if value is not None and not isinstance(value, kind):
            raise RequestRefused(400, "BAD_REQUEST", f"`{name}` must be {what}.")
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
