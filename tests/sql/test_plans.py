"""On 100,000 posts: which indexes the queries use, and that none of them reads a table from end to end."""

import os
import re
import secrets
from collections.abc import AsyncIterator

import asyncpg
import pytest
import pytest_asyncio

from contract.check.plans import NEWEST, PLAN, check_plans, example_arguments, fill_usage
from server.seed import seed
from sql import queries
from tests.conftest import TEMPLATE_VARIABLE, on_server, url_of

pytestmark = [pytest.mark.plan, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def database() -> AsyncIterator[asyncpg.Connection]:
    name = f"{os.environ[TEMPLATE_VARIABLE]}_{secrets.token_hex(6)}"
    await on_server(f"create database {name} template {os.environ[TEMPLATE_VARIABLE]}")
    connection = await asyncpg.connect(
        url_of(name), server_settings={"jit": "off", "plan_cache_mode": "force_generic_plan"}
    )
    await seed(connection, PLAN, lambda *_: None)
    await fill_usage(connection)
    yield connection
    await connection.close()
    await on_server(f"drop database {name} with (force)")


async def test_the_hot_queries_use_the_indexes_that_are_there_for_them(database: asyncpg.Connection) -> None:
    problems = await check_plans(database, queries, await example_arguments(database))
    assert not problems, "\n\n".join(map(str, problems))


@pytest.mark.parametrize("viewer", ["viewer_10", "viewer_500", "viewer_5000"])
@pytest.mark.parametrize("depth", [0, 5])
async def test_a_home_feed_page_touches_a_bounded_number_of_rows(
    database: asyncpg.Connection, viewer: str, depth: int
) -> None:
    """However large the tables are, the work is a few rows a followee at most: counted in buffers, not in time."""
    key, followees = await database.fetchrow("select id, following_count from users where handle = $1", viewer)
    statement = queries.feed.older_home_feed_page
    boundary = NEWEST
    for _ in range(depth):
        rows = await database.fetch(statement.text, key, boundary, 21)
        if len(rows) < 21:
            break
        boundary = rows[19]["cursor_key"]
    await database.execute(f"prepare examined as {statement.text}")
    explained = await database.fetch(f"explain (analyze, buffers, costs off) execute examined({key}, {boundary}, 21)")
    await database.execute("deallocate examined")
    first = next(row[0] for row in explained if "Buffers:" in row[0])
    buffers = sum(int(count) for count in re.findall(r"(?:hit|read)=(\d+)", first))
    assert buffers < 3_000 + 8 * min(followees, 2_000), first
