"""GraphQL over HTTP: what is read, which status and media type answers, and that every answer is GraphQL's own JSON."""

import json
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import httpx
import pytest
import pytest_asyncio
import structlog
from starlette.applications import Starlette

from app import create_app
from server.accounts import Accounts
from server.requests import MAX_BODY_SIZE
from server.settings import load_settings
from tests.conftest import SECRET, TEMPLATE_VARIABLE, on_server, url_of

# Nothing here is about data, so one app with one empty database serves all of these tests.
pytestmark = pytest.mark.asyncio(loop_scope="module")
shared = pytest_asyncio.fixture(scope="module", loop_scope="module")

JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"

TYPENAME = {"query": "{ __typename }"}
ANSWER = {"data": {"__typename": "Query"}}


@shared
async def database_url() -> AsyncIterator[str]:
    name = f"{os.environ[TEMPLATE_VARIABLE]}_{secrets.token_hex(6)}"
    await on_server(f"create database {name} template {os.environ[TEMPLATE_VARIABLE]}")
    yield url_of(name)
    await on_server(f"drop database {name} with (force)")


@asynccontextmanager
async def running(database_url: str, environment: str) -> AsyncIterator[Starlette]:
    settings = load_settings(database_url=database_url, secret_key=SECRET, environment=environment, log_level="info")
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        yield app


@shared
async def app(database_url: str) -> AsyncIterator[Starlette]:
    async with running(database_url, "development") as app:
        yield app


