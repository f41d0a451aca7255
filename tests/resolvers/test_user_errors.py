"""What the user got wrong: each mistake is one typed error with its path, and nothing is written."""

import asyncio
import json
from typing import Any

import asyncpg
import httpx
import pytest
from graphql import build_schema

from generated.python import GraphQLClientGraphQLMultiError
from resolvers import SDL
from tests.conftest import MakeUser, Person
from tests.resolvers.deeds import comment_by, done, mistake_in, outcome, post_by, send
from tests.resolvers.stored import contents, nothing_written

MUTATIONS = build_schema(SDL.read_text()).mutation_type.fields  # type: ignore[union-attr]

PASSWORD = "correct horse"
KEY = 2**63 - 1
FACE, FAMILY = "😀", "👨‍👩‍👧"  # one character, and five, in four and eighteen bytes
IDEOGRAPHIC_SPACE, NO_BREAK_SPACE, NEXT_LINE = "\u3000", "\u00a0", "\u0085"

BLANKS = ["", " ", "\n\t \r\n", IDEOGRAPHIC_SPACE, NO_BREAK_SPACE, NEXT_LINE, f" {NO_BREAK_SPACE}\n"]


def texts(argument: str, limit: int, blank: bool = True) -> list[tuple[dict[str, Any], str, str]]:
    return [
        *(({argument: text}, "BLANK", argument) for text in BLANKS if blank),
        ({argument: "x" * (limit + 1)}, "TOO_LONG", argument),
        ({argument: FACE * (limit + 1)}, "TOO_LONG", argument),
        ({argument: "\0"}, "INVALID_FORMAT", argument),
        ({argument: "before\0after"}, "INVALID_FORMAT", argument),
    ]


KEYS = [
    ({"idempotencyKey": ""}, "INVALID_FORMAT", "idempotencyKey"),
    ({"idempotencyKey": "k" * 201}, "INVALID_FORMAT", "idempotencyKey"),
    ({"idempotencyKey": "a\0b"}, "INVALID_FORMAT", "idempotencyKey"),
]

