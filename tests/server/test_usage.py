"""Counting what clients use: what is written, what bounds it, and that nothing is lost when the database is away."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterable

import asyncpg
import pytest
from graphql import build_schema

from engine import DocumentCache, Operation
from server.database import Database, DatabaseUnavailable
from server.persisted import hash_of
from server.settings import Settings, load_settings
from server.usage import MAX_CLIENTS, MAX_PAIRS, OTHERS, UNNAMED, UsageLog, client_of
from tests.conftest import SECRET
from tests.server.test_persisted import serving

SCHEMA = build_schema("type Query { a: Int, b: Int, c: Int }")


def operation(fields: str) -> Operation:
    return DocumentCache(SCHEMA).get(f"{{ {fields} }}").operation()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    await database.connect()
    yield database
    await database.disconnect()


@pytest.fixture
def usage(database: Database) -> UsageLog:
    return UsageLog(database)


async def written(connection: asyncpg.Connection) -> dict[tuple[str, str], int]:
    rows = await connection.fetch("select client, coordinate, uses from schema_usage")
    return {(row["client"], row["coordinate"]): row["uses"] for row in rows}


# Counting -------------------------------------------------------------------------------------------------------------


async def test_uses_are_counted_by_client_and_coordinate(usage: UsageLog, connection: asyncpg.Connection) -> None:
    one, two = operation("a b"), operation("b")
    for _ in range(3):
        usage.count("web", one)
    usage.count("web", two)
    usage.count("ios", two)
    await usage.flush()
    assert await written(connection) == {
        ("web", "Query"): 4,
        ("web", "Query.a"): 3,
        ("web", "Query.b"): 4,
        ("ios", "Query"): 1,
        ("ios", "Query.b"): 1,
    }
    row = await connection.fetchrow("select * from schema_usage where coordinate = 'Query.a'")
    assert row["day"] == await connection.fetchval("select (now() at time zone 'UTC')::date")
    assert abs(row["last_used_at"].timestamp() - time.time()) < 60


async def test_later_uses_are_added(usage: UsageLog, connection: asyncpg.Connection) -> None:
    for _ in range(2):
        usage.count("web", operation("a"))
        await usage.flush()
    assert (await written(connection))["web", "Query.a"] == 2


async def test_nothing_to_write_writes_nothing(usage: UsageLog, database: Database) -> None:
    usage.count("web", operation("__typename"))
    await usage.flush()
    assert not database._idle


async def test_what_was_counted_over_400_days_ago_is_forgotten(usage: UsageLog, connection: asyncpg.Connection) -> None:
    await connection.execute(
        "insert into schema_usage select 'Query.a', 'web', current_date - d, 1, now() from unnest('{399,402}'::int[]) d"
    )
    usage.count("web", operation("b"))
    await usage.flush()
    assert await connection.fetchval("select count(*) from schema_usage where coordinate = 'Query.a'") == 1


# Bounds ---------------------------------------------------------------------------------------------------------------


async def test_clients_beyond_the_bound_are_counted_together(usage: UsageLog, connection: asyncpg.Connection) -> None:
    used = operation("a")
    for number in range(MAX_CLIENTS + 50):
        usage.count(f"client {number}", used)
        usage.count(f"client {number}", used)
    await usage.flush()
    counts = {client: uses for (client, coordinate), uses in (await written(connection)).items() if "." in coordinate}
    assert len(counts) == MAX_CLIENTS + 1
    assert counts[OTHERS] == 100
    assert sum(counts.values()) == 2 * (MAX_CLIENTS + 50)


async def test_many_operations_are_taken_apart_and_none_is_lost(
    usage: UsageLog, connection: asyncpg.Connection
) -> None:
    schema = build_schema(f"type Query {{ {' '.join(f'f{n}: Int' for n in range(60))} }}")
    cache = DocumentCache(schema)
    pairs = [(first, second) for first in range(60) for second in range(first)]
    assert len(pairs) > MAX_PAIRS
    for first, second in pairs:
        usage.count("web", cache.get(f"{{ f{first} f{second} }}").operation())
        assert len(usage._pairs) < MAX_PAIRS
    await usage.flush()
    counts = await written(connection)
    assert counts["web", "Query"] == len(pairs)
    assert all(counts["web", f"Query.f{n}"] == 59 for n in range(60))


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        ([(b"graphql-client-name", b"web app 2")], "web app 2"),
        ([(b"apollographql-client-name", b"ios")], "ios"),
        ([(b"graphql-client-name", b"web"), (b"apollographql-client-name", b"ios")], "web"),
        ([], UNNAMED),
        ([(b"graphql-client-name", b"")], UNNAMED),
        ([(b"graphql-client-name", b"x" * 64)], "x" * 64),
        ([(b"graphql-client-name", b"x" * 65)], UNNAMED),
        ([(b"graphql-client-name", b"two\nlines")], UNNAMED),
        ([(b"graphql-client-name", "größe".encode())], UNNAMED),
        ([(b"graphql-client-name", b"(others)")], UNNAMED),
    ],
)
def test_a_client_is_known_by_the_name_that_it_gives(headers: Iterable[tuple[bytes, bytes]], name: str) -> None:
    assert client_of(dict(headers)) == name


# The database away ----------------------------------------------------------------------------------------------------


async def test_what_could_not_be_written_is_written_later(
    usage: UsageLog, database: Database, connection: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage.count("web", operation("a"))

    async def refuse() -> None:
        raise DatabaseUnavailable("gone")

    with monkeypatch.context() as broken:
        broken.setattr(database, "acquire", refuse)
        await usage.flush()
        usage.count("web", operation("a"))
        await usage.flush()
    assert await written(connection) == {}
    await usage.flush()
    assert (await written(connection))["web", "Query.a"] == 2


async def test_a_table_that_is_missing_stops_neither_counting_nor_the_server(
    database: Database, connection: asyncpg.Connection
) -> None:
    await connection.execute("alter table schema_usage rename to elsewhere")
    usage = UsageLog(database, interval=0.01)
    await usage.start()
    usage.count("web", operation("a"))
    deadline = time.monotonic() + 10
    while usage._pairs and time.monotonic() < deadline:
        await connection.execute("select pg_sleep(0.01)")
    await connection.execute("alter table elsewhere rename to schema_usage")
    usage.count("web", operation("b"))
    await usage.stop()
    assert (await written(connection))["web", "Query.b"] == 1


async def test_what_is_counted_while_it_writes_is_written_when_it_stops(
    database: Database, connection: asyncpg.Connection
) -> None:
    usage = UsageLog(database, interval=0.01)
    lock = connection.transaction()
    await lock.start()
    await connection.execute("lock table schema_usage")
    usage.count("web", operation("a"))
    await usage.start()
    deadline = time.monotonic() + 10
    waiting = "select count(*) from pg_locks where not granted and database is not null"
    while not await connection.fetchval(waiting) and time.monotonic() < deadline:
        pass
    usage.count("web", operation("b"))
    stopped = asyncio.create_task(usage.stop())
    await asyncio.sleep(0)
    await lock.rollback()
    await stopped
    counts = await written(connection)
    assert (counts["web", "Query.a"], counts["web", "Query.b"]) == (1, 1)


# In the server --------------------------------------------------------------------------------------------------------


@pytest.fixture
def counting(database_url: str) -> Settings:
    return load_settings(database_url=database_url, secret_key=SECRET, log_level="warning")


async def test_what_ran_is_written_when_the_server_stops(counting: Settings, connection: asyncpg.Connection) -> None:
    document = "{ latestPosts { pageInfo { hasNextPage } } }"
    async with serving(counting) as http:
        web = {"graphql-client-name": "web"}
        await http.post("/graphql", json={"query": document}, headers=web)
        await http.post("/graphql", json={"query": document, "documentId": hash_of(document)}, headers=web)
        await http.get("/graphql", params={"documentId": hash_of(document)}, headers=web)
        await http.post("/graphql", json={"query": "{ nothing }"}, headers=web)
        await http.post("/graphql", json={"query": "{ viewer { email } }"})
    counts = await written(connection)
    assert counts["web", "PageInfo.hasNextPage"] == 3
    assert counts[UNNAMED, "Viewer.email"] == 1
    assert not [pair for pair in counts if "nothing" in pair[1]]


async def test_counting_can_be_switched_off(database_url: str, connection: asyncpg.Connection) -> None:
    settings = load_settings(database_url=database_url, secret_key=SECRET, log_level="warning", usage_log=False)
    async with serving(settings) as http:
        response = await http.post("/graphql", content=json.dumps({"query": "{ viewer { email } }"}))
        assert response.status_code == 415
        await http.post("/graphql", json={"query": "{ viewer { email } }"})
    assert await written(connection) == {}
