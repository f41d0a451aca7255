"""What a home feed promises: whose entries are on it, under which reason, in which order, and never a short page."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import pytest

from generated.python import FeedReason
from resolvers.ids import post_id
from sql import Query, queries
from tests.conftest import MakeUser, Person
from tests.resolvers.writing import (
    FOLLOWERS,
    PUBLIC,
    block,
    comment,
    delete_post,
    follow,
    follows,
    mute,
    people,
    posts_by,
    refused,
    share,
    shares_of,
    unblock,
    unfollow,
    unmute,
    unshare,
    write,
)

Line = tuple[str, FeedReason, str | None]
"""An edge: the post, the reason, and the handle of who shared it."""


async def feed_of(person: Person, **args: Any) -> list[Line]:
    page = (await person.api.home_feed(**args)).home_feed
    assert page is not None
    return [(edge.node.id, edge.reason, edge.shared_by and edge.shared_by.handle) for edge in page.edges]


def authored(post: str) -> Line:
    return post, FeedReason.AUTHORED, None


def shared(post: str, by: Person) -> Line:
    return post, FeedReason.SHARED, by.handle


# Whose posts and shares ---------------------------------------------------------------------------------------------


async def test_a_feed_holds_the_posts_of_oneself_and_of_whom_one_follows_newest_first(make_user: MakeUser) -> None:
    viewer, ada, bob, stranger = [await make_user() for _ in range(4)]
    await follow(viewer, ada, bob)
    await follow(stranger, viewer)
    first = await write(ada)
    second = await write(viewer)
    await write(stranger)
    third = await write(bob)
    fourth = await write(ada, visibility=FOLLOWERS)
    fifth = await write(viewer, visibility=FOLLOWERS)
    assert await feed_of(viewer) == [authored(post) for post in (fifth, fourth, third, second, first)]


async def test_a_feed_without_anybody_to_read_is_empty(make_user: MakeUser) -> None:
    viewer, stranger = await make_user(), await make_user()
    await write(stranger)
    page = (await viewer.api.home_feed()).home_feed
    assert page is not None
    assert page.edges == []
    assert page.page_info.model_dump() == {
        "has_next_page": False, "has_previous_page": False, "start_cursor": None, "end_cursor": None,
    }  # fmt: skip


async def test_an_anonymous_viewer_has_no_feed(make_user: MakeUser, anonymous: Any) -> None:
    await write(await make_user())
    with refused("UNAUTHENTICATED"):
        await anonymous.home_feed()


async def test_following_and_unfollowing_take_effect_at_once_on_what_is_there_already(make_user: MakeUser) -> None:
    viewer, ada = await make_user(), await make_user()
    post = await write(ada)
    assert await feed_of(viewer) == []
    await follow(viewer, ada)
    assert await feed_of(viewer) == [authored(post)]
    await unfollow(viewer, ada)
    assert await feed_of(viewer) == []


async def test_a_shared_post_says_who_shared_it_and_when(make_user: MakeUser) -> None:
    viewer, ada, stranger = [await make_user() for _ in range(3)]
    await follow(viewer, ada)
    post = await write(stranger)
    # A share is known to the millisecond.
    before = datetime.now(UTC) - timedelta(milliseconds=1)
    await share(ada, post)
    after = datetime.now(UTC) + timedelta(milliseconds=1)
    page = (await viewer.api.home_feed()).home_feed
    assert page is not None
    [edge] = page.edges
    assert (edge.node.id, edge.node.author.id, edge.reason) == (post, stranger.id, FeedReason.SHARED)
    assert edge.shared_by is not None
    assert edge.shared_by.id == ada.id
    assert edge.shared_at is not None
    assert before <= edge.shared_at <= after


async def test_a_post_that_several_shared_appears_once_under_the_newest_reason(make_user: MakeUser) -> None:
    viewer, ada, bob, cid, stranger = [await make_user() for _ in range(5)]
    await follow(viewer, ada, bob, cid)
    post = await write(ada)
    other = await write(cid)
    assert await feed_of(viewer) == [authored(other), authored(post)]
    await share(bob, post)
    assert await feed_of(viewer) == [shared(post, bob), authored(other)]
    await share(cid, post)
    # What strangers share does not count.
    await share(stranger, post)
    await share(stranger, other)
    assert await feed_of(viewer) == [shared(post, cid), authored(other)]
    await unshare(cid, post)
    assert await feed_of(viewer) == [shared(post, bob), authored(other)]
    await unshare(bob, post)
    assert await feed_of(viewer) == [authored(other), authored(post)]


async def test_ones_own_share_is_a_reason_like_any_other(make_user: MakeUser) -> None:
    viewer, ada, stranger = [await make_user() for _ in range(3)]
    await follow(viewer, ada)
    own = await write(viewer)
    strange = await write(stranger)
    await share(ada, own)
    await share(viewer, strange)
    assert await feed_of(viewer) == [shared(strange, viewer), shared(own, ada)]
    assert await feed_of(ada) == [shared(own, ada)]


async def test_a_post_of_a_stranger_leaves_with_its_last_share(make_user: MakeUser) -> None:
    viewer, ada, stranger = [await make_user() for _ in range(3)]
    await follow(viewer, ada)
    post = await write(stranger)
    await share(ada, post)
    assert await feed_of(viewer) == [shared(post, ada)]
    await unfollow(viewer, ada)
    assert await feed_of(viewer) == []


async def test_sharing_again_brings_a_post_back_to_the_top(make_user: MakeUser) -> None:
    viewer, ada = await make_user(), await make_user()
    await follow(viewer, ada)
    old, new = await write(viewer), await write(viewer)
    await share(ada, old)
    await unshare(ada, old)
    assert await feed_of(viewer) == [authored(new), authored(old)]
    await share(ada, old)
    assert await feed_of(viewer) == [shared(old, ada), authored(new)]


# What is hidden -----------------------------------------------------------------------------------------------------


async def test_muting_hides_an_authors_posts_whoever_shares_them_until_it_is_lifted(make_user: MakeUser) -> None:
    viewer, ada, bob = [await make_user() for _ in range(3)]
    await follow(viewer, ada, bob)
    first, second = await write(ada), await write(ada)
    await share(bob, first)
    everything = [shared(first, bob), authored(second)]
    assert await feed_of(viewer) == everything
    await mute(viewer, ada)
    assert await feed_of(viewer) == []
    assert await feed_of(bob) == [shared(first, bob)], "a mute is the viewer's own"
    await unmute(viewer, ada)
    assert await feed_of(viewer) == everything


async def test_muting_hides_a_sharers_shares_but_not_the_posts_that_have_another_reason(make_user: MakeUser) -> None:
    viewer, ada, bob, stranger = [await make_user() for _ in range(4)]
    await follow(viewer, ada, bob)
    followed, strange = await write(ada), await write(stranger)
    await share(bob, followed)
    await share(bob, strange)
    assert await feed_of(viewer) == [shared(strange, bob), shared(followed, bob)]
    await mute(viewer, bob)
    assert await feed_of(viewer) == [authored(followed)]
    await unmute(viewer, bob)
    assert await feed_of(viewer) == [shared(strange, bob), shared(followed, bob)]


@pytest.mark.parametrize("direction", ["the viewer blocks", "the viewer is blocked"])
async def test_blocks_hide_posts_that_others_share_in_both_directions(make_user: MakeUser, direction: str) -> None:
    viewer, ada, author = [await make_user() for _ in range(3)]
    await follow(viewer, ada, author)
    post, own = await write(author), await write(ada)
    await share(ada, post)
    assert await feed_of(viewer) == [shared(post, ada), authored(own)]
    blocker, blocked = (viewer, author) if direction == "the viewer blocks" else (author, viewer)
    await block(blocker, blocked)
    assert await feed_of(viewer) == [authored(own)]
    await unblock(blocker, blocked)
    assert await feed_of(viewer) == [shared(post, ada), authored(own)]


@pytest.mark.parametrize("direction", ["the viewer blocks", "the viewer is blocked"])
async def test_a_block_ends_the_shares_of_the_other(make_user: MakeUser, direction: str) -> None:
    viewer, sharer, stranger = [await make_user() for _ in range(3)]
    await follow(viewer, sharer)
    await share(sharer, await write(stranger))
    assert len(await feed_of(viewer)) == 1
    await (block(viewer, sharer) if direction == "the viewer blocks" else block(sharer, viewer))
    assert await feed_of(viewer) == []


async def test_a_share_shows_a_post_for_followers_only_to_followers_of_its_author(make_user: MakeUser) -> None:
    viewer, ada, author = [await make_user() for _ in range(3)]
    await follow(viewer, ada)
    await follow(ada, author)
    post = await write(author, visibility=FOLLOWERS)
    await share(ada, post)
    assert await feed_of(viewer) == []
    assert await feed_of(ada) == [shared(post, ada)]
    await follow(viewer, author)
    assert await feed_of(viewer) == [shared(post, ada)]
    await unfollow(viewer, author)
    assert await feed_of(viewer) == []


async def test_a_deleted_post_leaves_all_feeds_with_its_shares(make_user: MakeUser) -> None:
    viewer, ada, bob = [await make_user() for _ in range(3)]
    await follow(viewer, ada, bob)
    post, stays = await write(ada), await write(bob)
    await share(bob, post)
    await delete_post(ada, post)
    for person in (viewer, ada, bob):
        assert post not in [line[0] for line in await feed_of(person)]
    assert await feed_of(viewer) == [authored(stays)]


async def test_the_comments_on_a_feed_are_without_those_of_people_behind_a_block(make_user: MakeUser) -> None:
    viewer, blocked, blocker, friend = [await make_user() for _ in range(4)]
    post = await write(viewer)
    for person in (blocked, blocker):
        await comment(person, post)
    seen = [await comment(friend, post) for _ in range(4)]
    for person in (blocked, blocker):
        await comment(person, post)
    await block(viewer, blocked)
    await block(blocker, viewer)
    page = (await viewer.api.home_feed()).home_feed
    assert page is not None
    [edge] = page.edges
    assert [node.id for node in edge.node.comments.nodes] == seen[:0:-1]


async def delete(connection: asyncpg.Connection, posts: list[int]) -> None:
    await connection.execute("update posts set deleted_at = now() where id = any($1)", posts)


@pytest.mark.parametrize("last", [False, True], ids=["forward", "backward"])
@pytest.mark.parametrize(
    "cause",
    ["deleted", "muted author", "muted sharer", "blocked author", "blocking author", "for followers", "newer reason"],
)
async def test_a_page_is_full_however_many_entries_around_it_are_hidden(
    connection: asyncpg.Connection, make_user: MakeUser, cause: str, last: bool
) -> None:
    viewer, ada, author = [await make_user() for _ in range(3)]
    await follow(viewer, ada)
    visible = await posts_by(connection, ada.key, 6)
    if cause == "deleted":
        await delete(connection, await posts_by(connection, ada.key, 30))
    elif cause == "muted sharer":
        bob = await make_user()
        await follow(viewer, bob)
        await shares_of(connection, bob.key, await posts_by(connection, author.key, 30))
        await mute(viewer, bob)
    elif cause == "newer reason":
        # One post that 30 people share: 29 of the 30 entries have to give way to the newest.
        [popular] = await posts_by(connection, author.key, 1)
        crowd = await people(connection, 30)
        await follows(connection, [(viewer.key, key) for key in crowd])
        for key in crowd:
            await shares_of(connection, key, [popular])
        visible.append(popular)
    else:
        hidden = await posts_by(connection, author.key, 30, FOLLOWERS if cause == "for followers" else PUBLIC)
        await shares_of(connection, ada.key, hidden)
        if cause == "muted author":
            await mute(viewer, author)
        elif cause == "blocked author":
            await block(viewer, author)
        elif cause == "blocking author":
            await block(author, viewer)
    visible += await posts_by(connection, viewer.key, 4)
    page = (await viewer.api.home_feed(**{"last" if last else "first": 10})).home_feed
    assert page is not None
    newest_first = [post_id(key) for key in reversed(visible)]
    assert [edge.node.id for edge in page.edges] == (newest_first[-10:] if last else newest_first[:10])
    assert page.page_info.has_next_page is (not last and len(visible) > 10)
    assert page.page_info.has_previous_page is (last and len(visible) > 10)


# Against a computation from the rows --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Entry:
    """One line of a feed as the model computes it; `key` is the key in its cursor."""

    key: int
    post: str
    reason: str
    shared_by: str | None
    shared_at: datetime | None


KEYS_BEGIN = datetime(2024, 1, 1, tzinfo=UTC)
SINCE = timedelta(days=400) // timedelta(milliseconds=1)


def key_at(step: int) -> int:
    """A key of its own for each step of a history, a second apart."""
    return (SINCE + step * 1000) << 22 | step % 4096


async def make_world(connection: asyncpg.Connection, viewer: Person, followees: int, chance: random.Random) -> None:
    """A history in phases, each of which makes the search for a page go another of its ways (see feed.sql):

    - busy: most entries are by the viewer's circle, so that a window of the newest entries holds enough for a page;
    - hidden: the circle shares hardly anything but what the viewer can't see, so that too few candidates remain;
    - noise: strangers alone are active, for longer than any window, so that the heads have to be looked for;
    - and a few entries of the circle at the end, for which the noise is in the way when reading backward.
    """
    keys = await people(connection, followees + 40)
    circle, strangers = [viewer.key, *keys[:followees]], keys[followees:]
    await follows(connection, [(viewer.key, key) for key in circle[1:]])
    # Some of the followees follow each other and the viewer, which is nothing to the viewer's feed.
    await follows(connection, [(key, viewer.key) for key in keys[::3]])
    muted = strangers[:4] + chance.sample(circle[1:], followees // 10)
    blocked, blocking = strangers[4:8], strangers[8:12]
    await connection.executemany("insert into mutes values ($1, $2)", [(viewer.key, key) for key in muted])
    await connection.executemany("insert into mutes values ($2, $1)", [(viewer.key, key) for key in circle[1:4]])
    await connection.executemany("insert into blocks values ($1, $2)", [(viewer.key, key) for key in blocked])
    await connection.executemany("insert into blocks values ($2, $1)", [(viewer.key, key) for key in blocking])

    posts: list[tuple[int, int, str, datetime | None]] = []
    entries: list[tuple[int, int, int, str]] = []
    shares: set[tuple[int, int]] = set()

    def act(actor: int, choice: Sequence[int]) -> None:
        """Shares a post of the choice that the actor has not shared yet; writes one if there is none."""
        key = key_at(len(entries))
        new = [post for post in choice if (post, actor) not in shares]
        if new:
            post = chance.choice(new)
            shares.add((post, actor))
            entries.append((key, actor, post, "SHARED"))
        else:
            visibility = "FOLLOWERS" if chance.random() < 0.25 else "PUBLIC"
            posts.append((key, actor, visibility, KEYS_BEGIN if chance.random() < 0.12 else None))
            entries.append((key, actor, key, "AUTHORED"))

    def some() -> list[int]:
        return [post[0] for post in chance.sample(posts, min(5, len(posts)))] if chance.random() < 0.4 else []

    for _ in range(130):
        act(chance.choice(strangers), some())
    for _ in range(200):
        act(chance.choice(circle if chance.random() < 0.6 else strangers), some())
    hidden = [
        post
        for post, author, visibility, deleted in posts
        if deleted or author in (*muted, *blocked, *blocking) or (visibility == "FOLLOWERS" and author not in circle)
    ]
    unmuted = [key for key in circle if key not in muted]
    for _ in range(90):
        act(chance.choice(unmuted), hidden if chance.random() < 0.9 else some())
    for _ in range(260):
        act(chance.choice(strangers), some())
    for _ in range(6):
        act(chance.choice(unmuted), some())

    await connection.copy_records_to_table(
        "posts",
        columns=["id", "author_id", "visibility", "deleted_at", "text"],
        records=[(*post, "Something.") for post in posts],
    )
    await connection.copy_records_to_table(
        "feed_entries", columns=["id", "actor_id", "post_id", "reason"], records=entries
    )
    await connection.execute("analyze")


async def expected_feed(connection: asyncpg.Connection, viewer: int) -> list[Entry]:
    """The viewer's whole feed by the promise's own words, from nothing but the rows of the tables."""

    async def pairs(table: str, columns: str) -> set[tuple[int, int]]:
        return {tuple(row) for row in await connection.fetch(f"select {columns} from {table}")}

    followed = await pairs("follows", "follower_id, followee_id")
    blocks = await pairs("blocks", "blocker_id, blocked_id")
    mutes = await pairs("mutes", "muter_id, muted_id")
    posts = {row["id"]: row for row in await connection.fetch("select * from posts")}
    handles = {row["id"]: row["handle"] for row in await connection.fetch("select id, handle from users")}

    def on_feed(actor: int, post: asyncpg.Record) -> bool:
        author = post["author_id"]
        return (
            (actor == viewer or (viewer, actor) in followed)
            and post["deleted_at"] is None
            and (post["visibility"] == "PUBLIC" or author == viewer or (viewer, author) in followed)
            and not {(viewer, author), (author, viewer)} & blocks
            and not {(viewer, author), (viewer, actor)} & mutes
        )

    newest: dict[int, Entry] = {}
    for row in await connection.fetch("select * from feed_entries order by id desc"):
        key, actor, post = row["id"], row["actor_id"], posts[row["post_id"]]
        if on_feed(actor, post) and post["id"] not in newest:
            is_share = row["reason"] == "SHARED"
            newest[post["id"]] = Entry(
                key,
                post_id(post["id"]),
                row["reason"],
                handles[actor] if is_share else None,
                KEYS_BEGIN + timedelta(milliseconds=key >> 22) if is_share else None,
            )
    return list(newest.values())


async def pages_of(viewer: Person, size: int, *, backward: bool) -> list[list[Entry]]:
    """All pages of a feed in the order in which they are read."""
    pages: list[list[Entry]] = []
    cursor = None
    while True:
        args = {"last": size, "before": cursor} if backward else {"first": size, "after": cursor}
        page = (await viewer.api.home_feed(**args)).home_feed
        assert page is not None
        pages.append(
            [
                Entry(
                    int(edge.cursor.removeprefix("feed:")),
                    edge.node.id,
                    edge.reason.value,
                    edge.shared_by and edge.shared_by.handle,
                    edge.shared_at,
                )
                for edge in page.edges
            ]
        )
        info = page.page_info
        cursor = info.start_cursor if backward else info.end_cursor
        if not (info.has_previous_page if backward else info.has_next_page):
            return pages


FOLLOWS_MANY = 150


async def way_taken(connection: asyncpg.Connection, query: Query, viewer: int, boundary: int, limit: int) -> str:
    """Which way the search for a page goes: the statement itself is asked, with its last step replaced."""
    steps, last = query.text.rsplit("\nselect card.*", 1)
    heads = await connection.fetchval(f"{steps} select exists (select from head)", viewer, boundary, limit)
    rows = await connection.fetch(f"{steps}\nselect card.*{last}", viewer, boundary, limit)
    if len(rows) < limit and not (rows and rows[0]["is_all"]):
        return "whole"
    return "heads" if heads else "window"


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("followees", [0, 3, FOLLOWS_MANY])
async def test_the_pages_of_a_random_world_are_those_that_its_rows_demand(
    connection: asyncpg.Connection, make_user: MakeUser, followees: int, seed: int
) -> None:
    viewer = await make_user()
    await make_world(connection, viewer, followees, random.Random(f"{followees} {seed}"))
    if followees == FOLLOWS_MANY:
        # Enough for a window of the newest entries to be worth a look.
        await connection.execute("update users set following_count = 1000 where id = $1", viewer.key)
    feed = await expected_feed(connection, viewer.key)
    size = 3 + seed
    for backward, query in ((False, queries.feed.older_home_feed_page), (True, queries.feed.newer_home_feed_page)):
        expected = (
            [feed[max(end - size, 0) : end] for end in range(len(feed), 0, -size)]
            if backward
            else [feed[start : start + size] for start in range(0, len(feed), size)]
        )
        assert await pages_of(viewer, size, backward=backward) == expected
        # The world is worth its name only if the pages above were found in each of the ways.
        boundaries = [0 if backward else 2**63 - 1] + [page[0 if backward else -1].key for page in expected]
        ways = {await way_taken(connection, query, viewer.key, boundary, size + 1) for boundary in boundaries}
        assert ways == {"heads", "whole"} | ({"window"} if followees == FOLLOWS_MANY else set())


async def test_a_post_that_is_shared_during_a_walk_moves_to_the_top_and_is_not_met_again_below(
    connection: asyncpg.Connection, make_user: MakeUser
) -> None:
    viewer, ada, bob = [await make_user() for _ in range(3)]
    await follow(viewer, ada, bob)
    posts = [post_id(key) for key in await posts_by(connection, ada.key, 6)]
    page = (await viewer.api.home_feed(first=3)).home_feed
    assert page is not None
    assert [edge.node.id for edge in page.edges] == [posts[5], posts[4], posts[3]]
    await share(bob, posts[1])  # not met yet
    await share(bob, posts[4])  # met already
    assert await feed_of(viewer, first=3, after=page.page_info.end_cursor) == [authored(posts[2]), authored(posts[0])]
    newer = [shared(posts[4], bob), shared(posts[1], bob)]
    assert await feed_of(viewer, last=3, before=page.page_info.start_cursor) == newer


async def test_the_same_feed_is_read_from_either_end_and_from_the_middle(
    connection: asyncpg.Connection, make_user: MakeUser
) -> None:
    viewer, ada = await make_user(), await make_user()
    await follow(viewer, ada)
    keys = await posts_by(connection, ada.key, 9)
    feed = [authored(post_id(key)) for key in reversed(keys)]
    middle = f"feed:{keys[4]}"
    assert await feed_of(viewer, first=9) == await feed_of(viewer, last=9) == feed
    assert await feed_of(viewer, first=2, after=middle) == feed[5:7]
    assert await feed_of(viewer, last=2, before=middle) == feed[2:4]