# What is changed of a good input, the code, and the argument that the path leads to. Names in braces are of the scene.
MISTAKES: dict[str, list[tuple[dict[str, Any], str, str]]] = {
    "createPost": [
        *texts("text", 5000),
        *KEYS,
        ({"quotedPostId": "{hidden_post}"}, "NOT_FOUND", "quotedPostId"),
        ({"quotedPostId": "{deleted_post}"}, "NOT_FOUND", "quotedPostId"),
    ],
    "editPost": [
        *texts("text", 5000),
        ({"postId": "{hidden_post}"}, "NOT_FOUND", "postId"),
        ({"postId": "{deleted_post}"}, "NOT_FOUND", "postId"),
        ({"postId": "{others_post}"}, "NOT_ALLOWED", "postId"),
    ],
    "deletePost": [
        ({"postId": "{hidden_post}"}, "NOT_FOUND", "postId"),
        ({"postId": "{deleted_post}"}, "NOT_FOUND", "postId"),
        ({"postId": "{others_post}"}, "NOT_ALLOWED", "postId"),
    ],
    "addComment": [
        *texts("text", 2000),
        *KEYS,
        ({"postId": "{hidden_post}"}, "NOT_FOUND", "postId"),
        ({"postId": "{deleted_post}"}, "NOT_FOUND", "postId"),
        ({"parentId": "{comment_elsewhere}"}, "NOT_FOUND", "parentId"),
        ({"parentId": "{hidden_comment}"}, "NOT_FOUND", "parentId"),
        ({"parentId": "{deleted_comment}"}, "NOT_FOUND", "parentId"),
    ],
    "editComment": [
        *texts("text", 2000),
        ({"commentId": "{hidden_comment}"}, "NOT_FOUND", "commentId"),
        ({"commentId": "{deleted_comment}"}, "NOT_FOUND", "commentId"),
        ({"commentId": "{comment_elsewhere}"}, "NOT_ALLOWED", "commentId"),
    ],
    "deleteComment": [
        ({"commentId": "{hidden_comment}"}, "NOT_FOUND", "commentId"),
        ({"commentId": "{deleted_comment}"}, "NOT_FOUND", "commentId"),
        ({"commentId": "{comment_elsewhere}"}, "NOT_ALLOWED", "commentId"),
    ],
    **{
        mutation: [
            ({"postId": "{hidden_post}"}, "NOT_FOUND", "postId"),
            ({"postId": "{deleted_post}"}, "NOT_FOUND", "postId"),
            *(KEYS if mutation == "sharePost" else []),
        ]
        for mutation in ("likePost", "unlikePost", "sharePost", "unsharePost")
    },
    **{
        mutation: [
            ({"commentId": "{hidden_comment}"}, "NOT_FOUND", "commentId"),
            ({"commentId": "{deleted_comment}"}, "NOT_FOUND", "commentId"),
        ]
        for mutation in ("likeComment", "unlikeComment")
    },
    "followUser": [
        ({"userId": "{me}"}, "SELF_REFERENCE", "userId"),
        ({"userId": "{blocker}"}, "NOT_FOUND", "userId"),
        ({"userId": "{blocked}"}, "NOT_ALLOWED", "userId"),
    ],
    **{
        mutation: [
            ({"userId": "{me}"}, "SELF_REFERENCE", "userId"),
            ({"userId": "{blocker}"}, "NOT_FOUND", "userId"),
        ]
        for mutation in ("blockUser", "muteUser")
    },
    **{
        mutation: [({"userId": "{blocker}"}, "NOT_FOUND", "userId")]
        for mutation in ("unfollowUser", "unblockUser", "unmuteUser")
    },
    "updateProfile": [
        *texts("displayName", 50),
        *texts("bio", 500, blank=False),
        ({"avatarUrl": ""}, "INVALID_FORMAT", "avatarUrl"),
        ({"avatarUrl": " "}, "INVALID_FORMAT", "avatarUrl"),
        ({"avatarUrl": "picture.png"}, "INVALID_FORMAT", "avatarUrl"),
        ({"avatarUrl": "//pictures.example/ada.png"}, "INVALID_FORMAT", "avatarUrl"),
        ({"avatarUrl": "http://pictures.example/ada.png"}, "INVALID_FORMAT", "avatarUrl"),
        ({"avatarUrl": "javascript:alert(1)//https://pictures.example"}, "INVALID_FORMAT", "avatarUrl"),
        ({"avatarUrl": "javascript:alert(1)\nhttps://pictures.example"}, "INVALID_FORMAT", "avatarUrl"),
        ({"avatarUrl": "data:image/png;base64,AAAA"}, "INVALID_FORMAT", "avatarUrl"),
        ({"avatarUrl": "https://"}, "INVALID_FORMAT", "avatarUrl"),
        ({"avatarUrl": "https:///ada.png"}, "INVALID_FORMAT", "avatarUrl"),
        ({"avatarUrl": "https://pictures.example/a b.png"}, "INVALID_FORMAT", "avatarUrl"),
        ({"avatarUrl": "https://pictures.example/ada.png\n"}, "INVALID_FORMAT", "avatarUrl"),
        ({"avatarUrl": "https://pictures.example/a\0b"}, "INVALID_FORMAT", "avatarUrl"),
        ({"avatarUrl": "https://pictures.example/" + "x" * 1976}, "TOO_LONG", "avatarUrl"),
    ],
    "signUp": [
        ({"handle": ""}, "INVALID_FORMAT", "handle"),
        ({"handle": "ab"}, "INVALID_FORMAT", "handle"),
        ({"handle": "a" * 31}, "INVALID_FORMAT", "handle"),
        ({"handle": "a" * 51}, "INVALID_FORMAT", "handle"),
        ({"handle": "ada lovelace"}, "INVALID_FORMAT", "handle"),
        ({"handle": "ada-lovelace"}, "INVALID_FORMAT", "handle"),
        ({"handle": "@ada"}, "INVALID_FORMAT", "handle"),
        ({"handle": "ada\n"}, "INVALID_FORMAT", "handle"),
        ({"handle": "adä"}, "INVALID_FORMAT", "handle"),
        ({"handle": "ada１"}, "INVALID_FORMAT", "handle"),
        ({"handle": "аda"}, "INVALID_FORMAT", "handle"),  # it begins with a Cyrillic letter
        ({"handle": "a\0da"}, "INVALID_FORMAT", "handle"),
        ({"handle": "member"}, "TAKEN", "handle"),
        ({"handle": "MemBer"}, "TAKEN", "handle"),
        ({"email": ""}, "INVALID_FORMAT", "email"),
        ({"email": "new"}, "INVALID_FORMAT", "email"),
        ({"email": "new@"}, "INVALID_FORMAT", "email"),
        ({"email": "@example.com"}, "INVALID_FORMAT", "email"),
        ({"email": "new@example"}, "INVALID_FORMAT", "email"),
        ({"email": "new@@example.com"}, "INVALID_FORMAT", "email"),
        ({"email": "n ew@example.com"}, "INVALID_FORMAT", "email"),
        ({"email": "new@example.com\n"}, "INVALID_FORMAT", "email"),
        ({"email": "n\0ew@example.com"}, "INVALID_FORMAT", "email"),
        ({"email": "n" * 243 + "@example.com"}, "TOO_LONG", "email"),
        ({"email": "member@example.com"}, "TAKEN", "email"),
        ({"email": "Member@EXAMPLE.com"}, "TAKEN", "email"),
        ({"password": ""}, "TOO_SHORT", "password"),
        ({"password": "1234567"}, "TOO_SHORT", "password"),
        ({"password": FACE * 7}, "TOO_SHORT", "password"),
        ({"password": "p" * 201}, "TOO_LONG", "password"),
        ({"displayName": ""}, "BLANK", "displayName"),
        ({"displayName": FACE * 51}, "TOO_LONG", "displayName"),
        ({"displayName": "A\0da"}, "INVALID_FORMAT", "displayName"),
    ],
    "logIn": [],  # in test_sessions.py
}


