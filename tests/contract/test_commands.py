"""`nexus schema …` as people and CI run it: what it prints, where, and with which exit status."""

import json
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import pytest
from graphql import build_client_schema

from contract.sdl import Sdl
from contract.usage import Use, deprecated_in, usage_report
from resolvers import SDL
from tests.command_line import Command, finished

ROOT = Path(__file__).parents[2]


def removed_field(directory: Path) -> str:
    """A file with an older SDL, in which there was a field more."""
    text = SDL.read_text()
    place = text.index('  """\n  How many posts they have written')
    path = directory / "old.graphql"
    path.write_text(f'{text[:place]}  """\n  The same.\n  """\n  postTotal: Int!\n\n{text[place:]}')
    return str(path)


def schema(directory: Path, *arguments: str, **settings: str) -> Command:
    return finished(directory, "schema", *arguments, **settings)


# diff -----------------------------------------------------------------------------------------------------------------


def test_a_breaking_change_is_shown_and_exits_with_1(tmp_path: Path) -> None:
    command = schema(tmp_path, "diff", "--against", removed_field(tmp_path))
    assert command.process.returncode == 1
    breaking, change, *_ = command.out.splitlines()
    assert breaking == "Breaking"
    assert "old.graphql:" in change
    assert change.endswith("FIELD_REMOVED  User.postTotal was removed: operations that select it no longer validate.")
    assert command.out.splitlines()[-1] == "1 breaking, 0 dangerous, 0 safe changes"


def test_no_change_exits_with_0(tmp_path: Path) -> None:
    command = schema(tmp_path, "diff", "--against", str(SDL))
    assert (command.process.returncode, command.out, command.err) == (0, "No changes.\n", "")


def test_what_no_operation_uses_does_not_break(tmp_path: Path) -> None:
    old = removed_field(tmp_path)
    command = schema(tmp_path, "diff", "--against", old, "--usage", str(ROOT / "operations"))
    assert command.process.returncode == 0
    assert "Dangerous" in command.out
    assert "Not breaking: no known operation uses it." in command.out


async def test_what_clients_used_as_counted_does(
    tmp_path: Path, database_url: str, connection: asyncpg.Connection
) -> None:
    old = removed_field(tmp_path)
    arguments = ("diff", "--against", old, "--usage", str(ROOT / "operations"), "--usage-log")
    assert schema(tmp_path, *arguments, DATABASE_URL=database_url).process.returncode == 0
    await connection.execute(
        "insert into schema_usage values ('User.postTotal', 'web', current_date - 30, 7, now() - interval '30 days')"
    )
    command = schema(tmp_path, *arguments, DATABASE_URL=database_url)
    assert command.process.returncode == 1
    assert "Used by client web." in command.out
    assert schema(tmp_path, *arguments, "--days", "20", DATABASE_URL=database_url).process.returncode == 0


def test_the_same_as_json_and_as_annotations(tmp_path: Path) -> None:
    old = removed_field(tmp_path)
    told = json.loads(schema(tmp_path, "diff", "--against", old, "--format", "json").out)
    assert told["summary"] == {"breaking": 1, "dangerous": 0, "safe": 0}
    assert told["changes"][0]["coordinate"] == "User.postTotal"
    annotation = schema(tmp_path, "diff", "--against", old, "--format", "github").out
    assert annotation.startswith("::error file=schema.graphql,line=")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--against", "no-such-commit"), "no-such-commit"),
        (("--against", "{home}/broken.graphql"), "no valid SDL"),
        (("--against", "{sdl}", "--usage", "{home}/broken.graphql"), "Syntax Error"),
        (("--against", "{sdl}", "--usage", "{home}/nowhere"), "nowhere"),
    ],
)
def test_what_can_not_be_compared_is_told_in_a_line_and_exits_with_2(
    tmp_path: Path, arguments: tuple[str, ...], problem: str
) -> None:
    (tmp_path / "broken.graphql").write_text("type Query {")
    command = schema(tmp_path, "diff", *(text.format(home=tmp_path, sdl=SDL) for text in arguments))
    assert (command.process.returncode, command.out) == (2, "")
    assert command.err.startswith("nexus: ")
    assert problem in command.err
    assert len(command.err.splitlines()) == 1


# lint, print ----------------------------------------------------------------------------------------------------------


def test_the_sdl_keeps_the_rules(tmp_path: Path) -> None:
    command = schema(tmp_path, "lint")
    assert (command.process.returncode, command.out, command.err) == (0, "", "No findings.\n")
    assert json.loads(schema(tmp_path, "lint", "--format", "json").out) == []


def test_the_rules_are_listed_with_their_reasons(tmp_path: Path) -> None:
    command = schema(tmp_path, "lint", "--rules")
    assert command.process.returncode == 0
    assert "silence " in command.out
    assert "connection-shape      Clients page through all connections with the same code." in command.out


def test_the_contract_is_printed(tmp_path: Path) -> None:
    assert schema(tmp_path, "print").out == SDL.read_text()
    introspected = json.loads(schema(tmp_path, "print", "--format", "json").out)
    assert build_client_schema(introspected["data"]).query_type is not None


# check ----------------------------------------------------------------------------------------------------------------


def test_everything_follows_the_contract(tmp_path: Path, database_url: str) -> None:
    command = schema(tmp_path, "check", "--no-plans", "--on", database_url)
    assert (command.process.returncode, command.out, command.err) == (0, "", "No problems.\n")