@shared
async def http(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        yield client


async def post(http: httpx.AsyncClient, body: Any, accept: str = GRAPHQL_JSON, **headers: str) -> httpx.Response:
    """Posts a body: text and bytes as they are, anything else as JSON."""
    content = body if isinstance(body, str | bytes) else json.dumps(body)
    sent = {"content-type": JSON, "accept": accept, **{name.replace("_", "-"): text for name, text in headers.items()}}
    return await http.post("/graphql", content=content, headers=sent)


async def get(http: httpx.AsyncClient, accept: str = GRAPHQL_JSON, **params: str) -> httpx.Response:
    return await http.get("/graphql", params=params, headers={"accept": accept})


def error_of(response: httpx.Response) -> dict[str, Any]:
    """The one error of an answer that has nothing else."""
    body = response.json()
    assert list(body) == ["errors"]
    (error,) = body["errors"]
    return error


def media_type(response: httpx.Response) -> str:
    return response.headers["content-type"]


# Requests that are taken ----------------------------------------------------------------------------------------------


async def test_a_query_is_taken_by_post(http: httpx.AsyncClient) -> None:
    response = await post(http, TYPENAME)
    assert (response.status_code, response.json()) == (200, ANSWER)


async def test_a_query_is_taken_by_get(http: httpx.AsyncClient) -> None:
    response = await get(http, query="{ __typename }")
    assert (response.status_code, response.json()) == (200, ANSWER)


@pytest.mark.parametrize(
    "content_type", ["application/json; charset=utf-8", "APPLICATION/JSON", "application/json ;x=y"]
)
async def test_parameters_and_case_of_the_content_type_do_not_matter(
    http: httpx.AsyncClient, content_type: str
) -> None:
    response = await post(http, TYPENAME, content_type=content_type)
    assert response.json() == ANSWER


NAMED = "query A { a: __typename } query B($no: Boolean!) { b: __typename @include(if: $no) c: __typename }"


async def test_the_operation_and_its_variables_are_taken_by_post(http: httpx.AsyncClient) -> None:
    body = {"query": NAMED, "operationName": "B", "variables": {"no": False}, "extensions": {"anything": 1}}
    assert (await post(http, body)).json() == {"data": {"c": "Query"}}


async def test_the_operation_and_its_variables_are_taken_by_get(http: httpx.AsyncClient) -> None:
    response = await get(http, query=NAMED, operationName="B", variables='{"no": false}', extensions="{}")
    assert response.json() == {"data": {"c": "Query"}}


async def test_null_is_the_same_as_nothing(http: httpx.AsyncClient) -> None:
    response = await post(http, {**TYPENAME, "operationName": None, "variables": None, "extensions": None})
    assert response.json() == ANSWER


async def test_members_that_the_specification_does_not_know_are_ignored(http: httpx.AsyncClient) -> None:
    assert (await post(http, {**TYPENAME, "id": 7})).json() == ANSWER


async def test_text_of_any_script_comes_through(http: httpx.AsyncClient) -> None:
    body = {"query": 'mutation { logIn(input: {handleOrEmail: "日本🦊", password: "é"}) { errors { message } } }'}
    response = await post(http, body)
    assert response.status_code == 200
    assert "errors" not in response.json()


# Media types and status codes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("accept", [JSON, "*/*", "application/*", "application/json, text/html;q=0.5"])
async def test_plain_json_answers_who_does_not_ask_for_more(http: httpx.AsyncClient, accept: str) -> None:
    response = await post(http, TYPENAME, accept)
    assert media_type(response) == "application/json; charset=utf-8"


async def test_plain_json_answers_who_accepts_nothing_in_particular(http: httpx.AsyncClient) -> None:
    request = http.build_request("POST", "/graphql", json=TYPENAME)
    del request.headers["accept"]
    assert media_type(await http.send(request)) == "application/json; charset=utf-8"


@pytest.mark.parametrize(
    "accept", [GRAPHQL_JSON, f"{GRAPHQL_JSON}; charset=utf-8, {JSON};q=0.9", f"{JSON}, {GRAPHQL_JSON}"]
)
async def test_the_media_type_of_graphql_answers_who_asks_for_it(http: httpx.AsyncClient, accept: str) -> None:
    response = await post(http, TYPENAME, accept)
    assert media_type(response) == f"{GRAPHQL_JSON}; charset=utf-8"


NOT_RUN = {
    "a syntax error": {"query": "{ __typename"},
    "an unknown field": {"query": "{ nothing }"},
    "an unknown operation": {"query": "query A { __typename }", "operationName": "B"},
    "no choice of several operations": {"query": "query A { __typename } query B { __typename }"},
    "no operation at all": {"query": "fragment A on Query { __typename }"},
    "a bad variable": {"query": "query ($n: Int) { latestPosts(first: $n) { nodes { id } } }", "variables": {"n": "x"}},
    "a missing variable": {"query": "query ($id: ID!) { node(id: $id) { id } }"},
    "nothing but a comment": {"query": "# nothing"},
}


@pytest.mark.parametrize("what", NOT_RUN)
async def test_what_can_not_run_is_400_in_the_media_type_of_graphql(http: httpx.AsyncClient, what: str) -> None:
    response = await post(http, NOT_RUN[what])
    assert response.status_code == 400
    assert error_of(response)["extensions"] == {"code": "BAD_REQUEST"}


@pytest.mark.parametrize("what", NOT_RUN)
async def test_what_can_not_run_is_200_in_plain_json(http: httpx.AsyncClient, what: str) -> None:
    response = await post(http, NOT_RUN[what], JSON)
    assert response.status_code == 200
    assert error_of(response)["extensions"] == {"code": "BAD_REQUEST"}


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
async def test_what_ran_is_200_with_errors_and_without_data(http: httpx.AsyncClient, accept: str) -> None:
    partly = await post(http, {"query": "{ __typename homeFeed { nodes { id } } }"}, accept)
    assert partly.status_code == 200
    assert partly.json()["data"] == {"__typename": "Query", "homeFeed": None}
    # A field that can't be null takes everything with it.
    nothing = await post(http, {"query": 'mutation { likePost(input: {postId: "x"}) { errors { message } } }'}, accept)
    assert nothing.status_code == 200
    assert nothing.json()["data"] is None
    for response in (partly, nothing):
        (error,) = response.json()["errors"]
        assert error["extensions"]["code"] == "UNAUTHENTICATED"


async def test_a_syntax_error_says_where(http: httpx.AsyncClient) -> None:
    error = error_of(await post(http, {"query": "{\n  user(handle: }"}))
    assert error["message"].startswith("Syntax Error")
    assert error["locations"] == [{"line": 2, "column": 16}]


async def test_every_validation_error_is_told(http: httpx.AsyncClient) -> None:
    response = await post(http, {"query": "{ nothing nowhere }"})
    assert [error["locations"][0]["column"] for error in response.json()["errors"]] == [3, 11]


# Requests that are refused --------------------------------------------------------------------------------------------

REFUSED: dict[str, tuple[str | bytes, str]] = {
    "nothing": (b"", "The body is not valid JSON."),
    "half an object": ('{"query": ', "The body is not valid JSON."),
    "bytes that are not UTF-8": (b'{"query": "\xff"}', "The body is not valid JSON."),
    "half a surrogate pair": (b'{"query": "\\ud800"}', "The body is not valid JSON."),
    "not a number": ('{"query": "{ __typename }", "variables": {"n": NaN}}', "The body is not valid JSON."),
    "objects in objects in objects": ('{"a":' * 100_000 + "1" + "}" * 100_000, "The body is not valid JSON."),
    "lists in lists in lists": ("[" * 200_000 + "]" * 200_000, "The body is not valid JSON."),
    "null": ("null", "The body must be a JSON object."),
    "a string": ('"{ __typename }"', "The body must be a JSON object."),
    "a batch": (json.dumps([TYPENAME, TYPENAME]), "Send one operation a request: a list of them is not taken."),
    "an empty object": ("{}", "`query` is missing."),
    "null as the query": ('{"query": null}', "`query` is missing."),
    "an empty query": ('{"query": ""}', "`query` is missing."),
    "a number as the query": ('{"query": 7}', "`query` must be a string."),
    "zero as the query": ('{"query": 0}', "`query` must be a string."),
    "an object as the query": ('{"query": {}}', "`query` must be a string."),
    "a string as variables": ('{"query": "{ __typename }", "variables": "{}"}', "`variables` must be an object."),
    "a list as variables": ('{"query": "{ __typename }", "variables": []}', "`variables` must be an object."),
    "false as variables": ('{"query": "{ __typename }", "variables": false}', "`variables` must be an object."),
    "a number as the name": ('{"query": "{ __typename }", "operationName": 1}', "`operationName` must be a string."),
    "a list as extensions": ('{"query": "{ __typename }", "extensions": []}', "`extensions` must be an object."),
}


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
@pytest.mark.parametrize("what", REFUSED)
async def test_a_body_that_is_not_a_graphql_request_is_400(http: httpx.AsyncClient, what: str, accept: str) -> None:
    body, message = REFUSED[what]
    response = await post(http, body, accept)
    assert (response.status_code, media_type(response)) == (400, f"{accept}; charset=utf-8")
    assert error_of(response) == {"message": message, "extensions": {"code": "BAD_REQUEST"}}


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({}, "`query` is missing."),
        ({"query": ""}, "`query` is missing."),
        ({"query": "{ __typename }", "variables": "{"}, "`variables` is not valid JSON."),
        ({"query": "{ __typename }", "variables": "[]"}, "`variables` must be an object."),
        ({"query": "{ __typename }", "extensions": "7"}, "`extensions` must be an object."),
    ],
)
async def test_a_bad_query_string_is_400(http: httpx.AsyncClient, params: dict[str, str], message: str) -> None:
    response = await get(http, **params)
    assert response.status_code == 400
    assert error_of(response) == {"message": message, "extensions": {"code": "BAD_REQUEST"}}


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/graphql", ""],
)
async def test_a_body_that_does_not_say_it_is_json_is_415(http: httpx.AsyncClient, content_type: str) -> None:
    response = await post(http, TYPENAME, content_type=content_type)
    assert response.status_code == 415
    assert error_of(response)["extensions"] == {"code": "UNSUPPORTED_MEDIA_TYPE"}


