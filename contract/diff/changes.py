"""A change of the contract: how much it can hurt, where it stands, and what it means to clients."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from contract.sdl import Sdl


class Level(StrEnum):
    """How much a change can hurt, the worst first."""

    BREAKING = "breaking"
    """Operations that worked no longer validate, or no longer get what they got."""

    DANGEROUS = "dangerous"
    """Every operation still validates, but a client may meet what it is not ready for."""

    SAFE = "safe"
    """Nothing that a client could notice, or only more to ask for."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two SDLs."""

    level: Level

    code: str
    """The kind of change: a name of graphql-core's `BreakingChangeType` or `DangerousChangeType`, or one of ours."""

    coordinate: str | None
    """The schema coordinate of what changed; None for the schema as a whole."""

    message: str
    """One line that says what it means to clients."""

    side: Literal["old", "new"]
    """The SDL that `file` and `line` are of: the old one for what is no longer there."""

    file: str

    line: int | None

    because: str | None = None
    """Why the level is lower than that of the same change elsewhere."""

    used_by: tuple[str, ...] = ()
    """The known operations and clients that a breaking change concerns."""

    affects: tuple[str, ...] = ()
    """The coordinates in the old SDL that an operation uses, all of them, if the change concerns it."""


class Versions:
    """The SDLs that are compared."""

    def __init__(self, old: Sdl, new: Sdl) -> None:
        self.old = old
        self.new = new

    def change(
        self,
        level: Level,
        code: str,
        coordinate: str | None,
        message: str,
        *,
        because: str | None = None,
        affects: tuple[str, ...] | None = None,
    ) -> Change:
        """A change with the place where its reader finds it."""
        gone = coordinate in self.old.definitions and coordinate not in self.new.definitions
        sdl = self.old if gone else self.new
        return Change(
            level,
            code,
            coordinate,
            one_line(message),
            side="old" if gone else "new",
            file=sdl.name,
            line=None if coordinate is None else sdl.line(coordinate),
            because=because,
            affects=((coordinate,) if coordinate else ()) if affects is None else affects,
        )

    def kept(self) -> Iterator[tuple[str, Any, Any]]:
        """What both define: the coordinate and both definitions. A type of another kind is another type."""
        for coordinate, old in self.old.definitions.items():
            new = self.new.definitions.get(coordinate)
            if new is not None and self._of_one_kind(coordinate):
                yield coordinate, old, new

    def added(self) -> Iterator[tuple[str, Any]]:
        """What only the new one defines, without what is inside of something that is itself new."""
        for coordinate, new in self.new.definitions.items():
            if coordinate in self.old.definitions:
                continue
            parent = enclosing(coordinate)
            if parent is None or (parent in self.old.definitions and self._of_one_kind(parent)):
                yield coordinate, new

    def _of_one_kind(self, coordinate: str) -> bool:
        top = coordinate.partition("(")[0].partition(".")[0]
        return type(self.old.definitions[top]) is type(self.new.definitions[top])


def enclosing(coordinate: str) -> str | None:
    """The coordinate of what this is a part of: `Post` for `Post.text`, `Post.text` for `Post.text(length:)`."""
    for separator in "(", ".":
        if separator in coordinate:
            return coordinate.partition(separator)[0]
    return None


def one_line(text: str) -> str:
    return " ".join(text.split())


def exit_status(changes: Iterable[Change]) -> int:
    """1 if any change is breaking, otherwise 0."""
    return int(any(change.level is Level.BREAKING for change in changes))
