"""The contenders without GraphQL: what a careful person would write for one answer each.

`/handwritten/…` runs the same SQL statements as the GraphQL server and builds the same answer in place. `/limit/…` is
one statement that builds the JSON in PostgreSQL, and passes its bytes through. Both verify the same access token, read
the same variables from a JSON body, and use the same pool settings as the server. `benchmarks.throughput` checks that
all give the same JSON before it measures.
"""

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.limits import LIMITS, NEWEST
from server.accounts import Accounts
from sql import queries

Row = asyncpg.Record
Endpoint = Callable[[asyncpg.Connection, int | None, dict[str, Any]], Awaitable[Any]]


def create_app() -> Starlette:
    accounts = Accounts(os.environ["SECRET_KEY"])
    state: dict[str, asyncpg.Pool] = {}

    def endpoint(answer: Endpoint) -> Callable[[Request], Awaitable[Response]]:
        async def respond(request: Request) -> Response:
            variables = orjson.loads(await request.body())["variables"]
            authorization = request.headers.get("authorization")
            viewer = accounts.user_of_token(authorization[7:]) if authorization else None
            async with state["pool"].acquire() as connection:
                data = await answer(connection, viewer, variables)
            body = data if isinstance(data, bytes) else orjson.dumps({"data": data})
            return Response(body, media_type="application/json")

        return respond

    def limit(statement: str, arguments: Callable[[dict[str, Any]], tuple[Any, ...]]) -> Endpoint:
        async def answer(connection: asyncpg.Connection, viewer: int | None, variables: dict[str, Any]) -> bytes:
            value: str = await connection.fetchval(statement, viewer, *arguments(variables))
            return value.encode()

        return answer

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with asyncpg.create_pool(
            os.environ["DATABASE_URL"],
            min_size=2,
            max_size=10,
            reset=_leave_as_is,
            server_settings={"jit": "off", "plan_cache_mode": "force_generic_plan"},
        ) as state["pool"]:
            yield

    return Starlette(
        routes=[
            *(Route(f"/handwritten/{name}", endpoint(answer), methods=["POST"]) for name, answer in ANSWERS.items()),
            *(Route(f"/limit/{name}", endpoint(limit(*LIMITS[name])), methods=["POST"]) for name in LIMITS),
        ],
        lifespan=lifespan,
    )


async def _leave_as_is(_connection: object) -> None:
    pass


def _key(node_id: str) -> int:
    return int(node_id.partition("_")[2])


def _author(user: Row) -> dict[str, Any]:
    return {
        "id": f"user_{user['id']}",
        "handle": user["handle"],
        "displayName": user["display_name"],
        "avatarUrl": user["avatar_url"],
    }


def _name(user: Row) -> dict[str, Any]:
    return {"id": f"user_{user['id']}", "handle": user["handle"], "displayName": user["display_name"]}


def _groups(rows: list[Row]) -> dict[int, list[Row]]:
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["parent_key"], []).append(row)
    return groups