@pytest.mark.parametrize("accept", ["text/html", "*/*"])
async def test_a_get_that_does_not_ask_for_json_is_406(http: httpx.AsyncClient, accept: str) -> None:
    response = await get(http, accept, query="{ __typename }")
    assert response.status_code == 406
    assert error_of(response)["extensions"] == {"code": "NOT_ACCEPTABLE"}


CREATE = 'mutation Create { createPost(input: {text: "hello"}) { errors { message } } }'


async def test_a_mutation_by_get_is_405_and_changes_nothing(http: httpx.AsyncClient, database_url: str) -> None:
    connection = await asyncpg.connect(database_url)
    try:
        key = await connection.fetchval(
            "insert into users (handle, email, password_hash, display_name) values ('abc', 'a@b.c', '', 'A')"
            " returning id"
        )
        token, _ = Accounts(SECRET).issue_token(key)
        for accept in (JSON, GRAPHQL_JSON):
            response = await http.get(
                "/graphql",
                params={"query": f"query Q {{ __typename }} {CREATE}", "operationName": "Create"},
                headers={"accept": accept, "authorization": f"Bearer {token}"},
            )
            assert (response.status_code, response.headers["allow"]) == (405, "POST")
            assert error_of(response)["extensions"] == {"code": "METHOD_NOT_ALLOWED"}
        assert await connection.fetchval("select count(*) from posts") == 0
    finally:
        await connection.close()


