"""Changes told to people, to programs, and to GitHub."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import orjson

from contract import reports
from contract.diff.changes import Change, Level, enclosing
from contract.sdl import Sdl

ANNOTATION_LEVELS: dict[Level, reports.Level] = {
    Level.BREAKING: "error",
    Level.DANGEROUS: "warning",
    Level.SAFE: "notice",
}


def text_report(changes: Sequence[Change]) -> str:
    """A line a change, under its level, and a summary."""
    if not changes:
        return "No changes."
    rows = [(_place(change), change.code, explanation(change)) for change in changes]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    groups = []
    for level in Level:
        lines = [
            f"  {place:<{widths[0]}}  {code:<{widths[1]}}  {told}"
            for change, (place, code, told) in zip(changes, rows, strict=True)
            if change.level is level
        ]
        if lines:
            groups.append("\n".join([level.capitalize(), *lines]))
    return "\n\n".join([*groups, _summary(changes)])


def json_report(changes: Sequence[Change], against: str) -> str:
    """One object; `against` is the name of the old SDL."""
    return orjson.dumps(
        {"against": against, "summary": _counts(changes), "changes": [_entry(change) for change in changes]},
        option=orjson.OPT_INDENT_2,
    ).decode()


def github_report(changes: Sequence[Change], new: Sdl) -> str:
    """An annotation a change, in the new SDL. What is no longer there is told where it stood: at its type."""
    return "\n".join(
        reports.github_annotation(
            ANNOTATION_LEVELS[change.level],
            new.name,
            _line_in(new, change.coordinate),
            f"{change.level.capitalize()}: {change.coordinate or 'schema'}",
            explanation(change),
        )
        for change in changes
    )


def explanation(change: Change) -> str:
    """What a change means to clients, why it is not breaking, and who suffers, in one line."""
    told = [change.message]
    if change.because is not None:
        told.append(f"Not breaking: {change.because}.")
    if change.used_by:
        first, *others = change.used_by
        told.append(f"Used by {first} and {len(others)} more." if others else f"Used by {first}.")
    return " ".join(told)


def _place(change: Change) -> str:
    return change.file if change.line is None else f"{change.file}:{change.line}"


def _counts(changes: Sequence[Change]) -> dict[str, int]:
    counts = Counter(change.level for change in changes)
    return {level.value: counts[level] for level in Level}


def _summary(changes: Sequence[Change]) -> str:
    return ", ".join(f"{count} {level}" for level, count in _counts(changes).items()) + " changes"


def _entry(change: Change) -> dict[str, Any]:
    return {
        "level": change.level.value,
        "code": change.code,
        "coordinate": change.coordinate,
        "message": change.message,
        "file": change.file,
        "line": change.line,
        "because": change.because,
        "usedBy": list(change.used_by),
    }


def _line_in(sdl: Sdl, coordinate: str | None) -> int:
    while coordinate is not None:
        line = sdl.line(coordinate)
        if line is not None:
            return line
        coordinate = enclosing(coordinate)
    return 1
