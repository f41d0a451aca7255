"""Breaking changes that may be made all the same: what was announced, and what nobody uses."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graphql import (
    DirectiveLocation,
    GraphQLDirective,
    GraphQLInterfaceType,
    GraphQLSchema,
    GraphQLUnionType,
    OperationType,
    get_named_type,
)

from contract.deprecation import removal_date
from contract.diff.changes import Change, Level, Versions
from contract.sdl import Sdl

OF_MEMBERS = {"FIELD_REMOVED", "ARG_REMOVED", "VALUE_REMOVED_FROM_ENUM"}
"""Removals of what can be deprecated."""

OF_RELATIONS = {"TYPE_REMOVED_FROM_UNION", "IMPLEMENTED_INTERFACE_REMOVED"}
"""Changes that come with the removal of a type: the second of what they affect."""


def allow_removals(changes: Iterable[Change], versions: Versions, today: datetime.date) -> list[Change]:
    """Removals after the day that the old SDL states are safe; of the others, the message says when they may come."""
    leaving = _Leaving(versions)
    return [_allowed(change, versions, leaving, today) for change in changes]


def _allowed(change: Change, versions: Versions, leaving: "_Leaving", today: datetime.date) -> Change:
    if change.level is not Level.BREAKING or change.coordinate is None:
        return change
    if change.code in OF_MEMBERS:
        reason = versions.old.definitions[change.coordinate].deprecation_reason
        if reason is None:
            return change
        date = removal_date(reason)
        if date is None:
            return replace(change, message=f"{change.message} Its deprecation states no date after which it may go.")
        return _on(change, date, today, f"deprecated, and to be removed after {date}", "It is deprecated")
    if change.code == "TYPE_REMOVED":
        name = change.coordinate
    elif change.code in OF_RELATIONS:
        name = change.affects[1]
    else:
        return change
    last_day = leaving.last_day(name)
    if last_day is None or name in versions.new.definitions:
        return change
    because = f"all that led to {name}, or all in it, was deprecated, and to be removed after {last_day}"
    return _on(change, last_day, today, because, f"All that leads to {name}, or all in it, is deprecated")


def _on(change: Change, last_day: datetime.date, today: datetime.date, because: str, deprecated: str) -> Change:
    if today > last_day:
        return replace(change, level=Level.SAFE, because=because)
    first_day = last_day + datetime.timedelta(days=1) if last_day < datetime.date.max else last_day
    return replace(change, message=f"{change.message} {deprecated}, and may go on {first_day}.")


class _Leaving:
    """When the types of the old SDL may go: they can't be deprecated themselves."""

    def __init__(self, versions: Versions) -> None:
        self._old = versions.old
        self._dates: dict[str, datetime.date] = {}
        """Of what is deprecated with a date, and gone, by coordinate."""
        for coordinate, definition in versions.old.definitions.items():
            reason = getattr(definition, "deprecation_reason", None)
            date = reason and removal_date(reason)
            if date and coordinate not in versions.new.definitions:
                self._dates[coordinate] = date
        self._reached = _reached(self._old.schema, set())
        self._reached_after = {
            day: _reached(self._old.schema, {name for name, date in self._dates.items() if date <= day})
            for day in sorted(set(self._dates.values()))
        }

    def last_day(self, name: str) -> datetime.date | None:
        """The last day on which a type must still be there; None if there is no such day."""
        days = [day for day, reached in self._reached_after.items() if name in self._reached - reached][:1]
        members = [member for member in self._old.definitions if member.startswith(f"{name}.") and "(" not in member]
        if members and all(member in self._dates for member in members):
            days.append(max(self._dates[member] for member in members))
        return min(days, default=None)


