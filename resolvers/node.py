"""Any object by its id."""

from collections.abc import Sequence
from typing import Any

from graphql import GraphQLError

from engine import BatchInfo, BatchObjectType, Row
from resolvers.context import context_of
from resolvers.ids import InteractionKey, parse_node_id
from resolvers.loading import rows_by_keys
from sql import queries

query = BatchObjectType("Query")

MAX_NODES = 100

_QUERIES = {
    "User": queries.user.users_by_ids,
    "Post": queries.post.posts_by_ids,
    "Comment": queries.comment.comments_by_ids,
}


@query.field("node")
async def node(_parents: Sequence[Any], info: BatchInfo) -> list[Row | None]:
    return await _load(info, [info.args["id"]])


@query.field("nodes")
async def nodes(_parents: Sequence[Any], info: BatchInfo) -> list[list[Row | None]]:
    ids = info.args["ids"]
    if len(ids) > MAX_NODES:
        raise GraphQLError(
            f"At most {MAX_NODES} nodes can be asked for at once; these are {len(ids)}.",
            extensions={"code": "INVALID_PAGINATION"},
        )
    return [await _load(info, ids)]


async def _load(info: BatchInfo, ids: Sequence[str]) -> list[Row | None]:
    found: list[Row | None] = [None] * len(ids)
    positions: dict[str, list[int]] = {}
    keys = []
    for index, node_id in enumerate(ids):
        type_name, key = parse_node_id(node_id)
        positions.setdefault(type_name, []).append(index)
        keys.append(key)
    for type_name, indices in positions.items():
        wanted: list[Any] = [keys[index] for index in indices]
        rows = (
            await _interactions(info, wanted)
            if type_name == "Interaction"
            else await rows_by_keys(info, _QUERIES[type_name], wanted)
        )
        for index, row in zip(indices, rows, strict=True):
            found[index] = None if row is None else {"__typename": type_name, **row}  # type: ignore[dict-item]
    return found


async def _interactions(info: BatchInfo, keys: list[InteractionKey]) -> list[Row | None]:
    context = context_of(info)
    kinds, posts, subjects = (list(column) for column in zip(*dict.fromkeys(keys), strict=True))
    rows = await context.db.fetch(queries.interaction.interactions_by_keys, context.viewer, kinds, posts, subjects)
    by_key = {(row["kind"], row["post_id"], row["subject_id"]): row for row in rows}
    return [by_key.get(key) for key in keys]


bindables = [query]
