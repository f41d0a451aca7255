"""Every difference between two SDLs, and how much each can hurt."""

import datetime
from collections.abc import Mapping, Sequence

from contract.diff.allowances import allow_out_of_reach, allow_removals, allow_unused
from contract.diff.changes import Change, Level, Versions
from contract.diff.graphql_changes import graphql_changes
from contract.diff.policy import policy_changes
from contract.diff.safe import safe_changes
from contract.diff.unseen import unseen_changes
from contract.sdl import Sdl

LEVELS = list(Level)


def compare(
    old: Sdl, new: Sdl, *, today: datetime.date, used: Mapping[str, Sequence[str]] | None = None
) -> list[Change]:
    """The changes from `old` to `new`, breaking ones first, then by line.

    `today` decides whether what is deprecated may go. `used` says by coordinate of `old` which known operations or
    clients use it (`contract.operations`): what none of them uses is not breaking.
    """
    versions = Versions(old, new)
    changes = [
        *graphql_changes(versions),
        *unseen_changes(versions),
        *policy_changes(versions),
        *safe_changes(versions),
    ]
    changes = allow_out_of_reach(changes, versions)
    changes = allow_removals(changes, versions, today)
    if used is not None:
        changes = allow_unused(changes, old, used)
    return sorted(changes, key=_place)


def _place(change: Change) -> tuple[int, int, str, str]:
    return LEVELS.index(change.level), change.line or 0, change.coordinate or "", change.code
