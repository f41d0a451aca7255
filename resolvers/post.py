"""Posts: reading, writing, quoting."""

from collections.abc import Mapping, Sequence
from typing import Any

from engine import BatchInfo, BatchObjectType, Row
from generated.server import CreatePostInput, DeletePostInput, EditPostInput
from resolvers.context import context_of, viewer_of
from resolvers.errors import Rejected, not_allowed, not_found
from resolvers.ids import key_argument, post_id
from resolvers.loading import row_by_key, rows_by_keys
from resolvers.mutations import created_once, input_key, mutation_field
from resolvers.pagination import connections_by_parent, edge_type, page_of
from sql import queries

query = BatchObjectType("Query")
mutation = BatchObjectType("Mutation")
user = BatchObjectType("User")
post = BatchObjectType("Post")
post_edge = edge_type("PostEdge", "post")


@query.field("post")
async def post_by_id(_parents: Sequence[Any], info: BatchInfo) -> list[Row | None]:
    return [await row_by_key(info, queries.post.posts_by_ids, key_argument(info.args["id"], "Post"))]


@query.field("latestPosts")
async def latest_posts(_parents: Sequence[Any], info: BatchInfo) -> list[Mapping[str, Any]]:
    page = page_of(info.args, "post")
    context = context_of(info)
    rows = await context.db.fetch(queries.post.latest_posts_page, context.viewer, page.boundary, page.limit)
    return [page.connection(rows, "post")]


@user.field("posts")
async def posts(users: Sequence[Row], info: BatchInfo) -> list[Mapping[str, Any]]:
    return await connections_by_parent(
        info,
        users,
        "post",
        older=queries.post.older_posts_by_author_ids,
        newer=queries.post.newer_posts_by_author_ids,
    )


@post.of_row("id")
def id_(row: Row) -> str:
    return post_id(row["id"])


@post.field("quotedPost")
async def quoted_post(posts: Sequence[Row], info: BatchInfo) -> list[Row | None]:
    return await rows_by_keys(info, queries.post.posts_by_ids, [row["quoted_post_id"] for row in posts])


@mutation_field(mutation, "createPost")
async def create_post(info: BatchInfo, values: CreatePostInput) -> dict[str, Any]:
    quoted_id = values.get("quoted_post_id")
    quoted = None if quoted_id is None else input_key(quoted_id, "Post", "quotedPostId")

    async def create() -> int:
        row = await context_of(info).db.fetch_row(
            queries.post.insert_post, viewer_of(info), values["text"], values["visibility"], quoted
        )
        if row is None:
            raise Rejected(not_found("post", "quotedPostId"))
        key: int = row["id"]
        return key

    return {"post": await row_by_key(info, queries.post.posts_by_ids, await created_once(info, values, create))}


@mutation_field(mutation, "editPost")
async def edit_post(info: BatchInfo, values: EditPostInput) -> dict[str, Any]:
    key = input_key(values["post_id"], "Post", "postId")
    db = context_of(info).db
    if await db.fetch_row(queries.post.update_post_text, viewer_of(info), key, values["text"]) is None:
        raise await _not_theirs(info, key, "You can only edit your own posts.")
    return {"post": await row_by_key(info, queries.post.posts_by_ids, key)}


@mutation_field(mutation, "deletePost")
async def delete_post(info: BatchInfo, values: DeletePostInput) -> dict[str, Any]:
    key = input_key(values["post_id"], "Post", "postId")
    if await context_of(info).db.fetch_row(queries.post.delete_post, viewer_of(info), key) is None:
        raise await _not_theirs(info, key, "You can only delete your own posts.")
    return {"deleted_post_id": post_id(key)}


async def _not_theirs(info: BatchInfo, key: int, message: str) -> Rejected:
    visible = await row_by_key(info, queries.post.posts_by_ids, key)
    return Rejected(not_found("post", "postId") if visible is None else not_allowed(message, "postId"))


bindables = [query, mutation, user, post, post_edge]
