"""`nexus schema check`: that everything follows the contract, and what it says when something does not."""

from collections.abc import Sequence
from pathlib import Path

import asyncpg
import pytest
from graphql import GraphQLSchema

from contract.check import check_code, check_database
from contract.check.bindings import check_fields, check_given
from contract.check.documents import check_operations, check_trusted
from contract.check.plans import check_plans
from contract.check.problem import Problem
from contract.check.statements import check_references, check_statements
from engine import BatchInfo, BatchObjectType, Row, make_schema
from sql import Queries, Query


def said(problems: Sequence[Problem]) -> list[str]:
    return [str(problem) for problem in problems]


def test_the_code_follows_the_contract() -> None:
    assert said(check_code()) == []


async def test_the_database_follows_the_contract(database_url: str) -> None:
    assert said(await check_database(database_url, plans=False, report=lambda *_: None)) == []


# Resolvers ------------------------------------------------------------------------------------------------------------

post = BatchObjectType("Post")


@post.field("comments")
def comments(posts: Sequence[Row], _info: BatchInfo) -> list[str]:
    return ["" for _ in posts]


@post.fields("viewerHasLiked")
def state(posts: Sequence[Row], _info: BatchInfo) -> Sequence[Row]:
    return posts


query = BatchObjectType("Query")


@query.field("posts")
def posts(_parents: Sequence[Row], _info: BatchInfo) -> list[list[Row]]:
    return [[]]


def schema_of(sdl: str) -> GraphQLSchema:
    return make_schema(sdl, [query, post])


SDL = """
scalar DateTime
enum Visibility { PUBLIC FOLLOWERS }
type Author { handle: String! }
type Post {
  text: String!
  likeCount: Int!
  createdAt: DateTime!
  visibility: Visibility!
  hashtags: [String!]!
  viewerHasLiked: Boolean!
  author: Author!
  comments(first: Int): String!
}
input PostFilter { ofAuthor: String }
type Query { posts(filter: PostFilter): [Post!]! }
"""


def test_every_field_with_a_resolver_or_a_column_is_bound() -> None:
    assert said(list(check_fields(schema_of(SDL)))) == []


def test_a_column_can_not_know_of_arguments() -> None:
    schema = schema_of(SDL.replace("text: String!", "text(length: Int): String!"))
    assert said(list(check_fields(schema))) == [
        "Post.text: it reads the column text, which can't know of its arguments: bind a resolver. [field-bound]"
    ]


def test_a_field_that_is_bound_to_nothing_is_named() -> None:
    schema = schema_of(SDL)
    schema.type_map["Post"].fields["likeCount"].extensions.clear()  # type: ignore[attr-defined]
    assert said(list(check_fields(schema))) == [
        "Post.likeCount: it has neither a batch resolver nor a column. [field-bound]"
    ]


def test_everything_that_clients_give_is_read(tmp_path: Path) -> None:
    source = tmp_path / "post.py"
    source.write_text('info.args["first"], info.args.get("filter")["of_author"]')
    assert said(list(check_given(schema_of(SDL), [source]))) == []


def test_what_no_resolver_reads_is_named(tmp_path: Path) -> None:
    source = tmp_path / "post.py"
    source.write_text('info.args["filter"]')
    assert said(list(check_given(schema_of(SDL), [source]))) == [
        'Post.comments(first:): no resolver reads "first": what clients give here is ignored. [argument-read]',
        'PostFilter.ofAuthor: no resolver reads "of_author": what clients give here is ignored. [argument-read]',
    ]


# Operations -----------------------------------------------------------------------------------------------------------


def operation(directory: Path, text: str) -> list[str]:
    path = directory / "operations" / "latest_posts.graphql"
    path.parent.mkdir()
    path.write_text(text)
    return said(list(check_operations(schema_of(SDL), [path])))


def test_an_operation_is_valid_and_named_after_its_file(tmp_path: Path) -> None:
    assert operation(tmp_path, "query LatestPosts { posts { text } }") == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "query LatestPosts {\n  posts { txet }\n}",
            ":2: Cannot query field 'txet' on type 'Post'. Did you mean 'text'?",
        ),
        ("query LatestPosts {\n  posts {", ":2: Syntax Error: Expected Name, found <EOF>."),
        ("query Latest { posts { text } }", ": it must hold one operation named LatestPosts; it holds Latest."),
        (
            "{ posts { text } }",
            ": it must hold one operation named LatestPosts; it holds an operation without a name.",
        ),
        (
            "query LatestPosts { ...F } fragment F on Query { posts { text } } query B { posts { text } }",
            ": it must hold one operation named LatestPosts; it holds LatestPosts, B.",
        ),
    ],
)
def test_what_is_wrong_with_an_operation_is_told_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    assert operation(tmp_path, text) == [f"operations/latest_posts.graphql{problem} [operation-valid]"]


