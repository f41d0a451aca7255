"""Who sees what: every way to an object, for everybody who may stand in some relation to its author."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from generated.python import NexusClient, PostVisibility
from tests.conftest import MakeUser, Person
from tests.resolvers.writing import (
    FOLLOWERS,
    PUBLIC,
    ask,
    block,
    comment,
    delete_post,
    follow,
    like,
    like_comment,
    mute,
    share,
    unblock,
    unfollow,
    unmute,
    write,
)


async def _nothing(_viewer: Person, _author: Person) -> None:
    pass


async def _follows_and_mutes(viewer: Person, author: Person) -> None:
    await follow(viewer, author)
    await mute(viewer, author)


async def _is_followed(viewer: Person, author: Person) -> None:
    await follow(author, viewer)


async def _is_muted(viewer: Person, author: Person) -> None:
    await mute(author, viewer)


async def _is_blocked(viewer: Person, author: Person) -> None:
    # A block ends the follow that would have shown posts for followers.
    await follow(viewer, author)
    await block(author, viewer)


async def _blocks(viewer: Person, author: Person) -> None:
    await follow(viewer, author)
    await block(viewer, author)


BECOMES: dict[str, Callable[[Person, Person], Awaitable[None]]] = {
    "stranger": _nothing,
    "follower": follow,
    "followed": _is_followed,
    "muter": mute,
    "following muter": _follows_and_mutes,
    "muted": _is_muted,
    "blocked": _is_blocked,
    "blocker": _blocks,
}


async def viewer_as(role: str, author: Person, make_user: MakeUser, anonymous: NexusClient) -> NexusClient:
    """The client of somebody who stands so to the author."""
    if role == "anonymous":
        return anonymous
    if role == "author":
        return author.api
    viewer = await make_user(role.replace(" ", "_"))
    await BECOMES[role](viewer, author)
    return viewer.api


# Posts --------------------------------------------------------------------------------------------------------------

DIRECT = {"post", "node", "nodes", "quotedPost", "comment of it", "like of it", "share of it", "comment's post"}
EVERYWHERE = DIRECT | {"User.posts", "latestPosts"}

# Where a post is seen, by who looks and whom it is for.
POSTS_SEEN: list[tuple[str, PostVisibility, set[str]]] = [
    ("anonymous", PUBLIC, EVERYWHERE),
    ("anonymous", FOLLOWERS, set()),
    ("stranger", PUBLIC, EVERYWHERE),
    ("stranger", FOLLOWERS, set()),
    ("follower", PUBLIC, EVERYWHERE),
    ("follower", FOLLOWERS, DIRECT | {"User.posts"}),
    ("followed", PUBLIC, EVERYWHERE),
    ("followed", FOLLOWERS, set()),
    # Muting is for feeds: who looks a post up sees it.
    ("muter", PUBLIC, DIRECT | {"User.posts"}),
    ("muter", FOLLOWERS, set()),
    ("following muter", PUBLIC, DIRECT | {"User.posts"}),
    ("following muter", FOLLOWERS, DIRECT | {"User.posts"}),
    ("muted", PUBLIC, EVERYWHERE),
    ("muted", FOLLOWERS, set()),
    ("blocked", PUBLIC, set()),
    ("blocked", FOLLOWERS, set()),
    ("blocker", PUBLIC, set()),
    ("blocker", FOLLOWERS, set()),
    ("author", PUBLIC, EVERYWHERE),
    ("author", FOLLOWERS, DIRECT | {"User.posts"}),
]


@dataclass(frozen=True)
class Scene:
    """A post by `author`, with a comment, a like and a share by a friend, and a post of the friend that quotes it."""

    author: Person
    friend: Person
    post: str
    comment: str
    quoting: str

    @classmethod
    async def make(cls, make_user: MakeUser, visibility: PostVisibility) -> "Scene":
        author, friend = await make_user("author"), await make_user("friend")
        await follow(friend, author)
        post = await write(author, visibility=visibility)
        said = await comment(friend, post)
        await like(friend, post)
        await share(friend, post)
        return cls(author, friend, post, said, await write(friend, quoting=post))

    def interaction(self, kind: str) -> str:
        key = self.post.removeprefix("post_")
        return f"interaction_{kind}-{key}-{self.friend.key}"


async def where_seen(viewer: NexusClient, scene: Scene) -> set[str]:
    """Every way to the post on which it, or something that belongs to it, is found."""
    data = await ask(
        viewer,
        """
        query ($post: ID!, $quoting: ID!, $comment: ID!, $like: ID!, $share: ID!, $author: String!) {
          post(id: $post) { id }
          node(id: $post) { id }
          nodes(ids: [$post]) { id }
          quoting: post(id: $quoting) { quotedPost { id } }
          comment: node(id: $comment) { ... on Comment { id post { id } } }
          like: node(id: $like) { ... on Interaction { id post { id } } }
          share: node(id: $share) { ... on Interaction { id post { id } } }
          user(handle: $author) { posts { nodes { id } } }
          latestPosts { nodes { id } }
        }
        """,
        post=scene.post,
        quoting=scene.quoting,
        comment=scene.comment,
        like=scene.interaction("like"),
        share=scene.interaction("share"),
        author=scene.author.handle,
    )
    posts_of_user = data["user"]["posts"]["nodes"] if data["user"] else []
    found: dict[str, Any] = {
        "post": data["post"],
        "node": data["node"],
        "nodes": data["nodes"][0],
        "quotedPost": data["quoting"]["quotedPost"],
        "comment of it": data["comment"],
        "comment's post": data["comment"] and data["comment"]["post"],
        "like of it": data["like"],
        "share of it": data["share"],
        "User.posts": scene.post in [post["id"] for post in posts_of_user],
        "latestPosts": scene.post in [post["id"] for post in data["latestPosts"]["nodes"]],
    }
    return {way for way, what in found.items() if what}


@pytest.mark.parametrize(
    ("role", "visibility", "seen"), POSTS_SEEN, ids=[f"{role}-{visibility.value}" for role, visibility, _ in POSTS_SEEN]
)
async def test_a_post_is_seen_by_whom_it_is_for(
    make_user: MakeUser, anonymous: NexusClient, role: str, visibility: PostVisibility, seen: set[str]
) -> None:
    scene = await Scene.make(make_user, visibility)
    viewer = await viewer_as(role, scene.author, make_user, anonymous)
    assert await where_seen(viewer, scene) == seen


def test_every_relation_is_in_the_table_of_posts_for_each_visibility() -> None:
    assert {(role, visibility) for role, visibility, _ in POSTS_SEEN} == {
        (role, visibility) for role in [*BECOMES, "anonymous", "author"] for visibility in PostVisibility
    }


async def test_what_is_lifted_is_seen_again(make_user: MakeUser) -> None:
    scene = await Scene.make(make_user, FOLLOWERS)
    viewer = await make_user()
    await follow(viewer, scene.author)
    seen = DIRECT | {"User.posts"}
    assert await where_seen(viewer.api, scene) == seen
    await unfollow(viewer, scene.author)
    assert await where_seen(viewer.api, scene) == set()
    await follow(viewer, scene.author)
    await block(viewer, scene.author)
    await unblock(viewer, scene.author)
    assert await where_seen(viewer.api, scene) == set(), "a follow that a block ended does not come back"
    await follow(viewer, scene.author)
    assert await where_seen(viewer.api, scene) == seen


async def test_muting_ends_when_it_is_lifted(make_user: MakeUser) -> None:
    scene = await Scene.make(make_user, PUBLIC)
    viewer = await make_user()
    await mute(viewer, scene.author)
    assert await where_seen(viewer.api, scene) == EVERYWHERE - {"latestPosts"}
    await unmute(viewer, scene.author)
    assert await where_seen(viewer.api, scene) == EVERYWHERE


@pytest.mark.parametrize("visibility", list(PostVisibility))
async def test_a_deleted_post_is_seen_by_nobody(
    make_user: MakeUser, anonymous: NexusClient, visibility: PostVisibility
) -> None:
    scene = await Scene.make(make_user, visibility)
    await delete_post(scene.author, scene.post)
    for viewer in (scene.author.api, scene.friend.api, anonymous):
        assert await where_seen(viewer, scene) == set()


async def test_a_post_outlives_the_post_that_it_quotes(make_user: MakeUser, anonymous: NexusClient) -> None:
    scene = await Scene.make(make_user, PUBLIC)
    thread = (await anonymous.post_thread(scene.quoting)).post
    assert thread is not None
    assert thread.quoted_post is not None
    assert (thread.quoted_post.id, thread.quoted_post.author.id) == (scene.post, scene.author.id)
    await delete_post(scene.author, scene.post)
    thread = (await anonymous.post_thread(scene.quoting)).post
    assert thread is not None
    assert thread.quoted_post is None


# What people do on somebody else's post -----------------------------------------------------------------------------

DEEDS = {"Post.comments", "node", "replies", "parent", "comment", "like", "share", "like's node", "comment's node"}

# Whose deeds are hidden from whom; mutes are for feeds.
DEEDS_SEEN: list[tuple[str, set[str]]] = [
    ("anonymous", DEEDS),
    ("stranger", DEEDS),
    ("follower", DEEDS),
    ("followed", DEEDS),
    ("muter", DEEDS),
    ("following muter", DEEDS),
    ("muted", DEEDS),
    ("blocked", set()),
    ("blocker", set()),
    ("author", DEEDS),
]


@pytest.mark.parametrize(("role", "seen"), DEEDS_SEEN, ids=[role for role, _ in DEEDS_SEEN])
async def test_comments_replies_likes_and_shares_are_hidden_behind_a_block(
    make_user: MakeUser, anonymous: NexusClient, role: str, seen: set[str]
) -> None:
    host, author = await make_user("host"), await make_user("author")
    post = await write(host)
    said = await comment(author, post)
    asked = await comment(host, post)
    reply = await comment(author, post, reply_to=asked)
    answer = await comment(host, post, reply_to=said)
    await like(author, post)
    await share(author, post)
    viewer = await viewer_as(role, author, make_user, anonymous)
    key = post.removeprefix("post_")
    data = await ask(
        viewer,
        """
        query ($post: ID!, $said: ID!, $asked: ID!, $answer: ID!, $like: ID!, $commented: ID!) {
          post(id: $post) {
            likeCount
            commentCount
            shareCount
            comments { nodes { id } }
            interactions { nodes { kind actor { handle } } }
          }
          said: node(id: $said) { id }
          asked: node(id: $asked) { ... on Comment { replyCount replies { nodes { id } } } }
          answer: node(id: $answer) { ... on Comment { parent { id } } }
          like: node(id: $like) { id }
          commented: node(id: $commented) { id }
        }
        """,
        post=post,
        said=said,
        asked=asked,
        answer=answer,
        like=f"interaction_like-{key}-{author.key}",
        commented=f"interaction_comment-{key}-{said.removeprefix('comment_')}",
    )
    deeds = {i["kind"].lower() for i in data["post"]["interactions"]["nodes"] if i["actor"]["handle"] == "author"}
    found: dict[str, Any] = {
        "Post.comments": said in [node["id"] for node in data["post"]["comments"]["nodes"]],
        "node": data["said"],
        "replies": reply in [node["id"] for node in data["asked"]["replies"]["nodes"]],
        "parent": data["answer"]["parent"],
        "like's node": data["like"],
        "comment's node": data["commented"],
        **dict.fromkeys(deeds, True),
    }
    assert {way for way, what in found.items() if what} == seen
    # What others say stays in any case, and the counts are the same for everybody.
    assert asked in [node["id"] for node in data["post"]["comments"]["nodes"]]
    counts = [data["post"][name] for name in ("likeCount", "commentCount", "shareCount")]
    assert [*counts, data["asked"]["replyCount"]] == [1, 4, 1, 1]


# People -------------------------------------------------------------------------------------------------------------

PEOPLE = {"user", "node", "followers", "following"}

PEOPLE_SEEN: list[tuple[str, set[str]]] = [
    ("anonymous", PEOPLE),
    ("stranger", PEOPLE),
    ("follower", PEOPLE),
    ("followed", PEOPLE),
    ("muter", PEOPLE),
    ("following muter", PEOPLE),
    ("muted", PEOPLE),
    # Only who blocks still finds the other, to lift the block.
    ("blocked", set()),
    ("blocker", {"user", "node"}),
    ("author", PEOPLE),
]


@pytest.mark.parametrize(("role", "seen"), PEOPLE_SEEN, ids=[role for role, _ in PEOPLE_SEEN])
async def test_a_person_is_hidden_from_those_they_have_blocked(
    make_user: MakeUser, anonymous: NexusClient, role: str, seen: set[str]
) -> None:
    person, friend = await make_user("person"), await make_user("friend")
    await follow(person, friend)
    await follow(friend, person)
    viewer = await viewer_as(role, person, make_user, anonymous)
    profile = (await viewer.profile("person")).user
    followers, following = (await viewer.followers("friend")).user, (await viewer.following("friend")).user
    assert followers is not None
    assert following is not None
    [node] = (await viewer.nodes([person.id])).nodes
    found: dict[str, Any] = {
        "user": profile,
        "node": node,
        "followers": person.id in [edge.node.id for edge in followers.followers.edges],
        "following": person.id in [edge.node.id for edge in following.following.edges],
    }
    assert {way for way, what in found.items() if what} == seen
    # The counts are the same for everybody.
    assert (followers.follower_count, following.following_count) == (1, 1)
    if profile is not None:
        assert (profile.post_count, profile.posts.edges) == (0, [])


# How the viewer stands to it ----------------------------------------------------------------------------------------


async def states_of(viewer: NexusClient, document: str, node: str) -> set[str]:
    """Those of the viewer's states that are true."""
    data = await ask(viewer, f"query ($id: ID!) {{ node(id: $id) {{ ... on {document} }} }}", id=node)
    assert set(map(type, data["node"].values())) == {bool}
    return {name for name, value in data["node"].items() if value}


