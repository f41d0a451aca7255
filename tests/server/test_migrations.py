"""Migrations: each once, in order, all or nothing; and the schema that they make."""

import asyncio
import os
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from server.migrations import MigrationError, migrate
from sql import MIGRATIONS
from tests.conftest import TEMPLATE_VARIABLE, on_server, url_of


@pytest.fixture
async def empty_database_url() -> AsyncIterator[str]:
    """A database without so much as a schema."""
    name = f"{os.environ[TEMPLATE_VARIABLE]}_{secrets.token_hex(6)}"
    await on_server(f"create database {name}")
    yield url_of(name)
    await on_server(f"drop database {name} with (force)")


@pytest.fixture
async def empty(empty_database_url: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(empty_database_url)
    yield connection
    await connection.close()


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """Two migrations: a table, and a row in it."""
    (tmp_path / "0001_table.sql").write_text("create table things (name text primary key);")
    (tmp_path / "0002_row.sql").write_text("insert into things values ('a');")
    return tmp_path


async def names(connection: asyncpg.Connection) -> list[str]:
    return [row["name"] for row in await connection.fetch("select name from things order by name")]


async def history(connection: asyncpg.Connection) -> list[str]:
    return [row["name"] for row in await connection.fetch("select name from schema_migrations order by name")]


async def lock_is_free(url: str) -> bool:
    """Whether another connection could migrate right now."""
    other = await asyncpg.connect(url)
    try:
        async with asyncio.timeout(5):
            return await migrate(other, Path("/nonexistent")) == []
    except MigrationError:  # it got as far as comparing histories
        return True
    finally:
        await other.close()


async def test_a_new_database_gets_every_migration_in_order(empty: asyncpg.Connection) -> None:
    files = sorted(path.name for path in MIGRATIONS.glob("*.sql"))
    assert await migrate(empty) == files
    assert await history(empty) == files
    assert await empty.fetchval("select count(*) from users") == 0


async def test_migrating_twice_is_harmless(empty: asyncpg.Connection, directory: Path) -> None:
    assert await migrate(empty, directory) == ["0001_table.sql", "0002_row.sql"]
    assert await migrate(empty, directory) == []
    assert await names(empty) == ["a"]


async def test_only_what_is_missing_is_applied(empty: asyncpg.Connection, directory: Path) -> None:
    await migrate(empty, directory)
    (directory / "0003_row.sql").write_text("insert into things values ('b');")
    assert await migrate(empty, directory) == ["0003_row.sql"]
    assert await names(empty) == ["a", "b"]


async def test_other_files_are_not_migrations(empty: asyncpg.Connection, directory: Path) -> None:
    (directory / "notes.sql").write_text("drop table things;")
    (directory / "0003_notes.txt").write_text("drop table things;")
    await migrate(empty, directory)
    assert await names(empty) == ["a"]


async def test_processes_that_migrate_at_once_wait_for_each_other(
    empty: asyncpg.Connection, empty_database_url: str, directory: Path
) -> None:
    (directory / "0003_slow.sql").write_text("select pg_sleep(0.2);")
    connections = [await asyncpg.connect(empty_database_url) for _ in range(4)]
    try:
        done = await asyncio.gather(*(migrate(connection, directory) for connection in connections))
    finally:
        for connection in connections:
            await connection.close()
    assert sorted(map(len, done)) == [0, 0, 0, 3]
    assert await names(empty) == ["a"]


async def test_a_migration_that_was_changed_afterwards_is_refused(
    empty: asyncpg.Connection, empty_database_url: str, directory: Path
) -> None:
    await migrate(empty, directory)
    (directory / "0001_table.sql").write_text("create table things (name text);")
    (directory / "0003_row.sql").write_text("insert into things values ('b');")
    with pytest.raises(MigrationError, match=r"^The migration 0001_table\.sql has changed since"):
        await migrate(empty, directory)
    assert await names(empty) == ["a"]
    assert await lock_is_free(empty_database_url)


async def test_a_migration_that_is_not_known_is_refused(
    empty: asyncpg.Connection, empty_database_url: str, directory: Path
) -> None:
    await migrate(empty, directory)
    (directory / "0002_row.sql").rename(directory / "0003_row.sql")
    with pytest.raises(MigrationError, match=r"0002_row\.sql, which this version does not know"):
        await migrate(empty, directory)
    assert await names(empty) == ["a"]
    assert await lock_is_free(empty_database_url)


async def test_a_migration_that_fails_leaves_what_was_before(
    empty: asyncpg.Connection, empty_database_url: str, directory: Path
) -> None:
    broken = directory / "0003_broken.sql"
    broken.write_text("insert into things values ('b'); create table others (); insert into things values ('a');")
    with pytest.raises(MigrationError, match=r"^The migration 0003_broken\.sql failed: .*things_pkey"):
        await migrate(empty, directory)
    assert await names(empty) == ["a"]
    assert await history(empty) == ["0001_table.sql", "0002_row.sql"]
    assert await empty.fetchval("select to_regclass('others') is null")
    assert await lock_is_free(empty_database_url)
    # Once it is mended, it goes on from there.
    broken.write_text("insert into things values ('b');")
    assert await migrate(empty, directory) == ["0003_broken.sql"]
    assert await names(empty) == ["a", "b"]