async def home_feed(connection: asyncpg.Connection, viewer: int | None, variables: dict[str, Any]) -> Any:
    first = variables["first"]
    rows = await connection.fetch(queries.feed.older_home_feed_page.text, viewer, NEWEST, first + 1)
    if len(rows) <= first and not (rows and rows[0]["is_all"]):
        rows = await connection.fetch(queries.feed.whole_older_home_feed_page.text, viewer, NEWEST, first + 1)
    shown = rows[:first]
    keys = [row["id"] for row in shown]
    comments = _groups(
        await connection.fetch(queries.comment.older_comments_by_post_ids.text, viewer, keys, NEWEST, 4, False)
    )
    edges = [
        {
            "cursor": f"feed:{row['cursor_key']}",
            "reason": row["reason"],
            "sharedAt": row["shared_at"],
            "sharedBy": _name(row["shared_by"]) if row["shared_by"] is not None else None,
            "node": {
                "id": f"post_{row['id']}",
                "text": row["text"],
                "createdAt": row["created_at"],
                "editedAt": row["edited_at"],
                "visibility": row["visibility"],
                "likeCount": row["like_count"],
                "commentCount": row["comment_count"],
                "shareCount": row["share_count"],
                "viewerHasLiked": row["viewer_has_liked"],
                "viewerHasShared": row["viewer_has_shared"],
                "viewerCanEdit": row["viewer_can_edit"],
                "viewerCanDelete": row["viewer_can_delete"],
                "author": _author(row["author"]),
                "comments": {
                    "nodes": [
                        {
                            "id": f"comment_{comment['id']}",
                            "text": comment["text"],
                            "createdAt": comment["created_at"],
                            "likeCount": comment["like_count"],
                            "author": _author(comment["author"]),
                        }
                        for comment in comments.get(row["id"], ())[:3]
                    ]
                },
            },
        }
        for row in shown
    ]
    return {
        "homeFeed": {
            "edges": edges,
            "pageInfo": {
                "hasNextPage": len(rows) > first,
                "hasPreviousPage": False,
                "startCursor": edges[0]["cursor"] if edges else None,
                "endCursor": edges[-1]["cursor"] if edges else None,
            },
        }
    }


async def latest_posts(connection: asyncpg.Connection, viewer: int | None, variables: dict[str, Any]) -> Any:
    first = variables["first"]
    rows = await connection.fetch(queries.post.latest_posts_page.text, viewer, NEWEST, first + 1)
    edges = [
        {
            "cursor": f"post:{row['cursor_key']}",
            "node": {
                "id": f"post_{row['id']}",
                "text": row["text"],
                "createdAt": row["created_at"],
                "likeCount": row["like_count"],
                "commentCount": row["comment_count"],
                "shareCount": row["share_count"],
                "author": _author(row["author"]),
            },
        }
        for row in rows[:first]
    ]
    return {
        "latestPosts": {
            "edges": edges,
            "pageInfo": {"hasNextPage": len(rows) > first, "endCursor": edges[-1]["cursor"] if edges else None},
        }
    }


async def profile(connection: asyncpg.Connection, viewer: int | None, variables: dict[str, Any]) -> Any:
    first = variables["first"]
    user = await connection.fetchrow(queries.user.user_by_handle.text, viewer, variables["handle"], True)
    keys = [user["id"]]
    rows = await connection.fetch(queries.post.older_posts_by_author_ids.text, viewer, keys, NEWEST, first + 1)
    edges = [
        {
            "cursor": f"post:{row['cursor_key']}",
            "node": {
                "id": f"post_{row['id']}",
                "text": row["text"],
                "createdAt": row["created_at"],
                "visibility": row["visibility"],
                "likeCount": row["like_count"],
                "commentCount": row["comment_count"],
                "shareCount": row["share_count"],
                "viewerHasLiked": row["viewer_has_liked"],
                "viewerHasShared": row["viewer_has_shared"],
            },
        }
        for row in rows[:first]
    ]
    return {
        "user": {
            "id": f"user_{user['id']}",
            "handle": user["handle"],
            "displayName": user["display_name"],
            "bio": user["bio"],
            "avatarUrl": user["avatar_url"],
            "createdAt": user["created_at"],
            "postCount": user["post_count"],
            "followerCount": user["follower_count"],
            "followingCount": user["following_count"],
            "viewerIsFollowing": user["viewer_is_following"],
            "followsViewer": user["follows_viewer"],
            "viewerIsBlocking": user["viewer_is_blocking"],
            "viewerIsMuting": user["viewer_is_muting"],
            "posts": {
                "edges": edges,
                "pageInfo": {
                    "hasNextPage": len(rows) > first,
                    "hasPreviousPage": False,
                    "startCursor": edges[0]["cursor"] if edges else None,
                    "endCursor": edges[-1]["cursor"] if edges else None,
                },
            },
        }
    }


