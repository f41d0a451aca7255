"""The composition root: settings -> database -> schema -> routes."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from ariadne.validation.introspection_disabled import IntrospectionDisabledRule
from graphql import ExecutionContext, specified_rules
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from engine import DocumentCache, Executor, breadth_first
from resolvers import SDL, make_schema
from resolvers.context import RequestContext
from resolvers.examples import example_values
from server.accounts import Accounts, development_secret
from server.application import GRAPHQL_PATH, Application
from server.database import Database, RequestConnection
from server.errors import format_error, format_error_without_suggestions
from server.examples import load_examples
from server.http import GraphQLTransport
from server.logs import configure_logs
from server.persisted import PersistedDocuments, trusted_documents
from server.playground import playground_routes
from server.sdl import sdl_route
from server.seed import DEMO_HANDLE
from server.settings import Settings, load_settings
from server.usage import UsageLog

ROOT = Path(__file__).parent
TRUSTED_DOCUMENTS = ROOT / "generated" / "trusted_documents.json"


def create_app(settings: Settings | None = None) -> Starlette:
    """The ASGI application. `settings.database_url` must be set: `nexus serve` starts the embedded database before."""
    settings = settings or load_settings()
    configure_logs(settings)
    if settings.database_url is None:
        raise RuntimeError("DATABASE_URL is not set; `nexus serve` runs the server with its own database.")
    database = Database(settings.database_url.get_secret_value())
    accounts = Accounts(
        settings.secret_key.get_secret_value() if settings.secret_key else development_secret(settings.data_dir)
    )

    def make_context(viewer: int | None, connection: RequestConnection) -> RequestContext:
        return RequestContext(viewer, connection, accounts)

    usage = UsageLog(database) if settings.usage_log else None
    schema = make_schema()
    executor = Executor(
        schema,
        documents=DocumentCache(
            schema, rules=specified_rules if settings.introspects else (*specified_rules, IntrospectionDisabledRule)
        ),
        context_class=breadth_first() if settings.executor == "breadth-first" else ExecutionContext,
    )
    transport = GraphQLTransport(
        executor,
        database,
        accounts,
        make_context,
        format_error if settings.introspects else format_error_without_suggestions,
        PersistedDocuments(
            trusted_documents([TRUSTED_DOCUMENTS, *settings.trusted_documents]),
            only_trusted=settings.documents == "trusted",
        ),
        usage=usage,
        trace=settings.development,
    )
    routes: list[BaseRoute] = []
    if settings.development:
        routes += playground_routes(_examples(database, accounts))
    if settings.introspects:
        routes.append(sdl_route(SDL.read_text()))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await database.connect()
        if usage is not None:
            await usage.start()
        try:
            yield
        finally:
            if usage is not None:
                await usage.stop()
            await database.disconnect()

    return Application(transport, routes, lifespan)


def _examples(database: Database, accounts: Accounts) -> Callable[[], Awaitable[dict[str, object]]]:
    examples = load_examples(ROOT / "operations", ROOT / "playground" / "examples.txt")

    async def answer() -> dict[str, object]:
        async with database.request() as connection:
            demo, values = await example_values(connection, DEMO_HANDLE)
        return {
            "endpoint": GRAPHQL_PATH,
            "subscriptions": None,
            # Examples run as they are, signed in as the demo account: the Playground is served in development only.
            "headers": {"Authorization": f"Bearer {accounts.issue_token(demo)[0]}"} if demo is not None else {},
            "examples": [example.filled(values) for example in examples],
        }

    return answer
