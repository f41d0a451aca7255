"""The Playground: the built GraphiQL of `playground/dist`, and the examples that it opens with."""

from collections.abc import Awaitable, Callable
from os import PathLike, stat_result
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

DIST = Path(__file__).resolve().parent.parent / "playground" / "dist"

# Monaco writes its themes into <style> elements and style attributes, and its squiggles are data: images.
# Everything else comes from this host, and nothing is evaluated.
POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
)
SECURITY = {
    "content-security-policy": "; ".join(POLICY),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


def playground_routes(examples: Callable[[], Awaitable[dict[str, object]]], dist: Path = DIST) -> list[BaseRoute]:
    """`/`, `/playground/assets/*` and `/playground/examples.json`, which answers with what `examples` returns:
    `endpoint`, `subscriptions` (a path or None), `headers`, and `examples` of `name`, `query` and `variables`."""

    async def index(_: Request) -> Response:
        page = dist / "index.html"
        if not page.is_file():
            text = "The Playground is not built: run `make playground`.\n"
            return PlainTextResponse(text, 503, headers={**SECURITY, "cache-control": "no-store"})
        return FileResponse(page, headers={**SECURITY, "cache-control": "no-cache"})

    async def examples_json(_: Request) -> Response:
        return JSONResponse(await examples(), headers={**SECURITY, "cache-control": "no-store"})

    return [
        Route("/", index),
        Route("/playground/examples.json", examples_json),
        Mount("/playground/assets", _Assets(directory=dist / "assets", check_dir=False)),
    ]


class _Assets(StaticFiles):
    """Files named after a hash of their content: once fetched, never asked for again."""

    def file_response(
        self, full_path: str | PathLike[str], stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers.update({**SECURITY, "cache-control": "public, max-age=31536000, immutable"})
        return response
