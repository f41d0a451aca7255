"""The request's connection: when it is taken and given back, and what comes of what goes wrong on it."""

import asyncio
import contextlib
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable

import asyncpg
import pytest
import structlog

import server.database
from server.connecting import connect
from server.database import Database, DatabaseUnavailable, RequestConnection
from sql import ConstraintViolated, Query, UnstorableText


def query(text: str) -> Query:
    return Query("test", "a_query", text)


BACKEND = query("select pg_backend_pid() as pid")
INSERT = query(
    "insert into users (handle, email, password_hash, display_name) values ($1, $1 || '@example.com', '!', $1)"
    " returning id"
)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A pool of at most two connections, of which none is opened in advance."""
    database = Database(database_url, min_size=0, max_size=2)
    await database.connect()
    yield database
    # It would wait forever for a connection that was not given back.
    async with asyncio.timeout(10):
        await database.disconnect()


async def pid_of(connection: RequestConnection) -> int:
    row = await connection.fetch_row(BACKEND)
    return int(row["pid"])


async def both_are_free(database: Database) -> bool:
    """Whether the pool can give out both of its connections, and neither is in a transaction."""
    async with asyncio.timeout(5), database.request() as first, database.request() as second:
        states = [
            await connection.fetch_row(query("select pg_current_xact_id_if_assigned() is null as idle, now() as time"))
            for connection in (first, second)
        ]
        later = [await connection.fetch_row(query("select now() as time")) for connection in (first, second)]
    # Inside a transaction, time stands still.
    return all(state["idle"] and state["time"] < row["time"] for state, row in zip(states, later, strict=True))


async def eventually(condition: Callable[[], Awaitable[bool]], what: str) -> None:
    deadline = time.monotonic() + 10
    while not await condition():
        assert time.monotonic() < deadline, what
        await asyncio.sleep(0.01)


async def backends(connection: asyncpg.Connection) -> int:
    """How many connections the server has from pools to this test's database."""
    return int(
        await connection.fetchval(
            "select count(*) from pg_stat_activity"
            " where datname = current_database() and application_name = 'nexus-feed'"
        )
    )


# Taking and giving back -----------------------------------------------------------------------------------------------


async def test_a_request_without_statements_takes_no_connection(
    database: Database, connection: asyncpg.Connection
) -> None:
    async with database.request() as request:
        assert await backends(connection) == 0
        assert (request.statements, request.seconds) == (0, 0.0)
    assert await backends(connection) == 0


async def test_a_request_works_on_one_connection_throughout(database: Database) -> None:
    async with database.request() as request:
        first = await pid_of(request)
        async with request.transaction():
            assert await pid_of(request) == first
        assert await asyncio.gather(*(pid_of(request) for _ in range(5))) == [first] * 5


async def test_statements_that_are_sent_at_once_share_the_one_connection(
    database: Database, connection: asyncpg.Connection
) -> None:
    async with database.request() as request:
        assert len(set(await asyncio.gather(*(pid_of(request) for _ in range(5))))) == 1
        assert await backends(connection) == 1


async def test_requests_at_once_have_connections_of_their_own(database: Database) -> None:
    async with database.request() as one, database.request() as other:
        assert await pid_of(one) != await pid_of(other)


async def test_the_connection_of_a_request_serves_the_next_one(database: Database) -> None:
    pids = set()
    for _ in range(5):
        async with database.request() as request:
            pids.add(await pid_of(request))
    assert len(pids) == 1


async def test_a_connection_that_is_kept_at_hand_goes_to_who_waits(database: Database) -> None:
    async with database.request() as first, database.request() as second:
        taken = {await pid_of(first), await pid_of(second)}
        async with database.request() as third:
            waiting = asyncio.create_task(pid_of(third))
            await eventually(lambda: asyncio.sleep(0, database._waiting == 1), "the third request waits")
            await second.release()
            assert await waiting in taken


async def test_a_request_ends_as_it_should_while_the_pool_is_closed(database_url: str) -> None:
    database = Database(database_url, min_size=0, max_size=2)
    await database.connect()
    async with database.request() as request:
        pid = await pid_of(request)
        closing = asyncio.create_task(database.disconnect())
        await asyncio.sleep(0)
        assert await pid_of(request) == pid
    async with asyncio.timeout(10):
        await closing


