"""The ASGI application."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

GRAPHQL_PATH = "/graphql"


class Application(Starlette):
    """Starlette with a short way to GraphQL, which nearly all requests are for: `graphql` answers whatever happens, so
    it needs neither Starlette's error handling nor its routing, which take as long as reading the request."""

    def __init__(
        self,
        graphql: ASGIApp,
        routes: Sequence[BaseRoute],
        lifespan: Callable[[Starlette], AbstractAsyncContextManager[None]],
    ) -> None:
        super().__init__(routes=[Route(GRAPHQL_PATH, graphql), *routes], lifespan=lifespan)
        self._graphql = graphql

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == GRAPHQL_PATH:
            await self._graphql(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)
