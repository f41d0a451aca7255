"""Whether resolvers follow the SDL: every field is served, and everything that a client gives is read."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from ariadne.utils import convert_camel_case_to_snake
from graphql import GraphQLArgument, GraphQLInputField, GraphQLObjectType, GraphQLSchema, is_introspection_type

from contract.check.problem import Problem
from engine import resolver_of, schema_coordinates

BINDING, GIVEN = "field-bound", "argument-read"


def check_fields(schema: GraphQLSchema) -> Iterator[Problem]:
    """Every field of an object type has a batch resolver, or the column of its name, which takes no arguments."""
    for graphql_type in schema.type_map.values():
        if is_introspection_type(graphql_type) or not isinstance(graphql_type, GraphQLObjectType):
            continue
        for name, field in graphql_type.fields.items():
            resolver, column = resolver_of(field)
            coordinate = f"{graphql_type.name}.{name}"
            if resolver is None and column is None:
                yield Problem(BINDING, coordinate, "it has neither a batch resolver nor a column.")
            elif resolver is None and field.args:
                yield Problem(
                    BINDING,
                    coordinate,
                    f"it reads the column {column}, which can't know of its arguments: bind a resolver.",
                )


def check_given(schema: GraphQLSchema, sources: Iterable[Path]) -> Iterator[Problem]:
    """Every argument and every field of an input is named by a string in the source of a resolver."""
    read = {text for path in sources for text in _strings(path)}
    for coordinate, definition in schema_coordinates(schema):
        if coordinate.startswith("@"):
            continue
        if isinstance(definition, GraphQLArgument):
            name = coordinate.partition("(")[2].removesuffix(":)")
        elif isinstance(definition, GraphQLInputField):
            name = convert_camel_case_to_snake(coordinate.partition(".")[2])
        else:
            continue
        if name not in read:
            yield Problem(GIVEN, coordinate, f'no resolver reads "{name}": what clients give here is ignored.')


def _strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