class Scene:
    """Somebody signed in, and what they touch; the names are those in braces above."""

    def __init__(self, me: Person, ids: dict[str, str]) -> None:
        self.me = me
        self.ids = ids

    def good(self, mutation: str) -> dict[str, Any]:
        """An input that would succeed."""
        ids = self.ids
        match mutation:
            case "signUp":
                return {"handle": "new", "email": "new@example.com", "password": PASSWORD}
            case "createPost":
                return {"text": "A post."}
            case "updateProfile":
                return {"displayName": "Me", "bio": "Myself."}
            case "addComment":
                return {"postId": ids["others_post"], "text": "A comment."}
            case "editPost":
                return {"postId": ids["my_post"], "text": "A post."}
            case "editComment":
                return {"commentId": ids["my_comment"], "text": "A comment."}
        (argument,) = arguments_of(mutation)[:1]
        return {argument: ids[{"postId": "my_post", "commentId": "my_comment", "userId": "somebody"}[argument]]}

    def filled(self, values: dict[str, Any]) -> dict[str, Any]:
        return {
            name: self.ids.get(value[1:-1], value) if isinstance(value, str) and value.startswith("{") else value
            for name, value in values.items()
        }


def arguments_of(mutation: str, kind: str = "ID") -> list[str]:
    """The names of a mutation's input fields of one scalar type."""
    fields = MUTATIONS[mutation].args["input"].type.of_type.fields
    return [name for name, field in fields.items() if str(field.type).rstrip("!") == kind]


@pytest.fixture
async def scene(make_user: MakeUser) -> Scene:
    me, other = await make_user("myself"), await make_user("member")
    blocker, blocked = await make_user("blocker"), await make_user("blocked")
    somebody = await make_user("somebody")
    others_post, elsewhere = await post_by(other.api), await post_by(other.api)
    ids = {
        "me": me.id,
        "blocker": blocker.id,
        "blocked": blocked.id,
        "somebody": somebody.id,
        "my_post": await post_by(me.api),
        "others_post": others_post,
        "hidden_post": await post_by(other.api, visibility="FOLLOWERS"),
        "deleted_post": await post_by(me.api),
        "my_comment": await comment_by(me.api, others_post),
        "comment_elsewhere": await comment_by(other.api, elsewhere),
        "hidden_comment": await comment_by(blocker.api, others_post),
        "deleted_comment": await comment_by(me.api, others_post),
    }
    await done(me.api, "deletePost", postId=ids["deleted_post"])
    await done(me.api, "deleteComment", commentId=ids["deleted_comment"])
    await done(blocker.api, "blockUser", userId=me.id)
    await done(me.api, "blockUser", userId=blocked.id)
    return Scene(me, ids)


