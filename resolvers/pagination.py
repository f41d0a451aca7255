"""Keyset pagination: arguments to a page, rows to a connection.

A page starts behind the key in its cursor, so that it stays where it is when rows come and go, and costs the same at
any depth. One row more than asked for is fetched: it says whether there is a next page.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLError

from engine import BatchInfo, BatchObjectType, Row
from resolvers.context import context_of
from resolvers.ids import MAX_KEY, distinct
from sql import Query

DEFAULT_SIZE = 20
MAX_SIZE = 100

_CURSOR = re.compile(r"([a-z]+):([1-9][0-9]{0,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Page:
    """`size` rows beyond the key `boundary`: older ones, or newer ones if `newer`.

    A connection shows rows in its own order; `backward` says that the page is read against it, and `resumed` that it
    starts at a cursor.
    """

    size: int
    boundary: int
    newer: bool
    backward: bool
    resumed: bool

    @property
    def limit(self) -> int:
        return self.size + 1

    def connection(self, rows: Sequence[Row], kind: str) -> Mapping[str, Any]:
        """The connection for up to `limit` rows in the order in which they were read."""
        shown = list(rows[: self.size])
        if self.backward:
            shown.reverse()
        return {"edges": shown, "nodes": shown, "page_info": PageInfo(self, len(rows) > self.size, shown, kind)}


class PageInfo:
    """The row of a `PageInfo`. Its columns are made when they are asked for: of many small pages, nobody asks."""

    __slots__ = ("_kind", "_more", "_page", "_shown")

    def __init__(self, page: Page, more: bool, shown: list[Row], kind: str) -> None:
        self._page = page
        self._more = more
        self._shown = shown
        self._kind = kind

    def __getitem__(self, column: str) -> Any:
        return _PAGE_INFO[column](self)

    def has_next_page(self) -> bool:
        # What lies on the side that the page came from is known: at least the row of the cursor.
        return self._page.resumed if self._page.backward else self._more

    def has_previous_page(self) -> bool:
        return self._more if self._page.backward else self._page.resumed

    def start_cursor(self) -> str | None:
        return f"{self._kind}:{self._shown[0]['cursor_key']}" if self._shown else None

    def end_cursor(self) -> str | None:
        return f"{self._kind}:{self._shown[-1]['cursor_key']}" if self._shown else None


_PAGE_INFO = {
    "has_next_page": PageInfo.has_next_page,
    "has_previous_page": PageInfo.has_previous_page,
    "start_cursor": PageInfo.start_cursor,
    "end_cursor": PageInfo.end_cursor,
}


def page_of(args: Mapping[str, Any], kind: str, *, oldest_first: bool = False) -> Page:
    """The page that `first`, `after`, `last` and `before` ask for, in a connection whose cursors are of this kind.

    Raises GraphQLError with the code INVALID_PAGINATION or INVALID_CURSOR.
    """
    first, after = args.get("first"), args.get("after")
    last, before = args.get("last"), args.get("before")
    if first is not None and last is not None:
        raise _invalid("Ask for `first` or for `last`, not for both.")
    backward = last is not None or (before is not None and first is None)
    if backward and after is not None:
        raise _invalid("`after` goes with `first`, and `before` with `last`.")
    if not backward and before is not None:
        raise _invalid("`after` goes with `first`, and `before` with `last`.")
    size = last if backward else first
    if size is None:
        size = DEFAULT_SIZE
    if not 1 <= size <= MAX_SIZE:
        raise _invalid(f"`{'last' if backward else 'first'}` must be between 1 and {MAX_SIZE}; it is {size}.")
    newer = oldest_first is not backward
    cursor = before if backward else after
    boundary = (0 if newer else MAX_KEY) if cursor is None else _key_of_cursor(cursor, kind)
    return Page(size, boundary, newer, backward, cursor is not None)


async def connections_by_parent(
    info: BatchInfo,
    parents: Sequence[Row],
    kind: str,
    *extra: Any,
    older: Query | None = None,
    newer: Query | None = None,
) -> list[Mapping[str, Any]]:
    """One page for each parent, of all parents in one statement.

    The queries take the viewer, the parents' keys, the boundary, the limit a parent, then `extra`; each row has its
    `parent_key` and its `cursor_key`. Without `older`, the connection is in the order of `newer`: oldest first.
    """
    page = page_of(info.args, kind, oldest_first=older is None)
    query = newer if page.newer else older
    assert query is not None
    context = context_of(info)
    keys = [parent["id"] for parent in parents]
    rows = await context.db.fetch(query, context.viewer, distinct(keys), page.boundary, page.limit, *extra)
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["parent_key"], []).append(row)
    return [page.connection(groups.get(key, ()), kind) for key in keys]


def edge_type(name: str, kind: str) -> BatchObjectType:
    """The bindings of an edge type whose rows are edge and node in one."""
    edge = BatchObjectType(name)

    @edge.of_row("cursor")
    def cursor(row: Row) -> str:
        return f"{kind}:{row['cursor_key']}"

    @edge.field("node")
    def node(edges: Sequence[Row], _info: BatchInfo) -> Sequence[Row]:
        return edges

    return edge


def _key_of_cursor(cursor: str, kind: str) -> int:
    match = _CURSOR.fullmatch(cursor)
    if match is None or match[1] != kind or int(match[2]) > MAX_KEY:
        raise GraphQLError("This is not a cursor of this connection.", extensions={"code": "INVALID_CURSOR"})
    return int(match[2])


def _invalid(message: str) -> GraphQLError:
    return GraphQLError(message, extensions={"code": "INVALID_PAGINATION"})
