"""The schema that the migrations make, against the one that is written down for review."""

import re

import asyncpg

from tests.sql.schema_dump import COMMAND, FILE, schema_of


async def test_the_migrations_make_the_schema_that_is_written_down(connection: asyncpg.Connection) -> None:
    assert await schema_of(connection) == FILE.read_text(), f"If the change is meant, write it down: {COMMAND}"


async def test_the_schema_as_text_shows_every_kind_of_change(connection: asyncpg.Connection) -> None:
    before = (await schema_of(connection)).splitlines()
    await connection.execute(
        """
        alter table posts alter column visibility drop not null, add column pinned boolean;
        alter table mutes drop constraint mutes_not_oneself;
        drop index comments_parent_id_id_idx;
        comment on index posts_id_public_idx is 'another query';
        create function nothing() returns integer language sql as 'select 1';
        create or replace function time_of_key(key bigint) returns timestamptz language sql immutable as 'select now()';
        """
    )
    after = (await schema_of(connection)).splitlines()
    assert [re.sub(r"body \w+", "body …", line) for line in after if line not in before] == [
        "function nothing()",
        "    returns integer volatile body …",
        "    returns timestamp with time zone immutable body …",
        "    column visibility text default 'PUBLIC'::text",
        "    column pinned boolean",
        "    index posts_id_public_idx btree (id DESC)"
        " WHERE ((deleted_at IS NULL) AND (visibility = 'PUBLIC'::text)) -- another query",
    ]
    assert {line.split()[1] for line in before if line not in after} == {
        "timestamp", "visibility", "mutes_not_oneself", "comments_parent_id_id_idx", "posts_id_public_idx",
    }  # fmt: skip
