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

MAX_PAIRS = 200
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
        self._counts: dict[str, Counter[str]] = {}
        self._stopping = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def count(self, client: str, operation: Operation) -> None:
        """Counts one run of an operation."""
        pair = client, operation.coordinates
        try:
            self._pairs[pair] += 1
        except KeyError:
            if client not in self._counts:
                if len(self._counts) >= MAX_CLIENTS:
                    client = OTHERS
                    pair = client, operation.coordinates
                self._counts.setdefault(client, Counter())
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
        await self._flush_or_lose()

    async def flush(self) -> None:
        """Writes what was counted since the last time: a statement a client, so that requests are not kept waiting."""
        self._take_apart()
        counts = {client: uses for client, uses in self._counts.items() if uses}
        self._counts = {}
        if not counts:
            return
        try:
            async with self._database.request() as connection:
                # In one order, so that two processes that write the same rows don't wait for each other in a circle.
                for client in sorted(counts):
                    uses = sorted(counts[client].items())
                    await connection.execute(
                        queries.usage.add_schema_usage, client, *map(list, zip(*uses, strict=True))
                    )
                    del counts[client]
                await connection.execute(queries.usage.forget_schema_usage)
        except DatabaseUnavailable as error:
            for client, uses_of_client in counts.items():
                self._counts.setdefault(client, Counter()).update(uses_of_client)
            log.warning("usage not written yet", clients=len(counts), reason=str(error))

    async def _flush_at_intervals(self) -> None:
        while not self._stopping.is_set():
            await self._flush_or_lose()
            with suppress(TimeoutError):
                async with asyncio.timeout(self._interval):
                    await self._stopping.wait()

    async def _flush_or_lose(self) -> None:
        try:
            await self.flush()
        except Exception:
            # Counting must go on, whatever is wrong with the table.
            log.exception("usage lost")

    def _take_apart(self) -> None:
        pairs, self._pairs = self._pairs, {}
        for (client, coordinates), uses in pairs.items():
            counts = self._counts[client]
            for coordinate in coordinates:
                counts[coordinate] += uses
