"""A PostgreSQL for the whole run, a database for each test, and people who talk through the generated client."""

import asyncio
import itertools
import os
import secrets
import shutil
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from app import create_app
from generated.python import NexusClient
from resolvers.ids import user_id
from server.accounts import Accounts
from server.embedded import embedded_postgres
from server.migrations import migrate
from server.seed import SeedPlan, seed
from server.settings import Settings, load_settings

SECRET = "a secret of the tests alone, not used elsewhere"

# What the processes of a parallel run share: where the server is, and the name of the migrated database to clone.
SERVER_VARIABLE = "NEXUS_TEST_SERVER"
TEMPLATE_VARIABLE = "NEXUS_TEST_TEMPLATE"

_resources = ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    """Starts the server and makes the template once, in the process that the workers of a parallel run come from."""
    if hasattr(config, "workerinput") or config.option.help:
        return
    os.environ["ENVIRONMENT"] = "development"
    server = os.environ.get("DATABASE_URL")
    if server is None:
        directory = Path(tempfile.mkdtemp(prefix="nexus-test-"))
        _resources.callback(shutil.rmtree, directory)
        server = _resources.enter_context(embedded_postgres(directory / "postgres"))
    os.environ[SERVER_VARIABLE] = server
    os.environ[TEMPLATE_VARIABLE] = template = f"nexus_test_{os.getpid()}"
    asyncio.run(_make_template(template))
    _resources.callback(lambda: asyncio.run(on_server(f"drop database if exists {template}")))


def pytest_sessionfinish() -> None:
    """Every process of a parallel run drops what it has spared."""
    for name in _spare:
        asyncio.run(on_server(f"drop database {name} with (force)"))


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        _resources.close()


async def _make_template(name: str) -> None:
    await on_server(f"create database {name}")
    connection = await asyncpg.connect(url_of(name))
    try:
        await migrate(connection)
    finally:
        await connection.close()


async def on_server(statement: str) -> None:
    """Runs a statement beside all tests' databases."""
    connection = await asyncpg.connect(os.environ[SERVER_VARIABLE])
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def url_of(database: str) -> str:
    """The URL of a database on the tests' server."""
    return urlunsplit(urlsplit(os.environ[SERVER_VARIABLE])._replace(path=f"/{database}"))


# Migrated databases without data that tests have left behind as they were, to be used again: making one takes a quarter
# of a second, which is longer than most tests.
_spare: list[str] = []

FINGERPRINT = """
    select md5(concat_ws(e'\n',
        (select string_agg(c::text, ',' order by c.oid) from (
            select oid, relname, relkind, relchecks, relhastriggers, reloptions from pg_class
            where relnamespace = 'public'::regnamespace
        ) c),
        (select string_agg(a::text, ',' order by attrelid, attnum) from (
            select attrelid, attnum, attname, atttypid, attnotnull, attisdropped from pg_attribute
            where attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
        ) a),
        (select string_agg(conname, ',' order by oid) from pg_constraint),
        (select string_agg(proname || md5(coalesce(prosrc, '')), ',' order by oid) from pg_proc
            where pronamespace = 'public'::regnamespace),
        (select string_agg(datname || coalesce(datacl::text, '') || datallowconn || datconnlimit, ',') from pg_database
            where datname = current_database()),
        (select string_agg(s::text, ',') from pg_db_role_setting s
            where setdatabase = (select oid from pg_database where datname = current_database())),
        (select string_agg(m::text, ',' order by m.name) from schema_migrations m)
    ))
"""
"""What a test may not have changed, for the next one to use its database: everything but the data of the feed."""


@pytest.fixture
async def database_url() -> AsyncIterator[str]:
    """A migrated database without data, for this test alone."""
    if _spare:
        name = _spare.pop()
    else:
        name = f"{os.environ[TEMPLATE_VARIABLE]}_{secrets.token_hex(6)}"
        await on_server(f"create database {name} template {os.environ[TEMPLATE_VARIABLE]}")
    before = await _ask(name, FINGERPRINT)
    yield url_of(name)
    if await _cleaned(name, before):
        _spare.append(name)
    else:
        await on_server(f"drop database {name} with (force)")


