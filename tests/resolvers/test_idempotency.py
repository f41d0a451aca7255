"""Creating mutations under an idempotency key: repeated, at once, and after failures."""

import asyncio
from dataclasses import dataclass
from typing import Any

import asyncpg
import pytest

from tests.conftest import MakeUser, Person
from tests.resolvers.deeds import comment_by, done, post_by, refused, send
from tests.resolvers.stored import nothing_written, rows, wrong_counters

REUSED = ("IDEMPOTENCY_KEY_REUSED", ["input", "idempotencyKey"])

CREATING = {
    "createPost": "posts where text = 'Once.'",
    "addComment": "comments where text = 'Once.'",
    "sharePost": "feed_entries where reason = 'SHARED'",
}


@dataclass(frozen=True)
class Scene:
    """`post` and `other` are posts by somebody."""

    ada: Person
    bob: Person
    post: str
    other: str

    def input_of(self, mutation: str, key: str = "a key") -> dict[str, Any]:
        values = {"text": "Once."} if mutation == "createPost" else {"text": "Once.", "postId": self.post}
        return (
            {"postId": self.post, "idempotencyKey": key}
            if mutation == "sharePost"
            else values | {"idempotencyKey": key}
        )


@pytest.fixture
async def scene(make_user: MakeUser) -> Scene:
    host = await make_user("host")
    return Scene(
        await make_user("ada"),
        await make_user("bob"),
        await post_by(host.api, "This."),
        await post_by(host.api, "That."),
    )


@pytest.mark.parametrize("mutation", CREATING)
async def test_the_same_request_again_returns_the_first_result(
    scene: Scene, connection: asyncpg.Connection, mutation: str
) -> None:
    first = await done(scene.ada.api, mutation, **scene.input_of(mutation))
    async with nothing_written(connection):
        assert await done(scene.ada.api, mutation, **scene.input_of(mutation)) == first
    assert await rows(connection, CREATING[mutation]) == 1
    assert await wrong_counters(connection) == []


@pytest.mark.parametrize("mutation", ["createPost", "addComment"])
async def test_another_key_or_none_writes_another(scene: Scene, connection: asyncpg.Connection, mutation: str) -> None:
    values = scene.input_of(mutation)
    for key in ("one", "two", None, None):
        await done(scene.ada.api, mutation, **values | {"idempotencyKey": key})
    assert await rows(connection, CREATING[mutation]) == 4


@pytest.mark.parametrize(
    ("mutation", "change"),
    [
        ("createPost", {"text": "Twice."}),
        ("createPost", {"visibility": "FOLLOWERS"}),
        ("createPost", {"quotedPostId": "{other}"}),
        ("addComment", {"text": "Twice."}),
        ("addComment", {"postId": "{other}"}),
        ("addComment", {"parentId": "{comment}"}),
        ("sharePost", {"postId": "{other}"}),
    ],
)
async def test_a_key_stands_for_one_input_only(
    scene: Scene, connection: asyncpg.Connection, mutation: str, change: dict[str, str]
) -> None:
    ids = {"{other}": scene.other, "{comment}": await comment_by(scene.bob.api, scene.post, "Before.")}
    values = scene.input_of(mutation)
    await done(scene.ada.api, mutation, **values)
    changed = values | {name: ids.get(value, value) for name, value in change.items()}
    async with nothing_written(connection):
        assert await refused(scene.ada.api, mutation, **changed) == REUSED


async def test_a_key_stands_for_one_mutation_only(scene: Scene, connection: asyncpg.Connection) -> None:
    await done(scene.ada.api, "sharePost", **scene.input_of("sharePost"))
    async with nothing_written(connection):
        for mutation in ("createPost", "addComment"):
            assert await refused(scene.ada.api, mutation, **scene.input_of(mutation)) == REUSED


@pytest.mark.parametrize("mutation", CREATING)
async def test_the_key_of_somebody_else_is_another_key(
    scene: Scene, connection: asyncpg.Connection, mutation: str
) -> None:
    values = scene.input_of(mutation)
    await done(scene.ada.api, mutation, **values)
    await done(scene.bob.api, mutation, **values)
    assert await rows(connection, CREATING[mutation]) == 2
    assert await wrong_counters(connection) == []


@pytest.mark.parametrize("mutation", CREATING)
async def test_the_same_key_twenty_times_at_once_writes_once(
    scene: Scene, connection: asyncpg.Connection, mutation: str
) -> None:
    values = scene.input_of(mutation)
    payloads = await asyncio.gather(*(done(scene.ada.api, mutation, **values) for _ in range(20)))
    assert all(payload == payloads[0] for payload in payloads)
    assert await rows(connection, CREATING[mutation]) == 1
    assert await rows(connection, "idempotency_keys") == 1
    assert await wrong_counters(connection) == []