def _reached(schema: GraphQLSchema, without: set[str]) -> set[str]:
    """The names of the types that an operation can come to without these fields, arguments and input fields."""
    waiting: list[Any] = [schema.get_root_type(operation) for operation in OperationType]
    for directive in schema.directives:
        waiting += (argument.type for argument in directive.args.values() if in_operations(directive))
    reached: set[str] = set()
    while waiting:
        graphql_type = get_named_type(waiting.pop())
        if graphql_type is not None and graphql_type.name not in reached:
            reached.add(graphql_type.name)
            waiting += _next_types(schema, graphql_type, without)
    return reached


def _next_types(schema: GraphQLSchema, graphql_type: Any, without: set[str]) -> Iterator[Any]:
    if isinstance(graphql_type, GraphQLUnionType):
        yield from graphql_type.types
    if isinstance(graphql_type, GraphQLInterfaceType):
        implementations = schema.get_implementations(graphql_type)
        yield from implementations.objects
        yield from implementations.interfaces
    yield from getattr(graphql_type, "interfaces", ())
    for name, field in getattr(graphql_type, "fields", {}).items():
        coordinate = f"{graphql_type.name}.{name}"
        if coordinate in without:
            continue
        yield field.type
        for argument_name, argument in getattr(field, "args", {}).items():
            if f"{coordinate}({argument_name}:)" not in without:
                yield argument.type


def allow_out_of_reach(changes: Iterable[Change], versions: Versions) -> list[Change]:
    """Directives that the SDL alone can carry, and types to which no operation could come, break none."""
    old = versions.old.schema
    reached = _reached(old, set())
    allowed = []
    for change in changes:
        if change.level is Level.BREAKING and change.coordinate is not None:
            name = change.coordinate.partition("(")[0].partition(".")[0]
            if _of_sdl_alone(change, name, versions):
                change = replace(change, level=Level.DANGEROUS, because="no operation can carry it, only the SDL")
            elif not name.startswith("@") and name not in reached and old.query_type is not None:
                change = replace(change, level=Level.DANGEROUS, because="no operation could come to it")
        allowed.append(change)
    return allowed


def _of_sdl_alone(change: Change, name: str, versions: Versions) -> bool:
    if not name.startswith("@"):
        return False
    old = versions.old.definitions[name]
    if change.code == "DIRECTIVE_LOCATION_REMOVED":
        lost = set(old.locations) - set(versions.new.definitions[name].locations)
        return not any(location in EXECUTABLE and f" {location.name}:" in change.message for location in lost)
    return not in_operations(old)


EXECUTABLE = {
    DirectiveLocation.QUERY,
    DirectiveLocation.MUTATION,
    DirectiveLocation.SUBSCRIPTION,
    DirectiveLocation.FIELD,
    DirectiveLocation.FRAGMENT_DEFINITION,
    DirectiveLocation.FRAGMENT_SPREAD,
    DirectiveLocation.INLINE_FRAGMENT,
    DirectiveLocation.VARIABLE_DEFINITION,
}


def in_operations(directive: GraphQLDirective) -> bool:
    return not EXECUTABLE.isdisjoint(directive.locations)


def allow_unused(changes: Iterable[Change], old: Sdl, used: Mapping[str, Sequence[str]]) -> list[Change]:
    """Breaking changes that concern no known operation are dangerous only; the others say in `used_by` who suffers."""
    allowed = []
    for change in changes:
        if change.level is Level.BREAKING and change.affects:
            users = sorted(set.intersection(*(_users(name, old, used) for name in change.affects)))
            if users:
                change = replace(change, used_by=tuple(users))
            else:
                change = replace(change, level=Level.DANGEROUS, because="no known operation uses it")
        allowed.append(change)
    return allowed


def _users(coordinate: str, old: Sdl, used: Mapping[str, Sequence[str]]) -> set[str]:
    """Who uses what has this coordinate, or anything that has this type: a literal uses the type of its argument
    without a word of it."""
    users = set(used.get(coordinate, ()))
    for name, definition in old.definitions.items():
        graphql_type = getattr(definition, "type", None)
        if graphql_type is not None and get_named_type(graphql_type).name == coordinate:
            users |= set(used.get(name, ()))
    return users
