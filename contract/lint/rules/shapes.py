"""Rules of the shapes that many parts rely on."""

from collections.abc import Iterator, Mapping

from graphql import GraphQLInterfaceType, GraphQLObjectType

from contract.lint.definitions import is_a, types
from contract.lint.rule import rule
from contract.sdl import Sdl

SHAPES: dict[str, Mapping[str, str]] = {
    "Node": {"id": "ID!"},
    "PageInfo": {
        "hasNextPage": "Boolean!",
        "hasPreviousPage": "Boolean!",
        "startCursor": "String",
        "endCursor": "String",
    },
    "UserError": {"message": "String!", "code": "ErrorCode!", "path": "[String!]"},
    "Event": {"cursor": "String!", "occurredAt": "DateTime!"},
}
"""Types by name, with fields that they have at least; of an interface, all that implement it have them, too."""


@rule("shape", "Clients handle all nodes, pages, errors and events alike.")
def shape(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for model, wanted in SHAPES.items():
        for graphql_type in types(sdl):
            if isinstance(graphql_type, GraphQLInterfaceType | GraphQLObjectType) and is_a(graphql_type, model):
                yield from differences(graphql_type, wanted)


def differences(
    owner: GraphQLObjectType | GraphQLInterfaceType, wanted: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """What is missing of these fields, and what has another type."""
    for field, expected in wanted.items():
        if field not in owner.fields:
            yield owner.name, f"It has no `{field}`: add `{field}: {expected}`."
        elif (found := str(owner.fields[field].type)) != expected:
            yield f"{owner.name}.{field}", f"The type is `{found}`: write `{expected}`."
