"""Database time of a home feed page, by the number of followees: `python -m benchmarks home-feed`.

Each figure is the time from sending the prepared statement to having its rows, over a Unix socket, warm, at the median
and the 99th percentile of many pages, the viewers taking turns.
"""

import asyncio
import statistics
import time
from typing import Any

import asyncpg

from benchmarks.dataset import FOLLOWEES
from benchmarks.report import table
from sql import queries

ROUNDS = 200
PAGE = 20
NEWEST = 2**63 - 1


def measure(url: str) -> list[dict[str, Any]]:
    """The newest page and page 50, and the same going back from page 50, for each viewer."""
    return asyncio.run(_measure(url))


async def _measure(url: str) -> list[dict[str, Any]]:
    connection = await asyncpg.connect(url, server_settings={"jit": "off", "plan_cache_mode": "force_generic_plan"})
    older = await connection.prepare(queries.feed.older_home_feed_page.text)
    newer = await connection.prepare(queries.feed.newer_home_feed_page.text)
    cases: list[tuple[int, str, Any, int, int, list[float]]] = []
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
    return [
        {
            "followees": count,
            "page": name,
            "median_ms": round(statistics.median(times), 2),
            "p99_ms": round(statistics.quantiles(times, n=100)[98], 2),
        }
        for count, name, _statement, _viewer, _start, times in cases
    ]


def tabulate(results: list[dict[str, Any]]) -> str:
    return table(
        ["followees", "page", "median ms", "p99 ms"],
        [[f"{r['followees']:,}", r["page"], f"{r['median_ms']:.2f}", f"{r['p99_ms']:.2f}"] for r in results],
    )