@pytest.mark.parametrize("mutation", [mutation for mutation, mistakes in MISTAKES.items() if mistakes])
async def test_each_mistake_is_named_and_nothing_is_written(
    scene: Scene, connection: asyncpg.Connection, mutation: str
) -> None:
    wrong = []
    good = scene.good(mutation)
    for change, code, argument in MISTAKES[mutation]:
        before = await contents(connection)
        found = await mistake(scene.me, mutation, good | scene.filled(change))
        if found != (code, ["input", argument]) or await contents(connection) != before:
            wrong.append((change, found))
    assert wrong == []
    assert await outcome(scene.me.api, mutation, **good) == "ok", "the good input would have been refused too"


async def mistake(person: Person, mutation: str, values: dict[str, Any]) -> Any:
    """The code and the path of the error in the payload; else `ok`, or the code of the error above it."""
    try:
        payload = await send(person.api, mutation, **values)
    except GraphQLClientGraphQLMultiError as error:
        return error.errors[0].extensions["code"]
    return mistake_in(payload) if payload.errors else "ok"


def test_every_mutation_has_its_mistakes() -> None:
    assert MISTAKES.keys() == MUTATIONS.keys()


@pytest.mark.parametrize("mutation", [mutation for mutation in MUTATIONS if arguments_of(mutation)])
async def test_what_is_not_an_id_of_the_type_is_named(
    scene: Scene, connection: asyncpg.Connection, mutation: str
) -> None:
    wrong = []
    for argument in arguments_of(mutation):
        kind = {"postId": "post", "quotedPostId": "post", "userId": "user"}.get(argument, "comment")
        foreign = "user" if kind == "post" else "post"
        not_ids = [
            "", " ", "1", "nonsense", kind, f"{kind}_", f"{kind}_0", f"{kind}_-1", f"{kind}_01", f"{kind}_1.0",
            f" {kind}_1", f"{kind}_1 ", f"{kind}_1\n", f"{kind}_1\0", f"{kind}_１", f"{kind.upper()}_1", f"{kind}:1",
            f"{kind}_{2**63}", f"{kind}_{2**64}", f"{kind}_{10**40}", f"{kind}_1 or 1=1", f"{foreign}_1",
            "interaction_like-1-1", "x" * 100_000,
        ]  # fmt: skip
        for not_id in not_ids:
            found = await mistake(scene.me, mutation, scene.good(mutation) | {argument: not_id})
            if found != ("INVALID_ID", ["input", argument]):
                wrong.append((argument, not_id[:50], found))
        for unknown in (f"{kind}_1", f"{kind}_{KEY}"):
            found = await mistake(scene.me, mutation, scene.good(mutation) | {argument: unknown})
            if found != ("NOT_FOUND", ["input", argument]):
                wrong.append((argument, unknown, found))
    assert wrong == []


async def test_numbers_as_ids_are_no_ids(scene: Scene, http: httpx.AsyncClient, connection: asyncpg.Connection) -> None:
    """The generated client sends ids as strings only. Other clients may send numbers."""
    query = "mutation ($id: ID!) { likePost(input: {postId: $id}) { post { id } errors { code path } } }"
    async with nothing_written(connection):
        for number in (0, 1, -1, 2**31, 2**63 - 1, 2**63, 2**64, 10**30, 10**400, 1.0, 1e300):
            body = json.dumps({"query": query, "variables": {"id": number}})
            response = await http.post(
                "/graphql",
                content=body,
                headers={"content-type": "application/json", "authorization": f"Bearer {scene.me.token}"},
            )
            answer = response.json()
            if "errors" in answer:
                assert answer["errors"][0]["extensions"]["code"] == "BAD_REQUEST", number
            else:
                error = {"code": "INVALID_ID", "path": ["input", "postId"]}
                assert answer == {"data": {"likePost": {"post": None, "errors": [error]}}}, number


