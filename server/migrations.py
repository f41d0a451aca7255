"""Brings a database to the schema of `sql/migrations`, one file after the other, each once."""

import hashlib
from pathlib import Path

import asyncpg

from sql import MIGRATIONS

# One process migrates at a time; the others wait and then find nothing to do. The number is arbitrary but fixed.
LOCK = 7_345_201_118


class MigrationError(Exception):
    """The database's history and the files don't fit, or a migration failed. The message is one line for a person."""


async def migrate(connection: asyncpg.Connection, directory: Path = MIGRATIONS) -> list[str]:
    """Applies what is missing, and returns the names of what it applied.

    Raises MigrationError when a file that was applied has changed or is gone, and when a migration fails, which leaves
    the database as the one before left it.
    """
    await connection.execute(f"select pg_advisory_lock({LOCK})")
    try:
        await connection.execute(
            """
            create table if not exists schema_migrations (
                name       text        primary key,
                digest     text        not null,
                applied_at timestamptz not null default now()
            )
            """
        )
        applied = {
            row["name"]: row["digest"] for row in await connection.fetch("select name, digest from schema_migrations")
        }
        files = sorted(directory.glob("[0-9]*.sql"))
        _check_history(applied, files)
        done = []
        for file in files:
            if file.name not in applied:
                await _apply(connection, file)
                done.append(file.name)
        return done
    finally:
        await connection.execute(f"select pg_advisory_unlock({LOCK})")


async def _apply(connection: asyncpg.Connection, file: Path) -> None:
    try:
        async with connection.transaction():
            await connection.execute(file.read_text())
            await connection.execute(
                "insert into schema_migrations (name, digest) values ($1, $2)", file.name, _digest(file)
            )
    except asyncpg.PostgresError as error:
        raise MigrationError(f"The migration {file.name} failed: {error.message or error}") from error


def _check_history(applied: dict[str, str], files: list[Path]) -> None:
    known = {file.name: file for file in files}
    for name, digest in applied.items():
        if name not in known:
            raise MigrationError(f"The database has the migration {name}, which this version does not know.")
        if _digest(known[name]) != digest:
            raise MigrationError(f"The migration {name} has changed since the database got it. Write a new one.")


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
