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
        row = await connection.fetchrow(
            "select (select count(*) from users) as users, (select count(*) from post_likes) as likes"
        )
        if (row["users"], row["likes"]) != (PLAN.users, PLAN.likes):
            await clear(connection)
            with progress_reporter() as report:
                await seed(connection, PLAN, report)
    finally:
        await connection.close()