async def test_the_connection_is_given_back_at_the_end(database: Database) -> None:
    for _ in range(5):
        async with database.request() as request:
            await pid_of(request)
    assert await both_are_free(database)


async def test_the_connection_is_given_back_when_the_handler_raises(database: Database) -> None:
    async def handle() -> None:
        async with database.request() as request:
            await pid_of(request)
            raise LookupError

    for _ in range(5):
        with pytest.raises(LookupError):
            await handle()
    assert await both_are_free(database)


async def test_the_connection_is_given_back_when_a_statement_fails(database: Database) -> None:
    for _ in range(5):
        with pytest.raises(asyncpg.PostgresSyntaxError):
            async with database.request() as request:
                await request.fetch(query("select from where"))
    assert await both_are_free(database)


async def test_the_connection_is_given_back_when_the_handler_is_cancelled_in_a_statement(database: Database) -> None:
    async def handle() -> None:
        async with database.request() as request, request.transaction():
            started.set()
            await request.fetch(query("select pg_sleep(60)"))

    for _ in range(5):
        started = asyncio.Event()
        task = asyncio.create_task(handle())
        await started.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert await both_are_free(database)


async def test_the_connection_is_given_back_when_the_handler_is_cancelled_between_statements(
    database: Database, connection: asyncpg.Connection
) -> None:
    async def handle() -> None:
        async with database.request() as request, request.transaction():
            await request.execute(INSERT, "somebody")
            started.set()
            await asyncio.Event().wait()

    for _ in range(5):
        started = asyncio.Event()
        task = asyncio.create_task(handle())
        await started.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert await both_are_free(database)
    assert await connection.fetchval("select count(*) from users") == 0


async def test_a_handler_that_is_cancelled_again_and_again_leaves_no_transaction_behind(database: Database) -> None:
    async def handle() -> None:
        async with database.request() as request, request.transaction():
            await request.execute(INSERT, "somebody")
            started.set()
            await asyncio.Event().wait()

    for _ in range(5):
        started = asyncio.Event()
        task = asyncio.create_task(handle())
        await started.wait()
        while not task.done():
            task.cancel()
            await asyncio.sleep(0)
    assert await both_are_free(database)


async def test_a_handler_that_is_cancelled_while_it_waits_for_a_connection_takes_none(database: Database) -> None:
    async def handle() -> None:
        async with database.request() as request:
            await pid_of(request)

    async with database.request() as one, database.request() as other:
        await pid_of(one)
        await pid_of(other)
        tasks = [asyncio.create_task(handle()) for _ in range(5)]
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    assert await both_are_free(database)


