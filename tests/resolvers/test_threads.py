"""Conversations: comments newest first, the replies below them oldest first, and how they hang together."""

from typing import Any

import asyncpg

from generated.python import DeleteCommentInput, EditCommentInput, NexusClient
from resolvers.ids import comment_id, post_id
from tests.conftest import MakeUser
from tests.resolvers.writing import (
    ask,
    block,
    comment,
    comments_on,
    delete_comment,
    follow,
    like_comment,
    posts_by,
    share,
    write,
)

THREAD = """
query ($id: ID!) {
  node(id: $id) {
    ... on Comment { id text post { id } parent { id } replyCount replies { nodes { id parent { id } } } }
  }
}
"""


async def thread_of(api: NexusClient, node: str) -> dict[str, Any] | None:
    data: dict[str, dict[str, Any] | None] = await ask(api, THREAD, id=node)
    return data["node"]


async def test_comments_come_newest_first_and_replies_oldest_first(make_user: MakeUser) -> None:
    author, guest = await make_user(), await make_user()
    post = await write(author)
    comments = [await comment(guest, post, f"Comment {n}") for n in range(3)]
    replies = [await comment(author, post, f"Reply {n}", reply_to=comments[1]) for n in range(4)]
    thread = (await guest.api.post_thread(post)).post
    assert thread is not None
    assert thread.comment_count == 7
    edges = thread.comments.edges
    assert [edge.node.id for edge in edges] == comments[::-1]
    assert [edge.node.text for edge in edges] == ["Comment 2", "Comment 1", "Comment 0"]
    assert [edge.node.author.id for edge in edges] == [guest.id] * 3
    assert [edge.node.reply_count for edge in edges] == [0, 4, 0]
    assert [[reply.id for reply in edge.node.replies.nodes] for edge in edges] == [[], replies[:3], []]
    assert [edge.node.replies.page_info.has_next_page for edge in edges] == [False, True, False]
    assert {reply.parent and reply.parent.id for reply in edges[1].node.replies.nodes} == {comments[1]}


async def test_a_reply_to_a_reply_stands_below_it_and_counts_for_the_post(make_user: MakeUser) -> None:
    author = await make_user()
    post = await write(author)
    chain = [await comment(author, post)]
    for _ in range(5):
        chain.append(await comment(author, post, reply_to=chain[-1]))
    for above, node, below in zip([None, *chain], chain, [*chain[1:], None], strict=False):
        assert await thread_of(author.api, node) == {
            "id": node,
            "text": "Well said.",
            "post": {"id": post},
            "parent": above and {"id": above},
            "replyCount": 1 if below else 0,
            "replies": {"nodes": [{"id": below, "parent": {"id": node}}] if below else []},
        }
    thread = (await author.api.post_thread(post)).post
    assert thread is not None
    assert thread.comment_count == 6
    assert [edge.node.id for edge in thread.comments.edges] == chain[:1]


async def test_replies_are_a_connection_of_their_own_for_each_comment(
    connection: asyncpg.Connection, make_user: MakeUser
) -> None:
    author = await make_user()
    [post] = await posts_by(connection, author.key, 1)
    comments = await comments_on(connection, post, author.key, 3)
    replies = [
        [comment_id(key) for key in await comments_on(connection, post, author.key, count, parent)]
        for parent, count in zip(comments, (5, 0, 2), strict=True)
    ]
    thread = (await author.api.post_thread(post_id(post), first=2)).post
    assert thread is not None
    shown = [[reply.id for reply in edge.node.replies.nodes] for edge in thread.comments.edges]
    assert shown == [replies[2], replies[1]]
    rest = (await author.api.post_thread(post_id(post), first=2, after=thread.comments.page_info.end_cursor)).post
    assert rest is not None
    assert [[reply.id for reply in edge.node.replies.nodes] for edge in rest.comments.edges] == [replies[0][:3]]


