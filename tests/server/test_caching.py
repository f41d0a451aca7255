"""What may be kept of an answer: by `GET` only, as `@cacheControl` says, never of a signed-in viewer's."""

from collections.abc import AsyncIterator

import httpx
import pytest
from graphql import build_schema
from starlette.applications import Starlette

from engine import DocumentCache
from generated.python import CreatePostInput
from resolvers import SDL
from server.caching import CachePolicy
from server.settings import Settings, load_settings
from tests.conftest import SECRET, MakeUser
from tests.server.test_persisted import serving

ACCEPT = {"accept": "application/json"}
LATEST = "{ latestPosts { nodes { id } } }"


@pytest.fixture
async def http(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test", headers=ACCEPT) as client:
        yield client


# Policies -------------------------------------------------------------------------------------------------------------

SCHEMA = build_schema(
    """
    enum CacheControlScope { PUBLIC PRIVATE }
    directive @cacheControl(maxAge: Int!, scope: CacheControlScope! = PUBLIC) on FIELD_DEFINITION | OBJECT

    type Query {
      hour: Post @cacheControl(maxAge: 3600)
      minute: Post @cacheControl(maxAge: 60)
      own: Int @cacheControl(maxAge: 60, scope: PRIVATE)
      now: Int @cacheControl(maxAge: 0)
      unsaid: Int
    }
    type Post { text: String, author: Author, likes: Int @cacheControl(maxAge: 5) }
    type Author @cacheControl(maxAge: 600) { name: String }
    """
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{ hour { text } }", "public, max-age=3600"),
        ("{ hour { author { name } } }", "public, max-age=600"),
        ("{ hour { author { name } likes } }", "public, max-age=5"),
        ("{ hour { text } minute { text } }", "public, max-age=60"),
        ("{ hour { text } own }", "private, max-age=60"),
        ("{ hour { text } now }", "private, no-cache"),
        ("{ hour { text } unsaid }", "private, no-cache"),
        ("{ __typename }", "private, no-cache"),
    ],
)
def test_the_shortest_time_of_what_is_selected_holds(source: str, expected: str) -> None:
    operation = DocumentCache(SCHEMA).get(source).operation()
    policy = CachePolicy(SCHEMA)
    assert policy.cache_control(operation.coordinates, signed_in=False) == expected
    assert policy.cache_control(operation.coordinates, signed_in=True) == "private, no-cache"


def test_a_schema_without_the_directive_keeps_nothing() -> None:
    schema = build_schema("type Query { a: Int }")
    assert CachePolicy(schema).cache_control({"Query.a"}, signed_in=False) == "private, no-cache"


# Over HTTP ------------------------------------------------------------------------------------------------------------


async def test_an_anonymous_answer_may_be_kept_for_a_while(http: httpx.AsyncClient) -> None:
    response = await http.get("/graphql", params={"query": LATEST})
    assert response.headers["cache-control"] == "public, max-age=5"
    assert response.headers["vary"] == "accept, authorization"
    assert response.headers["etag"].startswith('"')


async def test_a_viewers_answer_is_asked_for_each_time(http: httpx.AsyncClient, make_user: MakeUser) -> None:
    person = await make_user()
    authorization = {"authorization": f"Bearer {person.token}"}
    response = await http.get("/graphql", params={"query": LATEST}, headers=authorization)
    assert response.headers["cache-control"] == "private, no-cache"
    again = await http.get(
        "/graphql", params={"query": LATEST}, headers={**authorization, "if-none-match": response.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    await person.api.create_post(CreatePostInput(text="Something new."))
    changed = await http.get(
        "/graphql", params={"query": LATEST}, headers={**authorization, "if-none-match": response.headers["etag"]}
    )
    assert changed.status_code == 200
    assert len(changed.json()["data"]["latestPosts"]["nodes"]) == 1


@pytest.mark.parametrize("tag", ["{etag}", "W/{etag}", '"another", {etag}', "*"])
async def test_who_has_the_answer_is_told_so(http: httpx.AsyncClient, tag: str) -> None:
    etag = (await http.get("/graphql", params={"query": LATEST})).headers["etag"]
    again = await http.get("/graphql", params={"query": LATEST}, headers={"if-none-match": tag.format(etag=etag)})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == etag
    assert again.headers["cache-control"] == "public, max-age=5"
    assert "content-type" not in again.headers


async def test_another_media_type_is_another_answer(http: httpx.AsyncClient) -> None:
    plain = await http.get("/graphql", params={"query": LATEST})
    other = await http.get(
        "/graphql", params={"query": LATEST}, headers={"accept": "application/graphql-response+json"}
    )
    assert plain.content == other.content
    assert plain.headers["etag"] != other.headers["etag"]


@pytest.mark.parametrize("query", ["{ nothing }", '{ post(id: "wrong") { id } latestPosts { nodes { id } } }'])
async def test_an_answer_with_errors_is_not_kept(http: httpx.AsyncClient, query: str) -> None:
    response = await http.get("/graphql", params={"query": query})
    assert "errors" in response.json()
    assert response.headers["cache-control"] == "no-store"
    assert "etag" not in response.headers


async def test_a_traced_answer_is_not_kept(http: httpx.AsyncClient) -> None:
    response = await http.get("/graphql", params={"query": LATEST, "extensions": '{"trace": true}'})
    assert "trace" in response.json()["extensions"]
    assert response.headers["cache-control"] == "no-store"


async def test_nothing_is_said_of_what_was_posted(http: httpx.AsyncClient) -> None:
    response = await http.post("/graphql", json={"query": LATEST})
    assert not {"cache-control", "etag", "vary"} & set(response.headers)


# The SDL --------------------------------------------------------------------------------------------------------------


async def test_the_sdl_is_served_and_not_sent_twice(http: httpx.AsyncClient) -> None:
    response = await http.get("/schema.graphql")
    assert (response.status_code, response.text) == (200, SDL.read_text())
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.headers["cache-control"] == "no-cache"
    again = await http.get("/schema.graphql", headers={"if-none-match": response.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == response.headers["etag"]
    changed = await http.get("/schema.graphql", headers={"if-none-match": '"of an older one"'})
    assert changed.status_code == 200


@pytest.mark.parametrize(
    ("environment", "introspection", "served"),
    [
        ("development", None, True),
        ("development", False, False),
        ("production", None, False),
        ("production", True, True),
    ],
)
async def test_the_sdl_is_served_where_introspection_is(
    database_url: str, environment: str, introspection: bool | None, served: bool
) -> None:
    settings: Settings = load_settings(
        database_url=database_url,
        secret_key=SECRET,
        environment=environment,
        introspection=introspection,
        usage_log=False,
        log_level="warning",
    )
    async with serving(settings) as http:
        assert (await http.get("/schema.graphql")).status_code == (200 if served else 404)
        answer = (await http.post("/graphql", json={"query": "{ __schema { queryType { name } } }"})).json()
        assert ("data" in answer) is served
