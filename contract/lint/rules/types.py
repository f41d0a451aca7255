"""Rules of what certain types and fields mean."""

import re
from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLScalarType,
    get_named_type,
)

from contract.lint.definitions import Value, fields, inputs, objects_behind, prose, types
from contract.lint.rule import rule
from contract.sdl import Sdl


@rule("scalar-specified", "A client can only write and read a scalar whose form is laid down somewhere.")
def scalar_specified(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for scalar in types(sdl):
        if isinstance(scalar, GraphQLScalarType) and not scalar.specified_by_url:
            yield scalar.name, 'It does not say what it looks like: add `@specifiedBy(url: "…")`.'


@rule("moment", "A moment has one form everywhere: RFC 3339 with an offset.")
def moment(sdl: Sdl) -> Iterator[tuple[str, str]]:
    values: list[Value] = [*fields(sdl), *inputs(sdl)]
    for each in values:
        if re.fullmatch(r".*[a-z]At", each.name) and each.named_type.name != "DateTime":
            yield each.coordinate, f"The type is `{each.type}`: write `{each.retyped('DateTime')}`."


@rule("count", "There always is a number, if only 0.")
def count(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for field in fields(sdl):
        wanted = "Int" if field.needs_sign_in else "Int!"
        if re.fullmatch(r".*[a-z]Count", field.name) and field.type != wanted:
            yield field.coordinate, f"The type is `{field.type}`: write `{wanted}`."


@rule("viewer-state", "How the viewer stands to an object is yes or no, also for an anonymous viewer.")
def viewer_state(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for field in fields(sdl):
        is_named = re.match(r"viewer(Has|Is|Can)[A-Z]", field.name)
        is_boolean = field.named_type.name == "Boolean"
        if not is_named and not (is_boolean and re.fullmatch(r"viewer[A-Z].*|.*[a-z]Viewer", field.name)):
            continue
        if not is_named and not field.name.endswith("Viewer"):
            yield field.coordinate, "The name is unlike others: begin with `viewerHas`, `viewerIs` or `viewerCan`."
        if field.type != "Boolean!":
            yield field.coordinate, f"The type is `{field.type}`: write `Boolean!`."
        if "False for an anonymous viewer." not in prose(field.definition):
            yield field.coordinate, 'The description leaves out a case: add "False for an anonymous viewer."'


@rule("reachable", "What no operation leads to is of no use, and looks as if it were.")
def reachable(sdl: Sdl) -> Iterator[tuple[str, str]]:
    schema = sdl.schema
    reached: set[str] = set()
    waiting: list[Any] = [schema.query_type, schema.mutation_type, schema.subscription_type]
    waiting += [argument.type for directive in schema.directives for argument in directive.args.values()]
    while waiting:
        graphql_type = get_named_type(waiting.pop())
        if graphql_type is None or graphql_type.name in reached:
            continue
        reached.add(graphql_type.name)
        if isinstance(graphql_type, GraphQLObjectType | GraphQLInterfaceType):
            waiting += graphql_type.interfaces
            for field in graphql_type.fields.values():
                waiting += [field.type, *(argument.type for argument in field.args.values())]
        if isinstance(graphql_type, GraphQLInputObjectType):
            waiting += [field.type for field in graphql_type.fields.values()]
        waiting += objects_behind(sdl, graphql_type)
    for graphql_type in types(sdl):
        if graphql_type.name not in reached:
            yield graphql_type.name, "No operation leads to it: use it in a field, or remove it."
