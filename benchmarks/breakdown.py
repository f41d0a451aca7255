"""Where the server's CPU time of a request goes: `python -m benchmarks breakdown`.

The application answers one request after the other in this process, put together from parts that take their own time,
with the real database behind it. What the HTTP server and sockets add is what is missing to the time of a process under
load, which `benchmarks.throughput` measures.
"""

import asyncio
import logging
import statistics
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import StringIO
from typing import Any

import orjson
import uvloop
from graphql import ExecutionResult
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Message

from benchmarks.report import table
from benchmarks.servers import SECRET, Case, cases
from engine import Executor, Operation
from resolvers import make_schema
from resolvers.context import RequestContext
from server.accounts import Accounts
from server.database import Database, RequestConnection
from server.errors import format_error
from server.http import GraphQLTransport
from server.logs import configure_logs
from server.persisted import PersistedDocuments
from server.settings import load_settings
from sql import Query

ROUNDS = 60
REQUESTS = 20
PHASES = ["transport", "look-up", "SQL client", "plan", "encoding"]


class Clock:
    """CPU seconds by phase."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.reset()

    def reset(self) -> None:
        self.seconds = dict.fromkeys(["whole", "look-up", "execution", "SQL client", "encoding"], 0.0)

    def add(self, phase: str, started: float) -> None:
        self.seconds[phase] += time.process_time() - started


class TimedExecutor(Executor):
    def __init__(self, clock: Clock) -> None:
        super().__init__(make_schema())
        self._clock = clock

    def operation(self, source: str, name: str | None = None) -> Operation:
        started = time.process_time()
        operation = super().operation(source, name)
        self._clock.add("look-up", started)
        return operation

    async def execute(self, *args: Any, **kwargs: Any) -> ExecutionResult:
        started = time.process_time()
        result = await super().execute(*args, **kwargs)
        self._clock.add("execution", started)
        # What the transport does with it, once more.
        started = time.process_time()
        orjson.dumps({"data": result.data})
        self._clock.add("encoding", started)
        return result


class TimedConnection(RequestConnection):
    __slots__ = ("_clock",)

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database)
        self._clock = clock

    async def _run(self, method: str, query: Query, args: tuple[Any, ...]) -> Any:
        started = time.process_time()
        try:
            return await super()._run(method, query, args)
        finally:
            self._clock.add("SQL client", started)


class TimedDatabase(Database):
    def __init__(self, url: str, clock: Clock) -> None:
        super().__init__(url)
        self._clock = clock

    def request(self) -> RequestConnection:
        return TimedConnection(self, self._clock)


def measure(url: str) -> dict[str, Any]:
    """µs of CPU by operation and phase."""
    requests = cases(url)
    log, sys.stderr = sys.stderr, StringIO()
    try:
        configure_logs(load_settings(environment="production", secret_key=SECRET, log_level="info"))
        return uvloop.run(_measure(url, requests))
    finally:
        sys.stderr = log
        logging.getLogger().handlers.clear()


async def _measure(url: str, requests: list[Case]) -> dict[str, Any]:
    clock = Clock()
    database, accounts = TimedDatabase(url, clock), Accounts(SECRET)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await database.connect()
        yield
        await database.disconnect()

    def make_context(viewer: int | None, connection: RequestConnection) -> RequestContext:
        return RequestContext(viewer, connection, accounts)

    transport = GraphQLTransport(
        TimedExecutor(clock), database, accounts, make_context, format_error, PersistedDocuments({})
    )
    app = Starlette(routes=[Route("/graphql", transport)], lifespan=lifespan)
    async with app.router.lifespan_context(app):
        return {case.operation: await _phases(app, case, clock) for case in requests}


async def _phases(app: Starlette, case: Case, clock: Clock) -> dict[str, int]:
    rounds: dict[str, list[float]] = {phase: [] for phase in PHASES}
    for _ in range(ROUNDS):
        clock.reset()
        for _ in range(REQUESTS):
            started = time.process_time()
            await _ask(app, case)
            clock.add("whole", started)
        seconds = clock.seconds
        # Encoding was done twice, so it is taken off twice.
        around = seconds["whole"] - seconds["look-up"] - seconds["execution"] - 2 * seconds["encoding"]
        for phase, spent in {
            "transport": around,
            "look-up": seconds["look-up"],
            "SQL client": seconds["SQL client"],
            "plan": seconds["execution"] - seconds["SQL client"],
            "encoding": seconds["encoding"],
        }.items():
            rounds[phase].append(spent / REQUESTS)
    return {phase: round(statistics.median(spent) * 1e6) for phase, spent in rounds.items()}


async def _ask(app: Starlette, case: Case) -> None:
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/graphql",
        "root_path": "",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in case.headers.items()],
    }
    answer: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": case_body, "more_body": False}

    async def send(message: Message) -> None:
        answer.append(message)

    case_body = _bodies.setdefault(case.operation, case.body.encode())
    # A task of its own, as an HTTP server gives it one.
    await asyncio.create_task(app(scope, receive, send))
    assert answer[0]["status"] == 200


_bodies: dict[str, bytes] = {}


def tabulate(results: dict[str, Any]) -> str:
    return table(
        ["operation", *PHASES, "sum"],
        [
            [f"`{operation}`", *(f"{phases[phase]:,}" for phase in PHASES), f"{sum(phases.values()):,}"]
            for operation, phases in results.items()
        ],
    )
