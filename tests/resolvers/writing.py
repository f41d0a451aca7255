"""What people do, one by one through the generated client, and many at once by SQL."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import asyncpg
import pytest

from generated.python import (
    AddCommentInput,
    BlockUserInput,
    CreatePostInput,
    DeleteCommentInput,
    DeletePostInput,
    FollowUserInput,
    GraphQLClientGraphQLMultiError,
    LikeCommentInput,
    LikePostInput,
    MuteUserInput,
    NexusClient,
    PostVisibility,
    SharePostInput,
    UnblockUserInput,
    UnfollowUserInput,
    UnlikePostInput,
    UnmuteUserInput,
    UnsharePostInput,
)
from tests.conftest import Person

PUBLIC, FOLLOWERS = PostVisibility.PUBLIC, PostVisibility.FOLLOWERS

# One by one ---------------------------------------------------------------------------------------------------------


async def write(
    author: Person, text: str = "Something.", visibility: PostVisibility = PUBLIC, quoting: str | None = None
) -> str:
    """Writes a post; returns its id."""
    values = CreatePostInput(text=text, visibility=visibility, quoted_post_id=quoting)
    payload = (await author.api.create_post(values)).create_post
    assert payload.errors == []
    assert payload.post is not None
    return payload.post.id


async def comment(author: Person, post: str, text: str = "Well said.", reply_to: str | None = None) -> str:
    """Comments on a post; returns the comment's id."""
    payload = (await author.api.add_comment(AddCommentInput(post_id=post, text=text, parent_id=reply_to))).add_comment
    assert payload.errors == []
    assert payload.comment is not None
    return payload.comment.id


async def share(person: Person, post: str) -> None:
    assert (await person.api.share_post(SharePostInput(post_id=post))).share_post.errors == []


async def unshare(person: Person, post: str) -> None:
    assert (await person.api.unshare_post(UnsharePostInput(post_id=post))).unshare_post.errors == []


async def like(person: Person, post: str) -> None:
    assert (await person.api.like_post(LikePostInput(post_id=post))).like_post.errors == []


async def unlike(person: Person, post: str) -> None:
    assert (await person.api.unlike_post(UnlikePostInput(post_id=post))).unlike_post.errors == []


async def like_comment(person: Person, comment_id: str) -> None:
    assert (await person.api.like_comment(LikeCommentInput(comment_id=comment_id))).like_comment.errors == []


async def delete_post(author: Person, post: str) -> None:
    assert (await author.api.delete_post(DeletePostInput(post_id=post))).delete_post.errors == []


async def delete_comment(person: Person, comment_id: str) -> None:
    assert (await person.api.delete_comment(DeleteCommentInput(comment_id=comment_id))).delete_comment.errors == []


async def follow(person: Person, *others: Person) -> None:
    for other in others:
        assert (await person.api.follow_user(FollowUserInput(user_id=other.id))).follow_user.errors == []


async def unfollow(person: Person, other: Person) -> None:
    assert (await person.api.unfollow_user(UnfollowUserInput(user_id=other.id))).unfollow_user.errors == []


async def block(person: Person, other: Person) -> None:
    assert (await person.api.block_user(BlockUserInput(user_id=other.id))).block_user.errors == []


async def unblock(person: Person, other: Person) -> None:
    assert (await person.api.unblock_user(UnblockUserInput(user_id=other.id))).unblock_user.errors == []


async def mute(person: Person, other: Person) -> None:
    assert (await person.api.mute_user(MuteUserInput(user_id=other.id))).mute_user.errors == []


async def unmute(person: Person, other: Person) -> None:
    assert (await person.api.unmute_user(UnmuteUserInput(user_id=other.id))).unmute_user.errors == []


# What the operations don't ask --------------------------------------------------------------------------------------


async def ask(api: NexusClient, document: str, **variables: Any) -> dict[str, Any]:
    """Sends a document that is not among the operations; returns its data."""
    return api.get_data(await api.execute(query=document, variables=variables))


