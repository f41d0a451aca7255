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
    statement = queries.feed.newer_home_feed_page if page.newer else queries.feed.older_home_feed_page
    rows = await context_of(info).db.fetch(statement, viewer_of(info), page.boundary, page.limit)
    return [page.connection(rows, "feed")]


bindables = [query, feed_edge]
