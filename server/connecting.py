"""Connections of their own, beside the pool: for migrations, demo data and checks."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from server.database import ACQUIRE_TIMEOUT, DatabaseUnavailable

OLDEST_VERSION = 15

STATEMENT_ERROR = asyncpg.PostgresError
"""What a connection raises for a statement that is wrong."""


async def connect(url: str) -> asyncpg.Connection:
    """A connection. Raises DatabaseUnavailable with one line for a person."""
    try:
        connection = await asyncpg.connect(url, timeout=ACQUIRE_TIMEOUT, server_settings={"jit": "off"})
    except (OSError, ValueError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        reason = str(error).splitlines()[0] if str(error) else "no answer"
        raise DatabaseUnavailable(f"Can't connect to the database at {_place(url)}: {reason}") from None
    version = connection.get_server_version()
    if version.major < OLDEST_VERSION:
        await connection.close()
        raise DatabaseUnavailable(
            f"The database at {_place(url)} is PostgreSQL {version.major}; {OLDEST_VERSION} or newer is needed."
        )
    return connection


@asynccontextmanager
async def scratch_database(url: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection to a new, empty database on the server of the URL, which goes with the block. Plans are made there
    as for the server's own statements. Raises DatabaseUnavailable, also when the user may not make databases."""
    name = f"nexus_scratch_{secrets.token_hex(6)}"
    server = await connect(url)
    try:
        try:
            await server.execute(f"create database {name}")
        except asyncpg.PostgresError as error:
            raise DatabaseUnavailable(f"Can't make a database beside the one at {_place(url)}: {error}") from None
        try:
            connection = await connect(urlunsplit(urlsplit(url)._replace(path=f"/{name}")))
            try:
                await connection.execute("set plan_cache_mode = force_generic_plan")
                yield connection
            finally:
                await connection.close()
        finally:
            await server.execute(f"drop database {name} with (force)")
    finally:
        await server.close()


def _place(url: str) -> str:
    """Where a database is, without user and password."""
    try:
        parts = urlsplit(url)
        return f"{parts.hostname or 'a local socket'}{f':{parts.port}' if parts.port else ''}{parts.path}"
    except ValueError:
        return "the given address"
