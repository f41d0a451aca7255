"""Changes that hurt no client, but that people want to read about."""

from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLDirective,
    GraphQLField,
    GraphQLInputField,
    GraphQLNamedType,
    GraphQLScalarType,
    is_required_argument,
)
from graphql.utilities.find_breaking_changes import (
    is_change_safe_for_input_object_field_or_field_arg,
    is_change_safe_for_object_or_interface_field,
)

from contract.diff.changes import Change, Level, Versions, one_line


def safe_changes(versions: Versions) -> Iterator[Change]:
    def safe(code: str, coordinate: str | None, message: str) -> Change:
        return versions.change(Level.SAFE, code, coordinate, message)

    for coordinate, new in versions.added():
        code = _code_of_addition(coordinate, new)
        if code is not None:
            yield safe(code, coordinate, f"{coordinate} was added.")
    for coordinate, old, new in versions.kept():
        for code, message in (
            *_type_changes(coordinate, old, new),
            *_deprecation_changes(coordinate, old, new),
            *_description_changes(coordinate, old, new),
            *_directive_changes(coordinate, old, new),
            *_scalar_changes(coordinate, old, new),
        ):
            yield safe(code, coordinate, message)
    for code, message in _description_changes("the schema", versions.old.schema, versions.new.schema):
        yield safe(code, None, message)


def _code_of_addition(coordinate: str, new: Any) -> str | None:
    """None for what graphql-core calls dangerous or breaking."""
    if isinstance(new, GraphQLNamedType):
        return "TYPE_ADDED"
    if isinstance(new, GraphQLDirective):
        return "DIRECTIVE_ADDED"
    if isinstance(new, GraphQLField):
        return "FIELD_ADDED"
    if isinstance(new, GraphQLArgument) and coordinate.startswith("@") and not is_required_argument(new):
        return "OPTIONAL_DIRECTIVE_ARG_ADDED"
    return None


def _type_changes(coordinate: str, old: Any, new: Any) -> Iterator[tuple[str, str]]:
    before, after = getattr(old, "type", None), getattr(new, "type", None)
    if before is None or after is None or str(before) == str(after):
        return
    told = f"{coordinate} changed from {before} to {after}"
    if isinstance(old, GraphQLField):
        if is_change_safe_for_object_or_interface_field(before, after):
            yield "FIELD_TYPE_NARROWED", f"{told}: every answer is one that clients are ready for."
    elif is_change_safe_for_input_object_field_or_field_arg(before, after):
        code = "INPUT_FIELD_TYPE_WIDENED" if isinstance(old, GraphQLInputField) else "ARG_TYPE_WIDENED"
        yield code, f"{told}: everything that was accepted still is."


def _deprecation_changes(coordinate: str, old: Any, new: Any) -> Iterator[tuple[str, str]]:
    before, after = getattr(old, "deprecation_reason", None), getattr(new, "deprecation_reason", None)
    if before is None and after is not None:
        yield "DEPRECATED", f"{coordinate} was deprecated: {after}"
    elif before is not None and after is None:
        yield "DEPRECATION_REMOVED", f"{coordinate} is no longer deprecated."
    elif before is not None and after is not None and one_line(before) != one_line(after):
        yield "DEPRECATION_CHANGED", f"{coordinate} is deprecated for another reason: {after}"


def _description_changes(coordinate: str, old: Any, new: Any) -> Iterator[tuple[str, str]]:
    """Where its lines are broken is no part of a description."""
    before, after = one_line(old.description or ""), one_line(new.description or "")
    if before != after:
        change = "changed" if before and after else "added" if after else "removed"
        yield f"DESCRIPTION_{change.upper()}", f"The description of {coordinate} was {change}."


def _directive_changes(coordinate: str, old: Any, new: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(old, GraphQLDirective):
        return
    if new.is_repeatable and not old.is_repeatable:
        yield "DIRECTIVE_REPEATABLE_ADDED", f"{coordinate} may be repeated now."
    for location in new.locations:
        if location not in old.locations:
            yield "DIRECTIVE_LOCATION_ADDED", f"{coordinate} is now allowed on {location.name}."


def _scalar_changes(coordinate: str, old: Any, new: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(old, GraphQLScalarType):
        return
    before, after = old.specified_by_url, new.specified_by_url
    if before != after:
        change = "CHANGED" if before and after else "ADDED" if after else "REMOVED"
        now = f"now specified by {after}" if after else "no longer specified anywhere"
        yield f"SPECIFIED_BY_{change}", f"{coordinate} is {now}."
