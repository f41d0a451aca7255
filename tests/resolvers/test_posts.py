"""Writing, editing, deleting and quoting posts."""

from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from generated.python import NexusClient, PostVisibility
from tests.conftest import MakeUser
from tests.resolvers.deeds import comment_by, done, post_by, refused
from tests.resolvers.stored import nothing_written, wrong_counters

NOT_FOUND = ("NOT_FOUND", ["input", "postId"])
NOT_ALLOWED = ("NOT_ALLOWED", ["input", "postId"])


async def test_a_new_post_comes_back_as_it_was_written(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada = await make_user("ada")
    text = "Zwölf Boxkämpfer 🥊\n\n  jagen <b>Viktor</b> & 'Eva' \"quer\" \\ über $1 den Deich "
    post = (await done(ada.api, "createPost", text=text)).post
    assert post.text == text
    assert post.author.handle == "ada"
    assert post.visibility is PostVisibility.PUBLIC
    assert post.edited_at is None
    assert post.quoted_post is None
    assert timedelta() <= datetime.now(UTC) - post.created_at < timedelta(minutes=1)
    thread = (await ada.api.post_thread(id=post.id)).post
    assert (thread.text, thread.created_at) == (text, post.created_at)
    assert (thread.like_count, thread.comment_count, thread.share_count) == (0, 0, 0)
    assert thread.viewer_can_edit
    assert thread.viewer_can_delete
    assert await wrong_counters(connection) == []


async def test_a_new_post_is_counted_and_in_its_authors_feed(make_user: MakeUser) -> None:
    ada = await make_user()
    posts = [await post_by(ada.api, f"Post {number}.") for number in range(3)]
    assert (await ada.api.profile(handle=ada.handle)).user.post_count == 3
    feed = (await ada.api.home_feed()).home_feed
    assert [edge.node.id for edge in feed.edges] == posts[::-1]


@pytest.mark.parametrize("visibility", PostVisibility)
async def test_a_post_keeps_the_visibility_it_was_given(make_user: MakeUser, visibility: PostVisibility) -> None:
    ada = await make_user()
    payload = await done(ada.api, "createPost", text="For whom?", visibility=visibility)
    assert payload.post.visibility is visibility
    assert (await ada.api.post_thread(id=payload.post.id)).post.visibility is visibility


async def test_a_quoting_post_shows_the_quoted_one(make_user: MakeUser) -> None:
    ada, bob = await make_user(), await make_user()
    quoted = await post_by(ada.api, "Quote me.")
    post = (await done(bob.api, "createPost", text="As she says:", quotedPostId=quoted)).post
    assert (post.quoted_post.id, post.quoted_post.text) == (quoted, "Quote me.")
    own = (await done(bob.api, "createPost", text="As I said:", quotedPostId=post.id)).post
    assert own.quoted_post.id == post.id


async def test_a_quote_of_a_post_that_is_deleted_later_stands_alone(make_user: MakeUser) -> None:
    ada, bob = await make_user(), await make_user()
    quoted = await post_by(ada.api)
    quoting = await post_by(bob.api, "As she says:", quotedPostId=quoted)
    await done(ada.api, "deletePost", postId=quoted)
    post = (await bob.api.post_thread(id=quoting)).post
    assert post.text == "As she says:"
    assert post.quoted_post is None


async def test_an_edited_post_says_when(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada, bob = await make_user(), await make_user()
    post = (await done(ada.api, "createPost", text="Frist.", visibility="FOLLOWERS")).post
    await done(bob.api, "followUser", userId=ada.id)
    await done(bob.api, "likePost", postId=post.id)
    edited = (await done(ada.api, "editPost", postId=post.id, text="First.")).post
    assert edited.id == post.id
    assert edited.text == "First."
    assert edited.created_at == post.created_at < edited.edited_at
    assert edited.visibility is PostVisibility.FOLLOWERS
    again = (await done(ada.api, "editPost", postId=post.id, text="First!")).post
    assert again.edited_at > edited.edited_at
    seen = (await bob.api.post_thread(id=post.id)).post
    assert (seen.text, seen.edited_at, seen.like_count) == ("First!", again.edited_at, 1)
    assert await wrong_counters(connection) == []


async def test_a_refused_edit_leaves_the_post_unedited(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada, bob = await make_user(), await make_user()
    post = await post_by(ada.api, "Mine.")
    async with nothing_written(connection):
        assert await refused(ada.api, "editPost", postId=post, text=" ") == ("BLANK", ["input", "text"])
        assert await refused(bob.api, "editPost", postId=post, text="His.") == NOT_ALLOWED
    assert (await bob.api.post_thread(id=post)).post.edited_at is None


async def test_a_deleted_post_is_gone_for_everyone(
    make_user: MakeUser, connection: asyncpg.Connection, anonymous: NexusClient
) -> None:
    ada, bob = await make_user(), await make_user()
    kept, post = await post_by(ada.api), await post_by(ada.api)
    comment = await comment_by(bob.api, post)
    await done(bob.api, "likePost", postId=post)
    await done(bob.api, "sharePost", postId=post)
    await done(bob.api, "followUser", userId=ada.id)
    payload = await done(ada.api, "deletePost", postId=post)
    assert payload.deleted_post_id == post
    for api in (ada.api, bob.api, anonymous):
        assert (await api.post_thread(id=post)).post is None
        assert (await api.nodes(ids=[post, comment])).nodes == [None, None]
        assert [edge.node.id for edge in (await api.latest_posts()).latest_posts.edges] == [kept]
    assert [edge.node.id for edge in (await bob.api.home_feed()).home_feed.edges] == [kept]
    assert (await ada.api.profile(handle=ada.handle)).user.post_count == 1
    assert await wrong_counters(connection) == []


async def test_nothing_can_be_done_to_a_deleted_post(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada, bob = await make_user(), await make_user()
    post = await post_by(ada.api)
    comment = await comment_by(bob.api, post)
    await done(bob.api, "likePost", postId=post)
    await done(bob.api, "sharePost", postId=post)
    await done(ada.api, "deletePost", postId=post)
    async with nothing_written(connection):
        for api in (ada.api, bob.api):
            for mutation in ("deletePost", "likePost", "unlikePost", "sharePost", "unsharePost"):
                assert await refused(api, mutation, postId=post) == NOT_FOUND, mutation
            for mutation in ("editPost", "addComment"):
                assert await refused(api, mutation, postId=post, text="Too late.") == NOT_FOUND, mutation
            for mutation in ("likeComment", "unlikeComment", "deleteComment"):
                assert await refused(api, mutation, commentId=comment) == ("NOT_FOUND", ["input", "commentId"])
            quoting = await refused(api, "createPost", text="Quoting.", quotedPostId=post)
            assert quoting == ("NOT_FOUND", ["input", "quotedPostId"])


@pytest.mark.parametrize(("mutation", "values"), [("editPost", {"text": "Not mine."}), ("deletePost", {})])
async def test_who_may_not_see_a_post_is_not_told_that_it_exists(
    make_user: MakeUser, connection: asyncpg.Connection, mutation: str, values: dict[str, str]
) -> None:
    ada, bob, blocked = await make_user(), await make_user(), await make_user()
    await done(ada.api, "blockUser", userId=blocked.id)
    public, followers = await post_by(ada.api), await post_by(ada.api, visibility="FOLLOWERS")
    async with nothing_written(connection):
        assert await refused(bob.api, mutation, postId=public, **values) == NOT_ALLOWED
        assert await refused(bob.api, mutation, postId=followers, **values) == NOT_FOUND
        assert await refused(blocked.api, mutation, postId=public, **values) == NOT_FOUND
