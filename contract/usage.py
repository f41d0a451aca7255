"""Who uses what of the contract, as the server has counted it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from graphql.pyutils import suggestion_list

from contract.sdl import Sdl
from server.connecting import connect
from sql import queries


class NoUsage(Exception):
    """There is nothing to tell. The message is one line for a person."""


@dataclass(frozen=True, slots=True)
class Use:
    """What one client used of one coordinate: how often, and when for the last time."""

    coordinate: str
    client: str
    uses: int
    last_used_at: datetime


async def read_usage(url: str, coordinates: Sequence[str] | None, days: int) -> list[Use]:
    """What was used in the last days, of these coordinates or of all, by coordinate and then by uses. Raises NoUsage if
    the database is too old to have a log, and DatabaseUnavailable."""
    connection = await connect(url)
    try:
        if await connection.fetchval("select to_regclass('schema_usage')") is None:
            raise NoUsage("This database counts no usage yet: run `nexus migrate`.")
        rows = await connection.fetch(queries.usage.schema_usage_by_coordinates.text, coordinates, days)
        return [Use(row["coordinate"], row["client"], row["uses"], row["last_used_at"]) for row in rows]
    finally:
        await connection.close()


def deprecated_in(sdl: Sdl) -> list[str]:
    """The coordinates of what is deprecated."""
    return [
        coordinate
        for coordinate, definition in sdl.definitions.items()
        if getattr(definition, "deprecation_reason", None) is not None
    ]


def unknown(sdl: Sdl, coordinate: str) -> NoUsage:
    """What to say about a coordinate that neither the SDL nor the log has."""
    near = suggestion_list(coordinate, list(sdl.definitions))[:1]
    hint = f" Did you mean {near[0]}?" if near else " Coordinates look like Post.text and Post.comments(first:)."
    return NoUsage(f"There is no {coordinate} in {sdl.name}, and nobody has used it.{hint}")


def users_by_coordinate(uses: Iterable[Use]) -> dict[str, tuple[str, ...]]:
    """The clients of each coordinate."""
    users: dict[str, list[str]] = {}
    for use in uses:
        users.setdefault(use.coordinate, []).append(f"client {use.client}")
    return {coordinate: tuple(names) for coordinate, names in users.items()}


def usage_report(coordinates: Iterable[str], uses: Sequence[Use], sdl: Sdl, days: int) -> str:
    """A paragraph a coordinate: what its deprecation says, and a line a client."""
    return "\n\n".join(
        _paragraph(coordinate, [use for use in uses if use.coordinate == coordinate], sdl, days)
        for coordinate in coordinates
    )


def usage_entries(uses: Iterable[Use]) -> list[Mapping[str, Any]]:
    return [
        {"coordinate": use.coordinate, "client": use.client, "uses": use.uses, "lastUsedAt": use.last_used_at}
        for use in uses
    ]


def _paragraph(coordinate: str, uses: Sequence[Use], sdl: Sdl, days: int) -> str:
    reason = getattr(sdl.definitions.get(coordinate), "deprecation_reason", None)
    title = coordinate if reason is None else f"{coordinate} (deprecated: {reason})"
    if not uses:
        return f"{title}\n  Nobody has used it in the last {days} days."
    width = max(len(use.client) for use in uses)
    count = max(len(f"{use.uses:,}") for use in uses)
    lines = [
        f"  {use.client:<{width}}  {use.uses:>{count},} {'use ' if use.uses == 1 else 'uses'}"
        f"  last on {use.last_used_at:%Y-%m-%d at %H:%M} UTC"
        for use in uses
    ]
    return "\n".join([title, *lines])
