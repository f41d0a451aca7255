"""Many requests at once on a real pool: no deadlock, nothing lost, every counter equal to what it counts."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Iterable
from typing import Any

import asyncpg
import pytest

from tests.conftest import MakeUser, Person
from tests.resolvers.deeds import comment_by, done, outcome, post_by, send
from tests.resolvers.stored import rows, wrong_counters


async def crowd(make_user: MakeUser, size: int) -> list[Person]:
    return [await make_user() for _ in range(size)]


async def at_once(deeds: Iterable[Awaitable[Any]]) -> list[Any]:
    """What each came to. A failure that is not an error in a payload ends the test, as a deadlock would."""
    return list(await asyncio.gather(*deeds))


async def test_a_hundred_people_like_one_post_at_once(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    people = await crowd(make_user, 100)
    post = await post_by(people[0].api)
    payloads = await at_once(done(person.api, "likePost", postId=post) for person in people)
    assert all(payload.post.viewer_has_liked for payload in payloads)
    assert max(payload.post.like_count for payload in payloads) == 100
    assert (await people[0].api.post_thread(id=post)).post.like_count == 100
    assert await rows(connection, "post_likes") == 100
    assert await wrong_counters(connection) == []


@pytest.mark.parametrize(
    ("do", "undo", "table"),
    [
        ("likePost", "unlikePost", "post_likes"),
        ("sharePost", "unsharePost", "feed_entries where reason = 'SHARED'"),
        ("likeComment", "unlikeComment", "comment_likes"),
    ],
)
async def test_a_storm_of_doing_and_taking_back_counts_right(
    make_user: MakeUser, connection: asyncpg.Connection, do: str, undo: str, table: str
) -> None:
    people = await crowd(make_user, 8)
    post = await post_by(people[0].api)
    comment = await comment_by(people[0].api, post)
    touched = {"commentId": comment} if do == "likeComment" else {"postId": post}
    storm = [(person, mutation) for person in people for mutation in (do, undo) * 6]
    random.Random(1).shuffle(storm)
    await at_once(done(person.api, mutation, **touched) for person, mutation in storm)
    assert await wrong_counters(connection) == []
    await at_once(done(person.api, do, **touched) for person in people * 3)
    assert await rows(connection, table) == 8
    assert await wrong_counters(connection) == []
    await at_once(done(person.api, undo, **touched) for person in people * 3)
    assert await rows(connection, table) == 0
    assert await wrong_counters(connection) == []


async def test_a_person_followed_by_many_at_once_has_each_of_them_once(
    make_user: MakeUser, connection: asyncpg.Connection
) -> None:
    star, *people = await crowd(make_user, 25)
    await at_once(done(person.api, "followUser", userId=star.id) for person in people * 2)
    assert (await star.api.viewer()).viewer.user.follower_count == 24
    await at_once(
        done(person.api, mutation, userId=star.id) for person in people for mutation in ("unfollowUser", "followUser")
    )
    assert await wrong_counters(connection) == []


async def follows_across_blocks(connection: asyncpg.Connection) -> int:
    return await rows(
        connection,
        "follows f join blocks b on (b.blocker_id, b.blocked_id)"
        " in ((f.follower_id, f.followee_id), (f.followee_id, f.follower_id))",
    )


@pytest.mark.parametrize("blocker", ["follower", "followee"])
async def test_no_follow_survives_a_block_that_races_it(
    make_user: MakeUser, connection: asyncpg.Connection, blocker: str
) -> None:
    """Many pairs, in both orders of their keys and of their requests: both follow while one of them blocks."""
    people = await crowd(make_user, 24)
    pairs = list(zip(people[::2], people[1::2], strict=True))
    storm = []
    for number, (low, high) in enumerate(pairs * 2):
        follower, followee = (low, high) if number % 2 else (high, low)
        one, other = (follower, followee) if blocker == "follower" else (followee, follower)
        deeds = [
            (follower, "followUser", followee),
            (followee, "followUser", follower),
            (one, "blockUser", other),
            (follower, "followUser", followee),
        ]
        storm.append(deeds if number % 4 < 2 else deeds[::-1])
    flat = [deed for group in storm for deed in group]
    ended = await at_once(outcome(person.api, mutation, userId=target.id) for person, mutation, target in flat)
    assert set(ended) <= {"ok", "NOT_FOUND", "NOT_ALLOWED"}
    assert await rows(connection, "blocks") >= len(pairs)
    assert await follows_across_blocks(connection) == 0
    assert await wrong_counters(connection) == []


async def test_crossing_follows_and_blocks_do_not_wait_for_each_other_forever(
    make_user: MakeUser, connection: asyncpg.Connection
) -> None:
    people = await crowd(make_user, 6)
    chance = random.Random(2)
    for mutations in (("followUser", "unfollowUser"), ("followUser", "blockUser", "unblockUser", "unfollowUser")):
        storm = [
            (one, mutation, other) for one in people for other in people if one is not other for mutation in mutations
        ] * 2
        chance.shuffle(storm)
        ended = await at_once(outcome(one.api, mutation, userId=other.id) for one, mutation, other in storm)
        assert set(ended) <= {"ok", "NOT_FOUND", "NOT_ALLOWED"}
        assert await follows_across_blocks(connection) == 0
        assert await wrong_counters(connection) == []


async def test_comments_added_at_once_are_all_counted(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    people = await crowd(make_user, 5)
    post = await post_by(people[0].api)
    top = await comment_by(people[0].api, post)
    parents: list[dict[str, str]] = [{}, {"parentId": top}]
    await at_once(
        done(person.api, "addComment", postId=post, text="Me too.", **parent)
        for person in people
        for parent in parents * 4
    )
    thread = (await people[0].api.post_thread(id=post, first=100)).post
    assert thread.comment_count == 41
    assert thread.comments.edges[-1].node.reply_count == 20
    assert await wrong_counters(connection) == []


async def test_replies_racing_the_deletion_of_their_thread_are_gone_or_refused(
    make_user: MakeUser, connection: asyncpg.Connection
) -> None:
    ada, bob = await crowd(make_user, 2)
    post = await post_by(ada.api)
    for _ in range(6):
        top = await comment_by(ada.api, post)
        middle = await comment_by(bob.api, post, parentId=top)
        ended = await at_once(
            [
                *(outcome(bob.api, "addComment", postId=post, parentId=p, text="Late?") for p in (top, middle) * 2),
                outcome(ada.api, "deleteComment", commentId=middle),
                outcome(ada.api, "deleteComment", commentId=top),
                outcome(ada.api, "deleteComment", commentId=top),
                *(outcome(bob.api, "likeComment", commentId=comment) for comment in (top, middle)),
                *(outcome(bob.api, "addComment", postId=post, parentId=p, text="Later?") for p in (top, middle)),
            ]
        )
        assert set(ended) <= {"ok", "NOT_FOUND"}
        assert await rows(connection, "comments where deleted_at is null") == 0
        assert await wrong_counters(connection) == []


async def test_a_post_deleted_twice_at_once_is_counted_off_once(
    make_user: MakeUser, connection: asyncpg.Connection
) -> None:
    ada, bob = await crowd(make_user, 2)
    for _ in range(5):
        await post_by(ada.api)
        post = await post_by(ada.api)
        ended = await at_once(
            [
                *(outcome(ada.api, "deletePost", postId=post) for _ in range(3)),
                *(outcome(bob.api, mutation, postId=post) for mutation in ("likePost", "sharePost", "unlikePost")),
                outcome(bob.api, "addComment", postId=post, text="Still there?"),
                outcome(ada.api, "editPost", postId=post, text="Still here."),
            ]
        )
        assert sorted(ended[:3]) == ["NOT_FOUND", "NOT_FOUND", "ok"]
        assert set(ended) <= {"ok", "NOT_FOUND"}
    assert (await ada.api.viewer()).viewer.user.post_count == 5
    assert await wrong_counters(connection) == []


async def test_everything_at_once_leaves_every_counter_right(
    make_user: MakeUser, connection: asyncpg.Connection
) -> None:
    chance = random.Random(3)
    people = await crowd(make_user, 8)
    posts = [await post_by(person.api) for person in people]
    comments = [await comment_by(chance.choice(people).api, post) for post in posts for _ in range(2)]
    seen: Counter[str] = Counter()
    mutations = [
        *("createPost", "deletePost", "addComment", "addComment", "deleteComment", "likePost", "unlikePost"),
        *("sharePost", "unsharePost", "likeComment", "unlikeComment", "muteUser", "unmuteUser"),
        *("followUser", "followUser", "unfollowUser", "blockUser", "unblockUser", "unblockUser"),
    ]

    async def act() -> None:
        person = chance.choice(people)
        mutation = chance.choice(mutations)
        post, comment, other = chance.choice(posts), chance.choice(comments), chance.choice(people)
        values: dict[str, Any]
        match mutation:
            case "createPost":
                values = {"text": "New.", "quotedPostId": chance.choice([None, post])}
            case "addComment":
                parent, replied = chance.choice([(None, post), (comment, posts[comments.index(comment) // 2])])
                values = {"postId": replied, "parentId": parent, "text": "Hm."}
            case "deleteComment" | "likeComment" | "unlikeComment":
                values = {"commentId": comment}
            case _ if mutation.endswith("Post"):
                values = {"postId": post}
            case _:
                values = {"userId": other.id}
        payload = await send(person.api, mutation, **values)
        seen[f"{mutation} {payload.errors[0].code.value if payload.errors else 'ok'}"] += 1

    for _ in range(4):
        await at_once(act() for _ in range(100))
        assert await wrong_counters(connection) == []
        assert await follows_across_blocks(connection) == 0
    succeeded = {what.split()[0] for what in seen if what.endswith(" ok")}
    assert succeeded == set(mutations), f"the storm was too tame: {sorted(seen.items())}"
