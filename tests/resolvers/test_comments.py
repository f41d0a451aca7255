"""Commenting, replying, editing and deleting comments."""

import asyncpg

from tests.conftest import MakeUser
from tests.resolvers.deeds import comment_by, done, post_by, refused
from tests.resolvers.stored import nothing_written, rows, wrong_counters

NOT_FOUND = ("NOT_FOUND", ["input", "commentId"])
NOT_ALLOWED = ("NOT_ALLOWED", ["input", "commentId"])


async def test_a_comment_comes_back_with_the_counted_post(make_user: MakeUser) -> None:
    ada, bob = await make_user(), await make_user("bob")
    post = await post_by(ada.api)
    payload = await done(bob.api, "addComment", postId=post, text="  Well said 👏 ")
    assert payload.comment.text == "  Well said 👏 "
    assert payload.comment.author.handle == "bob"
    assert payload.comment.parent is None
    assert payload.comment.edited_at is None
    assert (payload.post.id, payload.post.comment_count) == (post, 1)
    (edge,) = (await ada.api.post_thread(id=post)).post.comments.edges
    assert (edge.node.id, edge.node.created_at) == (payload.comment.id, payload.comment.created_at)


async def test_a_reply_is_counted_by_the_post_and_its_parent_alone(
    make_user: MakeUser, connection: asyncpg.Connection
) -> None:
    ada = await make_user()
    post = await post_by(ada.api)
    top = await comment_by(ada.api, post, "Top.")
    payload = await done(ada.api, "addComment", postId=post, parentId=top, text="Reply.")
    assert payload.comment.parent.id == top
    assert payload.post.comment_count == 2
    await comment_by(ada.api, post, "Deeper.", parentId=payload.comment.id)
    thread = (await ada.api.post_thread(id=post)).post
    assert thread.comment_count == 3
    (edge,) = thread.comments.edges
    assert edge.node.reply_count == 1
    assert [reply.text for reply in edge.node.replies.nodes] == ["Reply."]
    assert await wrong_counters(connection) == []