async def post_thread(connection: asyncpg.Connection, viewer: int | None, variables: dict[str, Any]) -> Any:
    first = variables["first"]
    post = await connection.fetchrow(queries.post.posts_by_ids.text, viewer, [_key(variables["id"])])
    quoted = None
    if post["quoted_post_id"] is not None:
        quoted = await connection.fetchrow(queries.post.posts_by_ids.text, viewer, [post["quoted_post_id"]])
    rows = await connection.fetch(
        queries.comment.older_comments_by_post_ids.text, viewer, [post["id"]], NEWEST, first + 1, True
    )
    shown = rows[:first]
    replies = {}
    if shown:
        found = await connection.fetch(
            queries.comment.replies_by_comment_ids.text, viewer, [row["id"] for row in shown], 0, 4, False
        )
        replies = _groups(found)
    edges = [
        {
            "cursor": f"comment:{row['cursor_key']}",
            "node": {
                "id": f"comment_{row['id']}",
                "text": row["text"],
                "createdAt": row["created_at"],
                "editedAt": row["edited_at"],
                "likeCount": row["like_count"],
                "replyCount": row["reply_count"],
                "viewerHasLiked": row["viewer_has_liked"],
                "viewerCanEdit": row["viewer_can_edit"],
                "viewerCanDelete": row["viewer_can_delete"],
                "author": _author(row["author"]),
                "replies": {
                    "nodes": [
                        {
                            "id": f"comment_{reply['id']}",
                            "text": reply["text"],
                            "createdAt": reply["created_at"],
                            "parent": {"id": f"comment_{reply['parent_id']}"},
                            "author": _name(reply["author"]),
                        }
                        for reply in replies.get(row["id"], ())[:3]
                    ],
                    "pageInfo": {
                        "hasNextPage": len(replies.get(row["id"], ())) > 3,
                        "endCursor": (
                            f"comment:{replies[row['id']][:3][-1]['cursor_key']}" if row["id"] in replies else None
                        ),
                    },
                },
            },
        }
        for row in shown
    ]
    return {
        "post": {
            "id": f"post_{post['id']}",
            "text": post["text"],
            "createdAt": post["created_at"],
            "editedAt": post["edited_at"],
            "visibility": post["visibility"],
            "likeCount": post["like_count"],
            "commentCount": post["comment_count"],
            "shareCount": post["share_count"],
            "viewerHasLiked": post["viewer_has_liked"],
            "viewerHasShared": post["viewer_has_shared"],
            "viewerCanEdit": post["viewer_can_edit"],
            "viewerCanDelete": post["viewer_can_delete"],
            "author": _author(post["author"]),
            "quotedPost": (
                {"id": f"post_{quoted['id']}", "text": quoted["text"], "author": _name(quoted["author"])}
                if quoted
                else None
            ),
            "comments": {
                "edges": edges,
                "pageInfo": {"hasNextPage": len(rows) > first, "endCursor": edges[-1]["cursor"] if edges else None},
            },
        }
    }


async def like_post(connection: asyncpg.Connection, viewer: int | None, variables: dict[str, Any]) -> Any:
    key = _key(variables["input"]["postId"])
    await connection.fetch(queries.interaction.like_post.text, viewer, key)
    post = await connection.fetchrow(queries.post.posts_by_ids.text, viewer, [key])
    return {
        "likePost": {
            "post": {
                "id": f"post_{post['id']}",
                "likeCount": post["like_count"],
                "commentCount": post["comment_count"],
                "shareCount": post["share_count"],
                "viewerHasLiked": post["viewer_has_liked"],
                "viewerHasShared": post["viewer_has_shared"],
            },
            "errors": [],
        }
    }


ANSWERS: dict[str, Endpoint] = {
    "home_feed": home_feed,
    "post_thread": post_thread,
    "profile": profile,
    "latest_posts": latest_posts,
    "like_post": like_post,
}
