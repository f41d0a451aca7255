"""Fetches rows by key for many parents at once."""

from collections.abc import Sequence

from graphql import GraphQLError

from engine import BatchInfo, Row
from resolvers.context import context_of
from resolvers.ids import distinct
from sql import Query


async def rows_by_keys(info: BatchInfo, query: Query, keys: Sequence[int | None]) -> list[Row | None]:
    """The row of each key, in order: None for a key that is None, unknown or hidden from the viewer. `query` takes the
    viewer and an array of keys, and returns each row's key as `id`."""
    wanted = distinct(keys)
    if not wanted:
        return [None] * len(keys)
    context = context_of(info)
    rows = {row["id"]: row for row in await context.db.fetch(query, context.viewer, wanted)}
    return [None if key is None else rows.get(key) for key in keys]


async def row_by_key(info: BatchInfo, query: Query, key: int) -> Row | None:
    return (await rows_by_keys(info, query, [key]))[0]


def present(rows: Sequence[Row | None], what: str) -> list[Row | GraphQLError]:
    """For fields that can't be null: a row that went between two statements fails its position with a typed error."""
    return [
        GraphQLError(f"The {what} is no longer there.", extensions={"code": "NOT_FOUND"}) if row is None else row
        for row in rows
    ]