async def _cleaned(name: str, before: str) -> bool:
    """Whether the database could be brought back to what it was."""
    try:
        connection = await asyncpg.connect(url_of(name))
    except asyncpg.PostgresError:
        return False
    try:
        await connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()"
        )
        await connection.execute("truncate users, schema_usage cascade")
        return bool(await connection.fetchval(FINGERPRINT) == before)
    except asyncpg.PostgresError:
        return False
    finally:
        await connection.close()


async def _ask(name: str, question: str) -> str:
    connection = await asyncpg.connect(url_of(name))
    try:
        return str(await connection.fetchval(question))
    finally:
        await connection.close()


@pytest.fixture
async def connection(database_url: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection to the test's database, beside the app's."""
    connection = await asyncpg.connect(database_url)
    yield connection
    await connection.close()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return load_settings(
        database_url=database_url,
        secret_key=SECRET,
        data_dir=tmp_path,
        log_level="warning",
        usage_log=False,  # it would write into a database that is to be used again
    )


@pytest.fixture
async def app(settings: Settings) -> AsyncIterator[Starlette]:
    """The running application."""
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def http(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    """Plain HTTP to the app, for what the generated client would not send."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        yield client


@pytest.fixture
def anonymous(http: httpx.AsyncClient) -> NexusClient:
    """The generated client, not signed in."""
    return NexusClient("http://test/graphql", http_client=http)


@dataclass(frozen=True)
class Person:
    """Somebody with an account. `api` is the generated client, signed in as them."""

    key: int
    id: str
    handle: str
    token: str
    api: NexusClient


MakeUser = Callable[..., Awaitable[Person]]


@pytest.fixture
async def make_user(app: Starlette, connection: asyncpg.Connection) -> AsyncIterator[MakeUser]:
    """Makes people. Their password verifies with nothing: signing in has tests of its own."""
    numbers = itertools.count(1)
    accounts = Accounts(SECRET)
    async with AsyncExitStack() as clients:

        async def make(handle: str | None = None) -> Person:
            handle = handle or f"person_{next(numbers)}"
            key = await connection.fetchval(
                "insert into users (handle, email, password_hash, display_name) values ($1, $2, '!', $1) returning id",
                handle,
                f"{handle}@example.com",
            )
            token, _ = accounts.issue_token(key)
            client = httpx.AsyncClient(
                transport=httpx.ASGITransport(app),
                base_url="http://test",
                headers={"authorization": f"Bearer {token}"},
            )
            await clients.enter_async_context(client)
            return Person(key, user_id(key), handle, token, NexusClient("http://test/graphql", http_client=client))

        yield make


@dataclass(frozen=True)
class LiveServer:
    """A real server on a free port, over demo data."""

    url: str
    database_url: str


@pytest.fixture(scope="module")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A real uvicorn over a small set of demo data, for the tests of one module."""
    name = f"{os.environ[TEMPLATE_VARIABLE]}_{secrets.token_hex(6)}"
    asyncio.run(_seeded(name))
    settings = load_settings(
        database_url=url_of(name), secret_key=SECRET, data_dir=tmp_path_factory.mktemp("data"), log_level="warning"
    )
    server = uvicorn.Server(
        uvicorn.Config(create_app(settings), host="127.0.0.1", port=0, log_config=None, access_log=False)
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        port = _port_of(server, thread)
        yield LiveServer(f"http://127.0.0.1:{port}", url_of(name))
    finally:
        server.should_exit = True
        thread.join()
        asyncio.run(on_server(f"drop database {name} with (force)"))


async def _seeded(name: str) -> None:
    await on_server(f"create database {name} template {os.environ[TEMPLATE_VARIABLE]}")
    connection = await asyncpg.connect(url_of(name))
    try:
        await seed(connection, SeedPlan(users=120, posts=600), lambda *_: None)
    finally:
        await connection.close()


def _port_of(server: uvicorn.Server, thread: threading.Thread) -> int:
    deadline = time.monotonic() + 20
    while not server.started:
        if not thread.is_alive() or time.monotonic() > deadline:
            raise RuntimeError("The server did not start.")
        threading.Event().wait(0.01)
    port: int = server.servers[0].sockets[0].getsockname()[1]
    return port
