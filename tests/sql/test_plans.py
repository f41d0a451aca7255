"""On 100,000 posts: which indexes the queries use, and that none of them reads a table from end to end."""

import os
import re
import secrets
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest
import pytest_asyncio

from server.seed import SeedPlan, seed
from sql import Query, queries
from tests.conftest import TEMPLATE_VARIABLE, on_server, url_of

pytestmark = [pytest.mark.plan, pytest.mark.asyncio(loop_scope="module")]

PLAN = SeedPlan(
    users=10_000,
    posts=100_000,
    follows=200_000,
    likes=300_000,
    comments=150_000,
    shares=30_000,
    viewers=(("viewer_10", 10), ("viewer_500", 500), ("viewer_5000", 5000)),
)

NEWEST = 2**63 - 1
LARGE = ("users", "follows", "posts", "feed_entries", "post_likes", "comments", "comment_likes")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def database() -> AsyncIterator[asyncpg.Connection]:
    name = f"{os.environ[TEMPLATE_VARIABLE]}_{secrets.token_hex(6)}"
    await on_server(f"create database {name} template {os.environ[TEMPLATE_VARIABLE]}")
    connection = await asyncpg.connect(
        url_of(name), server_settings={"jit": "off", "plan_cache_mode": "force_generic_plan"}
    )
    await seed(connection, PLAN, lambda *_: None)
    yield connection
    await connection.close()
    await on_server(f"drop database {name} with (force)")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def arguments(database: asyncpg.Connection) -> dict[str, tuple[Any, ...]]:
    """What each query is asked with here, by its name."""
    viewer = await database.fetchval("select id from users where handle = 'viewer_500'")
    people = await database.fetchval("select array_agg(id) from (select id from users order by id limit 20) u")
    posts = await database.fetchval("select array_agg(id) from (select id from posts order by id desc limit 20) p")
    comments = await database.fetchval(
        "select array_agg(id) from (select id from comments order by id desc limit 20) c"
    )
    older, newer = (NEWEST, 21), (0, 21)
    return {
        "older_home_feed_page": (viewer, *older),
        "newer_home_feed_page": (viewer, *newer),
        "whole_older_home_feed_page": (viewer, *older),
        "whole_newer_home_feed_page": (viewer, *newer),
        "latest_posts_page": (viewer, *older),
        "posts_by_ids": (viewer, posts),
        "older_posts_by_author_ids": (viewer, people, *older),
        "newer_posts_by_author_ids": (viewer, people, *newer),
        "comments_by_ids": (viewer, comments),
        "older_comments_by_post_ids": (viewer, posts, *older, True),
        "newer_comments_by_post_ids": (viewer, posts, *newer, True),
        "replies_by_comment_ids": (viewer, comments, *newer, True),
        "interactions_by_post_ids": (viewer, posts, *older, ["LIKE", "COMMENT", "SHARE"]),
        "interactions_by_keys": (viewer, ["LIKE"], posts[:1], people[:1]),
        "users_by_ids": (viewer, people),
        "user_by_handle": (viewer, "demo", True),
        "viewer_account": (viewer,),
        "viewer_states_by_user_ids": (viewer, people),
        "followers_by_user_ids": (viewer, people, *older),
        "following_by_user_ids": (viewer, people, *older),
        "credentials_by_login": ("demo",),
        "like_post": (viewer, posts[0]),
        "share_post": (viewer, posts[0]),
        "delete_comment_thread": (comments[0],),
    }


async def plan_of(database: asyncpg.Connection, query: Query, args: tuple[Any, ...]) -> str:
    await database.execute(f"prepare examined as {query.text}")
    try:
        literals = ", ".join(_literal(value) for value in args)
        return "\n".join(row[0] for row in await database.fetch(f"explain (costs off) execute examined({literals})"))
    finally:
        await database.execute("deallocate examined")


def _literal(value: Any) -> str:
    if isinstance(value, list):
        return f"'{{{','.join(str(item) for item in value)}}}'"
    return f"'{value}'"


async def test_every_index_serves_the_queries_that_its_comment_names(
    database: asyncpg.Connection, arguments: dict[str, tuple[Any, ...]]
) -> None:
    by_name = {query.name: query for query in queries}
    unused = []
    for index, comment in await database.fetch(
        """
        select c.relname, obj_description(c.oid, 'pg_class')
        from pg_class c
        where c.relkind = 'i' and obj_description(c.oid, 'pg_class') is not null
        """
    ):
        for name in comment.split(", "):
            plan = await plan_of(database, by_name[name], arguments[name])
            if not re.search(rf"\b{index}\b", plan):
                unused.append(f"{name} does not use {index}:\n{plan}")
    assert not unused, "\n\n".join(unused)


async def test_no_query_reads_a_large_table_from_end_to_end(
    database: asyncpg.Connection, arguments: dict[str, tuple[Any, ...]]
) -> None:
    by_name = {query.name: query for query in queries}
    scans = []
    for name, args in arguments.items():
        plan = await plan_of(database, by_name[name], args)
        scans += [f"{name}: {table}\n{plan}" for table in re.findall(r"Seq Scan on (\w+)", plan) if table in LARGE]
    assert not scans, "\n\n".join(scans)


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
