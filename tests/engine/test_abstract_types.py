"""Interfaces and unions: which type a value has, what is selected of it, and what happens when it has none."""

from typing import Any

import pytest
from ariadne import InterfaceType, UnionType
from graphql import GraphQLObjectType

from tests.engine.asking import answered, ask, schema_of, watched

SDL = """
interface Named { name: String }
interface Pet implements Named { name: String friend: Pet }
type Dog implements Named & Pet { name: String friend: Pet barks: Boolean }
type Cat implements Named & Pet { name: String friend: Pet meows: Boolean }
type Stone { weight: Int }
union Thing = Dog | Cat
type Query { pet: Pet pets: [Pet] things: [Thing!] sure: Pet! }
"""
REX = {"__typename": "Dog", "name": "Rex", "friend": None, "barks": True}
TOM = {"__typename": "Cat", "name": "Tom", "friend": REX, "meows": False}


@pytest.fixture
def pets() -> Any:
    def make(**roots: Any) -> Any:
        return schema_of(SDL, {"pet": None, "pets": None, "things": None, "sure": None} | roots)

    return make


@pytest.mark.parametrize(
    ("query", "data"),
    [
        ("{ pets { __typename name } }", [{"__typename": "Dog", "name": "Rex"}, {"__typename": "Cat", "name": "Tom"}]),
        ("{ pets { ... on Dog { barks } ... on Cat { meows } } }", [{"barks": True}, {"meows": False}]),
        ("{ pets { ... on Named { kind: __typename } } }", [{"kind": "Dog"}, {"kind": "Cat"}]),
        (
            "{ pets { ... on Cat { friend { name ... on Dog { barks } } } } }",
            [{}, {"friend": {"name": "Rex", "barks": True}}],
        ),
        ("{ pets { ...p } } fragment p on Thing { ... on Pet { name } }", [{"name": "Rex"}, {"name": "Tom"}]),
        (
            "{ pets: things { ... on Named { name } ... on Dog { name barks } } }",
            [{"name": "Rex", "barks": True}, {"name": "Tom"}],
        ),
        (
            "{ pets: things { ... on Pet { ... on Cat { name } } __typename } }",
            [{"__typename": "Dog"}, {"name": "Tom", "__typename": "Cat"}],
        ),
    ],
)
async def test_a_value_is_asked_what_applies_to_its_type(pets: Any, query: str, data: Any) -> None:
    assert await ask(pets(pets=[REX, TOM], things=[REX, TOM]), query) == ({"pets": data}, [])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            {"__typename": None},
            "Abstract type 'Pet' must resolve to an Object type at runtime for field 'Query.pet'. Either the 'Pet' type"
            " should provide a 'resolve_type' function or each possible type should provide an 'is_type_of' function.",
        ),
        (
            {"__typename": "Ghost"},
            "Abstract type 'Pet' was resolved to a type 'Ghost' that does not exist inside the schema.",
        ),
        ({"__typename": "Named"}, "Abstract type 'Pet' was resolved to a non-object type 'Named'."),
        ({"__typename": "Stone"}, "Runtime Object type 'Stone' is not a possible type for 'Pet'."),
        (
            {"__typename": 5},
            "Abstract type 'Pet' must resolve to an Object type at runtime for field 'Query.pet' with value"
            " {'__typename': 5}, received '5'.",
        ),
        ({}, "'__typename'"),
        (5, "'int' object is not subscriptable"),
        (ValueError("no pet"), "no pet"),
    ],
)
async def test_a_value_without_a_proper_type_is_an_error_in_its_place(pets: Any, row: Any, message: str) -> None:
    assert await ask(pets(pet=row), "{ pet { name } }") == ({"pet": None}, [(message, ("pet",))])
    assert await ask(pets(sure=REX, pets=[REX, row]), "{ sure { name } pets { name } }") == (
        {"sure": {"name": "Rex"}, "pets": [{"name": "Rex"}, None]},
        [(message.replace("Query.pet", "Query.pets"), ("pets", 1))],
    )


async def test_an_unknown_type_takes_with_it_what_may_not_be_null(pets: Any) -> None:
    data, errors = await ask(
        pets(things=[REX, {"__typename": "Stone"}, {"__typename": "Ghost"}]), "{ things { __typename } }"
    )
    assert data == {"things": None}
    assert errors == [("Runtime Object type 'Stone' is not a possible type for 'Thing'.", ("things", 1))]


async def test_a_type_resolver_of_ones_own_decides(pets: Any) -> None:
    pet = InterfaceType("Pet", lambda row, _info, _type: "Dog" if "barks" in row else "Cat")
    thing = UnionType("Thing", lambda row, _info, _type: "Dog" if "barks" in row else "Cat")
    schema = schema_of(
        SDL, {"pet": {"name": "Rex", "barks": True}, "pets": [], "things": [{"name": "Tom"}], "sure": None}, pet, thing
    )
    assert await ask(schema, "{ pet { __typename name } things { __typename } }") == (
        {"pet": {"__typename": "Dog", "name": "Rex"}, "things": [{"__typename": "Cat"}]},
        [],
    )


async def test_a_type_resolver_that_waits_is_left_to_the_reference() -> None:
    async def resolve_type(row: Any, _info: Any, _type: Any) -> str:
        return str(row["__typename"])

    roots = {"pet": REX, "pets": [TOM], "things": None, "sure": REX}
    schema = schema_of(SDL, roots, InterfaceType("Pet", resolve_type))
    executor = watched()
    result = await answered(executor, schema, "{ pet { name } pets { __typename } }")
    assert result == {"data": {"pet": {"name": "Rex"}, "pets": [{"__typename": "Cat"}]}}
    assert executor.fallbacks > 0


async def test_a_type_that_checks_its_values_is_left_to_the_reference(pets: Any) -> None:
    schema = pets(pet=REX, sure=TOM)
    dog = schema.type_map["Dog"]
    assert isinstance(dog, GraphQLObjectType)
    dog.is_type_of = lambda row, _info: row["name"] != "Rex"
    executor = watched()
    result = await answered(executor, schema, "{ pet { name } }")
    assert result["data"] == {"pet": None}
    assert result["errors"][0]["message"].startswith("Expected value of type 'Dog' but got:")
    assert executor.fallbacks > 0
