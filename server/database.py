"""The connection pool, and the one connection that each request works on."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Self

import asyncpg
import databases
import structlog

from sql import ConstraintViolated, Query, UnstorableText

ACQUIRE_TIMEOUT = 5.0
"""Seconds that a request waits for a connection."""

COMMAND_TIMEOUT = 10.0
"""Seconds that a statement may take."""

SLOW = 0.2
"""Seconds from which on a statement is logged by name."""

log = structlog.get_logger("nexus.sql")


class DatabaseUnavailable(Exception):
    """No connection could be had, or it was lost. Nothing is known of a statement that was running."""


class Database:
    """A pool of connections to PostgreSQL.

    The pool is that of `databases`; statements go straight to asyncpg, which keeps them prepared. What the pool does
    when a connection comes and goes costs half as much as a small statement, so connections are kept at hand between
    requests unless one of them is waiting for the pool's.
    """

    def __init__(self, url: str, *, min_size: int = 2, max_size: int = 10) -> None:
        self._open = False
        self._idle: list[databases.core.Connection] = []
        self._waiting = 0
        self._database = databases.Database(
            url,
            dsn=url,  # with the options that `databases` does not pass on, such as sslmode
            min_size=min_size,
            max_size=max_size,
            command_timeout=COMMAND_TIMEOUT,
            reset=_leave_as_is,
            server_settings={
                "application_name": "nexus-feed",
                # Compiling a plan takes longer than running any query of a request, and so does planning one: the
                # queries are written so that one plan serves all parameters.
                "jit": "off",
                "plan_cache_mode": "force_generic_plan",
            },
        )

    async def connect(self) -> None:
        self._open = True
        await self._database.connect()

    async def disconnect(self) -> None:
        self._open = False
        while self._idle:
            await self._idle.pop().__aexit__()
        await self._database.disconnect()

    def request(self) -> "RequestConnection":
        """A request's way to the database, to be released in the end. It takes a connection when the first statement
        needs one."""
        return RequestConnection(self)

    async def acquire(self) -> databases.core.Connection:
        """A connection. Raises DatabaseUnavailable when none can be had in time."""
        while self._idle:
            connection = self._idle.pop()
            if _is_open(connection):
                return connection
            await connection.__aexit__()  # the pool opens another one in its place
        connection = databases.core.Connection(self._database, self._database._backend)
        self._waiting += 1
        try:
            async with asyncio.timeout(ACQUIRE_TIMEOUT):
                await connection.__aenter__()
        except (*_CONNECTION_ERRORS, asyncpg.PostgresError) as error:
            raise DatabaseUnavailable(str(error) or type(error).__name__) from error
        finally:
            self._waiting -= 1
        return connection

    async def give_back(self, connection: databases.core.Connection, *, sound: bool) -> None:
        """Takes a connection back. One that is `sound` is kept at hand: its last statement, and its transaction, ended
        as they should."""
        if sound and self._open and not self._waiting:
            self._idle.append(connection)
        else:
            with _translated_errors():
                await connection.__aexit__()


class RequestConnection:
    """One connection for one request: statements run in order on it, and are counted and timed.

    It raises `sql.ConstraintViolated`, `sql.UnstorableText` and DatabaseUnavailable in place of the driver's errors.
    """

    __slots__ = ("_connection", "_database", "_lock", "_raw", "_released", "_sound", "seconds", "statements")

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: databases.core.Connection | None = None
        self._raw: Any = None
        # graphql-core's executor, which serves as the fallback, resolves fields concurrently.
        self._lock = asyncio.Lock()
        self._released = False
        self._sound = True
        self.statements = 0
        self.seconds = 0.0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.release()

    async def fetch(self, query: Query, *args: Any) -> list[Any]:
        return await self._run("fetch", query, args)  # type: ignore[no-any-return]

    async def fetch_row(self, query: Query, *args: Any) -> Any:
        return await self._run("fetchrow", query, args)

    async def execute(self, query: Query, *args: Any) -> None:
        # Not asyncpg's execute, which would not prepare the statement.
        await self._run("fetch", query, args)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[None]:
        """Commits when the block ends, rolls back when it raises."""
        async with self._lock:
            transaction = (self._raw or await self._acquire()).transaction()
        self._sound = False
        with _translated_errors():
            await transaction.start()
        try:
            yield
        except BaseException:
            # What went wrong in the block matters more than a connection that is too broken to roll back.
            with suppress(DatabaseUnavailable), _translated_errors():
                await transaction.rollback()
            raise
        with _translated_errors():
            await transaction.commit()
        self._sound = True

    async def release(self) -> None:
        """Gives the connection back to the pool, if one was taken.

        Waits for a statement that is still running, and lets none start any more: graphql-core does not wait for the
        siblings of a field that failed.
        """
        async with self._lock:
            self._released = True
            connection, self._connection, self._raw = self._connection, None, None
            if connection is not None:
                await self._database.give_back(connection, sound=self._sound)

    async def _run(self, method: str, query: Query, args: tuple[Any, ...]) -> Any:
        async with self._lock:
            raw = self._raw or await self._acquire()
            started = time.perf_counter()
            try:
                with _translated_errors():
                    return await getattr(raw, method)(query.text, *args)
            except BaseException:
                self._sound = False
                raise
            finally:
                elapsed = time.perf_counter() - started
                self.statements += 1
                self.seconds += elapsed
                if elapsed >= SLOW:
                    log.warning("slow statement", query=f"{query.domain}.{query.name}", ms=round(elapsed * 1000, 1))

    async def _acquire(self) -> Any:
        """The driver's connection. It is there until the request is over."""
        if self._released:
            raise DatabaseUnavailable("The request is over.")
        self._connection = await self._database.acquire()
        self._raw = self._connection.raw_connection
        return self._raw


def _is_open(connection: databases.core.Connection) -> bool:
    try:
        return not connection.raw_connection.is_closed()
    except asyncpg.InterfaceError:
        return False  # the pool has taken it back, as it does when a connection is lost


class _translated_errors:
    """Raises the errors that callers know in place of the driver's."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _type: object, error: BaseException | None, _traceback: object) -> None:
        if error is None:
            return
        if isinstance(error, asyncpg.IntegrityConstraintViolationError):
            # The driver's error quotes the whole row, with a password hash in it: it must not get into a log.
            raise ConstraintViolated(error.constraint_name or "") from None
        if isinstance(error, asyncpg.CharacterNotInRepertoireError | asyncpg.UntranslatableCharacterError):
            raise UnstorableText from error
        if isinstance(error, _CONNECTION_ERRORS):
            raise DatabaseUnavailable(str(error) or type(error).__name__) from error


_CONNECTION_ERRORS = (
    OSError,  # TimeoutError is one
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.TooManyConnectionsError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.InterfaceError,
    # What asyncpg says when the server has ended an idle connection and the end of the stream is still on its way.
    asyncpg.InternalClientError,
)


async def _leave_as_is(_connection: object) -> None:
    """What a connection goes through on its way back to the pool: nothing, as no request changes its session. That
    saves every request the round trip of a reset."""
