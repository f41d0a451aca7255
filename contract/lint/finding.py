"""A finding, as text, as JSON, and as an annotation on GitHub."""

from dataclasses import dataclass
from typing import Any

from contract.reports import github_annotation


@dataclass(frozen=True)
class Finding:
    rule: str
    """The rule's id."""

    coordinate: str | None
    """What breaks the rule; None for a comment that belongs to nothing."""

    line: int
    message: str


def text_of(finding: Finding, name: str) -> str:
    """One line; `name` is the path of the SDL."""
    place = f"{name}:{finding.line}"
    subject = f" {finding.coordinate}:" if finding.coordinate else ""
    return f"{place}:{subject} {finding.message} [{finding.rule}]"


def json_of(finding: Finding, name: str) -> dict[str, Any]:
    return {
        "file": name,
        "line": finding.line,
        "coordinate": finding.coordinate,
        "rule": finding.rule,
        "message": finding.message,
    }


def annotation_of(finding: Finding, name: str) -> str:
    title = f"{finding.coordinate} [{finding.rule}]" if finding.coordinate else f"[{finding.rule}]"
    return github_annotation("error", name, finding.line, title, finding.message)
