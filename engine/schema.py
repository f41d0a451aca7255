"""Makes the executable schema that the engine runs on."""

from collections.abc import Mapping
from typing import Any

from ariadne import SchemaDirectiveVisitor, make_executable_schema
from graphql import GraphQLEnumType, GraphQLSchema

from engine.binding import RowFields


def make_schema(
    sdl: str, *bindables: Any, directives: Mapping[str, type[SchemaDirectiveVisitor]] | None = None
) -> GraphQLSchema:
    """The schema of `sdl` with every field bound: by `bindables`, or to the column of its snake_case name.

    Arguments and input fields arrive under snake_case names. Raises ValueError for a binding that the SDL lacks, and
    for a root field without a resolver.
    """
    schema = make_executable_schema(
        sdl, *bindables, RowFields(), directives=dict(directives or {}), convert_names_case=True
    )
    for graphql_type in schema.type_map.values():
        if isinstance(graphql_type, GraphQLEnumType):
            # Ariadne 1.1.1 puts a function of one argument here, for enums with values of their own in Python;
            # graphql-core 3.2.14 calls it with two, and every enum in a variable would fail.
            vars(graphql_type).pop("parse_value", None)
    return schema
