"""Schema coordinates: what a schema defines, and what an operation uses of it."""

import pytest
from graphql import build_schema

from engine import DocumentCache, schema_coordinates

SCHEMA = build_schema(
    """
    directive @mark(as: Colour) on FIELD | QUERY | FRAGMENT_SPREAD

    enum Colour { RED BLUE }

    interface Named { name: String! }

    type Dog implements Named { name: String!, colour: Colour, friends(first: Int = 3): [Named!]! }
    type Cat implements Named { name: String!, lives: Int }
    union Pet = Dog | Cat

    input Collar { colour: Colour = RED, tag: Tag, within: Collar }
    input Tag { text: String! }

    type Query { pet(id: ID!): Pet, named(like: Collar, in: [Colour!]): Named, dog: Dog }
    """
)


def used(source: str) -> set[str]:
    operation = DocumentCache(SCHEMA).get(source).operation()
    assert operation.coordinates is operation.coordinates
    return set(operation.coordinates)


def test_everything_that_an_sdl_defines_has_a_coordinate() -> None:
    assert " ".join(coordinate for coordinate, _ in schema_coordinates(SCHEMA)) == (
        "@mark @mark(as:)"
        " Colour Colour.RED Colour.BLUE"
        " Named Named.name"
        " Dog Dog.name Dog.colour Dog.friends Dog.friends(first:)"
        " Cat Cat.name Cat.lives"
        " Pet"
        " Collar Collar.colour Collar.tag Collar.within"
        " Tag Tag.text"
        " Query Query.pet Query.pet(id:) Query.named Query.named(like:) Query.named(in:) Query.dog"
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("{ dog { name } }", "Query Query.dog Dog Dog.name", id="fields and their types"),
        pytest.param("{ __typename dog { __typename } }", "Query.dog Query Dog", id="names of types are no field"),
        pytest.param(
            '{ pet(id: "1") { ... on Cat { lives } } }',
            "Query Query.pet Query.pet(id:) Pet Cat Cat.lives",
            id="arguments and conditions",
        ),
        pytest.param(
            "{ named { name } }",
            "Query Query.named Named Named.name Dog Dog.name Cat Cat.name",
            id="a field of an interface is a field of every implementation",
        ),
        pytest.param(
            "{ dog { colour } }",
            "Query Query.dog Dog Dog.colour Colour Colour.RED Colour.BLUE",
            id="an answered enum may be any of its values",
        ),
        pytest.param(
            '{ named(like: {colour: BLUE, within: {tag: {text: "x"}}}, in: [RED]) { __typename } }',
            "Query Query.named Query.named(like:) Query.named(in:) Named"
            " Colour Colour.BLUE Colour.RED Collar Collar.colour Collar.within Collar.tag Tag Tag.text",
            id="literal values use what they name",
        ),
        pytest.param(
            "query ($like: Collar) { named(like: $like) { __typename } }",
            "Query Query.named Query.named(like:) Named"
            " Collar Collar.colour Collar.tag Collar.within Tag Tag.text Colour Colour.RED Colour.BLUE",
            id="a variable may bring anything of its type",
        ),
        pytest.param(
            "query @mark(as: RED) { dog { ...A ...A @mark } } fragment A on Dog { friends { ...B } }"
            " fragment B on Named { ... { name } }",
            "@mark @mark(as:) Colour Colour.RED Query Query.dog Dog Dog.friends Dog.name Named Named.name Cat Cat.name",
            id="fragments and directives",
        ),
    ],
)
def test_an_operation_uses(source: str, expected: str) -> None:
    assert used(source) == set(expected.split())


def test_only_the_fragments_that_an_operation_spreads_count() -> None:
    source = "query A { dog { ...F } } query B { dog { ...G } } fragment F on Dog { name } fragment G on Dog { colour }"
    document = DocumentCache(SCHEMA).get(source)
    assert document.operation("A").coordinates == {"Query", "Query.dog", "Dog", "Dog.name"}


def test_introspection_uses_nothing() -> None:
    assert used("{ __schema { types { kind name } } }") == set()