POST_STATES = "Post { viewerHasLiked viewerHasShared viewerCanEdit viewerCanDelete }"
COMMENT_STATES = "Comment { viewerHasLiked viewerCanEdit viewerCanDelete }"
USER_STATES = "User { viewerIsFollowing followsViewer viewerIsBlocking viewerIsMuting }"


async def test_a_post_knows_what_the_viewer_did_and_may_do(make_user: MakeUser, anonymous: NexusClient) -> None:
    author, liker, sharer, both, other = [await make_user() for _ in range(5)]
    post = await write(author)
    for person in (liker, both):
        await like(person, post)
    for person in (sharer, both):
        await share(person, post)
    seen = [await states_of(person.api, POST_STATES, post) for person in (author, liker, sharer, both, other)]
    assert seen == [
        {"viewerCanEdit", "viewerCanDelete"},
        {"viewerHasLiked"},
        {"viewerHasShared"},
        {"viewerHasLiked", "viewerHasShared"},
        set(),
    ]
    assert await states_of(anonymous, POST_STATES, post) == set()


async def test_an_authors_own_like_and_share_are_theirs_alone(make_user: MakeUser) -> None:
    author, other = await make_user(), await make_user()
    post = await write(author)
    await like(author, post)
    await share(author, post)
    assert len(await states_of(author.api, POST_STATES, post)) == 4
    assert await states_of(other.api, POST_STATES, post) == set()