def test_a_trusted_document_that_can_no_longer_be_run_is_named() -> None:
    documents = {"abc": "{ posts { text } }", "def": "{ posts { body } }", "ghi": "{"}
    assert said(list(check_trusted(schema_of(SDL), documents))) == [
        "trusted document def: Cannot query field 'body' on type 'Post'. [trusted-valid]",
        "trusted document ghi: Syntax Error: Expected Name, found <EOF>. [trusted-valid]",
    ]


# Queries --------------------------------------------------------------------------------------------------------------


def queries_of(directory: Path, *texts: str) -> list[Query]:
    (directory / "post.sql").write_text("\n".join(texts))
    return list(Queries(directory))


def test_every_query_is_used_and_every_used_query_exists(tmp_path: Path) -> None:
    found = queries_of(tmp_path, "-- name: one\nselect 1;", "-- name: two\nselect 2;")
    source = tmp_path / "feed.py"
    source.write_text("fetch(queries.post.one); fetch(queries.post.two)")
    assert said(list(check_references(found, [source]))) == []
    source.write_text("fetch(queries.post.one); fetch(queries.post.three)")
    assert said(list(check_references(found, [source]))) == [
        "sql/queries/post.sql: two: nothing uses this query: delete it. [query-used]",
        f"{tmp_path.name}/feed.py: there is no query post.three. [query-used]",
    ]


CARD = """
-- name: posts_by_ids
-- The posts.
-- Serves: {serves}.
select 'x'::text as text, {count} as like_count, {time} as created_at, 'PUBLIC'::{visibility} as visibility,
       array['a'{array}] as hashtags, {liked} as viewer_has_liked, author
from (select 'ada'::{handle} as handle) as author;
"""

GOOD = {
    "serves": "Post, author as User",
    "count": "1",
    "time": "now()",
    "visibility": "text",
    "array": "::text",
    "liked": "true",
    "handle": "text",
}


async def statements(connection: asyncpg.Connection, directory: Path, text: str) -> list[str]:
    await connection.execute("create type author as (handle text)")
    return said(await check_statements(connection, schema_of(SDL), queries_of(directory, text), asyncpg.PostgresError))


def card(**changes: str) -> str:
    text = CARD.format(**{**GOOD, "serves": "Post, author as Author", **changes})
    return text.replace("(select 'ada'::text as handle) as author", "(select row('ada')::author as author) a")


PLACE = "sql/queries/post.sql: posts_by_ids: "


async def test_queries_that_prepare_and_fit_are_fine(connection: asyncpg.Connection, tmp_path: Path) -> None:
    assert await statements(connection, tmp_path, card()) == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        (
            {"count": "1::bigint"},
            PLACE
            + "its column like_count is int8, but Post.likeCount is Int!, which takes int2 or int4. [column-type]",
        ),
        (
            {"time": "now()::timestamp"},
            PLACE + "its column created_at is timestamp, but Post.createdAt is DateTime!, which takes timestamptz."
            " [column-type]",
        ),
        (
            {"visibility": "bytea"},
            PLACE + "its column visibility is bytea, but Post.visibility is Visibility!, which takes text or varchar."
            " [column-type]",
        ),
        (
            {"array": "::bpchar"},
            PLACE + "its column hashtags is bpchar[], but Post.hashtags is [String!]!, which takes text[] or varchar[]."
            " [column-type]",
        ),
        (
            {"liked": "1"},
            PLACE + "its column viewer_has_liked is int4, but Post.viewerHasLiked is Boolean!, which takes bool."
            " [column-type]",
        ),
        (
            {"serves": "Post, author as Writer"},
            PLACE + "it serves Writer, which the SDL does not have. [column-type]",
        ),
        (
            {"serves": "Post, text as Author"},
            PLACE + "text, which serves Author, is not a composite column. [column-type]",
        ),
        (
            {"serves": "a Post"},
            PLACE
            + "its line `-- Serves:` has `a Post`: write `Post`, `author as User` or `part of User`. [column-type]",
        ),
    ],
)
async def test_a_column_that_does_not_fit_its_leaf_is_named(
    connection: asyncpg.Connection, tmp_path: Path, changes: dict[str, str], problem: str
) -> None:
    assert problem in await statements(connection, tmp_path, card(**changes))


