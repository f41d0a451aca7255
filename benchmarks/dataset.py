"""The data that measurements run on: a database of their own, made on first use and kept in `.data/benchmarks`."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import asyncpg

from server.embedded import embedded_postgres
from server.migrations import migrate
from server.seed import SeedPlan, clear, progress_reporter, seed

FOLLOWEES = (10, 50, 500, 5000)

PLAN = SeedPlan(
    users=10_000,
    posts=100_000,
    likes=1_000_000,
    follows=400_000,
    comments=300_000,
    shares=50_000,
    until=datetime(2026, 11, 1, tzinfo=UTC),
    viewers=tuple((f"viewer_{count}", count) for count in FOLLOWEES),
)
"""A viewer for each number of followees, by the handle `viewer_…`."""

# Ten people picked at random have not written fifty pages between them.
FOLLOW_THE_MOST_ACTIVE = """
    with viewer as (select id, following_count from users where handle = $1),
    unfollowed as (
        delete from follows f using viewer where f.follower_id = viewer.id returning f.followee_id
    ),
    followed as (
        insert into follows (follower_id, followee_id)
        select viewer.id, active.id
        from viewer
        cross join lateral (
            select u.id from users u
            where u.id <> viewer.id
              and not exists (select from follows f where f.follower_id = viewer.id and f.followee_id = u.id)
            order by u.post_count desc, u.id
            limit viewer.following_count
        ) active
        returning followee_id
    )
    update users u
    set follower_count = u.follower_count + (u.id in (select followee_id from followed))::integer
        - (u.id in (select followee_id from unfollowed))::integer
    where u.id in (select followee_id from followed union all select followee_id from unfollowed)
"""


@contextmanager
def dataset() -> Iterator[str]:
    """The URL of a database that holds PLAN."""
    with embedded_postgres(Path(".data/benchmarks/postgres")) as url:
        asyncio.run(_fill(url))
        yield url


async def _fill(url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await migrate(connection)
        # Not likes, which measuring writes adds to.
        row = await connection.fetchrow("select (select count(*) from users) as users, count(*) as posts from posts")
        if (row["users"], row["posts"]) != (PLAN.users, PLAN.posts):
            await clear(connection)
            with progress_reporter() as report:
                await seed(connection, PLAN, report)
            await connection.execute(FOLLOW_THE_MOST_ACTIVE, f"viewer_{min(FOLLOWEES)}")
    finally:
        await connection.close()
