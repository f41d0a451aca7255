"""Rules of connections, after Relay's specification."""

import re
from collections.abc import Iterator

from graphql import GraphQLArgument, GraphQLObjectType, Undefined

from contract.lint.definitions import Field, fields, fields_of, is_a, is_connection, prose, types
from contract.lint.rule import rule
from contract.lint.rules.shapes import differences
from contract.sdl import Sdl

FORWARD = {"first": "Int", "after": "String"}
BACKWARD = {"last": "Int", "before": "String"}

LARGEST_PAGE = 100
BOUND = f"1 to {LARGEST_PAGE}"


@rule("connection-shape", "Clients page through all connections with the same code.")
def connection_shape(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for connection in _objects(sdl, "Connection"):
        stem = connection.name.removesuffix("Connection")
        wanted = {"edges": f"[{stem}Edge!]!", "nodes": f"[{_node(sdl, stem)}!]!", "pageInfo": "PageInfo!"}
        yield from differences(connection, wanted)


@rule("edge-shape", "An edge is a cursor and a node, and what a node is, `node(id:)` finds again.")
def edge_shape(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for edge in _objects(sdl, "Edge"):
        yield from differences(edge, {"cursor": "String!"})
        if "node" not in edge.fields:
            yield edge.name, f"It has no `node`: add `node: {edge.name.removesuffix('Edge')}!`."
        for field in fields_of(edge):
            if field.name == "node" and (field.is_list or not is_a(field.named_type, "Node")):
                yield field.coordinate, f"The type is `{field.type}`: return one object that implements `Node`."


@rule("connection-arguments", "Every connection is asked for pages in the same words.")
def connection_arguments(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for field in _connection_fields(sdl):
        arguments = field.definition.args
        backward = BACKWARD if arguments.keys() & BACKWARD.keys() else {}
        for name, expected in {**FORWARD, **backward}.items():
            if name not in arguments:
                yield field.coordinate, f"It takes no `{name}`: add `{name}: {expected}`."
            elif str(arguments[name].type) != expected:
                yield f"{field.coordinate}({name}:)", f"The type is `{arguments[name].type}`: write `{expected}`."
        if backward and _default(arguments.get("first")) is not None:
            message = "It has a default, and so would come together with `last`: take the default away."
            yield f"{field.coordinate}(first:)", message


@rule("page-size", "How much one page may hold is a promise, and stands where clients read it.")
def page_size(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for field in _connection_fields(sdl):
        for name in ("first", "last"):
            argument = field.definition.args.get(name)
            if argument is not None and not re.search(rf"\b{BOUND}\b", prose(argument)):
                yield f"{field.coordinate}({name}:)", f'The description does not tell the bound: say "{BOUND}" in it.'
            default = _default(argument)
            if default is not None and not 1 <= default <= LARGEST_PAGE:
                yield f"{field.coordinate}({name}:)", f"The default is {default}: choose one from {BOUND}."


def _connection_fields(sdl: Sdl) -> Iterator[Field]:
    return (field for field in fields(sdl) if is_connection(field.named_type))


def _objects(sdl: Sdl, suffix: str) -> Iterator[GraphQLObjectType]:
    for graphql_type in types(sdl):
        if isinstance(graphql_type, GraphQLObjectType) and graphql_type.name.endswith(suffix):
            yield graphql_type


def _node(sdl: Sdl, stem: str) -> str:
    """What a connection of this name holds, as its edge says."""
    edge = sdl.schema.type_map.get(f"{stem}Edge")
    nodes = fields_of(edge) if isinstance(edge, GraphQLObjectType) else ()
    return next((field.named_type.name for field in nodes if field.name == "node"), stem)


def _default(argument: GraphQLArgument | None) -> int | None:
    value = Undefined if argument is None else argument.default_value
    return value if isinstance(value, int) else None
