"""The loader of named queries, and what holds for every query and index."""

import re
from pathlib import Path

import asyncpg
import pytest

from sql import Domain, Queries, Query, queries

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "sql" / "queries").glob("*.sql"))
ALL = {f"{query.domain}.{query.name}": query for query in queries}


def file_with(directory: Path, text: str) -> Path:
    path = directory / "things.sql"
    path.write_text(text)
    return path


# The loader -----------------------------------------------------------------------------------------------------------


def test_a_query_is_found_by_its_file_and_name(tmp_path: Path) -> None:
    file_with(tmp_path, "-- name: one\n-- The one.\nselect 1;\n\n-- name: two\n-- Two ($1 of what).\nselect 2, $1;\n")
    loaded = Queries(tmp_path)
    assert loaded.things.one.text == "-- The one.\nselect 1"
    assert loaded.things.two.text == "-- Two ($1 of what).\nselect 2, $1"
    assert repr(loaded.things.two) == "<Query things.two>"
    assert [query.name for query in loaded] == ["one", "two"]


def test_two_queries_of_one_name_are_refused(tmp_path: Path) -> None:
    path = file_with(tmp_path, "-- name: one\nselect 1;\n-- name: one\nselect 2;\n")
    with pytest.raises(ValueError, match=r"^things\.sql has two queries named one\.$"):
        Domain(path)


def test_what_does_not_exist_is_named(tmp_path: Path) -> None:
    file_with(tmp_path, "-- name: one\nselect 1;\n")
    loaded = Queries(tmp_path)
    with pytest.raises(AttributeError, match="no query named three"):
        _ = loaded.things.three
    with pytest.raises(AttributeError, match=r"no query file named others\.sql"):
        _ = loaded.others


# Every query ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_queries_holds_nothing_but_queries(path: Path) -> None:
    text = path.read_text()
    assert text.startswith("-- name: ")
    assert len(list(Domain(path))) == len(re.findall(r"^-- name: [a-z][a-z_]*$", text, re.MULTILINE))
    for statement in re.split(r"^-- name: .*$", text, flags=re.MULTILINE)[1:]:
        assert statement.rstrip().endswith(";")
        assert statement.count(";") - sum(line.count(";") for line in statement.splitlines() if line[:2] == "--") == 1


@pytest.mark.parametrize("name", ALL)
def test_a_query_opens_with_its_intent_and_its_parameters(name: str) -> None:
    lines = ALL[name].text.splitlines()
    comment = " ".join(line.removeprefix("--").strip() for line in lines if line.startswith("--"))
    assert lines[0].startswith("-- ")
    assert comment[0].isupper()
    statement = re.sub(r"--.*", "", ALL[name].text)
    for parameter in set(re.findall(r"\$\d+", statement)):
        assert re.search(re.escape(parameter) + r"\b", comment), f"The comment does not say what {parameter} is."


# Every index ----------------------------------------------------------------------------------------------------------

INDEXES = """
select i.relname as name, t.relname as table_name, obj_description(i.oid, 'pg_class') as comment
from pg_index x
join pg_class i on i.oid = x.indexrelid
join pg_class t on t.oid = x.indrelid
where i.relnamespace = 'public'::regnamespace
  and not exists (select from pg_constraint c where c.conindid = i.oid and c.conrelid = t.oid)
"""


async def test_every_index_names_the_queries_that_it_serves(connection: asyncpg.Connection) -> None:
    names = {query.name for query in queries}
    indexes = await connection.fetch(INDEXES)
    assert indexes
    for index in indexes:
        served = (index["comment"] or "").split(", ")
        assert set(served) <= names, f"{index['name']} is for {index['comment']!r}"


async def test_every_index_is_named_after_its_table(connection: asyncpg.Connection) -> None:
    for index in await connection.fetch(INDEXES):
        assert index["name"].startswith(f"{index['table_name']}_")


# Foreign keys whose rows are looked for by no index when what they point at goes. A person's row goes only with the
# account, and posts and comments keep their rows when they are deleted.
UNINDEXED = {
    "comment_likes_user_id_fkey",
    "comments_author_id_fkey",
    "mutes_muted_id_fkey",
    "post_likes_user_id_fkey",
    "posts_quoted_post_id_fkey",
}


async def test_the_foreign_keys_without_an_index_are_known(connection: asyncpg.Connection) -> None:
    """A list to look at when deleting accounts is built: each costs a scan of its table then."""
    rows = await connection.fetch(
        """
        select k.conname
        from pg_constraint k
        where k.contype = 'f' and k.connamespace = 'public'::regnamespace
          and not exists (
              select from pg_index x where x.indrelid = k.conrelid and (x.indkey::smallint[])[0] = any(k.conkey)
          )
        """
    )
    assert {row["conname"] for row in rows} == UNINDEXED


def test_a_query_knows_its_domain() -> None:
    query = queries.post.posts_by_ids
    assert isinstance(query, Query)
    assert (query.domain, query.name) == ("post", "posts_by_ids")