async def test_a_comment_knows_what_the_viewer_did_and_may_do(make_user: MakeUser, anonymous: NexusClient) -> None:
    host, author, liker, other = [await make_user() for _ in range(4)]
    post = await write(host)
    said = await comment(author, post)
    await like_comment(liker, said)
    seen = [await states_of(person.api, COMMENT_STATES, said) for person in (host, author, liker, other)]
    # The author of the post keeps their house in order, but puts no words into anybody's mouth.
    assert seen == [{"viewerCanDelete"}, {"viewerCanEdit", "viewerCanDelete"}, {"viewerHasLiked"}, set()]
    assert await states_of(anonymous, COMMENT_STATES, said) == set()


async def test_a_person_knows_how_the_viewer_stands_to_them(make_user: MakeUser, anonymous: NexusClient) -> None:
    person, following, followed, muting, blocking, other = [await make_user() for _ in range(6)]
    await follow(following, person)
    await follow(person, followed)
    await mute(muting, person)
    await block(blocking, person)
    viewers = (following, followed, muting, blocking, other, person)
    seen = [await states_of(viewer.api, USER_STATES, person.id) for viewer in viewers]
    assert seen == [{"viewerIsFollowing"}, {"followsViewer"}, {"viewerIsMuting"}, {"viewerIsBlocking"}, set(), set()]
    assert await states_of(anonymous, USER_STATES, person.id) == set()


