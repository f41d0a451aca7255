"""Rules of lists."""

from collections.abc import Iterator
from typing import Any

from graphql import GraphQLList, get_nullable_type, is_composite_type

from contract.lint.definitions import Field, fields, inputs, is_a, is_connection
from contract.lint.rule import rule
from contract.lint.rules.shapes import SHAPES
from contract.sdl import Sdl


@rule("list-null", "An empty list says that there is nothing; null would be a second way to say it.")
def list_null(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for field in fields(sdl):
        wanted = _without_nulls(field.definition.type)
        if field.needs_sign_in:
            wanted = wanted.removesuffix("!")
        if field.is_list and field.type != wanted and not _has_its_shape_elsewhere(field):
            yield field.coordinate, f"The type is `{field.type}`: write `{wanted}`."
    for given in inputs(sdl):
        wanted = _without_nulls(given.definition.type).removesuffix("!")
        if given.is_list and given.type.removesuffix("!") != wanted:
            yield given.coordinate, f"The type is `{given.type}`: write `{wanted}` or `{wanted}!`."


@rule("list-bounded", "A list that can grow has to be paged; one that can't is silenced, with what bounds it.")
def list_bounded(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for field in fields(sdl):
        if field.is_list and is_composite_type(field.named_type) and not _has_its_shape_elsewhere(field):
            yield field.coordinate, f"It is a list of objects: return `{field.named_type.name}Connection!` instead."


def _without_nulls(graphql_type: Any) -> str:
    bare = get_nullable_type(graphql_type)
    return f"[{_without_nulls(bare.of_type)}]!" if isinstance(bare, GraphQLList) else f"{bare}!"


def _has_its_shape_elsewhere(field: Field) -> bool:
    """Whether the rules of connections, payloads and shapes say what its type is."""
    return (
        (field.name in ("edges", "nodes") and is_connection(field.owner))
        or (field.name == "errors" and field.owner.name.endswith("Payload"))
        or any(field.name in wanted and is_a(field.owner, model) for model, wanted in SHAPES.items())
    )
