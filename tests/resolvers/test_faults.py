"""When the server itself fails: what clients are told, what the log keeps, and that service comes back."""

import asyncio
import re
import time
from collections.abc import AsyncIterator

import asyncpg
import httpx
import pytest

from generated.python import GraphQLClientGraphQLMultiError
from server.logs import configure_logs
from server.settings import Settings
from tests.conftest import MakeUser, Person, url_of
from tests.resolvers.deeds import done, outcome, post_by
from tests.resolvers.stored import wrong_counters

QUERY = "mutation ($id: ID!) { likePost(input: {postId: $id}) { post { likeCount } errors { code } } }"

# What the failing code, its libraries and the database say of themselves.
DETAILS = ("post_likes", "relation", "asyncpg", "postgres", "Undefined", "Traceback", "File", "select", "127.0.0.1")


async def like(person: Person, post: str, http: httpx.AsyncClient) -> httpx.Response:
    """The raw answer: the generated client shows neither the status nor all of the error."""
    headers = {"authorization": f"Bearer {person.token}"}
    return await http.post("/graphql", json={"query": QUERY, "variables": {"id": post}}, headers=headers)


def masked(response: httpx.Response, code: str) -> str:
    """Checks the masked answer, and returns the id in it."""
    assert response.status_code == 200
    answer = response.json()
    assert answer["data"] is None
    (error,) = answer["errors"]
    assert error["path"] == ["likePost"]
    assert error["extensions"].keys() == {"code", "id"}
    assert error["extensions"]["code"] == code
    assert not [detail for detail in DETAILS if detail.lower() in response.text.lower()]
    error_id: str = error["extensions"]["id"]
    assert re.fullmatch(r"[0-9a-f]{32}", error_id)
    return error_id


