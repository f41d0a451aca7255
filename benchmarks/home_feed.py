"""Database time of a home feed page, by the number of followees: `python -m benchmarks.home_feed`.

Each figure is the time from sending the prepared statement to having its rows, over a Unix socket, warm, at the median
and the 99th percentile of many pages, the viewers taking turns.
"""

import asyncio
import statistics
import time
from collections.abc import Callable

import asyncpg

from benchmarks.dataset import FOLLOWEES, dataset
from sql import queries

ROUNDS = 200
PAGE = 20
NEWEST = 2**63 - 1


async def measure(url: str, show: Callable[[str], None] = print) -> None:
    """Prints a table: the newest page and page 50, and the same going back from page 50."""
    connection = await asyncpg.connect(url, server_settings={"jit": "off", "plan_cache_mode": "force_generic_plan"})
    older = await connection.prepare(queries.feed.older_home_feed_page.text)
    newer = await connection.prepare(queries.feed.newer_home_feed_page.text)
    cases = []
    for count in FOLLOWEES:
        viewer = await connection.fetchval("select id from users where handle = $1", f"viewer_{count}")
        boundary, pages = NEWEST, 0
        while pages < 49:
            rows = await older.fetch(viewer, boundary, PAGE + 1)
            if len(rows) <= PAGE:
                break
            boundary, pages = rows[PAGE - 1]["cursor_key"], pages + 1
        for name, statement, start in (
            ("newest page", older, NEWEST),
            (f"page {pages + 1}", older, boundary),
            (f"back from page {pages + 1}", newer, boundary),
        ):
            cases.append((count, name, statement, viewer, start, []))
    for _ in range(ROUNDS):
        for _count, _name, statement, viewer, start, times in cases:
            started = time.perf_counter()
            await statement.fetch(viewer, start, PAGE + 1)
            times.append((time.perf_counter() - started) * 1000)
    await connection.close()
    show("| followees | page | median ms | p99 ms |")
    show("|---|---|---|---|")
    for count, name, _statement, _viewer, _start, times in cases:
        p99 = statistics.quantiles(times, n=100)[98]
        show(f"| {count:,} | {name} | {statistics.median(times):.2f} | {p99:.2f} |")


def main() -> None:
    with dataset() as url:
        asyncio.run(measure(url))


if __name__ == "__main__":
    main()
