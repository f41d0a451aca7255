"""People: profiles, whom they follow, and how the viewer stands to them."""

from collections.abc import Mapping, Sequence
from typing import Any

from graphql import GraphQLError

from engine import BatchInfo, BatchObjectType, Later, Row
from generated.server import UpdateProfileInput
from resolvers.context import context_of, viewer_of
from resolvers.errors import unauthenticated
from resolvers.ids import distinct, user_id
from resolvers.loading import present, row_by_key, rows_by_keys
from resolvers.mutations import mutation_field
from resolvers.pagination import connections_by_parent, edge_type
from sql import UnstorableText, queries

query = BatchObjectType("Query")
mutation = BatchObjectType("Mutation")
viewer_type = BatchObjectType("Viewer")
user = BatchObjectType("User")
user_edge = edge_type("UserEdge", "follow")
post = BatchObjectType("Post")
comment = BatchObjectType("Comment")
interaction = BatchObjectType("Interaction")
feed_edge = BatchObjectType("FeedEdge")

BYLINE = frozenset({"id", "handle", "display_name", "avatar_url"})
"""The columns of a byline: what a row says of the person who is behind it."""

VIEWER_STATE = ("viewerIsFollowing", "followsViewer", "viewerIsBlocking", "viewerIsMuting")


@query.field("viewer")
async def viewer(_parents: Sequence[Any], info: BatchInfo) -> list[Row | None]:
    context = context_of(info)
    if context.viewer is None:
        return [None]
    return [await context.db.fetch_row(queries.user.viewer_account, context.viewer)]


@query.field("user")
async def user_by_handle(_parents: Sequence[Any], info: BatchInfo) -> list[Row | None]:
    context = context_of(info)
    viewer, handle = context.viewer, info.args["handle"]
    with_state = viewer is not None and info.once(_wants_viewer_state)
    try:
        return [await context.db.fetch_row(queries.user.user_by_handle, viewer, handle, with_state)]
    except UnstorableText:
        return [None]


@user.of_row("id")
def id_(row: Row) -> str:
    return user_id(row["id"])


@user.fields(*VIEWER_STATE)
def viewer_states(users: Sequence[Row], info: BatchInfo) -> Sequence[Row] | Later:
    if context_of(info).viewer is None:
        return [_STRANGER] * len(users)
    return users if all(map(_has_state, users)) else Later(_fetched_viewer_states(info, users))


async def _fetched_viewer_states(info: BatchInfo, users: Sequence[Row]) -> list[Row]:
    context = context_of(info)
    keys = distinct([row["id"] for row in users])
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
async def update_profile(info: BatchInfo, values: UpdateProfileInput) -> dict[str, Any]:
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


@post.field("author")
@comment.field("author")
def authors(parents: Sequence[Row], info: BatchInfo) -> Sequence[Row] | Later:
    return _people(info, [row["author"] for row in parents])


@interaction.field("actor")
def actors(interactions: Sequence[Row], info: BatchInfo) -> Sequence[Row] | Later:
    return _people(info, [row["actor"] for row in interactions])


@feed_edge.field("sharedBy")
def sharers(edges: Sequence[Row], info: BatchInfo) -> Sequence[Row | None] | Later:
    return _people(info, [row["shared_by"] for row in edges])


def _people(info: BatchInfo, bylines: list[Any]) -> list[Any] | Later:
    """The people of these bylines: the bylines themselves, unless something beyond them is asked for."""
    return bylines if info.once(_shows_bylines) else Later(_people_beyond_bylines(info, bylines))


def _shows_bylines(info: BatchInfo) -> bool:
    return info.reads_only(BYLINE)


def _wants_viewer_state(info: BatchInfo) -> bool:
    return any(info.wants(name) for name in VIEWER_STATE)


async def _people_beyond_bylines(info: BatchInfo, bylines: list[Row | None]) -> list[Row | GraphQLError | None]:
    keys = [None if byline is None else byline["id"] for byline in bylines]
    rows = present(await rows_by_keys(info, queries.user.users_by_ids, keys), "person")
    return [None if key is None else row for key, row in zip(keys, rows, strict=True)]


def _has_state(row: Row) -> bool:
    """Whether the row was fetched with how the viewer stands to the person."""
    try:
        return row["viewer_is_following"] is not None
    except KeyError:
        return False


_STRANGER: Row = {
    "viewer_is_following": False,
    "follows_viewer": False,
    "viewer_is_blocking": False,
    "viewer_is_muting": False,
}

bindables = [query, mutation, viewer_type, user, user_edge, post, comment, interaction, feed_edge]
