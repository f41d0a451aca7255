"""What it costs to count who uses what of the schema: `python -m benchmarks usage`.

The parts are timed in this process: counting one more run of an operation that is known, finding out what a new one
uses, and writing what thirty operations of twenty clients have used. Then two servers, one that counts and one that
does not,
answer the same requests in turns.
"""

import asyncio
import statistics
import time
from contextlib import ExitStack
from typing import Any

from benchmarks.report import table
from benchmarks.servers import OPERATIONS, cases, load, require_wrk, running
from engine import DocumentCache, Operation
from resolvers import make_schema
from server.database import Database
from server.usage import UsageLog

ROUNDS = 7
SECONDS = 3
CLIENTS = 20
CALLS = 100_000


def measure(url: str) -> dict[str, Any]:
    """The parts, and CPU µs a request of both servers by operation."""
    require_wrk()
    parts = asyncio.run(_parts(url))
    with ExitStack() as stack:
        counting = stack.enter_context(running("app:create_app", url, 9305, USAGE_LOG="true"))
        silent = stack.enter_context(running("app:create_app", url, 9306, USAGE_LOG="false"))
        requests = {}
        for case in cases(url):
            cpu: dict[str, list[float]] = {"counting": [], "not": []}
            for round_ in range(ROUNDS + 1):
                for name, server in (("counting", counting), ("not", silent)):
                    before = server.cpu_seconds()
                    answered, _ = load(server.url("/graphql"), case, SECONDS if round_ else 1)
                    if round_:  # the first one warms up
                        cpu[name].append((server.cpu_seconds() - before) / answered)
            requests[case.operation] = {
                "counting_us": round(statistics.median(cpu["counting"]) * 1e6),
                "not_counting_us": round(statistics.median(cpu["not"]) * 1e6),
                "ratio": round(statistics.median(c / n for c, n in zip(cpu["counting"], cpu["not"], strict=True)), 3),
            }
    return {"parts": parts, "requests": requests}


async def _parts(url: str) -> dict[str, float]:
    database = Database(url)
    await database.connect()
    try:
        usage = UsageLog(database)
        fresh = _operations()
        started = time.perf_counter()
        for operation in fresh:
            _ = operation.coordinates
        new = (time.perf_counter() - started) / len(fresh)
        known = fresh[0]
        usage.count("client 0", known)
        started = time.perf_counter()
        for _ in range(CALLS):
            usage.count("client 0", known)
        count = (time.perf_counter() - started) / CALLS
        flushes = []
        for _ in range(ROUNDS):
            for number in range(CLIENTS):
                for operation in fresh:
                    usage.count(f"client {number}", operation)
            started = time.perf_counter()
            await usage.flush()
            flushes.append(time.perf_counter() - started)
        return {
            "count_ns": round(count * 1e9),
            "new_operation_us": round(new * 1e6),
            "flush_ms": round(statistics.median(flushes) * 1e3, 1),
        }
    finally:
        await database.disconnect()


def _operations() -> list[Operation]:
    documents = DocumentCache(make_schema())
    return [documents.get(path.read_text()).operation() for path in sorted(OPERATIONS.glob("*.graphql"))]


def tabulate(results: dict[str, Any]) -> str:
    parts = results["parts"]
    return "\n".join(
        [
            table(
                ["counting one run", "what a new operation uses", "a flush of 20 clients and 30 operations"],
                [[f"{parts['count_ns']} ns", f"{parts['new_operation_us']} µs", f"{parts['flush_ms']} ms"]],
            ),
            "",
            table(
                ["operation", "CPU µs counting", "CPU µs not counting", "ratio"],
                [
                    [
                        f"`{operation}`",
                        f"{figures['counting_us']:,}",
                        f"{figures['not_counting_us']:,}",
                        f"{figures['ratio']:.3f}",
                    ]
                    for operation, figures in results["requests"].items()
                ],
            ),
        ]
    )