async def test_of_different_requests_with_one_key_at_once_one_wins(
    scene: Scene, connection: asyncpg.Connection
) -> None:
    payloads = await asyncio.gather(
        *(send(scene.ada.api, "createPost", text=f"Number {n}.", idempotencyKey="k") for n in range(10))
    )
    codes = [payload.errors[0].code if payload.errors else "ok" for payload in payloads]
    assert sorted(codes) == ["IDEMPOTENCY_KEY_REUSED"] * 9 + ["ok"]
    (winner,) = [payload for payload in payloads if payload.post]
    assert await connection.fetchval("select text from posts where author_id = $1", scene.ada.key) == winner.post.text


async def test_many_keys_at_once_do_not_wait_for_each_other(scene: Scene, connection: asyncpg.Connection) -> None:
    people = [scene.ada, scene.bob]
    deeds = [
        done(person.api, mutation, **scene.input_of(mutation, f"{mutation} {key}"))
        for key in range(4)
        for mutation in ("createPost", "addComment")
        for person in people * 2
    ]
    await asyncio.gather(*deeds)
    assert await rows(connection, CREATING["createPost"]) == 8
    assert await rows(connection, CREATING["addComment"]) == 8
    assert await wrong_counters(connection) == []


@pytest.mark.parametrize(
    ("mutation", "bad", "code"),
    [
        ("createPost", {"text": " "}, "BLANK"),
        ("createPost", {"text": "x" * 5001}, "TOO_LONG"),
        ("createPost", {"text": "a\0b"}, "INVALID_FORMAT"),
        ("createPost", {"quotedPostId": "post_1"}, "NOT_FOUND"),
        ("createPost", {"quotedPostId": "nonsense"}, "INVALID_ID"),
        ("addComment", {"text": ""}, "BLANK"),
        ("addComment", {"postId": "post_1"}, "NOT_FOUND"),
        ("addComment", {"parentId": "comment_1"}, "NOT_FOUND"),
        ("sharePost", {"postId": "post_1"}, "NOT_FOUND"),
    ],
)
async def test_a_refused_request_leaves_its_key_free(
    scene: Scene, connection: asyncpg.Connection, mutation: str, bad: dict[str, str], code: str
) -> None:
    values = scene.input_of(mutation)
    async with nothing_written(connection):
        assert (await refused(scene.ada.api, mutation, **values | bad))[0] == code
    await done(scene.ada.api, mutation, **values)
    assert await rows(connection, CREATING[mutation]) == 1


async def test_a_share_that_was_refused_is_made_once_the_post_can_be_seen(
    scene: Scene, make_user: MakeUser, connection: asyncpg.Connection
) -> None:
    host = await make_user()
    post = await post_by(host.api, visibility="FOLLOWERS")
    values = {"postId": post, "idempotencyKey": "k"}
    assert (await refused(scene.ada.api, "sharePost", **values))[0] == "NOT_FOUND"
    await done(scene.ada.api, "followUser", userId=host.id)
    shared = (await done(scene.ada.api, "sharePost", **values)).post
    assert (shared.share_count, shared.viewer_has_shared) == (1, True)


async def test_a_failed_attempt_among_equal_ones_at_once_leaves_the_key_to_none(
    scene: Scene, connection: asyncpg.Connection
) -> None:
    values = scene.input_of("addComment") | {"parentId": "comment_1"}
    async with nothing_written(connection):
        payloads = await asyncio.gather(*(send(scene.ada.api, "addComment", **values) for _ in range(10)))
    assert {payload.errors[0].code for payload in payloads} == {"NOT_FOUND"}


async def test_repeating_a_share_that_was_taken_back_does_not_share_again(
    scene: Scene, connection: asyncpg.Connection
) -> None:
    values = scene.input_of("sharePost")
    await done(scene.ada.api, "sharePost", **values)
    await done(scene.ada.api, "unsharePost", postId=scene.post)
    async with nothing_written(connection):
        post = (await done(scene.ada.api, "sharePost", **values)).post
    assert (post.share_count, post.viewer_has_shared) == (0, False)


async def test_repeating_a_request_whose_result_is_deleted_writes_nothing(
    scene: Scene, connection: asyncpg.Connection
) -> None:
    for mutation in ("createPost", "addComment"):
        values = scene.input_of(mutation, mutation)
        payload = await done(scene.ada.api, mutation, **values)
        if mutation == "createPost":
            await done(scene.ada.api, "deletePost", postId=payload.post.id)
        else:
            await done(scene.ada.api, "deleteComment", commentId=payload.comment.id)
        async with nothing_written(connection):
            again = await send(scene.ada.api, mutation, **values)
        assert (again.post if mutation == "createPost" else again.comment) is None


async def test_a_key_may_have_200_characters_of_any_kind(scene: Scene) -> None:
    values = scene.input_of("createPost", "🔑" * 200)
    first = await done(scene.ada.api, "createPost", **values)
    assert await done(scene.ada.api, "createPost", **values) == first
