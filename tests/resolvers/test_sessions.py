"""Signing up and signing in."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import argon2
import asyncpg
import httpx
import pytest

from generated.python import GraphQLClientGraphQLMultiError, NexusClient
from server.settings import Settings, load_settings
from tests.conftest import SECRET, MakeUser
from tests.resolvers.deeds import done, post_by, refused, send
from tests.resolvers.stored import nothing_written, rows

PASSWORD = "correct horse ß🐎"
WRONG = ("WRONG_CREDENTIALS", None)


async def sign_up(anonymous: NexusClient, handle: str = "ada", password: str = PASSWORD) -> None:
    await done(anonymous, "signUp", handle=handle, email=f"{handle}@example.com", password=password)


async def test_signing_up_makes_an_account_and_signs_in(
    anonymous: NexusClient, http: httpx.AsyncClient, connection: asyncpg.Connection
) -> None:
    payload = await done(
        anonymous, "signUp", handle="Ada_1815", email="Ada@Example.com", password=PASSWORD, displayName="Ada L."
    )
    assert (payload.user.handle, payload.user.display_name) == ("ada_1815", "Ada L.")
    lifetime = payload.session.expires_at - datetime.now(UTC)
    assert timedelta(minutes=1) < lifetime <= timedelta(days=1)
    http.headers["authorization"] = f"Bearer {payload.session.access_token}"
    viewer = (await anonymous.viewer()).viewer
    assert (viewer.user.id, viewer.email) == (payload.user.id, "ada@example.com")
    assert await post_by(anonymous)
    stored = await connection.fetchrow("select * from users")
    assert stored["password_hash"].startswith("$argon2id$")
    assert PASSWORD not in str(stored)


async def test_without_a_name_the_handle_is_shown(anonymous: NexusClient) -> None:
    for handle, extra in [("ada", {}), ("Bob", {"displayName": None})]:
        email = f"{handle}@example.com"
        payload = await done(anonymous, "signUp", handle=handle, email=email, password=PASSWORD, **extra)
        assert payload.user.display_name == handle.lower()


@pytest.mark.parametrize("login", ["ada", "@ada", "ADA", "@Ada", "ada@example.com", "ADA@Example.COM"])
async def test_logging_in_by_handle_or_address(anonymous: NexusClient, http: httpx.AsyncClient, login: str) -> None:
    await sign_up(anonymous)
    payload = await done(anonymous, "logIn", handleOrEmail=login, password=PASSWORD)
    assert payload.user.handle == "ada"
    http.headers["authorization"] = f"Bearer {payload.session.access_token}"
    assert (await anonymous.viewer()).viewer.user.id == payload.user.id


async def test_the_answer_is_already_the_viewers_own(anonymous: NexusClient, make_user: MakeUser) -> None:
    await sign_up(anonymous)
    response = await anonymous.execute(
        "mutation ($input: LogInInput!) { logIn(input: $input) { user { viewerIsFollowing posts { nodes { id } } } } }",
        variables={"input": {"handleOrEmail": "ada", "password": PASSWORD}},
    )
    user = {"viewerIsFollowing": False, "posts": {"nodes": []}}
    assert response.json() == {"data": {"logIn": {"user": user}}}  # type: ignore[no-untyped-call]


async def test_all_wrong_ways_to_log_in_say_the_same(
    anonymous: NexusClient, make_user: MakeUser, connection: asyncpg.Connection
) -> None:
    await sign_up(anonymous)
    await make_user("no_password")
    payloads = []
    async with nothing_written(connection):
        for login, password in [
            ("ada", "wrong horse"),
            ("ada@example.com", "wrong horse"),
            ("ada", PASSWORD + "\0"),
            ("ada", ""),
            ("ada", "x" * 100_000),
            ("nobody", PASSWORD),
            ("nobody@example.com", PASSWORD),
            ("@@ada", PASSWORD),
            (" ada", PASSWORD),
            ("", ""),
            ("no_password", "!"),
        ]:
            payloads.append(await send(anonymous, "logIn", handleOrEmail=login, password=password))
    assert all(payload == payloads[0] for payload in payloads)
    (error,) = payloads[0].errors
    assert (error.code, error.path) == WRONG
    assert payloads[0].session is payloads[0].user is None


async def test_a_handle_that_cannot_be_stored_is_named(anonymous: NexusClient) -> None:
    outcome = await refused(anonymous, "logIn", handleOrEmail="a\0da", password=PASSWORD)
    assert outcome == ("INVALID_FORMAT", ["input", "handleOrEmail"])


async def test_passwords_count_to_the_last_character(anonymous: NexusClient) -> None:
    """Also beyond U+0000 and beyond the lengths at which other hashes stop reading."""
    for number, password in enumerate(["12345678\0a", "ß" * 199 + "a"]):
        await sign_up(anonymous, f"ada_{number}", password)
        other = password[:-1] + "b"
        assert await refused(anonymous, "logIn", handleOrEmail=f"ada_{number}", password=other) == WRONG
        await done(anonymous, "logIn", handleOrEmail=f"ada_{number}", password=password)


async def test_an_unknown_handle_takes_as_long_as_a_wrong_password(anonymous: NexusClient) -> None:
    await sign_up(anonymous)

    async def seconds(login: str) -> float:
        started = time.perf_counter()
        await refused(anonymous, "logIn", handleOrEmail=login, password="wrong horse")
        return time.perf_counter() - started

    known = min([await seconds("ada") for _ in range(4)])
    unknown = min([await seconds("nobody") for _ in range(4)])
    # Without the hash it would be a tenth. Other work on the machine slows some down, hardly the fastest of several.
    assert 0.4 < unknown / known < 2.5


async def test_one_of_two_who_want_the_same_handle_gets_it(
    anonymous: NexusClient, connection: asyncpg.Connection
) -> None:
    payloads = await asyncio.gather(
        *(
            send(anonymous, "signUp", handle=handle, email=f"{handle}{n}@example.com", password=PASSWORD)
            for n, handle in enumerate(["ada", "Ada", "ADA"])
        )
    )
    codes = sorted(payload.errors[0].code.value if payload.errors else "ok" for payload in payloads)
    assert codes == ["TAKEN", "TAKEN", "ok"]
    assert await rows(connection, "users") == 1


async def test_a_hash_of_old_parameters_is_renewed_at_log_in(
    anonymous: NexusClient, make_user: MakeUser, connection: asyncpg.Connection
) -> None:
    ada = await make_user("ada")
    old = argon2.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(PASSWORD)
    await connection.execute("update users set password_hash = $2 where id = $1", ada.key, old)
    assert await refused(anonymous, "logIn", handleOrEmail="ada", password="wrong horse") == WRONG
    assert await connection.fetchval("select password_hash from users") == old
    await done(anonymous, "logIn", handleOrEmail="ada", password=PASSWORD)
    renewed = await connection.fetchval("select password_hash from users")
    assert renewed != old
    assert not argon2.PasswordHasher().check_needs_rehash(renewed)
    await done(anonymous, "logIn", handleOrEmail="ada", password=PASSWORD)
    assert await connection.fetchval("select password_hash from users") == renewed


class TestWhatIsLogged:
    """At the most talkative level, in both forms of the log."""

    @pytest.fixture(params=["development", "production"])
    def settings(self, database_url: str, tmp_path: Path, request: pytest.FixtureRequest) -> Settings:
        return load_settings(
            database_url=database_url,
            secret_key=SECRET,
            data_dir=tmp_path,
            log_level="debug",
            environment=request.param,
        )

    async def test_no_password_and_no_token_is_answered_or_logged(
        self,
        http: httpx.AsyncClient,
        anonymous: NexusClient,
        connection: asyncpg.Connection,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        answers = []

        async def keep(response: httpx.Response) -> None:
            await response.aread()
            answers.append(response.text)

        http.event_hooks["response"] = [keep]
        password, wrong = "hunter2-hunter2", "hunter3-hunter3"
        account = {"handle": "ada", "email": "ada@example.com"}
        token = (await done(anonymous, "signUp", **account, password=password)).session.access_token
        await refused(anonymous, "signUp", **account, password=password)
        await refused(anonymous, "signUp", **account | {"handle": "!"}, password=password)
        await done(anonymous, "logIn", handleOrEmail="ada", password=password)
        await refused(anonymous, "logIn", handleOrEmail="ada", password=wrong)
        await refused(anonymous, "logIn", handleOrEmail="nobody", password=wrong)
        http.headers["authorization"] = f"Bearer {token}"
        await anonymous.viewer()
        http.headers["authorization"] = f"Bearer {token}x"
        await http.post("/graphql", json={"query": "{ viewer { email } }"})
        del http.headers["authorization"]
        # As a literal, in a document that is refused, and in a body that is not even JSON.
        literal = f'mutation {{ logIn(input: {{handleOrEmail: "ada", password: "{wrong}"}}) {{ nothing }} }}'
        await http.post("/graphql", json={"query": literal})
        await http.post("/graphql", json={"query": literal.replace("nothing", "user { id }")})
        await http.post("/graphql", content=literal, headers={"content-type": "application/json"})
        # And where the server itself fails.
        await connection.execute("alter table users rename column password_hash to hash")
        for deed in (
            done(anonymous, "logIn", handleOrEmail="ada", password=password),
            done(anonymous, "signUp", handle="bob", email="bob@example.com", password=password),
        ):
            with pytest.raises(GraphQLClientGraphQLMultiError):
                await deed
        log = capsys.readouterr().err
        assert log.count("Traceback") >= 2
        assert log.count("LogIn") >= 4
        assert "hunter" not in log
        assert token not in log
        # The tokens are in the answers that hand them out, and validation quotes what the client sent in literals.
        assert not [answer for answer in answers if "hunter" in answer]
