"""Who may do what: every mutation for every standing between two people, and what tokens are good for."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import httpx
import jwt
import pytest
from graphql import GraphQLObjectType, build_schema

from generated.python import NexusClient
from resolvers import SDL
from tests.conftest import SECRET, MakeUser, Person
from tests.resolvers.deeds import comment_by, done, outcome, post_by
from tests.resolvers.stored import contents, nothing_written, wrong_counters

SCHEMA = build_schema(SDL.read_text())

# How each viewer stands to the author of what they touch: `blocked` and `muted` by the author, `blocking` and `muting`
# the author. All else is between strangers, but `bystander` follows the author.
STANDINGS = ["anonymous", "stranger", "follower", "blocked", "blocking", "muted", "muting", "author"]

# `-` is UNAUTHENTICATED. What is touched is the author or something of theirs: a public `post` or a `followers-only`
# one, the author's `comment` on somebody's post, a bystander's `answer` on the post or `hidden-answer` on the
# followers-only one. createPost quotes it, addComment comments on it or replies to it.
OUTCOMES = """
                                  anonymous  stranger     follower     blocked    blocking     muted        muting       author
signUp                            ok         ok           ok           ok         ok           ok           ok           ok
logIn                             ok         ok           ok           ok         ok           ok           ok           ok
updateProfile                     -          ok           ok           ok         ok           ok           ok           ok

createPost                        -          ok           ok           ok         ok           ok           ok           ok
createPost post                   -          ok           ok           NOT_FOUND  NOT_FOUND    ok           ok           ok
createPost followers-only         -          NOT_FOUND    ok           NOT_FOUND  NOT_FOUND    NOT_FOUND    NOT_FOUND    ok
editPost post                     -          NOT_ALLOWED  NOT_ALLOWED  NOT_FOUND  NOT_FOUND    NOT_ALLOWED  NOT_ALLOWED  ok
editPost followers-only           -          NOT_FOUND    NOT_ALLOWED  NOT_FOUND  NOT_FOUND    NOT_FOUND    NOT_FOUND    ok
deletePost post                   -          NOT_ALLOWED  NOT_ALLOWED  NOT_FOUND  NOT_FOUND    NOT_ALLOWED  NOT_ALLOWED  ok
deletePost followers-only         -          NOT_FOUND    NOT_ALLOWED  NOT_FOUND  NOT_FOUND    NOT_FOUND    NOT_FOUND    ok

addComment post                   -          ok           ok           NOT_FOUND  NOT_FOUND    ok           ok           ok
addComment followers-only         -          NOT_FOUND    ok           NOT_FOUND  NOT_FOUND    NOT_FOUND    NOT_FOUND    ok
addComment comment                -          ok           ok           NOT_FOUND  NOT_FOUND    ok           ok           ok
editComment comment               -          NOT_ALLOWED  NOT_ALLOWED  NOT_FOUND  NOT_FOUND    NOT_ALLOWED  NOT_ALLOWED  ok
editComment answer                -          NOT_ALLOWED  NOT_ALLOWED  NOT_FOUND  NOT_FOUND    NOT_ALLOWED  NOT_ALLOWED  NOT_ALLOWED
editComment hidden-answer         -          NOT_FOUND    NOT_ALLOWED  NOT_FOUND  NOT_FOUND    NOT_FOUND    NOT_FOUND    NOT_ALLOWED
deleteComment comment             -          NOT_ALLOWED  NOT_ALLOWED  NOT_FOUND  NOT_FOUND    NOT_ALLOWED  NOT_ALLOWED  ok
deleteComment answer              -          NOT_ALLOWED  NOT_ALLOWED  NOT_FOUND  NOT_FOUND    NOT_ALLOWED  NOT_ALLOWED  ok
deleteComment hidden-answer       -          NOT_FOUND    NOT_ALLOWED  NOT_FOUND  NOT_FOUND    NOT_FOUND    NOT_FOUND    ok

