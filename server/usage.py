"""Counts who uses what of the schema: by client and schema coordinate, a row a day."""

import asyncio
import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress

import structlog

from engine import Operation
from server.database import Database, DatabaseUnavailable
from sql import queries

INTERVAL = 30.0
"""Seconds between two flushes."""

MAX_CLIENTS = 200
"""How many clients are told apart between two flushes; those beyond are counted together."""

MAX_PAIRS = 1_000
"""How many pairs of client and operation are counted before they are taken apart into coordinates."""

UNNAMED = "(unnamed)"
OTHERS = "(others)"

_NAME = re.compile(rb"[\x21-\x7e](?:[\x20-\x7e]{0,62}[\x21-\x7e])?")

log = structlog.get_logger("nexus.usage")


def client_of(headers: Mapping[bytes, bytes]) -> str:
    """The name that a client gives itself: up to 64 printable characters in `graphql-client-name`, or in the header
    that Apollo's clients send for it."""
    name = headers.get(b"graphql-client-name") or headers.get(b"apollographql-client-name")
    if name is None or not _NAME.fullmatch(name) or name.startswith(b"("):
        return UNNAMED
    return name.decode("ascii")


class UsageLog:
    """Counts in memory, and writes to the table `schema_usage` at intervals.

    Counting is one addition: what an operation uses is worked out once, and taken apart when it is written. What could
    not be written stays for the next time. Memory is bounded by clients times coordinates.
    """

    def __init__(self, database: Database, *, interval: float = INTERVAL) -> None:
        self._database = database
        self._interval = interval
        self._pairs: dict[tuple[str, frozenset[str]], int] = {}
        self._counts: Counter[tuple[str, str]] = Counter()
        self._clients: set[str] = set()
        self._stopping = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def count(self, client: str, operation: Operation) -> None:
        """Counts one run of an operation."""
        pair = client, operation.coordinates
        try:
            self._pairs[pair] += 1
        except KeyError:
            if client not in self._clients:
                if len(self._clients) >= MAX_CLIENTS:
                    client = OTHERS
                self._clients.add(client)
                pair = client, operation.coordinates
            self._pairs[pair] = self._pairs.get(pair, 0) + 1
            if len(self._pairs) >= MAX_PAIRS:
                self._take_apart()

    async def start(self) -> None:
        self._task = asyncio.create_task(self._flush_at_intervals())

    async def stop(self) -> None:
        """Writes what is left."""
        self._stopping.set()
        if self._task is not None:
            await self._task

    async def flush(self) -> None:
        """Writes what was counted since the last time."""
        self._take_apart()
        if not self._counts:
            return
        counts, self._counts, self._clients = self._counts, Counter(), set()
        # In one order, so that two processes that write the same rows don't wait for each other in a circle.
        rows = sorted((client, coordinate, uses) for (client, coordinate), uses in counts.items())
        try:
            async with self._database.request() as connection:
                await connection.execute(queries.usage.add_schema_usage, *map(list, zip(*rows, strict=True)))
                await connection.execute(queries.usage.forget_schema_usage)
        except DatabaseUnavailable as error:
            self._counts += counts
            self._clients |= {client for client, _ in counts}
            log.warning("usage not written yet", rows=len(rows), reason=str(error))

    async def _flush_at_intervals(self) -> None:
        while not self._stopping.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(self._interval):
                    await self._stopping.wait()
            try:
                await self.flush()
            except Exception:
                # Counting must go on, whatever is wrong with the table.
                log.exception("usage lost")

    def _take_apart(self) -> None:
        pairs, self._pairs = self._pairs, {}
        for (client, coordinates), uses in pairs.items():
            for coordinate in coordinates:
                self._counts[client, coordinate] += uses
