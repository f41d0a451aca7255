"""Fragments and merged selections: what is asked in several places is answered once, where it is asked first."""

import json
from typing import Any

import pytest
from ariadne import graphql
from graphql import parse

from tests.engine.asking import ask, schema_of, watched
from tests.engine.differential import silent

SDL = """
interface Named { name: String }
type Row implements Named { id: ID! name: String row: Row rows: [Row!] }
type Query { row: Row named: Named itself: Query }
"""
LEAF = {"__typename": "Row", "id": "3", "name": "leaf", "row": None, "rows": []}
ROW = {"__typename": "Row", "id": "1", "name": "row", "row": LEAF, "rows": [LEAF, LEAF]}


@pytest.fixture
def schema() -> Any:
    return schema_of(SDL, {"row": ROW, "named": ROW, "itself": {}})


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("{ row { id } row { name } }", '{"row": {"id": "1", "name": "row"}}'),
        ("{ row { name id } row { id } }", '{"row": {"name": "row", "id": "1"}}'),
        ("{ b: row { id } a: row { x: id } }", '{"b": {"id": "1"}, "a": {"x": "1"}}'),
        ("{ row { name: id id: name } }", '{"row": {"name": "1", "id": "row"}}'),
        (
            "{ row { row { id } ...f } } fragment f on Row { id row { name } }",
            '{"row": {"row": {"id": "3", "name": "leaf"}, "id": "1"}}',
        ),
        (
            "{ ...a ...b } fragment a on Query { row { ...c } } fragment b on Query { row { name ...c } }"
            " fragment c on Row { id }",
            '{"row": {"id": "1", "name": "row"}}',
        ),
        (
            "{ row { ...a } } fragment a on Row { ...b name } fragment b on Row { row { ...c } } fragment c on Named"
            " { ... on Row { id ... { ... on Named { name } } } }",
            '{"row": {"row": {"id": "3", "name": "leaf"}, "name": "row"}}',
        ),
        (
            "{ row { rows { id } } row { rows { name } } }",
            '{"row": {"rows": [%s, %s]}}' % (('{"id": "3", "name": "leaf"}',) * 2),
        ),
        ("{ __typename itself { __typename itself { row { __typename } } } }", None),
        (
            "{ named { ... on Row { id } name ... on Named { kind: __typename } } }",
            '{"named": {"id": "1", "name": "row", "kind": "Row"}}',
        ),
        ("{ row { ...f } named { ...f } } fragment f on Row { id }", '{"row": {"id": "1"}, "named": {"id": "1"}}'),
    ],
)
async def test_selections_are_merged_in_the_order_of_their_first_place(
    schema: Any, query: str, text: str | None
) -> None:
    data, errors = await ask(schema, query)
    assert not errors
    if text is None:
        text = '{"__typename": "Query", "itself": {"__typename": "Query", "itself": {"row": {"__typename": "Row"}}}}'
    assert json.dumps(data) == text


async def test_fragments_that_spread_each_other_many_times_take_no_longer() -> None:
    # Followed spread by spread this would be two to the power of a hundred selections.
    rows = schema_of("type Query { row: Row } type Row { id: ID row: Row }", {"row": {"id": "1", "row": None}})
    chain = " ".join(
        f"fragment f{n} on Row {{ ...f{n + 1} a: row {{ ...f{n + 1} }} b: row {{ ...f{n + 1} }} }}" for n in range(100)
    )
    query = f"{{ row {{ ...f0 ...f0 }} }} {chain} fragment f100 on Row {{ id }}"
    assert await unvalidated(watched(), rows, query) == {"data": {"row": {"id": "1", "a": None, "b": None}}}


async def unvalidated(executor: Any, schema: Any, query: str) -> dict[str, Any]:
    """The answer to a document that validation would take too long for, or give up on."""
    _, result = await graphql(
        schema,
        {"query": "-"},
        query_document=parse(query),
        query_validator=lambda *_, **__: [],
        execution_context_class=executor,
        error_formatter=lambda error, _debug=False: {"message": error.message},
        logger=silent,
    )
    return result


def nested(depth: int) -> str:
    """A document of fragments that nests fields deeper than one selection may be written."""
    chain = " ".join(f"fragment f{n} on Row {{ row {{ ...f{n + 1} }} }}" for n in range(depth))
    return f"{{ row {{ ...f0 }} }} {chain} fragment f{depth} on Row {{ id sure }}"


def endless(sure: str) -> Any:
    row: dict[str, Any] = {"id": "1", "sure": None}
    row["row"] = row
    return schema_of(f"type Query {{ row: Row }} type Row {{ id: ID sure: {sure} row: Row }}", {"row": row})


async def test_a_deep_answer_needs_no_deep_stack() -> None:
    result = await unvalidated(watched(), endless("ID"), nested(900))
    assert "errors" not in result
    data, depth = result["data"], 0
    while "row" in data:
        data, depth = data["row"], depth + 1
    assert depth == 901
    assert data == {"id": "1", "sure": None}


async def test_an_error_that_is_too_deep_to_settle_is_an_error_and_no_crash() -> None:
    result = await unvalidated(watched(), endless("ID!"), nested(900))
    assert result == {
        "data": None,
        "errors": [{"message": "Selections are nested too deeply. Execution aborted."}],
    }
    assert (await unvalidated(None, endless("ID!"), nested(900)))["errors"]


async def test_spreads_that_are_nested_too_deeply_are_an_error_and_no_crash() -> None:
    chain = " ".join(f"fragment f{n} on Query {{ ...f{n + 1} }}" for n in range(2000))
    query = f"{{ ...f0 }} {chain} fragment f2000 on Query {{ row {{ id }} }}"
    results = [await unvalidated(executor, endless("ID"), query) for executor in (watched(), None)]
    assert results[0] == results[1]
    assert results[0]["errors"] == [{"message": "Selections are nested too deeply. Execution aborted."}]
