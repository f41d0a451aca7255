"""What changed between two versions of the contract, and what it does to clients."""

from contract.diff.against import AgainstUnavailable, read_against
from contract.diff.changes import Change, Level, exit_status
from contract.diff.comparison import compare
from contract.diff.report import github_report, json_report, text_report

__all__ = [
    "AgainstUnavailable",
    "Change",
    "Level",
    "compare",
    "exit_status",
    "github_report",
    "json_report",
    "read_against",
    "text_report",
]
