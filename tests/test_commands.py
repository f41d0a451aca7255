"""The command line: what it starts it stops, and what a person can mend is one line."""

import json
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import psutil
import pytest

from tests.command_line import Command, finished, running

LOG_IN = "mutation ($input: LogInInput!) { logIn(input: $input) { session { accessToken } errors { message } } }"
HOME_FEED = "{ viewer { user { handle } } homeFeed(first: 5) { nodes { text author { handle } } } }"


def ask(address: str, query: str, token: str | None = None, **variables: Any) -> dict[str, Any]:
    """The answer of a server, as soon as it takes connections."""
    headers = {"authorization": f"Bearer {token}"} if token else {}
    deadline = time.monotonic() + 20
    while True:
        try:
            body = {"query": query, "variables": variables}
            answer: dict[str, Any] = httpx.post(f"{address}/graphql", json=body, headers=headers, timeout=20).json()
            return answer
        except httpx.ConnectError:
            assert time.monotonic() < deadline
            time.sleep(0.02)


def databases_of(directory: Path) -> list[int]:
    """The PostgreSQL servers that run on data below a directory."""
    return [
        process.pid
        for process in psutil.process_iter(["name", "cmdline"])
        if process.info["name"] == "postgres" and any(str(directory) in word for word in process.info["cmdline"] or [])
    ]


def assert_stopped_cleanly(command: Command) -> None:
    status = command.wait(40)
    assert status in (0, 130), command.err
    assert "Traceback" not in command.err
    assert "Error" not in command.err
    assert not command.left_behind()


def assert_one_line(command: Command, line: str) -> None:
    assert command.process.returncode == 1, command.out
    assert command.err == f"nexus: {line}\n"
    assert command.out == ""


@pytest.fixture
def home() -> Iterator[Path]:
    """A directory for a database. Not pytest's: PostgreSQL, which does not run as root, may be kept out of that."""
    with tempfile.TemporaryDirectory(prefix="nexus-test-") as directory:
        yield Path(directory)


@pytest.fixture
async def somebody(database_url: str) -> str:
    """A database that is not empty, so that `serve` doesn't fill it."""
    connection = await asyncpg.connect(database_url)
    await connection.execute(
        "insert into users (handle, email, password_hash, display_name) values ('somebody', 'a@b.c', '!', 'Somebody')"
    )
    await connection.close()
    return database_url


# What is told ---------------------------------------------------------------------------------------------------------


def test_help_lists_the_commands(tmp_path: Path) -> None:
    command = finished(tmp_path, "--help")
    assert command.process.returncode == 0
    assert all(f"│ {name} " in command.out for name in ("serve", "migrate", "seed"))


def test_a_wrong_command_says_so(tmp_path: Path) -> None:
    command = finished(tmp_path, "sevre")
    assert command.process.returncode == 2
    assert "No such command 'sevre'" in command.err


@pytest.mark.parametrize("name", ["serve", "migrate", "seed"])
def test_an_unreachable_database_is_one_line(name: str, tmp_path: Path, unused_tcp_port: int) -> None:
    url = f"postgresql://me:hunter2@127.0.0.1:{unused_tcp_port}/feed"
    command = finished(tmp_path, name, DATABASE_URL=url, PORT="0")
    assert command.process.returncode == 1
    assert command.err.startswith(f"nexus: Can't connect to the database at 127.0.0.1:{unused_tcp_port}/feed: ")
    assert command.err.count("\n") == 1
    assert "hunter2" not in command.err + command.out


def test_a_database_that_does_not_exist_is_one_line(tmp_path: Path, database_url: str) -> None:
    name = database_url.partition("?")[0].rpartition("/")[2]
    command = finished(tmp_path, "migrate", DATABASE_URL=database_url.replace(name, "no_such_feed"))
    assert command.process.returncode == 1
    assert command.err.startswith("nexus: Can't connect to the database at ")
    assert command.err.endswith('/no_such_feed: database "no_such_feed" does not exist\n')
    assert command.err.count("\n") == 1


def test_a_bad_setting_is_one_line(tmp_path: Path) -> None:
    command = finished(tmp_path, "serve", DATABASE_URL="mysql://me:hunter2@h/d", WORKERS="0")
    assert_one_line(
        command,
        "DATABASE_URL must begin with postgresql://.; WORKERS should be greater than or equal to 1 (it is '0').",
    )


def test_a_data_directory_that_can_not_be_used_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    command = finished(tmp_path, "migrate")
    assert command.process.returncode == 1
    assert command.err.startswith(f"nexus: Can't run a database in {tmp_path / 'data' / 'postgres'}: ")
    assert command.err.count("\n") == 1


