"""People: found by their handle, counted, and private where they should be."""

from datetime import UTC, datetime, timedelta

import pytest

from generated.python import GraphQLClientGraphQLMultiError, NexusClient, UpdateProfileInput
from sql import queries
from tests.conftest import MakeUser
from tests.resolvers.writing import FOLLOWERS, ask, block, comment, delete_post, follow, share, unfollow, write


async def test_a_profile_shows_what_a_person_says_of_themselves(make_user: MakeUser, anonymous: NexusClient) -> None:
    before = datetime.now(UTC) - timedelta(minutes=1)
    person = await make_user("ada")
    await person.api.update_profile(
        UpdateProfileInput(display_name="Ada Löve 💜", bio="Counts.", avatar_url="https://example.com/ada.png")
    )
    profile = (await anonymous.profile("ada")).user
    assert profile is not None
    assert (profile.id, profile.handle, profile.display_name) == (person.id, "ada", "Ada Löve 💜")
    assert (profile.bio, profile.avatar_url) == ("Counts.", "https://example.com/ada.png")
    assert before < profile.created_at < datetime.now(UTC) + timedelta(minutes=1)
    assert (profile.post_count, profile.follower_count, profile.following_count) == (0, 0, 0)


async def test_what_a_person_does_not_say_is_null(make_user: MakeUser, anonymous: NexusClient) -> None:
    profile = (await anonymous.profile((await make_user()).handle)).user
    assert profile is not None
    assert (profile.bio, profile.avatar_url) == (None, None)


@pytest.mark.parametrize("handle", ["ada", "ADA", "Ada", "aDa"])
async def test_a_handle_finds_its_person_in_upper_and_lower_case(
    make_user: MakeUser, anonymous: NexusClient, handle: str
) -> None:
    person = await make_user("ada")
    profile = (await anonymous.profile(handle)).user
    assert profile is not None
    assert (profile.id, profile.handle) == (person.id, "ada")


@pytest.mark.parametrize("handle", ["nobody", "", " ada", "@ada", "ad_", "ad%", "a" * 5_000, "ada\0", "Ädä", "💜"])
async def test_a_handle_of_nobody_finds_nobody(make_user: MakeUser, anonymous: NexusClient, handle: str) -> None:
    await make_user("ada")
    assert (await anonymous.profile(handle)).user is None


async def test_counts_follow_what_people_do(make_user: MakeUser) -> None:
    ada, bob, cid = [await make_user(name) for name in ("ada", "bob", "cid")]

    async def counts(of: str) -> tuple[int, int, int]:
        profile = (await cid.api.profile(of)).user
        assert profile is not None
        return profile.post_count, profile.follower_count, profile.following_count

    post = await write(ada)
    # A post that the viewer may not see counts, too.
    await write(ada, visibility=FOLLOWERS)
    await follow(ada, bob)
    await follow(bob, ada)
    await follow(cid, bob)
    assert [await counts(name) for name in ("ada", "bob", "cid")] == [(2, 1, 1), (0, 2, 1), (0, 0, 1)]
    await delete_post(ada, post)
    await unfollow(ada, bob)
    assert [await counts(name) for name in ("ada", "bob", "cid")] == [(1, 1, 0), (0, 1, 1), (0, 0, 1)]
    await block(bob, ada)
    assert [await counts(name) for name in ("ada", "bob", "cid")] == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]


async def test_followers_and_followed_are_listed_newest_follow_first(make_user: MakeUser) -> None:
    person, *others = [await make_user() for _ in range(4)]
    for other in others[::-1]:
        await follow(other, person)
    for other in (others[1], others[2], others[0]):
        await follow(person, other)
    followers, following = (
        (await person.api.followers(person.handle)).user,
        (await person.api.following(person.handle)).user,
    )
    assert followers is not None
    assert following is not None
    assert [edge.node.id for edge in followers.followers.edges] == [other.id for other in others]
    expected = [others[0].id, others[2].id, others[1].id]
    assert [edge.node.id for edge in following.following.edges] == expected
    assert all(edge.node.viewer_is_following for edge in followers.followers.edges)
    # Who follows again is the newest.
    await unfollow(others[2], person)
    await follow(others[2], person)
    followers = (await person.api.followers(person.handle)).user
    assert followers is not None
    assert [edge.node.id for edge in followers.followers.edges] == [others[2].id, others[0].id, others[1].id]


