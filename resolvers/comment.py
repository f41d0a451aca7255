"""Comments on posts, and the threads below them."""

from collections.abc import Mapping, Sequence
from typing import Any

from graphql import GraphQLError

from engine import BatchInfo, BatchObjectType, Later, Row
from generated.server import AddCommentInput, DeleteCommentInput, EditCommentInput
from resolvers.context import context_of, viewer_of
from resolvers.errors import Rejected, not_allowed, not_found
from resolvers.ids import comment_id
from resolvers.loading import present, row_by_key, rows_by_keys
from resolvers.mutations import created_once, input_key, mutation_field
from resolvers.pagination import connections_by_parent, edge_type
from sql import queries

mutation = BatchObjectType("Mutation")
post = BatchObjectType("Post")
comment = BatchObjectType("Comment")
comment_edge = edge_type("CommentEdge", "comment")


@post.field("comments")
async def comments(posts: Sequence[Row], info: BatchInfo) -> list[Mapping[str, Any]]:
    return await connections_by_parent(
        info,
        posts,
        "comment",
        info.once(_wants_viewer_state),
        older=queries.comment.older_comments_by_post_ids,
        newer=queries.comment.newer_comments_by_post_ids,
    )


@comment.of_row("id")
def id_(row: Row) -> str:
    return comment_id(row["id"])


@comment.field("post")
async def post_of_comment(comments: Sequence[Row], info: BatchInfo) -> list[Row | GraphQLError]:
    return present(await rows_by_keys(info, queries.post.posts_by_ids, [row["post_id"] for row in comments]), "post")


@comment.field("parent")
def parent(comments: Sequence[Row], info: BatchInfo) -> Sequence[Row | None] | Later:
    keys = [row["parent_id"] for row in comments]
    if info.once(_wants_id) and _are_below_their_parents(comments):
        return [None if key is None else {"id": key} for key in keys]
    return Later(rows_by_keys(info, queries.comment.comments_by_ids, keys))


@comment.field("replies")
async def replies(comments: Sequence[Row], info: BatchInfo) -> list[Mapping[str, Any]]:
    return await connections_by_parent(
        info, comments, "comment", info.once(_wants_viewer_state), newer=queries.comment.replies_by_comment_ids
    )


@mutation_field(mutation, "addComment")
async def add_comment(info: BatchInfo, values: AddCommentInput) -> dict[str, Any]:
    db, viewer, post_key = context_of(info).db, viewer_of(info), input_key(values["post_id"], "Post", "postId")
    parent_id = values.get("parent_id")
    parent_key = None if parent_id is None else input_key(parent_id, "Comment", "parentId")

    async def create() -> int:
        if await db.fetch_row(queries.comment.lock_post_for_comments, viewer, post_key) is None:
            raise Rejected(not_found("post", "postId"))
        row = await db.fetch_row(queries.comment.insert_comment, viewer, post_key, parent_key, values["text"])
        if row is None:
            raise Rejected(not_found("comment on this post", "parentId"))
        key: int = row["id"]
        return key

    key = await created_once(info, values, create)
    return {
        "comment": await row_by_key(info, queries.comment.comments_by_ids, key),
        "post": await row_by_key(info, queries.post.posts_by_ids, post_key),
    }


@mutation_field(mutation, "editComment")
async def edit_comment(info: BatchInfo, values: EditCommentInput) -> dict[str, Any]:
    key, db = input_key(values["comment_id"], "Comment", "commentId"), context_of(info).db
    visible = await _visible(info, key)
    if not visible["viewer_can_edit"]:
        raise Rejected(not_allowed("You can only edit your own comments.", "commentId"))
    if await db.fetch_row(queries.comment.update_comment_text, viewer_of(info), key, values["text"]) is None:
        raise Rejected(not_found("comment", "commentId"))
    return {"comment": await row_by_key(info, queries.comment.comments_by_ids, key)}


@mutation_field(mutation, "deleteComment")
async def delete_comment(info: BatchInfo, values: DeleteCommentInput) -> dict[str, Any]:
    key, db = input_key(values["comment_id"], "Comment", "commentId"), context_of(info).db
    visible = await _visible(info, key)
    if not visible["viewer_can_delete"]:
        raise Rejected(not_allowed("You can only delete your own comments, and those on your posts.", "commentId"))
    async with db.transaction():
        if await db.fetch_row(queries.comment.lock_post_for_comments, viewer_of(info), visible["post_id"]) is None:
            raise Rejected(not_found("comment", "commentId"))
        if await db.fetch_row(queries.comment.delete_comment_thread, key) is None:
            raise Rejected(not_found("comment", "commentId"))
    return {
        "deleted_comment_id": comment_id(key),
        "post": await row_by_key(info, queries.post.posts_by_ids, visible["post_id"]),
    }


def _wants_id(info: BatchInfo) -> bool:
    return info.wants_nothing_but("id")


def _are_below_their_parents(comments: Sequence[Row]) -> bool:
    """Whether each comment has no parent, or was found below it: then the viewer may see the parent."""
    try:
        return all(row["parent_id"] is None or row["parent_key"] == row["parent_id"] for row in comments)
    except KeyError:
        return False


def _wants_viewer_state(info: BatchInfo) -> bool:
    return any(
        info.wants(*way, name)
        for way in (("nodes",), ("edges", "node"))
        for name in ("viewerHasLiked", "viewerCanDelete")
    )


async def _visible(info: BatchInfo, key: int) -> Row:
    row = await row_by_key(info, queries.comment.comments_by_ids, key)
    if row is None:
        raise Rejected(not_found("comment", "commentId"))
    return row


bindables = [mutation, post, comment, comment_edge]