async def test_states_belong_to_the_object_of_a_list_that_they_stand_at(make_user: MakeUser) -> None:
    viewer, author = await make_user(), await make_user()
    await follow(viewer, author)
    posts = [await write(author) for _ in range(3)]
    await like(viewer, posts[0])
    await share(viewer, posts[1])
    profile = (await viewer.api.profile(author.handle)).user
    assert profile is not None
    states = {e.node.id: (e.node.viewer_has_liked, e.node.viewer_has_shared) for e in profile.posts.edges}
    assert states == {posts[0]: (True, False), posts[1]: (False, True), posts[2]: (False, False)}
    feed = (await viewer.api.home_feed()).home_feed
    assert feed is not None
    assert {e.node.id: (e.node.viewer_has_liked, e.node.viewer_has_shared) for e in feed.edges} == states


async def test_what_is_hidden_and_what_never_was_look_the_same(make_user: MakeUser) -> None:
    author, blocked = await make_user(), await make_user()
    post = await write(author)
    await block(author, blocked)
    document = "query ($id: ID!) { post(id: $id) { id } node(id: $id) { id } }"
    assert await ask(blocked.api, document, id=post) == await ask(blocked.api, document, id="post_1")
    user = "query ($handle: String!) { user(handle: $handle) { id } }"
    hidden = await ask(blocked.api, user, handle=author.handle)
    assert hidden == await ask(blocked.api, user, handle="nobody_here") == {"user": None}
