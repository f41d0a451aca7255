"""Arguments: constants, variables, defaults and explicit nulls, as resolvers get them."""

from datetime import datetime
from typing import Any

import pytest
from ariadne import ScalarType

from engine import BatchInfo
from tests.engine.asking import ask, schema_of

SDL = """
scalar Moment
enum Colour { RED GREEN }
input Filter { limitTo: Int = 3 colours: [Colour!] nested: Filter strict: Boolean! = false }
type Query {
  echo(text: String, number: Int = 5, sure: Int! = 7, filter: Filter, colour: Colour = RED, tags: [[String!]],
    id: ID, moment: Moment): String
  demand(number: Int!): Int
}
"""


def echo(parents: Any, info: BatchInfo) -> list[str]:
    return [repr(dict(sorted(info.args.items())))]


@pytest.fixture
def schema() -> Any:
    moment = ScalarType("Moment", value_parser=datetime.fromisoformat)
    return schema_of(SDL, {"echo": echo, "demand": lambda _parents, info: [info.args["number"]]}, moment)


DEFAULTS = {"number": 5, "sure": 7, "colour": "RED"}


@pytest.mark.parametrize(
    ("declared", "arguments", "variables", "changed"),
    [
        ("", "", {}, {}),
        ("", '(text: "a", number: null, id: 3)', {}, {"text": "a", "number": None, "id": "3"}),
        ("", "(filter: {})", {}, {"filter": {"limit_to": 3, "strict": False}}),
        ("", "(filter: {limitTo: null})", {}, {"filter": {"limit_to": None, "strict": False}}),
        (
            "",
            "(filter: {nested: {colours: GREEN}})",
            {},
            {
                "filter": {
                    "limit_to": 3,
                    "nested": {"limit_to": 3, "colours": ["GREEN"], "strict": False},
                    "strict": False,
                }
            },
        ),
        ("", '(tags: "one")', {}, {"tags": [["one"]]}),
        ("", '(moment: "2026-01-02")', {}, {"moment": datetime(2026, 1, 2)}),
        ("$v: String", "(text: $v)", {}, {}),
        ("$v: String", "(text: $v)", {"v": None}, {"text": None}),
        ("$v: String", "(text: $v)", {"v": "x"}, {"text": "x"}),
        ('$v: String = "d"', "(text: $v)", {}, {"text": "d"}),
        ('$v: String = "d"', "(text: $v)", {"v": None}, {"text": None}),
        # An absent variable leaves the argument its default; a null one does not.
        ("$v: Int", "(number: $v)", {}, {}),
        ("$v: Int", "(number: $v)", {"v": None}, {"number": None}),
        ("$v: Int", "(sure: $v)", {}, {}),
        ("$v: Int", "(sure: $v)", {"v": 1}, {"sure": 1}),
        ("$v: Colour", "(colour: $v)", {"v": "GREEN"}, {"colour": "GREEN"}),
        (
            "$v: Filter",
            "(filter: $v)",
            {"v": {"colours": ["RED"]}},
            {"filter": {"limit_to": 3, "colours": ["RED"], "strict": False}},
        ),
        ("$v: Int", "(filter: {limitTo: $v})", {}, {"filter": {"limit_to": 3, "strict": False}}),
        ("$v: Int", "(filter: {limitTo: $v})", {"v": None}, {"filter": {"limit_to": None, "strict": False}}),
        ("$v: String!", "(tags: [[$v], null])", {"v": "x"}, {"tags": [["x"], None]}),
        ("$v: Moment", "(moment: $v)", {"v": "2026-01-02"}, {"moment": datetime(2026, 1, 2)}),
    ],
)
async def test_a_resolver_gets_coerced_arguments(
    schema: Any, declared: str, arguments: str, variables: dict[str, Any], changed: dict[str, Any]
) -> None:
    query = f"query {f'({declared})' if declared else ''} {{ echo{arguments} }}"
    expected = repr(dict(sorted((DEFAULTS | changed).items())))
    assert await ask(schema, query, variables) == ({"echo": expected}, [])


async def test_a_null_variable_for_an_argument_that_may_not_be_null_fails_its_field_alone(schema: Any) -> None:
    query = "query ($v: Int = 1) { demand(number: $v) echo(sure: $v) fine: demand(number: 2) }"
    data, errors = await ask(schema, query, {"v": None})
    assert data == {"demand": None, "echo": None, "fine": 2}
    assert errors == [
        ("Argument 'number' of non-null type 'Int!' must not be null.", ("demand",)),
        ("Argument 'sure' of non-null type 'Int!' must not be null.", ("echo",)),
    ]


@pytest.mark.parametrize(
    ("type_text", "variables"),
    [("Int!", {}), ("Int!", {"v": None}), ("Int", {"v": "x"}), ("Int", {"v": 2**31}), ("[Int!]", {"v": [1, None]})],
)
async def test_a_bad_variable_refuses_the_request_as_a_whole(schema: Any, type_text: str, variables: Any) -> None:
    use = "demand(number: $v)" if type_text == "Int!" else "echo(number: $v)"
    query = f"query ($v: {type_text}) {{ {use if type_text[0] != '[' else '__typename @skip(if: false)'} }}"
    if type_text[0] == "[":
        query = "query ($v: [[String!]]) { echo(tags: $v) }"
        variables = {"v": [[None]]}
    data, errors = await ask(schema, query, variables)
    assert data is None
    assert len(errors) == 1
    assert errors[0][0].startswith("Variable '$v'")


async def test_one_document_with_other_variables_is_answered_anew(schema: Any) -> None:
    for number in (1, 2):
        assert await ask(schema, "query ($v: Int!) { demand(number: $v) }", {"v": number}) == ({"demand": number}, [])
