"""The reason of a `@deprecated`: what to use instead, and until when it still works."""

import datetime
import re

FORM = re.compile(r"(?:Use `(?P<replacement>[^`\s]+)`|No replacement)\. Removed after (?P<date>\d{4}-\d{2}-\d{2})\.")


def removal_date(reason: str) -> datetime.date | None:
    """The last day on which it is still there; None if the reason does not say, or says it in another form."""
    match = FORM.fullmatch(reason)
    if match is None:
        return None
    try:
        return datetime.date.fromisoformat(match["date"])
    except ValueError:
        return None


def replacement(reason: str) -> str | None:
    """What to use instead, as the reason names it; None if there is nothing, or the reason has another form."""
    match = FORM.fullmatch(reason)
    return match and match["replacement"]
