"""What people do with posts and comments: likes and shares, and the list of who did what."""

from collections.abc import Mapping, Sequence
from typing import Any

from graphql import GraphQLError

from engine import BatchInfo, BatchObjectType, Row
from generated.server import (
    InteractionKind,
    LikeCommentInput,
    LikePostInput,
    SharePostInput,
    UnlikeCommentInput,
    UnlikePostInput,
    UnsharePostInput,
)
from resolvers.context import context_of, viewer_of
from resolvers.errors import Rejected, not_found
from resolvers.ids import interaction_id
from resolvers.loading import present, row_by_key, rows_by_keys
from resolvers.mutations import created_once, input_key, mutation_field
from resolvers.pagination import connections_by_parent, edge_type
from sql import Query, queries

mutation = BatchObjectType("Mutation")
post = BatchObjectType("Post")
interaction = BatchObjectType("Interaction")
interaction_edge = edge_type("InteractionEdge", "interaction")

KINDS: list[InteractionKind] = ["LIKE", "COMMENT", "SHARE"]


@post.field("interactions")
async def interactions(posts: Sequence[Row], info: BatchInfo) -> list[Mapping[str, Any]]:
    kinds = info.args.get("kinds")
    return await connections_by_parent(
        info,
        posts,
        "interaction",
        KINDS if kinds is None else kinds,
        older=queries.interaction.interactions_by_post_ids,
    )


@interaction.of_row("id")
def id_(row: Row) -> str:
    return interaction_id(row["kind"], row["post_id"], row["subject_id"])


@interaction.field("post")
async def post_of_interaction(interactions: Sequence[Row], info: BatchInfo) -> list[Row | GraphQLError]:
    keys = [row["post_id"] for row in interactions]
    return present(await rows_by_keys(info, queries.post.posts_by_ids, keys), "post")


@interaction.field("comment")
async def comment_of_interaction(interactions: Sequence[Row], info: BatchInfo) -> list[Row | None]:
    keys = [row["subject_id"] if row["kind"] == "COMMENT" else None for row in interactions]
    return await rows_by_keys(info, queries.comment.comments_by_ids, keys)


def _set_state_of_post(name: str, change: Query) -> None:
    """A mutation that runs `change` on a post; it does nothing to a post that the viewer may not see."""

    @mutation_field(mutation, name)
    async def resolve(info: BatchInfo, values: LikePostInput | UnlikePostInput | UnsharePostInput) -> dict[str, Any]:
        key = input_key(values["post_id"], "Post", "postId")
        await context_of(info).db.execute(change, viewer_of(info), key)
        return {"post": await _visible_post(info, key)}


def _set_state_of_comment(name: str, change: Query) -> None:
    """A mutation that runs `change` on a comment that the viewer may see."""

    @mutation_field(mutation, name)
    async def resolve(info: BatchInfo, values: LikeCommentInput | UnlikeCommentInput) -> dict[str, Any]:
        key = input_key(values["comment_id"], "Comment", "commentId")
        await _visible_comment(info, key)
        await context_of(info).db.execute(change, viewer_of(info), key)
        return {"comment": await _visible_comment(info, key)}


_set_state_of_post("likePost", queries.interaction.like_post)
_set_state_of_post("unlikePost", queries.interaction.unlike_post)
_set_state_of_post("unsharePost", queries.interaction.unshare_post)
_set_state_of_comment("likeComment", queries.interaction.like_comment)
_set_state_of_comment("unlikeComment", queries.interaction.unlike_comment)


@mutation_field(mutation, "sharePost")
async def share_post(info: BatchInfo, values: SharePostInput) -> dict[str, Any]:
    key = input_key(values["post_id"], "Post", "postId")

    async def create() -> int:
        await context_of(info).db.execute(queries.interaction.share_post, viewer_of(info), key)
        await _visible_post(info, key)  # or the idempotency key would stand for a share that never was
        return key

    await created_once(info, values, create)
    return {"post": await _visible_post(info, key)}


async def _visible_post(info: BatchInfo, key: int) -> Row:
    row = await row_by_key(info, queries.post.posts_by_ids, key)
    if row is None:
        raise Rejected(not_found("post", "postId"))
    return row


async def _visible_comment(info: BatchInfo, key: int) -> Row:
    row = await row_by_key(info, queries.comment.comments_by_ids, key)
    if row is None:
        raise Rejected(not_found("comment", "commentId"))
    return row


bindables = [mutation, post, interaction, interaction_edge]