likePost post                     -          ok           ok           NOT_FOUND  NOT_FOUND    ok           ok           ok
likePost followers-only           -          NOT_FOUND    ok           NOT_FOUND  NOT_FOUND    NOT_FOUND    NOT_FOUND    ok
unlikePost post                   -          ok           ok           NOT_FOUND  NOT_FOUND    ok           ok           ok
unlikePost followers-only         -          NOT_FOUND    ok           NOT_FOUND  NOT_FOUND    NOT_FOUND    NOT_FOUND    ok
sharePost post                    -          ok           ok           NOT_FOUND  NOT_FOUND    ok           ok           ok
sharePost followers-only          -          NOT_FOUND    ok           NOT_FOUND  NOT_FOUND    NOT_FOUND    NOT_FOUND    ok
unsharePost post                  -          ok           ok           NOT_FOUND  NOT_FOUND    ok           ok           ok
unsharePost followers-only        -          NOT_FOUND    ok           NOT_FOUND  NOT_FOUND    NOT_FOUND    NOT_FOUND    ok
likeComment comment               -          ok           ok           NOT_FOUND  NOT_FOUND    ok           ok           ok
likeComment hidden-answer         -          NOT_FOUND    ok           NOT_FOUND  NOT_FOUND    NOT_FOUND    NOT_FOUND    ok
unlikeComment comment             -          ok           ok           NOT_FOUND  NOT_FOUND    ok           ok           ok
unlikeComment hidden-answer       -          NOT_FOUND    ok           NOT_FOUND  NOT_FOUND    NOT_FOUND    NOT_FOUND    ok

