"""The changes that graphql-core finds, with their coordinates, and with what they mean to clients."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    BreakingChange,
    BreakingChangeType,
    DangerousChange,
    DangerousChangeType,
    GraphQLArgument,
    GraphQLInputObjectType,
    GraphQLScalarType,
    find_breaking_changes,
    find_dangerous_changes,
    is_required_argument,
    is_specified_scalar_type,
)

from contract.diff.changes import Change, Level, Versions

BREAKING, DANGEROUS = BreakingChangeType, DangerousChangeType


@dataclass(frozen=True)
class Row:
    """How graphql-core describes a change of a type, and what is made of it."""

    type: BreakingChangeType | DangerousChangeType

    description: str
    """The words of graphql-core: a name in angle brackets stands for what differs from case to case."""

    coordinate: str | None

    message: str

    message_of_input: str | None = None
    """The message if the field is one of an input type."""

    affects: tuple[str, ...] | None = None
    """What an operation uses, all of it, if the change concerns it; None for what has the coordinate."""

    because: str | None = None
    """Why the change is safe, whatever graphql-core holds of it."""


ROWS = (
    Row(
        BREAKING.TYPE_REMOVED,
        "Standard scalar <type> was removed because it is not referenced anymore.",
        None,
        "The schema no longer needs the scalar {type}.",
        because="what had this type is listed on its own",
    ),
    Row(
        BREAKING.TYPE_REMOVED,
        "<type> was removed.",
        "{type}",
        "{type} was removed: operations that mention it, or what has this type, no longer validate.",
    ),
    Row(
        BREAKING.TYPE_CHANGED_KIND,
        "<type> changed from <before> to <after>.",
        "{type}",
        "{type} changed from {before} to {after}: operations that use it as what it was no longer validate.",
    ),
    Row(
        BREAKING.TYPE_REMOVED_FROM_UNION,
        "<member> was removed from union type <type>.",
        "{type}",
        "{member} was removed from the union {type}: fragments on it no longer validate there.",
        affects=("{type}", "{member}"),
    ),
    Row(
        BREAKING.VALUE_REMOVED_FROM_ENUM,
        "<value> was removed from enum type <type>.",
        "{type}.{value}",
        "{type}.{value} was removed: requests that send it are refused, and it is never answered again.",
    ),
    Row(
        BREAKING.REQUIRED_INPUT_FIELD_ADDED,
        "A required field <field> on input type <type> was added.",
        "{type}.{field}",
        "{type}.{field} was added and must be given: requests without it are refused.",
        affects=("{type}",),
    ),
    Row(
        BREAKING.IMPLEMENTED_INTERFACE_REMOVED,
        "<type> no longer implements interface <interface>.",
        "{type}",
        "{type} no longer implements {interface}: it is no longer found where {interface} is answered or asked for.",
        affects=("{type}", "{interface}"),
    ),
    Row(
        BREAKING.FIELD_REMOVED,
        "<type>.<field> was removed.",
        "{type}.{field}",
        "{type}.{field} was removed: operations that select it no longer validate.",
        message_of_input="{type}.{field} was removed: requests that give it are refused.",
    ),
    Row(
        BREAKING.FIELD_CHANGED_KIND,
        "<type>.<field> changed type from <before> to <after>.",
        "{type}.{field}",
        "{type}.{field} changed from {before} to {after}: clients that expect {before} can't read every answer.",
        message_of_input="{type}.{field} changed from {before} to {after}: requests that fit {before} may be refused.",
    ),
    Row(
        BREAKING.REQUIRED_ARG_ADDED,
        "A required arg <arg> on <type>.<field> was added.",
        "{type}.{field}({arg}:)",
        "{type}.{field}({arg}:) was added and must be given: operations that select {type}.{field} no longer validate.",
        affects=("{type}.{field}",),
    ),
    Row(
        BREAKING.ARG_REMOVED,
        "<type>.<field> arg <arg> was removed.",
        "{type}.{field}({arg}:)",
        "{type}.{field}({arg}:) was removed: operations that give it no longer validate.",
    ),
    Row(
        BREAKING.ARG_CHANGED_KIND,
        "<type>.<field> arg <arg> has changed type from <before> to <after>.",
        "{type}.{field}({arg}:)",
        "{type}.{field}({arg}:) changed from {before} to {after}: operations that fit {before} may no longer validate.",
    ),
    Row(
        BREAKING.DIRECTIVE_REMOVED,
        "<directive> was removed.",
        "@{directive}",
        "@{directive} was removed: operations that carry it no longer validate.",
    ),
    Row(
        BREAKING.DIRECTIVE_ARG_REMOVED,
        "<arg> was removed from <directive>.",
        "@{directive}({arg}:)",
        "@{directive}({arg}:) was removed: operations that give it no longer validate.",
    ),
    Row(
        BREAKING.REQUIRED_DIRECTIVE_ARG_ADDED,
        "A required arg <arg> on directive <directive> was added.",
        "@{directive}({arg}:)",
        "@{directive}({arg}:) was added and must be given: operations that carry @{directive} no longer validate.",
        affects=("@{directive}",),
    ),
    Row(
        BREAKING.DIRECTIVE_REPEATABLE_REMOVED,
        "Repeatable flag was removed from <directive>.",
        "@{directive}",
        "@{directive} is no longer repeatable: operations that carry it twice in a place no longer validate.",
    ),
    Row(
        BREAKING.DIRECTIVE_LOCATION_REMOVED,
        "<location> was removed from <directive>.",
        "@{directive}",
        "@{directive} is no longer allowed on {location}: operations that carry it there no longer validate.",
    ),
    Row(
        DANGEROUS.VALUE_ADDED_TO_ENUM,
        "<value> was added to enum type <type>.",
        "{type}.{value}",
        "{type}.{value} was added: clients that handle every value of {type} meet one that they don't know.",
    ),
    Row(
        DANGEROUS.TYPE_ADDED_TO_UNION,
        "<member> was added to union type <type>.",
        "{type}",
        "{member} was added to the union {type}: clients that handle every member meet one that they don't know.",
    ),
    Row(
        DANGEROUS.OPTIONAL_INPUT_FIELD_ADDED,
        "An optional field <field> on input type <type> was added.",
        "{type}.{field}",
        "{type}.{field} was added: requests that leave it out must go on meaning the same.",
    ),
    Row(
        DANGEROUS.OPTIONAL_ARG_ADDED,
        "An optional arg <arg> on <type>.<field> was added.",
        "{type}.{field}({arg}:)",
        "{type}.{field}({arg}:) was added: operations that leave it out must go on meaning the same.",
    ),
    Row(
        DANGEROUS.IMPLEMENTED_INTERFACE_ADDED,
        "<interface> added to interfaces implemented by <type>.",
        "{type}",
        "{type} now implements {interface}: clients that handle every {interface} meet a type that they don't know.",
    ),
    Row(
        DANGEROUS.ARG_DEFAULT_VALUE_CHANGE,
        "<type>.<field> arg <arg> defaultValue was removed.",
        "{type}.{field}({arg}:)",
        "{type}.{field}({arg}:) has no default any longer: operations that leave it out mean something else now.",
    ),
    Row(
        DANGEROUS.ARG_DEFAULT_VALUE_CHANGE,
        "<type>.<field> arg <arg> has changed defaultValue from <before> to <after>.",
        "{type}.{field}({arg}:)",
        "The default of {type}.{field}({arg}:) changed from {before} to {after}: operations that leave it out "
        "mean something else now.",
    ),
)


def _pattern(description: str) -> re.Pattern[str]:
    """Types and values are anything, all else is a name."""
    anything = {"before", "after"}
    return re.compile(
        "".join(
            (rf"(?P<{part}>.+)" if part in anything else rf"(?P<{part}>\w+)") if is_variable else re.escape(part)
            for part, is_variable in _parts(description)
        ),
        re.DOTALL,
    )


def _parts(description: str) -> Iterator[tuple[str, bool]]:
    for number, part in enumerate(re.split(r"<(\w+)>", description)):
        yield part, number % 2 == 1


PATTERNS = tuple((row, _pattern(row.description)) for row in ROWS)


def graphql_changes(versions: Versions) -> Iterator[Change]:
    """The breaking and the dangerous changes, by graphql-core's own comparison."""
    old, new = versions.old.schema, versions.new.schema
    for graphql_type in (*old.type_map.values(), *new.type_map.values()):
        if isinstance(graphql_type, GraphQLScalarType) and not is_specified_scalar_type(graphql_type):
            # graphql-core compares defaults as it would print them, and fails at an object that a scalar takes.
            graphql_type.serialize = _printable  # type: ignore[method-assign]
    for breaking in find_breaking_changes(old, new):
        yield told(versions, breaking)
    for dangerous in find_dangerous_changes(old, new):
        change = told(versions, dangerous)
        changed = versions.new.definitions.get(change.coordinate or "")
        if (
            dangerous.type is DANGEROUS.ARG_DEFAULT_VALUE_CHANGE
            and isinstance(changed, GraphQLArgument)
            and is_required_argument(changed)
        ):
            # Without its default the argument must be given, which is breaking: `unseen` says so.
            continue
        yield change


def _printable(value: Any) -> str | int | float:
    return value if isinstance(value, str | int | float) else json.dumps(value, sort_keys=True)


def told(versions: Versions, found: BreakingChange | DangerousChange) -> Change:
    """A change as graphql-core found it, told to clients. One that the table doesn't know keeps its description."""
    level = Level.BREAKING if isinstance(found.type, BreakingChangeType) else Level.DANGEROUS
    for row, pattern in PATTERNS:
        match = pattern.fullmatch(found.description) if row.type is found.type else None
        if match is not None:
            names = match.groupdict()
            owner = versions.old.schema.get_type(names.get("type", ""))
            message = row.message_of_input if isinstance(owner, GraphQLInputObjectType) else None
            return versions.change(
                level if row.because is None else Level.SAFE,
                found.type.name,
                row.coordinate and row.coordinate.format(**names),
                (message or row.message).format(**names),
                because=row.because,
                affects=row.affects and tuple(coordinate.format(**names) for coordinate in row.affects),
            )
    return versions.change(level, found.type.name, None, found.description)
