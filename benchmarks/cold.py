"""What a document costs that was never seen before, beside graphql-core's parse and validate alone:
`python -m benchmarks cold`.

The cost is that of looking the operation up for the first time, which parses and validates, and finds out what of the
schema is used; and of what its first execution takes more than any later one: planning, and answering leaf by leaf. The
second execution compiles what the later ones run; what it takes more than they do is shown as well. Rows come from
memory.
"""

import asyncio
import statistics
import time
from itertools import count
from typing import Any

from graphql import parse, validate

from benchmarks.report import table
from benchmarks.servers import SECRET, Case, cases
from engine import Executor
from resolvers import make_schema
from resolvers.context import RequestContext
from server.accounts import Accounts
from server.database import Database, RequestConnection
from sql import Query

ROUNDS = 40


class Remembered:
    """A request's way to the database that asks for the same thing only once."""

    def __init__(self, connection: RequestConnection) -> None:
        self._connection = connection
        self._rows: dict[str, Any] = {}

    async def fetch(self, query: Query, *args: Any) -> Any:
        key = f"{query.name}{args}"
        if key not in self._rows:
            self._rows[key] = await self._connection.fetch(query, *args)
        return self._rows[key]

    async def fetch_row(self, query: Query, *args: Any) -> Any:
        return next(iter(await self.fetch(query, *args)), None)

    execute = fetch

    def transaction(self) -> Any:
        return self._connection.transaction()


def measure(url: str) -> dict[str, Any]:
    """Milliseconds by operation."""
    return asyncio.run(_measure(url, cases(url)))


async def _measure(url: str, requests: list[Case]) -> dict[str, Any]:
    database, accounts = Database(url), Accounts(SECRET)
    await database.connect()
    try:
        return {case.operation: await _compare(case, database, accounts) for case in requests}
    finally:
        await database.disconnect()


async def _compare(case: Case, database: Database, accounts: Accounts) -> dict[str, float]:
    schema = make_schema()
    executor = Executor(schema)
    viewer = accounts.user_of_token(case.token) if case.token else None
    numbers = count()
    alone, cold, compiling = [], [], []
    async with database.request() as connection:
        context = RequestContext(viewer, Remembered(connection), accounts)  # type: ignore[arg-type]
        for _ in range(ROUNDS):
            text = f"{case.document}# {next(numbers)}"
            started = time.process_time()
            assert not validate(schema, parse(text))
            alone.append(time.process_time() - started)

            text = f"{case.document}# {next(numbers)}"
            started = time.process_time()
            operation = executor.operation(text)
            _ = operation.coordinates  # the server counts who uses what
            looked_up = time.process_time() - started
            first, second, third = [await _executed(executor, operation, case, context) for _ in range(3)]
            cold.append(looked_up + first - third)
            compiling.append(second - third)
    return {
        "parse_and_validate_ms": round(statistics.median(alone) * 1000, 2),
        "cold_ms": round(statistics.median(cold) * 1000, 2),
        "compiling_ms": round(statistics.median(compiling) * 1000, 2),
        "ratio": round(statistics.median(c / a for c, a in zip(cold, alone, strict=True)), 2),
    }


async def _executed(executor: Executor, operation: Any, case: Case, context: RequestContext) -> float:
    started = time.process_time()
    result = await executor.execute(operation, case.variables, context)
    seconds = time.process_time() - started
    assert not result.errors
    return seconds


def tabulate(results: dict[str, Any]) -> str:
    return table(
        ["operation", "parse and validate ms", "cold document ms", "ratio", "compiling, the second time ms"],
        [
            [
                f"`{operation}`",
                f"{figures['parse_and_validate_ms']:.2f}",
                f"{figures['cold_ms']:.2f}",
                f"{figures['ratio']:.2f} ×",
                f"{figures['compiling_ms']:.2f}",
            ]
            for operation, figures in results.items()
        ],
    )
