"""What rules look at: the definitions of an SDL by kind, and those that the contract has a word for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLInputField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLUnionType,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
)

from contract.sdl import Sdl


@dataclass(frozen=True)
class Value:
    """What has a type: a field, an argument or an input field."""

    coordinate: str
    definition: GraphQLField | GraphQLArgument | GraphQLInputField

    @property
    def name(self) -> str:
        return name_of(self.coordinate)

    @property
    def type(self) -> str:
        return str(self.definition.type)

    @property
    def named_type(self) -> GraphQLNamedType:
        named: GraphQLNamedType = get_named_type(self.definition.type)
        return named

    @property
    def is_list(self) -> bool:
        nullable: Any = self.definition.type
        return isinstance(get_nullable_type(nullable), GraphQLList)

    def retyped(self, name: str) -> str:
        """Its type, if it were of the named type of this name."""
        return self.type.replace(self.named_type.name, name)


@dataclass(frozen=True)
class Field(Value):
    """A field of an object or interface type."""

    definition: GraphQLField
    owner: GraphQLObjectType | GraphQLInterfaceType

    @property
    def arguments(self) -> str:
        """As the SDL has them: `id: ID!, first: Int`."""
        return ", ".join(f"{name}: {argument.type}" for name, argument in self.definition.args.items())

    @property
    def needs_sign_in(self) -> bool:
        node = self.definition.ast_node
        return node is not None and any(directive.name.value == "auth" for directive in node.directives)


def types(sdl: Sdl) -> Iterator[GraphQLNamedType]:
    for definition in sdl.definitions.values():
        if isinstance(definition, GraphQLNamedType):
            yield definition


def fields(sdl: Sdl) -> Iterator[Field]:
    for graphql_type in types(sdl):
        if isinstance(graphql_type, GraphQLObjectType | GraphQLInterfaceType):
            yield from fields_of(graphql_type)


def fields_of(owner: GraphQLObjectType | GraphQLInterfaceType | None) -> Iterator[Field]:
    """None of them, if there is no such type: an SDL without mutations, say."""
    if owner is not None:
        for name, field in owner.fields.items():
            yield Field(f"{owner.name}.{name}", field, owner)


def inputs(sdl: Sdl) -> Iterator[Value]:
    """The arguments of fields, and the fields of input types."""
    for coordinate, definition in sdl.definitions.items():
        if isinstance(definition, GraphQLArgument | GraphQLInputField) and not coordinate.startswith("@"):
            yield Value(coordinate, definition)


def name_of(coordinate: str) -> str:
    """`Post.comments(first:)` → first."""
    names: list[str] = re.findall(r"\w+", coordinate)
    return names[-1]


def prose(definition: Any) -> str:
    """A description on one line; empty if there is none."""
    return " ".join((definition.description or "").split())


def payloads(sdl: Sdl) -> dict[str, GraphQLObjectType]:
    """What mutations return, by name. Whether all of them return a payload, is a rule of its own."""
    answers = (field.named_type for field in fields_of(sdl.schema.mutation_type))
    return {
        answer.name: answer
        for answer in answers
        if isinstance(answer, GraphQLObjectType) and answer.name.endswith("Payload")
    }


def is_connection(graphql_type: Any) -> bool:
    """Whether it can be paged through, however it is named."""
    return isinstance(graphql_type, GraphQLObjectType) and (
        graphql_type.name.endswith("Connection") or {"edges", "pageInfo"} <= set(graphql_type.fields)
    )


def objects_behind(sdl: Sdl, graphql_type: Any) -> list[GraphQLObjectType]:
    """What may be found behind an interface or a union."""
    return sdl.schema.get_possible_types(graphql_type) if is_abstract_type(graphql_type) else []


def is_a(graphql_type: Any, interface: str) -> bool:
    """Whether every object behind this type implements the interface of this name."""
    if isinstance(graphql_type, GraphQLUnionType):
        return all(is_a(member, interface) for member in graphql_type.types)
    return isinstance(graphql_type, GraphQLObjectType | GraphQLInterfaceType) and (
        graphql_type.name == interface or any(each.name == interface for each in graphql_type.interfaces)
    )
