"""The SQL that the server runs: named queries from `queries/`, and the errors that a query can end with.

    from sql import queries
    queries.post.posts_by_ids

A query begins with `-- name: …` and a comment that says in one line what it fetches and by what, with its parameters.
"""

import re
from collections.abc import Iterator
from pathlib import Path

MIGRATIONS = Path(__file__).parent / "migrations"


class Query:
    """One named query: its text for the database, its name for logs."""

    __slots__ = ("domain", "name", "text")

    def __init__(self, domain: str, name: str, text: str) -> None:
        self.domain = domain
        self.name = name
        self.text = text

    def __repr__(self) -> str:
        return f"<Query {self.domain}.{self.name}>"


class Domain:
    """The queries of one file, by name."""

    def __init__(self, path: Path) -> None:
        _, *parts = re.split(r"^-- name: *", path.read_text(), flags=re.MULTILINE)
        self._queries: dict[str, Query] = {}
        for part in parts:
            name, text = part.split("\n", 1)
            if name in self._queries:
                raise ValueError(f"{path.name} has two queries named {name}.")
            self._queries[name] = Query(path.stem, name, text.strip().rstrip(";"))

    def __getattr__(self, name: str) -> Query:
        try:
            return self._queries[name]
        except KeyError:
            raise AttributeError(f"There is no query named {name}.") from None

    def __iter__(self) -> Iterator[Query]:
        return iter(self._queries.values())


class Queries:
    """All queries, by domain."""

    def __init__(self, directory: Path) -> None:
        self._domains = {path.stem: Domain(path) for path in sorted(directory.glob("*.sql"))}

    def __getattr__(self, domain: str) -> Domain:
        try:
            return self._domains[domain]
        except KeyError:
            raise AttributeError(f"There is no query file named {domain}.sql.") from None

    def __iter__(self) -> Iterator[Query]:
        return (query for domain in self._domains.values() for query in domain)


queries = Queries(Path(__file__).parent / "queries")


class ConstraintViolated(Exception):
    """A statement would have broken the rule that the named constraint keeps."""

    def __init__(self, constraint: str) -> None:
        super().__init__(constraint)
        self.constraint = constraint


class UnstorableText(Exception):
    """A text holds a character that PostgreSQL can't store: U+0000."""