async def test_a_list_of_people_says_of_each_how_the_viewer_stands_to_them(make_user: MakeUser) -> None:
    person, viewer, *others = [await make_user() for _ in range(5)]
    for other in others:
        await follow(other, person)
    await follow(viewer, others[1])
    found = (await viewer.api.followers(person.handle)).user
    assert found is not None
    states = {edge.node.id: edge.node.viewer_is_following for edge in found.followers.edges}
    assert states == {others[0].id: False, others[1].id: True, others[2].id: False}


async def test_the_viewer_is_who_is_signed_in(make_user: MakeUser, anonymous: NexusClient) -> None:
    person = await make_user("ada")
    viewer = (await person.api.viewer()).viewer
    assert viewer is not None
    assert (viewer.email, viewer.user.id, viewer.user.handle) == ("ada@example.com", person.id, "ada")
    assert (await anonymous.viewer()).viewer is None


@pytest.mark.parametrize("name", ["email", "passwordHash", "password_hash", "blockedUsers"])
async def test_what_is_private_is_no_field_of_a_user(make_user: MakeUser, name: str) -> None:
    person = await make_user()
    with pytest.raises(GraphQLClientGraphQLMultiError, match=f"Cannot query field '{name}' on type 'User'"):
        await ask(person.api, f"{{ viewer {{ user {{ {name} }} }} }}")


async def test_a_blocked_persons_profile_is_empty_for_who_blocks_them(make_user: MakeUser) -> None:
    viewer, blocked = await make_user(), await make_user()
    await write(blocked)
    await block(viewer, blocked)
    profile = (await viewer.api.profile(blocked.handle)).user
    assert profile is not None
    assert (profile.viewer_is_blocking, profile.post_count, profile.posts.edges) == (True, 1, [])


PERSON = "{ id handle displayName bio avatarUrl createdAt postCount followerCount followingCount viewerIsFollowing }"


async def test_wherever_a_person_stands_everything_can_be_asked_of_them(make_user: MakeUser) -> None:
    ada, viewer = await make_user("ada"), await make_user()
    await ada.api.update_profile(UpdateProfileInput(bio="Countess."))
    await follow(viewer, ada)
    post = await write(ada)
    await comment(ada, post)
    await share(ada, post)
    seen = await ask(
        viewer.api,
        f"""{{
          user(handle: "ada") {PERSON}
          homeFeed {{ edges {{ sharedBy {PERSON} node {{ author {PERSON}
            comments {{ nodes {{ author {PERSON} }} }}
            interactions {{ nodes {{ actor {PERSON} }} }}
          }} }} }}
        }}""",
    )
    (edge,) = seen["homeFeed"]["edges"]
    people = [
        edge["sharedBy"],
        edge["node"]["author"],
        *(node["author"] for node in edge["node"]["comments"]["nodes"]),
        *(node["actor"] for node in edge["node"]["interactions"]["nodes"]),
    ]
    assert len(people) == 5
    assert all(person == seen["user"] for person in people)
    assert (seen["user"]["bio"], seen["user"]["followerCount"]) == ("Countess.", 1)


async def test_a_person_who_goes_while_an_answer_is_made_fails_their_place(
    make_user: MakeUser, anonymous: NexusClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = await make_user("ada")
    await write(ada)
    text = queries.user.users_by_ids.text
    monkeypatch.setattr(queries.user.users_by_ids, "text", f"select * from ({text}) as nobody where false")
    answer = await anonymous.execute("{ latestPosts { nodes { author { bio } } } }")
    (error,) = answer.json()["errors"]
    assert (error["message"], error["extensions"]["code"]) == ("The person is no longer there.", "NOT_FOUND")
    assert error["path"] == ["latestPosts", "nodes", 0, "author"]