async def test_an_unexpected_error_is_masked_and_logged_under_its_id(
    settings: Settings,
    make_user: MakeUser,
    http: httpx.AsyncClient,
    connection: asyncpg.Connection,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ada = await make_user()
    post = await post_by(ada.api)
    configure_logs(settings)  # again, now that standard error is what is captured
    await connection.execute("alter table post_likes rename to elsewhere")
    first, second = [masked(await like(ada, post, http), "INTERNAL") for _ in range(2)]
    assert first != second
    log = capsys.readouterr().err
    for error_id in (first, second):
        assert log.count(error_id) == 1
    reported = log[log.index(first) : log.index(second)]
    assert "Traceback (most recent call last)" in reported
    assert 'asyncpg.exceptions.UndefinedTableError: relation "post_likes" does not exist' in reported
    assert "resolvers/interaction.py" in reported
    # Nothing is left half done, and nothing stays broken.
    await connection.execute("alter table elsewhere rename to post_likes")
    assert (await done(ada.api, "likePost", postId=post)).post.like_count == 1
    assert capsys.readouterr().err == ""


async def test_a_broken_rule_that_no_input_explains_is_masked_too(
    make_user: MakeUser, http: httpx.AsyncClient, connection: asyncpg.Connection
) -> None:
    ada = await make_user()
    post = await post_by(ada.api)
    await connection.execute("alter table post_likes add constraint secret_rule check (user_id < 0)")
    response = await like(ada, post, http)
    masked(response, "INTERNAL")
    assert "secret_rule" not in response.text


async def test_a_failure_inside_a_transaction_leaves_nothing_behind(
    make_user: MakeUser, connection: asyncpg.Connection
) -> None:
    ada, bob = await make_user(), await make_user()
    await done(ada.api, "followUser", userId=bob.id)
    await connection.execute("alter table follows rename to elsewhere")
    assert await outcome(ada.api, "blockUser", userId=bob.id) == "INTERNAL"
    assert await connection.fetchval("select count(*) from blocks") == 0
    assert await outcome(ada.api, "createPost", text="Fine.", idempotencyKey="k") == "INTERNAL"
    assert await connection.fetchval("select count(*) from idempotency_keys") <= 1
    await connection.execute("alter table elsewhere rename to follows")
    await done(ada.api, "blockUser", userId=bob.id)
    assert await wrong_counters(connection) == []


async def test_the_other_fields_of_an_answer_survive_a_failure(
    make_user: MakeUser, http: httpx.AsyncClient, connection: asyncpg.Connection
) -> None:
    ada = await make_user()
    await connection.execute("alter table feed_entries rename to elsewhere")
    response = await http.post(
        "/graphql",
        json={"query": "{ homeFeed { nodes { id } } viewer { user { handle } } }"},
        headers={"authorization": f"Bearer {ada.token}"},
    )
    answer = response.json()
    assert answer["data"] == {"homeFeed": None, "viewer": {"user": {"handle": ada.handle}}}
    assert [(error["path"], error["extensions"]["code"]) for error in answer["errors"]] == [(["homeFeed"], "INTERNAL")]


@pytest.fixture
async def administrator(connection: asyncpg.Connection) -> AsyncIterator[asyncpg.Connection]:
    """A connection to another database of the server, with whatever is closed to the app."""
    administrator = await asyncpg.connect(url_of("postgres"))
    yield administrator
    await administrator.close()


async def test_a_database_that_is_gone_is_said_to_be_unavailable_until_it_is_back(
    settings: Settings,
    make_user: MakeUser,
    http: httpx.AsyncClient,
    connection: asyncpg.Connection,
    administrator: asyncpg.Connection,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ada = await make_user()
    post = await post_by(ada.api)
    configure_logs(settings)  # again, now that standard error is what is captured
    name = await connection.fetchval("select current_database()")
    await administrator.execute(f"alter database {name} with allow_connections false")
    await cut_off(administrator, name)
    responses = await asyncio.gather(*(like(ada, post, http) for _ in range(15)))
    ids = {masked(response, "UNAVAILABLE") for response in responses}
    assert len(ids) == 15
    log = capsys.readouterr().err
    assert all(error_id in log for error_id in ids)
    assert await outcome(ada.api, "createPost", text="Anybody?", idempotencyKey="k") == "UNAVAILABLE"
    with pytest.raises(GraphQLClientGraphQLMultiError) as raised:
        await ada.api.latest_posts()
    assert raised.value.errors[0].extensions["code"] == "UNAVAILABLE"
    # What needs no database is still served.
    response = await http.post("/graphql", json={"query": "{ __typename }"})
    assert response.json() == {"data": {"__typename": "Query"}}

    await administrator.execute(f"alter database {name} with allow_connections true")
    assert (await done(ada.api, "likePost", postId=post)).post.like_count == 1
    assert await outcome(ada.api, "createPost", text="Anybody?", idempotencyKey="k") == "ok"
    # Every connection of the pool came back: more requests at once than it has.
    await asyncio.gather(*(done(ada.api, "likePost", postId=post) for _ in range(30)))


async def test_a_statement_whose_connection_is_lost_is_unavailable_and_the_next_one_works(
    make_user: MakeUser, http: httpx.AsyncClient, connection: asyncpg.Connection, administrator: asyncpg.Connection
) -> None:
    ada = await make_user()
    post = await post_by(ada.api)
    async with connection.transaction():
        await connection.execute("lock table post_likes")
        attempts = [asyncio.create_task(like(ada, post, http)) for _ in range(3)]
        await until_waiting(administrator, 3)
        name = await connection.fetchval("select current_database()")
        await cut_off(administrator, name, but=connection.get_server_pid())
        for attempt in attempts:
            masked(await attempt, "UNAVAILABLE")
    assert (await done(ada.api, "likePost", postId=post)).post.like_count == 1
    await asyncio.gather(*(done(ada.api, "likePost", postId=post) for _ in range(30)))


async def cut_off(administrator: asyncpg.Connection, name: str, but: int = 0) -> None:
    """Ends every connection to the database, and returns when they are gone."""
    ended = await administrator.fetch(
        "select pid, pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> $2", name, but
    )
    pids = [row["pid"] for row in ended]
    deadline = time.monotonic() + 10
    while await administrator.fetchval("select count(*) from pg_stat_activity where pid = any($1)", pids):
        assert time.monotonic() < deadline


async def until_waiting(administrator: asyncpg.Connection, count: int) -> None:
    """Returns when that many statements wait for a lock on the table of likes."""
    deadline = time.monotonic() + 10
    waiting = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query ~ 'liked'"
    while await administrator.fetchval(waiting) < count:
        assert time.monotonic() < deadline