def test_a_check_needs_nothing_but_itself(tmp_path: Path) -> None:
    command = schema(tmp_path, "check", "--no-plans", DATABASE_URL="postgresql://127.0.0.1:1/nothing")
    assert (command.process.returncode, command.out, command.err) == (0, "", "No problems.\n")


async def test_a_check_leaves_no_database_behind(
    tmp_path: Path, database_url: str, connection: asyncpg.Connection
) -> None:
    schema(tmp_path, "check", "--no-plans", "--on", database_url)
    assert not await connection.fetchval("select count(*) from pg_database where datname like 'nexus_scratch_%'")


def test_a_check_without_a_database_is_one_line(tmp_path: Path) -> None:
    command = schema(tmp_path, "check", "--no-plans", "--on", "postgresql://127.0.0.1:1/nothing")
    assert command.process.returncode == 1
    assert command.err.startswith("nexus: Can't connect to the database at 127.0.0.1:1/nothing: ")
    assert len(command.err.splitlines()) == 1


# usage ----------------------------------------------------------------------------------------------------------------


async def used(connection: asyncpg.Connection) -> None:
    await connection.execute(
        """
        insert into schema_usage values
            ('Post.text', 'web', '2000-01-01', 9, '2000-01-01'),
            ('Post.text', 'web', current_date, 1200, '2026-03-14 15:09:26Z'),
            ('Post.text', 'ios', current_date - 10, 1, '2026-03-04 08:00Z'),
            ('Post.gone', 'ios', current_date, 1, '2026-03-14 08:00Z')
        """
    )


async def test_who_uses_a_field_is_told(tmp_path: Path, database_url: str, connection: asyncpg.Connection) -> None:
    await used(connection)
    command = schema(tmp_path, "usage", "Post.text", DATABASE_URL=database_url)
    assert (command.process.returncode, command.err) == (0, "")
    assert command.out.splitlines() == [
        "Post.text",
        "  web  1,200 uses  last on 2026-03-14 at 15:09 UTC",
        "  ios      1 use   last on 2026-03-04 at 08:00 UTC",
    ]
    fewer = schema(tmp_path, "usage", "Post.text", "--days", "5", "--json", DATABASE_URL=database_url)
    assert json.loads(fewer.out) == [
        {"coordinate": "Post.text", "client": "web", "uses": 1200, "lastUsedAt": "2026-03-14T15:09:26+00:00"}
    ]


async def test_what_is_gone_from_the_sdl_can_still_be_asked_about(
    tmp_path: Path, database_url: str, connection: asyncpg.Connection
) -> None:
    await used(connection)
    assert "ios  1 use" in schema(tmp_path, "usage", "Post.gone", DATABASE_URL=database_url).out


def test_what_nobody_uses_is_told(tmp_path: Path, database_url: str) -> None:
    command = schema(tmp_path, "usage", "User.bio", DATABASE_URL=database_url)
    assert command.out == "User.bio\n  Nobody has used it in the last 30 days.\n"


def test_without_a_name_it_tells_of_what_is_deprecated(tmp_path: Path, database_url: str) -> None:
    command = schema(tmp_path, "usage", DATABASE_URL=database_url)
    assert command.process.returncode == 0
    assert command.out == "Nothing is deprecated. Name what you want to know about, such as Post.text.\n"


def test_what_is_deprecated_is_told_with_what_to_use_instead() -> None:
    sdl = Sdl('type Query { new: Int, old: Int @deprecated(reason: "Use `new`. Removed after 2027-01-31.") }')
    (coordinate,) = deprecated_in(sdl)
    uses = [Use(coordinate, "web", 2, datetime(2026, 3, 14, 15, 9, tzinfo=UTC))]
    assert usage_report([coordinate], uses, sdl, 30) == (
        "Query.old (deprecated: Use `new`. Removed after 2027-01-31.)\n  web  2 uses  last on 2026-03-14 at 15:09 UTC"
    )


def test_a_name_that_is_none_is_told_with_the_nearest_one(tmp_path: Path, database_url: str) -> None:
    command = schema(tmp_path, "usage", "Post.txt", DATABASE_URL=database_url)
    assert (command.process.returncode, command.out) == (2, "")
    assert command.err == (
        "nexus: There is no Post.txt in schema.graphql, and nobody has used it. Did you mean Post.text?\n"
    )


async def test_a_database_from_before_counting_says_how_to_mend_it(
    tmp_path: Path, database_url: str, connection: asyncpg.Connection
) -> None:
    await connection.execute("drop table schema_usage")
    command = schema(tmp_path, "usage", "Post.text", DATABASE_URL=database_url)
    assert (command.process.returncode, command.out) == (2, "")
    assert command.err == "nexus: This database counts no usage yet: run `nexus migrate`.\n"


# Trusted documents ----------------------------------------------------------------------------------------------------


def test_a_manifest_that_can_not_be_used_ends_the_start_with_one_line(tmp_path: Path, database_url: str) -> None:
    command = finished(
        tmp_path, "serve", "--port", "0", DATABASE_URL=database_url, TRUSTED_DOCUMENTS=str(tmp_path / "none.json")
    )
    assert (command.process.returncode, command.out) == (2, "")
    assert command.err == (
        f"nexus: Can't read the trusted documents in {tmp_path / 'none.json'}: No such file or directory.\n"
    )
