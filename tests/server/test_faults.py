"""What goes wrong on our side: masked for the client, and logged under the id that the client gets."""

import asyncpg
import httpx
import structlog
from starlette.applications import Starlette
from starlette.routing import Route

from engine import Executor
from resolvers import make_schema
from server.accounts import Accounts
from server.database import Database
from server.errors import format_error
from server.http import GraphQLTransport
from server.logs import add_request_id
from server.persisted import PersistedDocuments
from tests.conftest import SECRET


async def post(http: httpx.AsyncClient, query: str) -> httpx.Response:
    return await http.post("/graphql", json={"query": query})


async def test_an_unexpected_error_is_masked_and_logged_under_its_id(
    http: httpx.AsyncClient, connection: asyncpg.Connection
) -> None:
    await connection.execute("alter table posts rename column text to secret_plans")
    with structlog.testing.capture_logs(processors=[add_request_id]) as logs:
        response = await post(http, "{ __typename latestPosts { nodes { text } } }")
    assert response.status_code == 200
    (error,) = response.json()["errors"]
    assert error["message"] == "Something went wrong on our side."
    assert error["path"] == ["latestPosts"]
    assert error["extensions"]["code"] == "INTERNAL"
    assert "secret_plans" not in response.text
    (line,) = [line for line in logs if line["log_level"] == "error"]
    assert line["error_id"] == error["extensions"]["id"]
    assert line["request_id"] == response.headers["x-request-id"]
    assert isinstance(line["exc_info"], asyncpg.UndefinedColumnError)


async def test_a_fault_outside_of_resolvers_is_masked_too(database_url: str) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the password is hunter2")

    transport = GraphQLTransport(
        Executor(make_schema()), Database(database_url), Accounts(SECRET), broken, format_error, PersistedDocuments({})
    )
    faulty = Starlette(routes=[Route("/graphql", transport)])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(faulty), base_url="http://test") as http:
        with structlog.testing.capture_logs() as logs:
            response = await post(http, "{ __typename }")
    assert response.status_code == 500
    (error,) = response.json()["errors"]
    assert (error["message"], error["extensions"]["code"]) == ("Something went wrong on our side.", "INTERNAL")
    assert [line["error_id"] for line in logs] == [error["extensions"]["id"]]
    assert response.headers["x-request-id"]


async def test_a_database_that_is_gone_is_an_error_of_its_own(
    http: httpx.AsyncClient, connection: asyncpg.Connection
) -> None:
    # The connection is lost in the middle of the statement.
    await connection.execute("drop view bylines cascade")
    await connection.execute("create view bylines as select pg_terminate_backend(pg_backend_pid()) as id, '' as handle")
    await connection.execute(
        """
        create function post_cards(viewer bigint) returns table (id bigint, author_id bigint, visibility text)
            language sql as $$ select 1, 2, 'PUBLIC' from bylines where id $$
        """
    )
    with structlog.testing.capture_logs() as logs:
        response = await post(http, "{ latestPosts { nodes { id } } }")
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "UNAVAILABLE"
    assert error["message"] == "The database can't be reached right now. Try again in a moment."
    assert [line["error_id"] for line in logs if line["log_level"] == "error"] == [error["extensions"]["id"]]