@pytest.mark.parametrize(
    ("mutation", "argument", "limit"),
    [
        ("createPost", "text", 5000),
        ("editPost", "text", 5000),
        ("addComment", "text", 2000),
        ("editComment", "text", 2000),
        ("updateProfile", "displayName", 50),
        ("updateProfile", "bio", 500),
    ],
)
async def test_a_text_may_be_as_long_as_the_limit_in_characters(
    scene: Scene, mutation: str, argument: str, limit: int
) -> None:
    good = scene.good(mutation)
    family, rest = divmod(limit, len(FAMILY))
    for text in ("x", "x" * limit, FACE * limit, FAMILY * family + "x" * rest, f" {FACE}\n"):
        payload = await done(scene.me.api, mutation, **good | {argument: text})
        changed = next(value for name, value in payload if name != "errors")
        assert getattr(changed, {"displayName": "display_name"}.get(argument, argument)) == text
    assert await outcome(scene.me.api, mutation, **good | {argument: FAMILY * family + "x" * (rest + 1)}) == "TOO_LONG"


async def test_the_other_limits_are_exact_too(scene: Scene) -> None:
    address = "https://pictures.example/" + "x" * 1975
    assert len(address) == 2000
    assert (await done(scene.me.api, "updateProfile", avatarUrl=address)).user.avatar_url == address
    accounts = [
        {"handle": "abc"},
        {"handle": "a" * 30},
        {"handle": "___"},
        {"email": "n" * 242 + "@example.com"},
        {"password": FACE * 8},
        {"password": FACE * 200},
        {"displayName": FACE * 50},
    ]
    for number, change in enumerate(accounts):
        good = {"handle": f"new_{number}", "email": f"new_{number}@example.com", "password": PASSWORD}
        await done(scene.me.api, "signUp", **good | change)


@pytest.mark.parametrize("lone", [r"\ud800", r"\udc00", r"a\udfffb", r"\ud83d\ud83d"])
async def test_half_a_character_is_not_taken(
    scene: Scene, http: httpx.AsyncClient, connection: asyncpg.Connection, lone: str
) -> None:
    """Lone surrogates are not text: neither in JSON nor in a GraphQL literal."""
    by_variable = "mutation ($t: String!) { createPost(input: {text: $t}) { post { id } } }"
    by_literal = r"mutation { createPost(input: {text: \"%s\"}) { post { id } } }"
    bodies = [
        f'{{"query": "{by_variable}", "variables": {{"t": "{lone}"}}}}',
        f'{{"query": "{by_literal % lone}"}}',
        f'{{"query": "{by_literal % lone.replace(chr(92), chr(92) * 2)}"}}',
    ]
    async with nothing_written(connection):
        for body in bodies:
            response = await http.post(
                "/graphql",
                content=body.encode(),
                headers={"content-type": "application/json", "authorization": f"Bearer {scene.me.token}"},
            )
            assert response.status_code in (200, 400)
            (error,) = response.json()["errors"]
            assert error["extensions"]["code"] == "BAD_REQUEST"


async def test_a_character_in_two_halves_is_one_character(scene: Scene, http: httpx.AsyncClient) -> None:
    query = "mutation ($t: String!) { createPost(input: {text: $t}) { post { text } } }"
    body = json.dumps({"query": query, "variables": {"t": FACE}}, ensure_ascii=True)
    response = await http.post(
        "/graphql",
        content=body,
        headers={"content-type": "application/json", "authorization": f"Bearer {scene.me.token}"},
    )
    assert response.json() == {"data": {"createPost": {"post": {"text": FACE}}}}


async def test_texts_that_look_like_sql_are_texts(scene: Scene, connection: asyncpg.Connection) -> None:
    for text in ("'; drop table posts; --", "$1", "%s", "{0}", "\\", "\\x00", "null", ":name", "\\0", "\x01\x1b[31m"):
        assert (await done(scene.me.api, "createPost", text=text)).post.text == text
        assert (await done(scene.me.api, "updateProfile", bio=text)).user.bio == text
    await asyncio.gather(*(done(scene.me.api, "createPost", text="'--") for _ in range(3)))
