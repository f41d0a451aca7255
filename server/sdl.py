"""Serves the contract itself: the SDL, for tools that generate clients from it."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.caching import etag_of, is_current

SDL_PATH = "/schema.graphql"

_MEDIA_TYPE = "text/plain"


def sdl_route(sdl: str) -> Route:
    """`GET /schema.graphql`. Who has it already is told so in a few bytes, by its `ETag`."""
    body = sdl.encode()
    etag = etag_of(_MEDIA_TYPE, body)
    headers: Mapping[str, str] = {"etag": etag, "cache-control": "no-cache", "x-content-type-options": "nosniff"}

    async def answer(request: Request) -> Response:
        if is_current(dict(request.headers.raw), etag):
            return Response(status_code=304, headers=headers)
        return Response(body, media_type=_MEDIA_TYPE, headers=headers)

    return Route(SDL_PATH, answer)
