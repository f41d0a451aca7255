"""What a check found."""

from dataclasses import dataclass

from sql import Query


@dataclass(frozen=True, slots=True)
class Problem:
    """`subject` is what has to be mended: a schema coordinate, a file or a named query. `message` is one line, but for
    a query's plan, which follows it."""

    check: str
    subject: str
    message: str

    def __str__(self) -> str:
        return f"{self.subject}: {self.message} [{self.check}]"


def place_of(query: Query) -> str:
    """Where a query is to be mended."""
    return f"sql/queries/{query.domain}.sql: {query.name}"