def test_a_port_in_use_is_one_line(tmp_path: Path, somebody: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = finished(tmp_path, "serve", DATABASE_URL=somebody, PORT=str(port))
    assert_one_line(command, f"Can't listen on 127.0.0.1, port {port}: Address already in use.")


# Serving --------------------------------------------------------------------------------------------------------------


def test_serving_from_nothing_stopping_and_serving_again(home: Path) -> None:
    with running(home, "serve", PORT="0") as command:
        address = command.address()
        assert [line.split(maxsplit=1) for line in command.out.splitlines()][-4:] == [
            ["Playground", f"{address}/"],
            ["Endpoint", f"{address}/graphql"],
            ["Sign", "in     handle demo, password demo-demo"],
            ["Stop", "Ctrl-C"],
        ]
        credentials = {"handleOrEmail": "demo", "password": "demo-demo"}
        signed_in = ask(address, LOG_IN, input=credentials)["data"]["logIn"]
        assert signed_in["errors"] == []
        token = signed_in["session"]["accessToken"]
        feed = ask(address, HOME_FEED, token)
        assert feed["data"]["viewer"]["user"]["handle"] == "demo"
        assert len(feed["data"]["homeFeed"]["nodes"]) == 5
        assert httpx.get(f"{address}/").status_code == 200
        assert databases_of(home)
        command.interrupt()
        assert_stopped_cleanly(command)
        assert not databases_of(home)

    started = time.monotonic()
    with running(home, "serve", PORT="0") as command:
        # The data and the secret that tokens are signed with are still there.
        assert ask(command.address(), HOME_FEED, token) == feed
        # A few seconds at most, where nothing else runs.
        assert time.monotonic() - started < 20
        command.terminate()
        assert_stopped_cleanly(command)
        assert not databases_of(home)


@pytest.mark.parametrize("stop", [Command.interrupt, Command.terminate])
def test_several_workers_serve_and_stop(tmp_path: Path, somebody: str, stop: Callable[[Command], None]) -> None:
    with running(tmp_path, "serve", DATABASE_URL=somebody, PORT="0", WORKERS="2") as command:
        address = command.address()
        for _ in range(10):
            assert ask(address, "{ __typename }") == {"data": {"__typename": "Query"}}
        assert len(psutil.Process(command.process.pid).children()) >= 2
        stop(command)
        assert_stopped_cleanly(command)


@pytest.mark.parametrize("seconds", [0, 0.2, 0.5])
def test_several_workers_stop_while_they_start(tmp_path: Path, somebody: str, seconds: float) -> None:
    with running(tmp_path, "serve", DATABASE_URL=somebody, PORT="0", WORKERS="3") as command:
        command.address()
        deadline = time.monotonic() + 20
        while len(psutil.Process(command.process.pid).children()) < 3:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        # They import for about a second.
        time.sleep(seconds)
        command.interrupt()
        assert_stopped_cleanly(command)


@pytest.mark.parametrize("stop", [Command.interrupt, Command.terminate])
def test_stopping_while_the_database_starts_leaves_nothing(home: Path, stop: Callable[[Command], None]) -> None:
    with running(home, "serve", PORT="0") as command:
        # It is made, and now it is started.
        deadline = time.monotonic() + 30
        while not (home / "data" / "postgres" / "log").exists():
            assert time.monotonic() < deadline, command.err
            time.sleep(0.001)
        stop(command)
        assert_stopped_cleanly(command)
        assert not databases_of(home)


def test_production_shows_nothing_of_itself(tmp_path: Path, somebody: str) -> None:
    with running(
        tmp_path, "serve", DATABASE_URL=somebody, PORT="0", ENVIRONMENT="production", SECRET_KEY="hunter2-" * 5
    ) as command:
        address = command.address()
        assert "Playground" not in command.out
        assert ask(address, "{ __typename }") == {"data": {"__typename": "Query"}}
        assert httpx.get(f"{address}/").status_code == 404
        assert "errors" in ask(address, "{ __schema { queryType { name } } }")
        message = ask(address, "{ latestPost { nodes { id } } }")["errors"][0]["message"]
        assert message == "Cannot query field 'latestPost' on type 'Query'."
        command.terminate()
        assert_stopped_cleanly(command)
    lines = [json.loads(line) for line in command.err.splitlines()]
    operations = [line for line in lines if line["event"] == "operation"]
    assert [line["outcome"] for line in operations] == ["ok", "BAD_REQUEST", "BAD_REQUEST"]
    for line in operations:
        assert line["request_id"]
        assert line["timestamp"]
        assert line["level"] == "info"
        assert {"operation", "viewer", "ms", "statements", "sql_ms"} <= set(line)
    assert "hunter2" not in command.err + command.out


# Migrating and seeding ------------------------------------------------------------------------------------------------


def test_migrating_again_says_that_there_is_nothing_to_do(tmp_path: Path, database_url: str) -> None:
    command = finished(tmp_path, "migrate", DATABASE_URL=database_url)
    assert (command.process.returncode, command.out) == (0, "The schema is up to date.\n")


async def test_seeding_refuses_a_database_with_data_unless_told(
    tmp_path: Path, database_url: str, connection: asyncpg.Connection
) -> None:
    amounts = ("--users", "60", "--posts", "90")
    first = finished(tmp_path, "seed", *amounts, DATABASE_URL=database_url)
    assert first.process.returncode == 0, first.err
    assert "60 people" in first.out
    assert "90 posts" in first.out
    before = await connection.fetchval("select array_agg(id order by id) from posts")

    refused = finished(tmp_path, "seed", *amounts, DATABASE_URL=database_url)
    assert_one_line(refused, "The database holds data already. `--replace` deletes it all first.")
    assert await connection.fetchval("select array_agg(id order by id) from posts") == before

    replaced = finished(tmp_path, "seed", "--users", "60", "--posts", "91", "--replace", DATABASE_URL=database_url)
    assert replaced.process.returncode == 0, replaced.err
    assert await connection.fetchval("select count(*) from posts") == 91
    assert await connection.fetchval("select count(*) from users") == 60


def test_impossible_amounts_are_one_line(tmp_path: Path, database_url: str) -> None:
    command = finished(tmp_path, "seed", "--users", "0", DATABASE_URL=database_url)
    assert command.process.returncode == 1
    assert command.err.startswith("nexus: ")
    assert command.err.count("\n") == 1