followUser author                 -          ok           ok           NOT_FOUND  NOT_ALLOWED  ok           ok           SELF_REFERENCE
unfollowUser author               -          ok           ok           NOT_FOUND  ok           ok           ok           ok
blockUser author                  -          ok           ok           NOT_FOUND  ok           ok           ok           SELF_REFERENCE
unblockUser author                -          ok           ok           NOT_FOUND  ok           ok           ok           ok
muteUser author                   -          ok           ok           NOT_FOUND  ok           ok           ok           SELF_REFERENCE
unmuteUser author                 -          ok           ok           NOT_FOUND  ok           ok           ok           ok
"""  # noqa: E501

ROWS = {
    (mutation, *target): dict(zip(STANDINGS, row[-len(STANDINGS) :], strict=True))
    for row in (line.replace(" - ", " UNAUTHENTICATED ").split() for line in OUTCOMES.strip().splitlines()[1:] if line)
    for mutation, *target in [row[: -len(STANDINGS)]]
}

PASSWORD = "correct horse"


@dataclass(frozen=True)
class Things:
    """The ids of what is touched."""

    author: str
    post: str
    followers_only: str
    host_post: str
    comment: str
    answer: str
    hidden_answer: str


def input_of(mutation: str, target: str | None, things: Things, standing: str) -> dict[str, Any]:
    """A good input that touches the target."""
    on_comment = target in ("comment", "answer", "hidden-answer")
    target_id = (
        None
        if target is None
        else getattr(things, {"followers-only": "followers_only"}.get(target, target.replace("-", "_")))
    )
    match mutation:
        case "signUp":
            email = f"new_{standing}@example.com"
            return {"handle": f"new_{standing}", "email": email, "password": PASSWORD}
        case "logIn":
            return {"handleOrEmail": "member", "password": PASSWORD}
        case "updateProfile":
            return {"bio": f"I am {standing}."}
        case "createPost":
            return {"text": "Quoting." if target else "Mine.", "quotedPostId": target_id}
        case "addComment" if on_comment:
            return {"postId": things.host_post, "parentId": target_id, "text": "Replying."}
        case "editPost" | "addComment":
            return {"postId": target_id, "text": "Written."}
        case "editComment":
            return {"commentId": target_id, "text": "Written."}
        case _ if on_comment:
            return {"commentId": target_id}
        case _ if target == "author":
            return {"userId": target_id}
        case _:
            return {"postId": target_id}


async def people_of_each_standing(make_user: MakeUser) -> dict[str, Person]:
    people = {standing: await make_user(standing) for standing in STANDINGS if standing != "anonymous"}
    author = people["author"]
    await done(people["follower"].api, "followUser", userId=author.id)
    await done(author.api, "blockUser", userId=people["blocked"].id)
    await done(people["blocking"].api, "blockUser", userId=author.id)
    await done(author.api, "muteUser", userId=people["muted"].id)
    await done(people["muting"].api, "muteUser", userId=author.id)
    return people


async def things_of(author: Person, make_user: MakeUser) -> Things:
    host, bystander = await make_user("host"), await make_user("bystander")
    await done(bystander.api, "followUser", userId=author.id)
    post = await post_by(author.api)
    followers_only = await post_by(author.api, visibility="FOLLOWERS")
    host_post = await post_by(host.api)
    return Things(
        author.id,
        post,
        followers_only,
        host_post,
        comment=await comment_by(author.api, host_post),
        answer=await comment_by(bystander.api, post),
        hidden_answer=await comment_by(bystander.api, followers_only),
    )


@pytest.mark.parametrize("row", ROWS, ids=" ".join)
async def test_each_standing_may_do_what_the_table_says(
    make_user: MakeUser, anonymous: NexusClient, connection: asyncpg.Connection, row: tuple[str, ...]
) -> None:
    mutation, target = row[0], row[1] if len(row) > 1 else None
    people = await people_of_each_standing(make_user)
    things = await things_of(people["author"], make_user)
    if mutation == "logIn":
        await done(anonymous, "signUp", handle="member", email="member@example.com", password=PASSWORD)
    outcomes, wrote = {}, set()
    for standing in STANDINGS:
        api = people[standing].api if standing in people else anonymous
        before = await contents(connection)
        outcomes[standing] = await outcome(api, mutation, **input_of(mutation, target, things, standing))
        if outcomes[standing] != "ok" and await contents(connection) != before:
            wrote.add(standing)
    assert outcomes == ROWS[row]
    assert not wrote, "these were refused and changed something all the same"
    assert await wrong_counters(connection) == []


def test_every_mutation_is_in_the_table() -> None:
    assert SCHEMA.mutation_type is not None
    assert {row[0] for row in ROWS} == SCHEMA.mutation_type.fields.keys()


def guarded(root: GraphQLObjectType) -> list[str]:
    return [
        name
        for name, field in root.fields.items()
        if field.ast_node and any(directive.name.value == "auth" for directive in field.ast_node.directives)
    ]


async def test_guarded_queries_ask_anonymous_viewers_to_sign_in(http: httpx.AsyncClient) -> None:
    assert SCHEMA.query_type is not None
    names = guarded(SCHEMA.query_type)
    assert names
    for name in names:
        answer = (await http.post("/graphql", json={"query": f"{{ {name} {{ __typename }} }}"})).json()
        assert answer["data"] == {name: None}
        (error,) = answer["errors"]
        assert (error["path"], error["extensions"]) == ([name], {"code": "UNAUTHENTICATED"})


async def test_everything_but_signing_in_is_guarded() -> None:
    assert SCHEMA.mutation_type is not None
    assert SCHEMA.mutation_type.fields.keys() - guarded(SCHEMA.mutation_type) == {"signUp", "logIn"}


def token(secret: str = SECRET, algorithm: str = "HS256", **claims: Any) -> str:
    now = datetime.now(UTC)
    good = {"iss": "nexus-feed", "sub": "1", "iat": now, "exp": now + timedelta(hours=1)}
    kept = {name: value for name, value in (good | claims).items() if value is not None}
    return "Bearer " + jwt.encode(kept, None if algorithm == "none" else secret, algorithm)


@pytest.mark.parametrize(
    "authorization",
    [
        pytest.param("", id="empty"),
        pytest.param("Bearer", id="no token"),
        pytest.param("Bearer ", id="blank token"),
        pytest.param("Bearer nonsense", id="nonsense"),
        pytest.param("Bearer a.b.c", id="three parts of nonsense"),
        pytest.param("Basic ZGVtbzpkZW1vLWRlbW8=", id="another scheme"),
        pytest.param(token(exp=datetime.now(UTC) - timedelta(seconds=1)), id="expired"),
        pytest.param(token(exp=None), id="never expiring"),
        pytest.param(token(secret="a secret of somebody else, long enough for HS256"), id="another signature"),
        pytest.param(token(algorithm="none"), id="no signature"),
        pytest.param(token(iss="elsewhere"), id="another issuer"),
        pytest.param(token(iss=None), id="no issuer"),
        pytest.param(token(sub=None), id="nobody"),
        pytest.param(token(sub="ada"), id="not a key"),
        pytest.param(token() + "x", id="a changed signature"),
    ],
)
async def test_a_token_that_is_not_valid_is_refused_whatever_is_asked(
    http: httpx.AsyncClient, authorization: str
) -> None:
    response = await http.post(
        "/graphql", json={"query": "{ latestPosts { nodes { id } } }"}, headers={"authorization": authorization}
    )
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "UNAUTHENTICATED"
    assert "data" not in response.json()


async def test_the_scheme_of_a_token_may_be_written_in_any_case(make_user: MakeUser, http: httpx.AsyncClient) -> None:
    ada = await make_user()
    for scheme in ("Bearer", "bearer", "BEARER"):
        response = await http.post(
            "/graphql",
            json={"query": "{ viewer { user { id } } }"},
            headers={"authorization": f"{scheme} {ada.token}"},
        )
        assert response.json() == {"data": {"viewer": {"user": {"id": ada.id}}}}


# What needs the account ends as without a token; taking something back that is not there is harmless; what is somebody
# else's is not theirs.
OF_A_GONE_ACCOUNT = {
    "updateProfile": "UNAUTHENTICATED",
    "createPost": "UNAUTHENTICATED",
    "addComment post": "UNAUTHENTICATED",
    "addComment comment": "UNAUTHENTICATED",
    "likePost post": "UNAUTHENTICATED",
    "likeComment comment": "UNAUTHENTICATED",
    "sharePost post": "UNAUTHENTICATED",
    "followUser author": "UNAUTHENTICATED",
    "blockUser author": "UNAUTHENTICATED",
    "muteUser author": "UNAUTHENTICATED",
    "unlikePost post": "ok",
    "unlikeComment comment": "ok",
    "unsharePost post": "ok",
    "unfollowUser author": "ok",
    "unblockUser author": "ok",
    "unmuteUser author": "ok",
    "editPost post": "NOT_ALLOWED",
    "deletePost post": "NOT_ALLOWED",
    "editComment comment": "NOT_ALLOWED",
    "deleteComment comment": "NOT_ALLOWED",
}


async def deleted_account(make_user: MakeUser, connection: asyncpg.Connection) -> Person:
    gone = await make_user("gone")
    await post_by(gone.api)
    await connection.execute("delete from users where id = $1", gone.key)
    return gone


async def test_a_token_whose_account_is_gone_writes_nothing(
    make_user: MakeUser, connection: asyncpg.Connection
) -> None:
    things = await things_of(await make_user("author"), make_user)
    gone = await deleted_account(make_user, connection)
    assert SCHEMA.mutation_type is not None
    assert {case.split()[0] for case in OF_A_GONE_ACCOUNT} == set(guarded(SCHEMA.mutation_type))
    async with nothing_written(connection):
        outcomes = {}
        for case in OF_A_GONE_ACCOUNT:
            mutation, *target = case.split()
            values = input_of(mutation, target[0] if target else None, things, "gone")
            outcomes[case] = await outcome(gone.api, mutation, **values)
            if mutation in ("createPost", "addComment", "sharePost"):
                assert await outcome(gone.api, mutation, idempotencyKey="k", **values) == outcomes[case]
    assert outcomes == OF_A_GONE_ACCOUNT


async def test_a_token_whose_account_is_gone_reads_as_nobody_does(
    make_user: MakeUser, connection: asyncpg.Connection
) -> None:
    author = await make_user("author")
    things = await things_of(author, make_user)
    gone = await deleted_account(make_user, connection)
    assert (await gone.api.viewer()).viewer is None
    assert (await gone.api.profile(handle="gone")).user is None
    profile = (await gone.api.profile(handle="author")).user
    assert not profile.viewer_is_following
    assert [edge.node.id for edge in profile.posts.edges] == [things.post]
    post = (await gone.api.post_thread(id=things.post)).post
    assert (post.viewer_has_liked, post.viewer_can_edit, post.viewer_can_delete) == (False, False, False)
    assert (await gone.api.post_thread(id=things.followers_only)).post is None
    assert (await gone.api.home_feed()).home_feed.edges == []
