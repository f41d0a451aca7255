"""Rules of names."""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from graphql import (
    GraphQLArgument,
    GraphQLDirective,
    GraphQLEnumType,
    GraphQLEnumValue,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLUnionType,
)

from contract.lint.casing import camel_case, lower_first, pascal_case, upper_case
from contract.lint.definitions import fields, is_a, is_connection, name_of, payloads, types
from contract.lint.rule import rule
from contract.sdl import Sdl

CASES: list[tuple[tuple[type[Any], ...], str, str, Callable[[str], str]]] = [
    ((GraphQLNamedType,), "PascalCase", r"[A-Z][A-Za-z0-9]*", pascal_case),
    (
        (GraphQLField, GraphQLArgument, GraphQLInputField, GraphQLDirective),
        "camelCase",
        r"[a-z][A-Za-z0-9]*",
        camel_case,
    ),
    ((GraphQLEnumValue,), "UPPER_CASE", r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*", upper_case),
]

FETCHING = ("fetch", "get")

KINDS = {
    GraphQLEnumType: "Enum",
    GraphQLInterfaceType: "Interface",
    GraphQLObjectType: "Type",
    GraphQLUnionType: "Union",
}


class Suffix(NamedTuple):
    """The end of a name that is kept for types of one meaning."""

    text: str
    meaning: str
    is_meant: Callable[[Sdl, GraphQLNamedType], bool]
    is_due: bool = True
    """Whether all types of this meaning end so; where not, another rule says how they are named."""


SUFFIXES = [
    Suffix("Input", "an input type", lambda _, each: isinstance(each, GraphQLInputObjectType)),
    Suffix("Payload", "what a mutation returns", lambda sdl, each: each.name in payloads(sdl), is_due=False),
    Suffix("Connection", "a connection", lambda _, each: is_connection(each)),
    Suffix("Edge", "the edge of a connection", lambda sdl, each: each in _edges(sdl), is_due=False),
    Suffix("Error", "a `UserError`", lambda _, each: is_a(each, "UserError")),
]


@rule("name-case", "A name says by its case what it names, as everywhere in GraphQL.")
def name_case(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for kinds, case, pattern, spell in CASES:
        for coordinate, definition in sdl.definitions.items():
            name = name_of(coordinate)
            if isinstance(definition, kinds) and not re.fullmatch(pattern, name):
                instead = f"write `{spell(name)}`" if spell(name) else "take another"
                yield coordinate, f"The name is not in {case}: {instead}."


@rule("name-fetching", "A field is named after what it is; that it is fetched goes without saying.")
def name_fetching(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for field in fields(sdl):
        match = re.fullmatch(f"({'|'.join(FETCHING)})([A-Z].*)", field.name)
        if match:
            yield field.coordinate, f"The name begins with `{match[1]}`: write `{lower_first(match[2])}`."


@rule("name-kind", "What kind of type it is, the SDL says already.")
def name_kind(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for graphql_type in types(sdl):
        kind = KINDS.get(type(graphql_type))
        bare = re.sub(f"^{kind}(?=[A-Z])|(?<=.){kind}$", "", graphql_type.name)
        if kind and bare != graphql_type.name:
            yield graphql_type.name, f"The name says `{kind}`, as the SDL does already: write `{bare}`."


@rule("name-repetition", "A field is read together with its type: `user { name }`, not `user { userName }`.")
def name_repetition(sdl: Sdl) -> Iterator[tuple[str, str]]:
    roots = {sdl.schema.query_type, sdl.schema.mutation_type, sdl.schema.subscription_type}
    for field in fields(sdl):
        match = re.fullmatch(f"{lower_first(field.owner.name)}([A-Z].*)", field.name)
        if match and field.owner not in roots:
            yield field.coordinate, f"The name repeats its type: write `{lower_first(match[1])}`."


@rule("name-suffix", "Inputs, payloads, connections, edges and errors are known by the ends of their names.")
def name_suffix(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for graphql_type in types(sdl):
        for suffix in SUFFIXES:
            named, meant = graphql_type.name.endswith(suffix.text), suffix.is_meant(sdl, graphql_type)
            if named and not meant:
                yield graphql_type.name, f"It is not {suffix.meaning}: take `{suffix.text}` off its name."
            if meant and not named and suffix.is_due:
                yield graphql_type.name, f"It is {suffix.meaning}: name it `{graphql_type.name}{suffix.text}`."


def _edges(sdl: Sdl) -> set[GraphQLNamedType]:
    return {field.named_type for field in fields(sdl) if field.name == "edges" and is_connection(field.owner)}
