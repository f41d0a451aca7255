"""Liking and sharing posts, liking comments, and taking it back."""

import asyncpg
import pytest

from generated.python import NexusClient
from tests.conftest import MakeUser
from tests.resolvers.deeds import comment_by, done, post_by, refused
from tests.resolvers.stored import nothing_written, rows, wrong_counters

POST_STATES = [
    ("likePost", "unlikePost", "like_count", "viewer_has_liked"),
    ("sharePost", "unsharePost", "share_count", "viewer_has_shared"),
]


@pytest.mark.parametrize(("do", "undo", "counter", "state"), POST_STATES)
async def test_setting_a_state_of_a_post_twice_is_harmless(
    make_user: MakeUser, connection: asyncpg.Connection, do: str, undo: str, counter: str, state: str
) -> None:
    ada, bob = await make_user(), await make_user()
    post = await post_by(ada.api)
    await done(ada.api, do, postId=post)
    for mutation, count in [(undo, 1), (do, 2), (do, 2), (undo, 1), (undo, 1), (do, 2)]:
        changed = (await done(bob.api, mutation, postId=post)).post
        assert (changed.id, getattr(changed, counter)) == (post, count)
        assert getattr(changed, state) is (mutation == do)
        assert await wrong_counters(connection) == []
    others = {"like_count", "share_count", "comment_count"} - {counter}
    assert [getattr(changed, other) for other in others] == [0, 0]


async def test_liking_a_comment_twice_is_harmless(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada, bob = await make_user(), await make_user()
    post = await post_by(ada.api)
    comment, other = await comment_by(ada.api, post), await comment_by(ada.api, post)
    await done(ada.api, "likeComment", commentId=comment)
    like, unlike = "likeComment", "unlikeComment"
    for mutation, count in [(unlike, 1), (like, 2), (like, 2), (unlike, 1), (unlike, 1), (like, 2)]:
        changed = (await done(bob.api, mutation, commentId=comment)).comment
        assert (changed.id, changed.like_count, changed.viewer_has_liked) == (comment, count, mutation == like)
        assert await wrong_counters(connection) == []
    counts = {edge.node.id: edge.node.like_count for edge in (await ada.api.post_thread(id=post)).post.comments.edges}
    assert counts == {comment: 2, other: 0}


async def test_a_share_reaches_followers_until_it_is_taken_back(make_user: MakeUser) -> None:
    ada, bob, follower = await make_user(), await make_user(), await make_user()
    post = await post_by(ada.api)
    await done(follower.api, "followUser", userId=bob.id)
    assert (await follower.api.home_feed()).home_feed.edges == []
    await done(bob.api, "sharePost", postId=post)
    (edge,) = (await follower.api.home_feed()).home_feed.edges
    assert (edge.node.id, edge.reason, edge.shared_by.id) == (post, "SHARED", bob.id)
    await done(bob.api, "unsharePost", postId=post)
    assert (await follower.api.home_feed()).home_feed.edges == []


async def test_sharing_ones_own_post_and_taking_it_back_keeps_the_post(make_user: MakeUser) -> None:
    ada = await make_user()
    post = await post_by(ada.api)
    assert (await done(ada.api, "sharePost", postId=post)).post.share_count == 1
    assert (await done(ada.api, "unsharePost", postId=post)).post.share_count == 0
    (edge,) = (await ada.api.home_feed()).home_feed.edges
    assert (edge.node.id, edge.reason) == (post, "AUTHORED")


async def test_likes_and_shares_are_listed_with_who_did_what(make_user: MakeUser, anonymous: NexusClient) -> None:
    ada, bob = await make_user(), await make_user()
    post = await post_by(ada.api)
    await done(bob.api, "likePost", postId=post)
    await done(ada.api, "sharePost", postId=post)
    edges = (await anonymous.post_interactions(id=post)).post.interactions.edges
    assert [(edge.node.kind, edge.node.actor.id) for edge in edges] == [("SHARE", ada.id), ("LIKE", bob.id)]
    await done(bob.api, "unlikePost", postId=post)
    edges = (await anonymous.post_interactions(id=post)).post.interactions.edges
    assert [edge.node.kind for edge in edges] == ["SHARE"]


@pytest.mark.parametrize("mutation", ["likePost", "unlikePost", "sharePost", "unsharePost"])
@pytest.mark.parametrize("hidden_by", ["block", "visibility", "deletion"])
async def test_a_post_that_became_hidden_keeps_its_state(
    make_user: MakeUser, connection: asyncpg.Connection, mutation: str, hidden_by: str
) -> None:
    """An answer with errors has changed nothing: also where there was something to take back."""
    ada, bob = await make_user(), await make_user()
    await done(bob.api, "followUser", userId=ada.id)
    post = await post_by(ada.api, visibility="FOLLOWERS")
    if mutation.startswith("un"):
        await done(bob.api, "likePost", postId=post)
        await done(bob.api, "sharePost", postId=post)
    if hidden_by == "block":
        await done(ada.api, "blockUser", userId=bob.id)
    elif hidden_by == "visibility":
        await done(bob.api, "unfollowUser", userId=ada.id)
    else:
        await done(ada.api, "deletePost", postId=post)
    async with nothing_written(connection):
        assert await refused(bob.api, mutation, postId=post) == ("NOT_FOUND", ["input", "postId"])


@pytest.mark.parametrize("mutation", ["likeComment", "unlikeComment"])
async def test_a_comment_that_became_hidden_keeps_its_likes(
    make_user: MakeUser, connection: asyncpg.Connection, mutation: str
) -> None:
    ada, bob, host = await make_user(), await make_user(), await make_user()
    comment = await comment_by(ada.api, await post_by(host.api))
    await done(bob.api, "likeComment", commentId=comment)
    await done(ada.api, "blockUser", userId=bob.id)
    async with nothing_written(connection):
        assert await refused(bob.api, mutation, commentId=comment) == ("NOT_FOUND", ["input", "commentId"])
    assert await rows(connection, "comment_likes") == 1
