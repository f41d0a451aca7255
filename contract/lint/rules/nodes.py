"""Rules of objects and their ids, after Relay's specification of global object identification."""

import re
from collections.abc import Iterator

from graphql import GraphQLID, GraphQLNonNull

from contract.lint.definitions import fields, fields_of, inputs, is_a
from contract.lint.rule import rule
from contract.sdl import Sdl


@rule("node", "Whatever has an `id` can be fetched again by it, and kept in a client's cache under it.")
def node(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for field in fields(sdl):
        if field.name == "id" and not is_a(field.owner, "Node"):
            yield field.owner.name, "It has an `id`, but is no `Node`: write `implements Node`."


@rule("node-query", "`node(id:)` and `nodes(ids:)` are how clients fetch again what they know by `id`.")
def node_query(sdl: Sdl) -> Iterator[tuple[str, str]]:
    query = sdl.schema.query_type
    if query is None or "Node" not in sdl.schema.type_map:
        return
    found = {f"{field.name}({field.arguments}): {field.type}" for field in fields_of(query)}
    for wanted in ("node(id: ID!): Node", "nodes(ids: [ID!]!): [Node]!"):
        name = wanted.partition("(")[0]
        if wanted not in found:
            place = f"{query.name}.{name}" if name in query.fields else query.name
            yield place, f"Relay looks for it: write `{wanted}`."


@rule("foreign-id", "Of an object a client can ask for more in the same request; with an id it has to come again.")
def foreign_id(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for field in fields(sdl):
        stem = re.sub(r"(?<=[a-z0-9])Id(s?)$", r"\1", field.name)
        if field.name == "id" or re.fullmatch(r"deleted[A-Z].*Ids?", field.name):
            continue  # Of what is deleted, only the id is left to tell.
        if stem != field.name:
            yield field.coordinate, f"It is the id of another object: return the object itself, as `{stem}`."
        elif field.named_type is GraphQLID:
            yield field.coordinate, "It is the id of another object: return the object itself."


@rule("id-input", "What is an id, and how many are asked for, is seen from the name and the type alike.")
def id_input(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for given in inputs(sdl):
        many = "s" if given.is_list else ""
        match = re.fullmatch(r"id(s?)|.*[a-z0-9]Id(s?)", given.name)
        if match and given.named_type is not GraphQLID:
            yield given.coordinate, f"The type is `{given.type}`: write `{given.retyped('ID')}`."
        elif given.named_type is GraphQLID and not match:
            one = given.name.removesuffix("s") if many else given.name
            yield given.coordinate, f"It is an `ID`: name it `{one}Id{many}`."
        elif match and many != (match[1] or match[2] or ""):
            yield given.coordinate, f"The type is `{given.type}`: name it `{given.name.removesuffix('s')}{many}`."


@rule("look-up-null", "What is looked up may be gone or hidden; the rest of the answer stays.")
def look_up_null(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for field in fields_of(sdl.schema.query_type):
        answer = field.definition.type
        if isinstance(answer, GraphQLNonNull) and is_a(answer.of_type, "Node"):
            yield field.coordinate, f"The type is `{answer}`: write `{answer.of_type}`, for it may be gone or hidden."
