"""Following, blocking and muting people, and taking it back."""

import asyncpg
import pytest

from tests.conftest import MakeUser, Person
from tests.resolvers.deeds import done, post_by, refused
from tests.resolvers.stored import nothing_written, rows, wrong_counters

NOT_FOUND = ("NOT_FOUND", ["input", "userId"])


async def counts(person: Person) -> tuple[int, int]:
    """How many follow the person, and how many they follow, as they see it."""
    user = (await person.api.viewer()).viewer.user
    return user.follower_count, user.following_count


async def test_following_twice_is_harmless(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada, bob = await make_user(), await make_user()
    for _ in range(2):
        user = (await done(bob.api, "followUser", userId=ada.id)).user
        assert (user.id, user.follower_count, user.viewer_is_following) == (ada.id, 1, True)
        assert (await counts(ada), await counts(bob)) == ((1, 0), (0, 1))
    assert await wrong_counters(connection) == []
    profile = (await ada.api.profile(handle=bob.handle)).user
    assert profile.follows_viewer
    assert not profile.viewer_is_following


async def test_unfollowing_twice_is_harmless(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada, bob = await make_user(), await make_user()
    await done(bob.api, "followUser", userId=ada.id)
    await done(ada.api, "followUser", userId=bob.id)
    for _ in range(2):
        user = (await done(bob.api, "unfollowUser", userId=ada.id)).user
        assert (user.id, user.follower_count, user.viewer_is_following) == (ada.id, 0, False)
        assert (await counts(ada), await counts(bob)) == ((0, 1), (1, 0))
    assert await wrong_counters(connection) == []


@pytest.mark.parametrize(
    ("do", "undo", "state"),
    [("blockUser", "unblockUser", "viewer_is_blocking"), ("muteUser", "unmuteUser", "viewer_is_muting")],
)
async def test_setting_a_state_twice_is_harmless(make_user: MakeUser, do: str, undo: str, state: str) -> None:
    ada, bob = await make_user(), await make_user()
    for mutation in (undo, do, do, undo, undo, do):
        user = (await done(bob.api, mutation, userId=ada.id)).user
        assert user.id == ada.id
        assert getattr(user, state) is (mutation == do)
        states = {"viewer_is_blocking", "viewer_is_muting", "viewer_is_following"} - {state}
        assert [getattr(user, other) for other in states] == [False, False]


async def test_a_block_ends_follows_both_ways(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada, bob, other = await make_user(), await make_user(), await make_user()
    for follower, followee in [(ada, bob), (bob, ada), (other, ada), (ada, other), (bob, other)]:
        await done(follower.api, "followUser", userId=followee.id)
    user = (await done(ada.api, "blockUser", userId=bob.id)).user
    assert user.viewer_is_blocking
    assert not user.viewer_is_following
    assert user.follower_count == 0
    assert (await counts(ada), await counts(bob), await counts(other)) == ((1, 1), (0, 1), (2, 1))
    assert await wrong_counters(connection) == []


async def test_follows_do_not_come_back_with_the_end_of_a_block(make_user: MakeUser) -> None:
    ada, bob = await make_user(), await make_user()
    await done(ada.api, "followUser", userId=bob.id)
    await done(bob.api, "followUser", userId=ada.id)
    await done(ada.api, "blockUser", userId=bob.id)
    user = (await done(ada.api, "unblockUser", userId=bob.id)).user
    assert (user.viewer_is_blocking, user.viewer_is_following, user.follower_count) == (False, False, 0)
    assert (await done(bob.api, "followUser", userId=ada.id)).user.viewer_is_following


async def test_nobody_follows_whom_they_have_blocked(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada, bob = await make_user(), await make_user()
    await done(ada.api, "blockUser", userId=bob.id)
    async with nothing_written(connection):
        assert await refused(ada.api, "followUser", userId=bob.id) == ("NOT_ALLOWED", ["input", "userId"])


async def test_who_is_blocked_is_not_told_of_it(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada, bob = await make_user(), await make_user()
    await done(ada.api, "blockUser", userId=bob.id)
    async with nothing_written(connection):
        for mutation in ("followUser", "unfollowUser", "blockUser", "unblockUser", "muteUser", "unmuteUser"):
            assert await refused(bob.api, mutation, userId=ada.id) == NOT_FOUND, mutation
            assert await refused(bob.api, mutation, userId="user_1") == NOT_FOUND, mutation


async def test_nobody_follows_blocks_or_mutes_themselves(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada = await make_user()
    async with nothing_written(connection):
        for mutation in ("followUser", "blockUser", "muteUser"):
            outcome = await refused(ada.api, mutation, userId=ada.id)
            assert outcome == ("SELF_REFERENCE", ["input", "userId"]), mutation
        for mutation in ("unfollowUser", "unblockUser", "unmuteUser"):
            assert (await done(ada.api, mutation, userId=ada.id)).user.id == ada.id


async def test_a_mute_is_one_sided_and_keeps_follows(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada, bob = await make_user(), await make_user()
    await done(ada.api, "followUser", userId=bob.id)
    post = await post_by(bob.api)
    user = (await done(ada.api, "muteUser", userId=bob.id)).user
    assert (user.viewer_is_muting, user.viewer_is_following, user.follower_count) == (True, True, 1)
    assert (await ada.api.home_feed()).home_feed.edges == []
    assert (await ada.api.post_thread(id=post)).post is not None
    profile = (await bob.api.profile(handle=ada.handle)).user
    assert not profile.viewer_is_muting
    assert profile.follows_viewer
    await done(ada.api, "unmuteUser", userId=bob.id)
    assert [edge.node.id for edge in (await ada.api.home_feed()).home_feed.edges] == [post]
    assert await rows(connection, "mutes") == 0


async def test_a_block_outlives_a_mute_and_a_mute_a_block(make_user: MakeUser) -> None:
    ada, bob = await make_user(), await make_user()
    await done(ada.api, "blockUser", userId=bob.id)
    await done(ada.api, "muteUser", userId=bob.id)
    user = (await done(ada.api, "unblockUser", userId=bob.id)).user
    assert (user.viewer_is_blocking, user.viewer_is_muting) == (False, True)
