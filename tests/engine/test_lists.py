"""Lists: what counts as one, and where a null or a failure in it ends up."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.engine.asking import ask, schema_of

NULL = "Cannot return null for non-nullable field Query.values."
NO_LIST = "Expected Iterable, but did not find one for field 'Query.values'."
BAD = ValueError("bad")


def failing_iterator() -> Iterator[int]:
    raise ValueError("stopped")
    yield 1


@pytest.mark.parametrize(
    ("type_text", "value", "data", "errors"),
    [
        ("[Int]", [1, 2], [1, 2], []),
        ("[Int]", (1, 2), [1, 2], []),
        ("[Int]", {1}, [1], []),
        ("[Int]", dict.fromkeys([1, 2]).keys(), [1, 2], []),
        ("[Int]", range(3), [0, 1, 2], []),
        ("[Int]", [], [], []),
        ("[Int]", None, None, []),
        ("[Int]", [1, None], [1, None], []),
        ("[Int]", [1, BAD], [1, None], [("bad", ("values", 1))]),
        ("[Int]", [1, "x"], [1, None], [("Int cannot represent non-integer value: 'x'", ("values", 1))]),
        ("[Int]", BAD, None, [("bad", ("values",))]),
        ("[Int]", 7, None, [(NO_LIST, ("values",))]),
        ("[String]", "text", None, [(NO_LIST, ("values",))]),
        ("[String]", b"bytes", None, [(NO_LIST, ("values",))]),
        ("[Int]", {"a": 1}, None, [(NO_LIST, ("values",))]),
        ("[Int]!", [1, None], [1, None], []),
        ("[Int!]", [1, None, 3], None, [(NULL, ("values", 1))]),
        ("[Int!]", [1, BAD], None, [("bad", ("values", 1))]),
        ("[Int!]", [None, BAD], None, [(NULL, ("values", 0))]),
        ("[Int!]", None, None, []),
        ("[[Int]]", [[1], None, []], [[1], None, []], []),
        ("[[Int]]", [[1], 2], [[1], None], [(NO_LIST, ("values", 1))]),
        ("[[Int!]]", [[1, None], [2]], [None, [2]], [(NULL, ("values", 0, 1))]),
        ("[[Int!]!]", [[1, None], [2]], None, [(NULL, ("values", 0, 1))]),
        ("[[Int]!]", [None, [1]], None, [(NULL, ("values", 0))]),
        ("[[[Int!]!]]", [[[1], [None]], [[2]]], [None, [[2]]], [(NULL, ("values", 0, 1, 0))]),
        ("[[Int!]]", [[None], [BAD]], [None, None], [(NULL, ("values", 0, 0)), ("bad", ("values", 1, 0))]),
    ],
)
async def test_a_list_is_completed_item_by_item(type_text: str, value: Any, data: Any, errors: Any) -> None:
    schema = schema_of(f"type Query {{ values: {type_text} }}", {"values": value})
    assert await ask(schema, "{ values }") == ({"values": data}, errors)


@pytest.mark.parametrize("type_text", ["[Int]!", "[Int!]!"])
async def test_a_list_that_may_not_be_null_takes_the_whole_answer_with_it(type_text: str) -> None:
    schema = schema_of(f"type Query {{ values: {type_text} }}", {"values": None})
    assert await ask(schema, "{ values }") == (None, [(NULL, ("values",))])


async def test_an_iterator_is_read_to_its_end() -> None:
    schema = schema_of("type Query { values: [Int!] }", {"values": lambda parents, _info: [iter([1, 2])]})
    assert await ask(schema, "{ values }") == ({"values": [1, 2]}, [])


async def test_an_iterator_that_fails_fails_its_list_and_nothing_else() -> None:
    schema = schema_of(
        "type Query { values: [Int!] other: Int }",
        {"values": lambda parents, _info: [failing_iterator()], "other": 1},
    )
    assert await ask(schema, "{ values other }") == ({"values": None, "other": 1}, [("stopped", ("values",))])


async def test_objects_in_lists_keep_their_places() -> None:
    rows = [[{"n": 1}, None], None, [{"n": 2}, {"n": 3}]]
    schema = schema_of("type Query { rows: [[Row]] } type Row { n: Int! }", {"rows": rows})
    assert await ask(schema, "{ rows { n } }") == ({"rows": rows}, [])


async def test_the_items_of_an_empty_list_are_asked_nothing() -> None:
    schema = schema_of("type Query { rows: [Row!]! } type Row { n: Int! }", {"rows": []})
    assert await ask(schema, "query ($if: Boolean = true) { rows { n @skip(if: $if) } }", {"if": None}) == (
        {"rows": []},
        [],
    )