async def test_a_query_beside_a_mutation_is_taken_by_get(http: httpx.AsyncClient) -> None:
    response = await get(http, query=f"query Q {{ __typename }} {CREATE}", operationName="Q")
    assert (response.status_code, response.json()) == (200, ANSWER)


@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH", "HEAD", "OPTIONS"])
async def test_another_method_is_405_and_says_which_are_allowed(http: httpx.AsyncClient, method: str) -> None:
    response = await http.request(method, "/graphql")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, POST")
    assert response.headers["x-request-id"]
    if method != "HEAD":
        assert error_of(response)["extensions"] == {"code": "METHOD_NOT_ALLOWED"}


@pytest.mark.parametrize("authorization", ["Bearer nonsense", "Bearer ", "Basic ZGVtbzpkZW1v", "nonsense"])
async def test_a_bad_access_token_is_401_and_nothing_runs(http: httpx.AsyncClient, authorization: str) -> None:
    for accept in (JSON, GRAPHQL_JSON):
        response = await post(http, TYPENAME, accept, authorization=authorization)
        assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer")
        assert error_of(response)["extensions"] == {"code": "UNAUTHENTICATED"}


# Sizes ----------------------------------------------------------------------------------------------------------------


async def pieces(size: int) -> AsyncIterator[bytes]:
    """A body that does not say beforehand how long it is."""
    for start in range(0, size, 65536):
        yield b" " * min(65536, size - start)


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
@pytest.mark.parametrize("announced", [True, False])
async def test_a_body_that_is_too_large_is_413(http: httpx.AsyncClient, announced: bool, accept: str) -> None:
    content = b" " * (MAX_BODY_SIZE + 1) if announced else pieces(MAX_BODY_SIZE + 1)
    response = await http.post("/graphql", content=content, headers={"content-type": JSON, "accept": accept})
    assert ("content-length" in response.request.headers) is announced
    assert (response.status_code, media_type(response)) == (413, f"{accept}; charset=utf-8")
    assert error_of(response) == {
        "message": "A request has at most 1,048,576 bytes.",
        "extensions": {"code": "BODY_TOO_LARGE"},
    }


async def test_a_body_of_just_the_largest_size_is_taken(http: httpx.AsyncClient) -> None:
    body = json.dumps(TYPENAME).ljust(MAX_BODY_SIZE)
    assert (await post(http, body)).json() == ANSWER


@pytest.mark.parametrize(
    "query",
    [
        "{ __typename } #" + "x" * 65536,
        "{" + "__typename " * 9000 + "}",
        "{" + "a {" * 2000 + "}" * 2001,
        "{ node(id: " + "[" * 2000 + "]" * 2000 + ") { id } }",
        "{ ...F0 }" + "".join(f"fragment F{n} on Query {{ ...F{n + 1} }}" for n in range(500)),
    ],
    ids=["long", "many tokens", "deep fields", "deep values", "fragments in fragments"],
)
async def test_a_hostile_document_is_refused_like_any_bad_one(http: httpx.AsyncClient, query: str) -> None:
    response = await post(http, {"query": query})
    assert response.status_code == 400
    assert {error["extensions"]["code"] for error in response.json()["errors"]} == {"BAD_REQUEST"}


async def test_a_body_that_breaks_off_is_not_a_fault(app: Starlette) -> None:
    """Over the ASGI interface itself: a client can't break off and read the answer."""
    sent: list[dict[str, Any]] = []
    messages = iter([{"type": "http.request", "body": b"{", "more_body": True}, {"type": "http.disconnect"}])

    async def receive() -> dict[str, Any]:
        return next(messages)

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/graphql", "headers": [(b"content-type", b"application/json")]}
    with structlog.testing.capture_logs() as logs:
        await app({**scope, "query_string": b"", "http_version": "1.1", "server": None, "client": None}, receive, send)
    assert sent[0]["status"] == 400
    assert not [line for line in logs if line["log_level"] == "error"]


# Every answer ---------------------------------------------------------------------------------------------------------


