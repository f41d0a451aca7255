"""What the database holds: whether anything changed, and whether the stored counters are right."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

TABLES = (
    "users",
    "follows",
    "blocks",
    "mutes",
    "posts",
    "feed_entries",
    "post_likes",
    "comments",
    "comment_likes",
    "idempotency_keys",
)


async def contents(connection: asyncpg.Connection) -> dict[str, str]:
    """The number of rows of each table with a digest of them: equal only if not a value has changed."""
    digests = " union all ".join(
        f"select '{table}', count(*) || ' rows, ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '')"
        f" from {table} t"
        for table in TABLES
    )
    return dict(await connection.fetch(digests))


@asynccontextmanager
async def nothing_written(connection: asyncpg.Connection) -> AsyncIterator[None]:
    before = await contents(connection)
    yield
    after = await contents(connection)
    assert after == before, f"written to {', '.join(table for table in TABLES if after[table] != before[table])}"


async def rows(connection: asyncpg.Connection, table: str) -> int:
    count: int = await connection.fetchval(f"select count(*) from {table}")
    return count


async def wrong_counters(connection: asyncpg.Connection) -> list[str]:
    """Every stored counter that differs from the rows that it counts. What is deleted is left out."""
    wrong = []
    for table, where, counter, counted in _COUNTERS:
        actual = f"(select count(*) from {counted})"
        for row in await connection.fetch(f"select t.id, t.{counter}, {actual} from {table} t where {where}"):
            key, stored, counted_rows = row
            if stored != counted_rows:
                wrong.append(f"{table} {key}: {counter} is {stored}, there are {counted_rows}")
    return wrong


_COUNTERS = [
    ("users", "true", "post_count", "posts p where p.author_id = t.id and p.deleted_at is null"),
    ("users", "true", "follower_count", "follows f where f.followee_id = t.id"),
    ("users", "true", "following_count", "follows f where f.follower_id = t.id"),
    ("posts", "true", "like_count", "post_likes l where l.post_id = t.id"),
    ("posts", "true", "share_count", "feed_entries e where e.post_id = t.id and e.reason = 'SHARED'"),
    ("posts", "true", "comment_count", "comments c where c.post_id = t.id and c.deleted_at is null"),
    ("comments", "t.deleted_at is null", "like_count", "comment_likes l where l.comment_id = t.id"),
    ("comments", "t.deleted_at is null", "reply_count", "comments c where c.parent_id = t.id and c.deleted_at is null"),
]