async def test_a_missing_column_is_named(connection: asyncpg.Connection, tmp_path: Path) -> None:
    text = card().replace("'x'::text as text, ", "")
    assert await statements(connection, tmp_path, text) == [
        PLACE + "it serves Post, but has no column text for Post.text. [column-type]",
        "Post.text: no query says that it serves the column text. [column-type]",
    ]


async def test_part_of_a_type_may_lack_columns_which_another_query_must_serve(
    connection: asyncpg.Connection, tmp_path: Path
) -> None:
    text = card(serves="part of Post, author as Author").replace("'x'::text as text, ", "")
    assert await statements(connection, tmp_path, text) == [
        "Post.text: no query says that it serves the column text. [column-type]"
    ]


async def test_a_query_that_looks_like_a_type_has_to_say_so(connection: asyncpg.Connection, tmp_path: Path) -> None:
    text = card() + "\n-- name: others\nselect 'x'::text as text, 1 as like_count;"
    assert await statements(connection, tmp_path, text) == [
        "sql/queries/post.sql: others: its columns text, like_count look like those of Post: say what it serves in a"
        " line `-- Serves: Post.` [column-type]"
    ]


async def test_a_query_that_does_not_prepare_is_named(connection: asyncpg.Connection, tmp_path: Path) -> None:
    text = card() + "\n-- name: broken\nselect colour from posts;"
    assert await statements(connection, tmp_path, text) == [
        'sql/queries/post.sql: broken: it does not prepare: column "colour" does not exist [query-prepares]'
    ]


# Plans ----------------------------------------------------------------------------------------------------------------


@pytest.fixture
async def planned(connection: asyncpg.Connection) -> asyncpg.Connection:
    await connection.execute(
        """
        set plan_cache_mode = force_generic_plan;
        drop table posts cascade;
        create table posts as select n as id, n % 1000 as author_id from generate_series(1, 50000) n;
        create index posts_author_id_idx on posts (author_id);
        comment on index posts_author_id_idx is 'posts_by_author';
        analyze posts;
        """
    )
    return connection


BY_AUTHOR = "-- name: posts_by_author\nselect * from posts where author_id = $1;"


async def plans(connection: asyncpg.Connection, directory: Path, *texts: str) -> list[str]:
    found = queries_of(directory, *texts)
    arguments = {query.name: (7,) for query in found}
    # Of this table's indexes: those of the others name queries that are not here.
    problems = await check_plans(connection, found, arguments)
    return [text.partition("\n")[0] for text in said(problems) if "posts" in text and "there is no such" not in text]


async def test_a_query_that_uses_its_index_is_fine(planned: asyncpg.Connection, tmp_path: Path) -> None:
    assert await plans(planned, tmp_path, BY_AUTHOR) == []


async def test_a_query_that_does_not_use_the_index_that_is_there_for_it_is_named(
    planned: asyncpg.Connection, tmp_path: Path
) -> None:
    assert await plans(planned, tmp_path, BY_AUTHOR.replace("author_id =", "author_id + 0 =")) == [
        "sql/queries/post.sql: posts_by_author: it reads all of posts:",
        "sql/queries/post.sql: posts_by_author: it does not use posts_author_id_idx, which is there for it:",
    ]


async def test_an_index_whose_query_can_not_be_asked_is_named(planned: asyncpg.Connection, tmp_path: Path) -> None:
    problems = said(await check_plans(planned, queries_of(tmp_path, BY_AUTHOR), {}))
    assert (
        "index posts_author_id_idx: there is nothing to ask posts_by_author with: add it to example_arguments."
        " [index-used]"
    ) in problems


async def test_an_index_for_a_query_that_is_gone_is_named(planned: asyncpg.Connection, tmp_path: Path) -> None:
    problems = said(await check_plans(planned, queries_of(tmp_path, ""), {}))
    assert (
        "index posts_author_id_idx: its comment names posts_by_author: there is no such query. [index-used]" in problems
    )