async def test_every_answer_has_a_request_id_of_its_own(http: httpx.AsyncClient) -> None:
    responses = [
        await post(http, TYPENAME),
        await post(http, TYPENAME),
        await get(http, query="{ __typename }"),
        await post(http, "{"),
        await post(http, {"query": "{"}),
        await post(http, " " * (MAX_BODY_SIZE + 1)),
        await post(http, TYPENAME, content_type="text/plain"),
        await post(http, TYPENAME, authorization="Bearer nonsense"),
        await http.delete("/graphql"),
    ]
    ids = [response.headers["x-request-id"] for response in responses]
    assert len(set(ids)) == len(responses)


# Development and production -------------------------------------------------------------------------------------------


@shared
async def production(database_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """Plain HTTP to the app as it runs in production."""
    async with (
        running(database_url, "production") as app,
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client,
    ):
        yield client


TRACED = {"query": "{ latestPosts { nodes { id } } }", "extensions": {"trace": True}}


async def test_a_request_is_traced_when_it_asks_for_it_in_development(http: httpx.AsyncClient) -> None:
    with structlog.testing.capture_logs() as logs:
        answer = (await post(http, TRACED)).json()
    assert answer["data"] == {"latestPosts": {"nodes": []}}
    trace = answer["extensions"]["trace"]
    assert trace["statements"] == 1
    assert trace["ms"] >= trace["sql_ms"] > 0
    (field,) = trace["fields"]
    assert field["ms"] > 0
    assert field | {"ms": 0} == {"path": "latestPosts", "field": "Query.latestPosts", "parents": 1, "ms": 0}
    (line,) = [line for line in logs if line["event"] == "operation"]
    assert line["fields"] == trace["fields"]


@pytest.mark.parametrize("extensions", [None, {}, {"trace": False}, {"trace": "yes"}])
async def test_a_request_is_not_traced_when_it_does_not_ask_for_it(http: httpx.AsyncClient, extensions: Any) -> None:
    answer = (await post(http, {**TRACED, "extensions": extensions})).json()
    assert list(answer) == ["data"]


async def test_nothing_is_traced_in_production(production: httpx.AsyncClient) -> None:
    assert list((await post(production, TRACED)).json()) == ["data"]


WITH_SUGGESTIONS = [
    {"query": "{ latestPost { nodes { id } } }"},
    {"query": "{ latestPosts(firs: 1) { nodes { id } } }"},
    {"query": "{ latestPosts { ...F } } fragment F on PostConnectio { nodes { id } }"},
    {"query": 'mutation { createPost(input: {text: "", visibilit: PUBLIC}) { errors { message } } }'},
    {"query": 'mutation { createPost(input: {text: "", visibility: PUBLI}) { errors { message } } }'},
    {
        "query": "mutation ($i: CreatePostInput!) { createPost(input: $i) { errors { message } } }",
        "variables": {"i": {"text": "", "visibility": "PUBLI"}},
    },
    {
        "query": "mutation ($i: CreatePostInput!) { createPost(input: $i) { errors { message } } }",
        "variables": {"i": {"text": "", "visibilit": "PUBLIC"}},
    },
]


@pytest.mark.parametrize("body", WITH_SUGGESTIONS, ids=lambda body: body["query"])
async def test_suggestions_are_made_in_development_only(
    http: httpx.AsyncClient, production: httpx.AsyncClient, body: dict[str, Any]
) -> None:
    open_message = (await post(http, body)).json()["errors"][0]["message"]
    closed_message = (await post(production, body)).json()["errors"][0]["message"]
    told, _, suggestion = open_message.partition(" Did you mean ")
    assert suggestion
    assert closed_message == told


async def test_introspection_is_refused_in_production(http: httpx.AsyncClient, production: httpx.AsyncClient) -> None:
    for query in ("{ __schema { queryType { name } } }", '{ __type(name: "User") { name } }'):
        assert (await post(http, {"query": query})).status_code == 200
        assert (await post(production, {"query": query})).status_code == 400
    assert (await post(production, TYPENAME)).json() == ANSWER


async def test_the_playground_is_not_there_in_production(
    http: httpx.AsyncClient, production: httpx.AsyncClient
) -> None:
    for path in ("/", "/playground/examples.json"):
        assert (await http.get(path)).status_code == 200
        assert (await production.get(path)).status_code == 404
