"""People: profiles, whom they follow, and how the viewer stands to them."""

from collections.abc import Mapping, Sequence
from typing import Any

from engine import BatchInfo, BatchObjectType, Row
from resolvers.context import context_of, viewer_of
from resolvers.errors import unauthenticated
from resolvers.ids import user_id
from resolvers.loading import row_by_key
from resolvers.mutations import Input, mutation_field
from resolvers.pagination import connections_by_parent, edge_type
from sql import UnstorableText, queries

query = BatchObjectType("Query")
mutation = BatchObjectType("Mutation")
viewer_type = BatchObjectType("Viewer")
user = BatchObjectType("User")
user_edge = edge_type("UserEdge", "follow")


@query.field("viewer")
async def viewer(_parents: Sequence[Any], info: BatchInfo) -> list[Row | None]:
    context = context_of(info)
    if context.viewer is None:
        return [None]
    return [await context.db.fetch_row(queries.user.viewer_account, context.viewer)]


@query.field("user")
async def user_by_handle(_parents: Sequence[Any], info: BatchInfo) -> list[Row | None]:
    context = context_of(info)
    try:
        return [await context.db.fetch_row(queries.user.user_by_handle, context.viewer, info.args["handle"])]
    except UnstorableText:
        return [None]


@user.field("id")
def ids(users: Sequence[Row], _info: BatchInfo) -> list[str]:
    return [user_id(row["id"]) for row in users]


@user.fields("viewerIsFollowing", "followsViewer", "viewerIsBlocking", "viewerIsMuting")
async def viewer_states(users: Sequence[Row], info: BatchInfo) -> list[Row]:
    context = context_of(info)
    if context.viewer is None:
        return [_STRANGER] * len(users)
    keys = list({row["id"] for row in users})
    states = await context.db.fetch(queries.user.viewer_states_by_user_ids, context.viewer, keys)
    by_key = {state["id"]: state for state in states}
    return [by_key[row["id"]] for row in users]


@user.field("followers")
async def followers(users: Sequence[Row], info: BatchInfo) -> list[Mapping[str, Any]]:
    return await connections_by_parent(info, users, "follow", older=queries.user.followers_by_user_ids)


@user.field("following")
async def following(users: Sequence[Row], info: BatchInfo) -> list[Mapping[str, Any]]:
    return await connections_by_parent(info, users, "follow", older=queries.user.following_by_user_ids)


@mutation_field(mutation, "updateProfile")
async def update_profile(info: BatchInfo, values: Input) -> dict[str, Any]:
    await context_of(info).db.execute(
        queries.user.update_profile,
        viewer_of(info),
        values.get("display_name"),
        "bio" in values,
        values.get("bio"),
        "avatar_url" in values,
        values.get("avatar_url"),
    )
    row = await row_by_key(info, queries.user.users_by_ids, viewer_of(info))
    if row is None:
        raise unauthenticated()
    return {"user": row}


_STRANGER: Row = {
    "viewer_is_following": False,
    "follows_viewer": False,
    "viewer_is_blocking": False,
    "viewer_is_muting": False,
}

bindables = [query, mutation, viewer_type, user, user_edge]