async def test_who_waits_too_long_for_a_connection_is_told(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    async with database.request() as one, database.request() as other:
        await pid_of(one)
        await pid_of(other)
        monkeypatch.setattr(server.database, "ACQUIRE_TIMEOUT", 0.05)
        async with database.request() as third:
            with pytest.raises(DatabaseUnavailable):
                await pid_of(third)
            with pytest.raises(DatabaseUnavailable):
                async with third.transaction():
                    pass
        monkeypatch.undo()
    assert await both_are_free(database)


# Transactions ---------------------------------------------------------------------------------------------------------


async def test_a_transaction_commits_at_its_end(database: Database, connection: asyncpg.Connection) -> None:
    async with database.request() as request, request.transaction():
        await request.execute(INSERT, "somebody")
        assert await connection.fetchval("select count(*) from users") == 0
    assert await connection.fetchval("select count(*) from users") == 1


async def test_a_transaction_that_raises_rolls_back(database: Database, connection: asyncpg.Connection) -> None:
    async def write(request: RequestConnection) -> None:
        async with request.transaction():
            await request.execute(INSERT, "somebody")
            raise LookupError

    async with database.request() as request:
        with pytest.raises(LookupError):
            await write(request)
        # The connection is as good as before.
        await request.execute(INSERT, "somebody_else")
    assert await connection.fetchval("select array_agg(handle) from users") == ["somebody_else"]


async def test_what_a_transaction_is_ended_by_stays_what_it_was(database: Database) -> None:
    """Not every OSError in the block has to do with the database."""

    async def fail(request: RequestConnection) -> None:
        async with request.transaction():
            raise FileNotFoundError

    async with database.request() as request:
        with pytest.raises(FileNotFoundError):
            await fail(request)


async def test_a_request_that_is_over_runs_no_more_statements(database: Database) -> None:
    """graphql-core answers without waiting for the siblings of a field that failed."""
    async with database.request() as request:
        running = asyncio.create_task(request.fetch_row(query("select pg_sleep(0.05), 1 as done")))
        waiting = asyncio.create_task(request.fetch_row(BACKEND))
        await asyncio.sleep(0)
    assert (await running)["done"] == 1
    with contextlib.suppress(DatabaseUnavailable):
        await waiting
    with pytest.raises(DatabaseUnavailable):
        await request.fetch_row(BACKEND)
    assert await both_are_free(database)


async def test_without_a_transaction_each_statement_stands_for_itself(
    database: Database, connection: asyncpg.Connection
) -> None:
    async def handle() -> None:
        async with database.request() as request:
            await request.execute(INSERT, "somebody")
            raise LookupError

    with pytest.raises(LookupError):
        await handle()
    assert await connection.fetchval("select count(*) from users") == 1


async def test_a_transaction_whose_commit_fails_raises_and_the_pool_stays_whole(
    database: Database, connection: asyncpg.Connection
) -> None:
    await connection.execute(
        "alter table follows alter constraint follows_followee_id_fkey deferrable initially deferred"
    )

    async def write() -> None:
        async with database.request() as request, request.transaction():
            row = await request.fetch_row(INSERT, "somebody")
            await request.execute(query("insert into follows (follower_id, followee_id) values ($1, 1)"), row["id"])

    for _ in range(3):
        with pytest.raises(ConstraintViolated) as caught:
            await write()
        assert caught.value.constraint == "follows_followee_id_fkey"
    assert await connection.fetchval("select count(*) from users") == 0
    assert await both_are_free(database)


# What goes wrong ------------------------------------------------------------------------------------------------------


async def test_a_statement_that_takes_too_long_is_stopped(
    database_url: str, connection: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As long as the statements that follow may need on a busy machine.
    monkeypatch.setattr(server.database, "COMMAND_TIMEOUT", 2.0)
    database = Database(database_url, min_size=0, max_size=1)
    await database.connect()
    async with database.request() as request:
        with pytest.raises(DatabaseUnavailable):
            await request.fetch(query("select pg_sleep(60)"))
        # It does not go on in the server, and the connection can be used again.
        assert await pid_of(request)
        running = "select count(*) from pg_stat_activity where state = 'active' and query = 'select pg_sleep(60)'"
        assert await connection.fetchval(running + " and datname = current_database()") == 0
    await database.disconnect()


async def test_a_broken_constraint_is_told_by_its_name(database: Database) -> None:
    async with database.request() as request:
        await request.execute(INSERT, "somebody")
        for handle, constraint in (("somebody", "users_handle_key"), ("no", "users_handle_format")):
            with pytest.raises(ConstraintViolated) as caught:
                await request.execute(INSERT, handle)
            assert caught.value.constraint == constraint
        with pytest.raises(ConstraintViolated) as caught:
            await request.execute(query("insert into mutes (muter_id, muted_id) values (1, 2)"))
        assert caught.value.constraint == "mutes_muter_id_fkey"


async def test_a_broken_constraint_rolls_its_transaction_back(
    database: Database, connection: asyncpg.Connection
) -> None:
    async def write(request: RequestConnection) -> None:
        async with request.transaction():
            await request.execute(INSERT, "somebody")
            await request.execute(INSERT, "somebody")

    async with database.request() as request:
        with pytest.raises(ConstraintViolated):
            await write(request)
        assert await pid_of(request)
    assert await connection.fetchval("select count(*) from users") == 0


async def test_a_text_with_a_null_character_is_told(database: Database) -> None:
    async with database.request() as request:
        with pytest.raises(UnstorableText):
            await request.execute(INSERT, "some\0body")
        assert await pid_of(request)


async def test_a_connection_that_is_lost_in_a_statement_is_told(
    database: Database, connection: asyncpg.Connection
) -> None:
    async with database.request() as request:
        pid = await pid_of(request)
        statement = asyncio.create_task(request.fetch(query("select pg_sleep(60)")))
        await eventually(
            lambda: connection.fetchval("select query like '%sleep%' from pg_stat_activity where pid = $1", pid),
            "the statement runs",
        )
        await connection.execute("select pg_terminate_backend($1)", pid)
        with pytest.raises(DatabaseUnavailable):
            await statement
    assert await both_are_free(database)


async def test_a_connection_that_is_lost_in_a_transaction_is_told(
    database: Database, connection: asyncpg.Connection
) -> None:
    async def write() -> None:
        async with database.request() as request, request.transaction():
            await request.execute(INSERT, "somebody")
            await connection.execute("select pg_terminate_backend($1)", await pid_of(request))
            await request.execute(INSERT, "somebody_else")

    with pytest.raises(DatabaseUnavailable):
        await write()
    assert await connection.fetchval("select count(*) from users") == 0
    assert await both_are_free(database)


async def test_idle_connections_that_are_lost_are_replaced(database: Database, connection: asyncpg.Connection) -> None:
    async with database.request() as one, database.request() as other:
        lost = {await pid_of(one), await pid_of(other)}
    await connection.execute("select pg_terminate_backend(pid) from unnest($1::integer[]) pid", list(lost))

    async def works() -> bool:
        try:
            async with database.request() as request:
                return await pid_of(request) not in lost
        except DatabaseUnavailable:  # it has not heard of the loss yet
            return False

    await eventually(works, "the pool recovers")
    assert await both_are_free(database)


async def test_a_server_that_is_not_there_is_told(unused_tcp_port: int) -> None:
    with pytest.raises(DatabaseUnavailable) as caught:
        await connect(f"postgresql://me:hunter2@127.0.0.1:{unused_tcp_port}/feed")
    message = str(caught.value)
    assert message.startswith(f"Can't connect to the database at 127.0.0.1:{unused_tcp_port}/feed: ")
    assert "hunter2" not in message
    assert "\n" not in message


async def test_a_server_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.database, "ACQUIRE_TIMEOUT", 0.1)
    # A connection is made, as far as the kernel goes, and nobody says a word on it.
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(DatabaseUnavailable, match="no answer"):
        await connect(f"postgresql://me@127.0.0.1:{silent.getsockname()[1]}/feed")


# What is known of statements ------------------------------------------------------------------------------------------


async def test_statements_and_their_time_are_counted(database: Database) -> None:
    async with database.request() as request:
        await request.fetch(query("select pg_sleep(0.05)"))
        await request.fetch_row(query("select 1"))
        await request.execute(query("select 1"))
        with pytest.raises(asyncpg.UndefinedTableError):
            await request.fetch(query("select * from nothing"))
        assert request.statements == 4
        assert 0.05 <= request.seconds < 5


async def test_time_spent_waiting_for_a_connection_is_not_the_statements(database: Database) -> None:
    async with database.request() as one, database.request() as other:
        await pid_of(one)
        await pid_of(other)
        async with database.request() as third:
            waiting = asyncio.create_task(pid_of(third))
            await other.fetch(query("select pg_sleep(1)"))
            await other.release()
            await waiting
            assert third.seconds < 1


async def test_a_slow_statement_is_logged_by_name_and_without_its_values(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.database, "SLOW", 0.05)
    with structlog.testing.capture_logs() as logs:
        async with database.request() as request:
            await request.fetch(query("select pg_sleep(0.06), $1::text"), "hunter2")
    (line,) = logs
    assert (line["event"], line["query"], line["log_level"]) == ("slow statement", "test.a_query", "warning")
    assert line["ms"] >= 50
    assert "hunter2" not in str(line)


async def test_a_slow_statement_that_fails_is_logged_too(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.database, "SLOW", 0.0)
    with structlog.testing.capture_logs() as logs:
        async with database.request() as request:
            with pytest.raises(asyncpg.DivisionByZeroError):
                await request.fetch(query("select 1 / 0"))
    assert [line["query"] for line in logs] == ["test.a_query"]


async def test_fast_statements_are_not_logged(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.database, "SLOW", 60.0)
    with structlog.testing.capture_logs() as logs:
        async with database.request() as request:
            await pid_of(request)
    assert logs == []


async def test_statements_run_under_the_settings_that_they_are_written_for(database: Database) -> None:
    async with database.request() as request:
        row = await request.fetch_row(
            query("select current_setting('jit') as jit, current_setting('plan_cache_mode') as plans")
        )
    assert (row["jit"], row["plans"]) == ("off", "force_generic_plan")