async def test_a_reply_belongs_to_the_post_of_its_parent(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada = await make_user()
    post, other = await post_by(ada.api), await post_by(ada.api)
    top = await comment_by(ada.api, other)
    async with nothing_written(connection):
        outcome = await refused(ada.api, "addComment", postId=post, parentId=top, text="Where am I?")
    assert outcome == ("NOT_FOUND", ["input", "parentId"])


async def test_nobody_replies_to_a_deleted_comment(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada = await make_user()
    post = await post_by(ada.api)
    top = await comment_by(ada.api, post)
    await done(ada.api, "deleteComment", commentId=top)
    async with nothing_written(connection):
        outcome = await refused(ada.api, "addComment", postId=post, parentId=top, text="Too late.")
    assert outcome == ("NOT_FOUND", ["input", "parentId"])


async def test_an_edited_comment_says_when(make_user: MakeUser) -> None:
    ada, bob = await make_user(), await make_user()
    post = await post_by(ada.api)
    top = await comment_by(ada.api, post)
    reply = (await done(bob.api, "addComment", postId=post, parentId=top, text="Wel said.")).comment
    edited = (await done(bob.api, "editComment", commentId=reply.id, text="Well said.")).comment
    assert edited.id == reply.id
    assert edited.text == "Well said."
    assert edited.parent.id == top
    assert edited.created_at == reply.created_at < edited.edited_at
    (edge,) = (await ada.api.post_thread(id=post)).post.comments.edges
    assert [node.text for node in edge.node.replies.nodes] == ["Well said."]


async def test_only_its_author_edits_a_comment(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada, bob, stranger = await make_user(), await make_user(), await make_user()
    comment = await comment_by(bob.api, await post_by(ada.api))
    async with nothing_written(connection):
        for person in (ada, stranger):
            assert await refused(person.api, "editComment", commentId=comment, text="No.") == NOT_ALLOWED
        assert await refused(bob.api, "editComment", commentId=comment, text="\t") == ("BLANK", ["input", "text"])


async def test_deleting_a_comment_takes_its_thread_along(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada, bob = await make_user(), await make_user()
    post = await post_by(ada.api)
    kept = await comment_by(ada.api, post, "Kept.")
    top = await comment_by(ada.api, post, "Top.", parentId=kept)
    first = await comment_by(bob.api, post, "First.", parentId=top)
    second = await comment_by(bob.api, post, "Second.", parentId=top)
    deep = await comment_by(ada.api, post, "Deep.", parentId=first)
    await done(bob.api, "deleteComment", commentId=second)
    payload = await done(ada.api, "deleteComment", commentId=top)
    assert payload.deleted_comment_id == top
    assert (payload.post.id, payload.post.comment_count) == (post, 1)
    thread = (await bob.api.post_thread(id=post)).post
    (edge,) = thread.comments.edges
    assert (edge.node.id, edge.node.reply_count, edge.node.replies.nodes) == (kept, 0, [])
    nodes = (await bob.api.nodes(ids=[kept, top, first, second, deep])).nodes
    assert [node and node.id for node in nodes] == [kept, None, None, None, None]
    assert await wrong_counters(connection) == []
    async with nothing_written(connection):
        for gone in (top, first, second, deep):
            assert await refused(ada.api, "deleteComment", commentId=gone) == NOT_FOUND
            assert await refused(bob.api, "editComment", commentId=gone, text="Too late.") == NOT_FOUND
            assert await refused(bob.api, "likeComment", commentId=gone) == NOT_FOUND


async def test_deleting_one_thread_leaves_the_others(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada = await make_user()
    post, other = await post_by(ada.api), await post_by(ada.api)
    doomed, kept = await comment_by(ada.api, post), await comment_by(ada.api, post)
    for parent in (doomed, kept):
        await comment_by(ada.api, post, parentId=parent)
    await comment_by(ada.api, other)
    await done(ada.api, "deleteComment", commentId=doomed)
    assert await rows(connection, "comments where deleted_at is null") == 3
    assert await wrong_counters(connection) == []


async def test_the_posts_author_deletes_what_others_commented(
    make_user: MakeUser, connection: asyncpg.Connection
) -> None:
    ada, bob = await make_user(), await make_user()
    post = await post_by(ada.api)
    comment = await comment_by(bob.api, post)
    reply = await comment_by(ada.api, post, parentId=comment)
    (edge,) = (await ada.api.post_thread(id=post)).post.comments.edges
    assert edge.node.viewer_can_delete
    assert not edge.node.viewer_can_edit
    # The thread goes as a whole, whoever wrote in it; the author of a reply has no say over what it replies to.
    assert await refused(bob.api, "deleteComment", commentId=reply) == NOT_ALLOWED
    assert (await done(ada.api, "deleteComment", commentId=comment)).post.comment_count == 0
    assert await wrong_counters(connection) == []


async def test_a_thread_with_hidden_replies_is_deleted_whole(
    make_user: MakeUser, connection: asyncpg.Connection
) -> None:
    ada, bob, host = await make_user(), await make_user(), await make_user()
    post = await post_by(host.api)
    top = await comment_by(ada.api, post)
    hidden = await comment_by(bob.api, post, parentId=top)
    await comment_by(host.api, post, parentId=hidden)
    await done(ada.api, "blockUser", userId=bob.id)
    assert (await done(ada.api, "deleteComment", commentId=top)).post.comment_count == 0
    assert await rows(connection, "comments where deleted_at is null") == 0
    assert await wrong_counters(connection) == []


async def test_who_may_not_see_a_comment_is_not_told_that_it_exists(
    make_user: MakeUser, connection: asyncpg.Connection
) -> None:
    ada, bob, host = await make_user(), await make_user(), await make_user()
    hidden_author = await comment_by(ada.api, await post_by(host.api))
    follower_post = await post_by(host.api, visibility="FOLLOWERS")
    hidden_post = await comment_by(host.api, follower_post)
    await done(ada.api, "blockUser", userId=bob.id)
    async with nothing_written(connection):
        for comment in (hidden_author, hidden_post):
            assert await refused(bob.api, "editComment", commentId=comment, text="Mine?") == NOT_FOUND
            for mutation in ("deleteComment", "likeComment", "unlikeComment"):
                assert await refused(bob.api, mutation, commentId=comment) == NOT_FOUND, mutation