async def test_a_thread_goes_with_the_comment_that_began_it(make_user: MakeUser) -> None:
    author, guest = await make_user(), await make_user()
    post = await write(author)
    stays = await comment(guest, post)
    begins = await comment(guest, post)
    below = await comment(author, post, reply_to=begins)
    further = await comment(guest, post, reply_to=below)
    payload = (await guest.api.delete_comment(DeleteCommentInput(comment_id=begins))).delete_comment
    assert payload.post is not None
    assert payload.post.comment_count == 1
    assert [await thread_of(author.api, node) for node in (begins, below, further)] == [None] * 3
    thread = (await author.api.post_thread(post)).post
    assert thread is not None
    assert [edge.node.id for edge in thread.comments.edges] == [stays]


async def test_a_deleted_reply_leaves_the_rest_of_the_conversation(make_user: MakeUser) -> None:
    author = await make_user()
    post = await write(author)
    begins = await comment(author, post)
    replies = [await comment(author, post, reply_to=begins) for _ in range(3)]
    await delete_comment(author, replies[1])
    thread = await thread_of(author.api, begins)
    assert thread is not None
    assert thread["replyCount"] == 2
    assert [reply["id"] for reply in thread["replies"]["nodes"]] == [replies[0], replies[2]]


async def test_a_reply_to_somebody_behind_a_block_stays_without_its_parent(make_user: MakeUser) -> None:
    author, blocked, viewer = [await make_user() for _ in range(3)]
    post = await write(author)
    begins = await comment(blocked, post)
    reply = await comment(author, post, reply_to=begins)
    await block(viewer, blocked)
    thread = await thread_of(viewer.api, reply)
    assert thread is not None
    assert (thread["id"], thread["parent"], thread["post"]) == (reply, None, {"id": post})
    assert await thread_of(viewer.api, begins) is None
    unblocked = await thread_of(author.api, reply)
    assert unblocked is not None
    assert unblocked["parent"] == {"id": begins}


async def test_an_edited_comment_says_so_and_keeps_its_place(make_user: MakeUser) -> None:
    author, guest = await make_user(), await make_user()
    post = await write(author)
    first, second = await comment(guest, post), await comment(guest, post)
    await guest.api.edit_comment(EditCommentInput(comment_id=first, text="Better said."))
    thread = (await author.api.post_thread(post)).post
    assert thread is not None
    newer, older = [edge.node for edge in thread.comments.edges]
    assert (newer.id, newer.edited_at) == (second, None)
    assert (older.id, older.text) == (first, "Better said.")
    assert older.edited_at is not None
    assert older.edited_at > older.created_at


async def test_a_thread_shows_the_post_with_what_it_quotes_and_its_counts(
    make_user: MakeUser, anonymous: NexusClient
) -> None:
    author, quoted = await make_user(), await make_user()
    original = await write(quoted, "The original.")
    post = await write(author, "Look at this.", quoting=original)
    await share(quoted, post)
    said = await comment(quoted, post)
    await like_comment(author, said)
    thread = (await anonymous.post_thread(post)).post
    assert thread is not None
    assert (thread.text, thread.author.handle, thread.edited_at) == ("Look at this.", author.handle, None)
    assert (thread.like_count, thread.comment_count, thread.share_count) == (0, 1, 1)
    assert thread.quoted_post is not None
    assert (thread.quoted_post.id, thread.quoted_post.text) == (original, "The original.")
    [edge] = thread.comments.edges
    assert (edge.node.like_count, edge.node.viewer_has_liked) == (1, False)


async def test_a_post_that_quotes_a_quote_leads_all_the_way_down(make_user: MakeUser) -> None:
    author, friend = await make_user(), await make_user()
    await follow(friend, author)
    first = await write(author)
    second = await write(friend, quoting=first)
    third = await write(author, quoting=second)
    document = "query ($id: ID!) { post(id: $id) { quotedPost { id quotedPost { id quotedPost { id } } } } }"
    assert await ask(friend.api, document, id=third) == {
        "post": {"quotedPost": {"id": second, "quotedPost": {"id": first, "quotedPost": None}}}
    }
