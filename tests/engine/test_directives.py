"""`@skip` and `@include`: with constants and variables, on fields, on fragments, and where selections are merged."""

from typing import Any

import pytest

from tests.engine.asking import ask, schema_of

SDL = "type Query { a: Int b: Int row: Row } type Row { a: Int b: Int row: Row }"
ROW = {"a": 1, "b": 2, "row": {"a": 3, "b": 4, "row": None}}
NULL_CONDITION = "Argument 'if' of non-null type 'Boolean!' must not be null."


@pytest.fixture
def schema() -> Any:
    return schema_of(SDL, {"a": 1, "b": 2, "row": ROW})


@pytest.mark.parametrize(
    ("query", "data"),
    [
        ("{ a @skip(if: true) b }", {"b": 2}),
        ("{ a @skip(if: false) b }", {"a": 1, "b": 2}),
        ("{ a @include(if: false) b }", {"b": 2}),
        ("{ a @include(if: true) @skip(if: true) b }", {"b": 2}),
        ("{ a @include(if: false) @skip(if: false) b }", {"b": 2}),
        ("{ a @include(if: true) @skip(if: false) b }", {"a": 1, "b": 2}),
        ("{ a @skip(if: true) }", {}),
        ("{ row { a @skip(if: true) } }", {"row": {}}),
        ("{ __typename @skip(if: true) kind: __typename }", {"kind": "Query"}),
        ("{ ... @skip(if: true) { a } b }", {"b": 2}),
        ("{ ... on Query @include(if: true) { a } b }", {"a": 1, "b": 2}),
        ("{ ...f @include(if: false) b } fragment f on Query { a }", {"b": 2}),
        # A skipped spread does not count as a visit of its fragment.
        ("{ ...f @skip(if: true) b ...f } fragment f on Query { a }", {"b": 2, "a": 1}),
        # A field stays when one of those that are merged into it stays, and takes its place from that one.
        ("{ a @skip(if: true) b a }", {"b": 2, "a": 1}),
        ("{ a b a @skip(if: true) }", {"a": 1, "b": 2}),
        ("{ row @skip(if: true) { a } row { b } }", {"row": {"b": 2}}),
        ("{ row { a row { a } } row { row @include(if: false) { b } } }", {"row": {"a": 1, "row": {"a": 3}}}),
        ("{ row { row { a @skip(if: true) } } row { row { a b } } }", {"row": {"row": {"a": 3, "b": 4}}}),
    ],
)
async def test_a_constant_condition_decides(schema: Any, query: str, data: Any) -> None:
    assert await ask(schema, query) == (data, [])


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("second", [True, False])
async def test_variables_decide_anew_in_every_run_of_a_document(schema: Any, first: bool, second: bool) -> None:
    query = """query ($first: Boolean!, $second: Boolean! = false) {
      row @include(if: $first) { a } row @skip(if: $second) { b ...f @include(if: $second) }
    } fragment f on Row { row { a @skip(if: $first) b } }"""
    deeper = {"row": ({} if first else {"a": 3}) | {"b": 4}} if second else {}
    rest = {"b": 2} | deeper if not second else {}
    expected = ({"a": 1} if first else {}) | rest
    assert await ask(schema, query, {"first": first, "second": second}) == (
        {"row": expected} if first or not second else {},
        [],
    )


async def test_an_absent_variable_takes_its_default(schema: Any) -> None:
    query = "query ($if: Boolean = true) { a @skip(if: $if) b @include(if: $if) }"
    assert await ask(schema, query) == ({"b": 2}, [])
    assert await ask(schema, query, {"if": False}) == ({"a": 1}, [])


async def test_a_null_condition_fails_the_field_that_it_is_below(schema: Any) -> None:
    query = "query ($if: Boolean = true) { a row { b row { a @skip(if: $if) } } }"
    assert await ask(schema, query, {"if": None}) == (
        {"a": 1, "row": {"b": 2, "row": None}},
        [(NULL_CONDITION, ("row", "row"))],
    )


async def test_a_null_condition_at_the_root_fails_the_operation(schema: Any) -> None:
    query = "query ($if: Boolean = true) { a @skip(if: $if) b }"
    assert await ask(schema, query, {"if": None}) == (None, [(NULL_CONDITION, ())])