@contextmanager
def refused(code: str) -> Iterator[None]:
    """Expects the request to be answered with one top-level error of this code."""
    with pytest.raises(GraphQLClientGraphQLMultiError) as caught:
        yield
    assert [(error.extensions or {}).get("code") for error in caught.value.errors] == [code]


# Many at once -------------------------------------------------------------------------------------------------------
# Each returns keys, oldest first, and keeps the counters right.


async def people(connection: asyncpg.Connection, count: int, name: str = "crowd") -> list[int]:
    return await _keys(
        connection,
        "insert into users (handle, email, password_hash, display_name) "
        "select name, name || '@example.com', '!', name "
        "from (select $1 || '_' || n as name from generate_series(1, $2::integer) n) named "
        "returning id",
        f"{name}_{await connection.fetchval('select count(*) from users')}",
        count,
    )


async def posts_by(
    connection: asyncpg.Connection, author: int, count: int, visibility: PostVisibility = PUBLIC
) -> list[int]:
    return await _keys(
        connection,
        "with post as ("
        "  insert into posts (author_id, text, visibility)"
        "  select $1::bigint, 'Post ' || n, $3::text from generate_series(1, $2::integer) n returning id, author_id"
        "), entry as ("
        "  insert into feed_entries (id, actor_id, post_id, reason) select id, author_id, id, 'AUTHORED' from post"
        "), counted as (update users set post_count = post_count + $2::integer where id = $1::bigint)"
        "select id from post",
        author,
        count,
        visibility.value,
    )


async def shares_of(connection: asyncpg.Connection, actor: int, posts: list[int]) -> list[int]:
    await connection.execute("update posts set share_count = share_count + 1 where id = any($1)", posts)
    return await _keys(
        connection,
        "insert into feed_entries (actor_id, post_id, reason) "
        "select $1::bigint, post, 'SHARED' from unnest($2::bigint[]) post returning id",
        actor,
        posts,
    )


async def comments_on(
    connection: asyncpg.Connection, post: int, author: int, count: int, parent: int | None = None
) -> list[int]:
    await connection.execute("update posts set comment_count = comment_count + $2 where id = $1", post, count)
    await connection.execute("update comments set reply_count = reply_count + $2 where id = $1", parent, count)
    return await _keys(
        connection,
        "insert into comments (post_id, author_id, parent_id, text) "
        "select $1::bigint, $2::bigint, $4::bigint, 'Comment ' || n from generate_series(1, $3::integer) n "
        "returning id",
        post,
        author,
        count,
        parent,
    )


async def likes_of(connection: asyncpg.Connection, post: int, users: list[int]) -> list[int]:
    await connection.execute("update posts set like_count = like_count + $2 where id = $1", post, len(users))
    return await _keys(
        connection,
        "insert into post_likes (post_id, user_id) "
        "select $1::bigint, liker from unnest($2::bigint[]) liker returning id",
        post,
        users,
    )


async def follows(connection: asyncpg.Connection, pairs: list[tuple[int, int]]) -> list[int]:
    """Each pair is a follower and whom they follow."""
    for column, side in (("following_count", 0), ("follower_count", 1)):
        counted = Counter(pair[side] for pair in pairs)
        await connection.execute(
            f"update users u set {column} = u.{column} + c.n from unnest($1::bigint[], $2::integer[]) c (id, n) "
            "where u.id = c.id",
            list(counted),
            list(counted.values()),
        )
    return await _keys(
        connection,
        "insert into follows (follower_id, followee_id) select * from unnest($1::bigint[], $2::bigint[]) returning id",
        [follower for follower, _ in pairs],
        [followee for _, followee in pairs],
    )


async def _keys(connection: asyncpg.Connection, statement: str, *args: Any) -> list[int]:
    return sorted(row["id"] for row in await connection.fetch(statement, *args))
