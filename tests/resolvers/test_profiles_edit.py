"""Changing one's own profile."""

import asyncpg

from generated.python import NexusClient
from tests.conftest import MakeUser
from tests.resolvers.deeds import done, refused
from tests.resolvers.stored import contents, nothing_written


async def test_a_profile_is_changed_for_everyone(make_user: MakeUser, anonymous: NexusClient) -> None:
    ada = await make_user("ada")
    picture = "https://pictures.example/ada.png?size=large#face"
    name, bio = "Ada L. 👩‍💻", "Counts.\nAnd more."
    user = (await done(ada.api, "updateProfile", displayName=name, bio=bio, avatarUrl=picture)).user
    assert (user.id, user.display_name) == (ada.id, name)
    assert (user.bio, user.avatar_url) == (bio, picture)
    seen = (await anonymous.profile(handle="ada")).user
    assert (seen.display_name, seen.bio, seen.avatar_url) == (user.display_name, user.bio, user.avatar_url)


async def test_what_is_left_out_stays_and_null_removes(make_user: MakeUser) -> None:
    ada = await make_user("ada")
    picture = "https://pictures.example/ada.png"
    await done(ada.api, "updateProfile", displayName="Ada", bio="Counts.", avatarUrl=picture)
    for values, expected in [
        ({}, ("Ada", "Counts.", picture)),
        ({"bio": "Computes."}, ("Ada", "Computes.", picture)),
        ({"displayName": "Countess"}, ("Countess", "Computes.", picture)),
        ({"displayName": None}, ("Countess", "Computes.", picture)),
        ({"bio": None}, ("Countess", None, picture)),
        ({"avatarUrl": None}, ("Countess", None, None)),
        ({"bio": ""}, ("Countess", "", None)),
    ]:
        user = (await done(ada.api, "updateProfile", **values)).user
        assert (user.display_name, user.bio, user.avatar_url) == expected, values


async def test_only_ones_own_profile_changes(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada, bob = await make_user(), await make_user()
    before = await connection.fetchrow("select * from users where id = $1", bob.key)
    await done(ada.api, "updateProfile", displayName="Ada", bio="Counts.")
    assert await connection.fetchrow("select * from users where id = $1", bob.key) == before


async def test_a_profile_changes_as_a_whole_or_not_at_all(make_user: MakeUser, connection: asyncpg.Connection) -> None:
    ada = await make_user()
    async with nothing_written(connection):
        outcome = await refused(ada.api, "updateProfile", displayName="Ada", bio="Counts.", avatarUrl="nowhere")
    assert outcome == ("INVALID_FORMAT", ["input", "avatarUrl"])


async def test_an_update_with_nothing_in_it_changes_nothing(
    make_user: MakeUser, connection: asyncpg.Connection
) -> None:
    ada = await make_user()
    before = await contents(connection)
    await done(ada.api, "updateProfile")
    assert await contents(connection) == before
