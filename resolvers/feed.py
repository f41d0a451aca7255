"""The home feed."""

from collections.abc import Mapping, Sequence
from typing import Any

from engine import BatchInfo, BatchObjectType
from resolvers.context import context_of, viewer_of
from resolvers.pagination import edge_type, page_of
from sql import queries

query = BatchObjectType("Query")
feed_edge = edge_type("FeedEdge", "feed")


@query.field("homeFeed")
async def home_feed(_parents: Sequence[Any], info: BatchInfo) -> list[Mapping[str, Any]]:
    page = page_of(info.args, "feed")
    if page.newer:
        some, whole = queries.feed.newer_home_feed_page, queries.feed.whole_newer_home_feed_page
    else:
        some, whole = queries.feed.older_home_feed_page, queries.feed.whole_older_home_feed_page
    db, args = context_of(info).db, (viewer_of(info), page.boundary, page.limit)
    rows = await db.fetch(some, *args)
    if len(rows) < page.limit and not (rows and rows[0]["is_all"]):
        rows = await db.fetch(whole, *args)
    return [page.connection(rows, "feed")]


bindables = [query, feed_edge]
