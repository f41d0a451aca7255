"""The engine against graphql-core's executor, on generated operations over the real schema and a seeded database."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest
from graphql import parse
from hypothesis import given

from engine import breadth_first
from resolvers import make_schema
from resolvers.context import RequestContext
from server.accounts import Accounts
from server.database import Database
from server.seed import DEMO_HANDLE, SeedPlan, seed
from tests.conftest import SECRET
from tests.engine.differential import answer_of, difference_when_concurrent, invalidity, leftovers_collected
from tests.engine.random_operations import Operation, Values, examples, operation_from, sources

SCHEMA = make_schema()

# Each can be repeated with the same outcome, by either executor.
REPEATABLE = (
    "likePost",
    "unlikePost",
    "likeComment",
    "unlikeComment",
    "followUser",
    "unfollowUser",
    "muteUser",
    "unmuteUser",
    "blockUser",
    "unblockUser",
    "updateProfile",
)

SAMPLES = """{
  homeFeed(first: 6) { edges { cursor } }
  latestPosts(first: 8) {
    edges { cursor node {
      id
      author { id handle followers(first: 3) { edges { cursor } } }
      comments(first: 2) { edges { cursor node { id author { id handle } } } }
      interactions(first: 2) { edges { cursor node { id } } }
    } }
  }
}"""


class Site:
    """The seeded site as the demo account sees it, asked through either executor."""

    def __init__(self, database: Database, viewer: int) -> None:
        self._database = database
        self._viewer = viewer
        self._accounts = Accounts(SECRET)
        self.engine = breadth_first()
        self.values: Values = {}

    async def answer(self, executor: Any, operation: Operation) -> Any:
        async with self._database.request() as connection:
            context = RequestContext(self._viewer, connection, self._accounts)
            before = asyncio.all_tasks()
            answer = await answer_of(executor, SCHEMA, parse(operation.query), operation.variables, context)
            # graphql-core answers without waiting for the siblings of a field that failed.
            if abandoned := asyncio.all_tasks() - before:
                await asyncio.wait(abandoned)
            return answer

    async def assert_same(self, operation: Operation) -> None:
        with leftovers_collected():
            expected = await self.answer(None, operation)
        found = difference_when_concurrent(await self.answer(self.engine, operation), expected)
        assert found is None, f"{found}\n{invalidity(parse(operation.query), SCHEMA) or ''}\n{operation}"


@pytest.fixture
async def site(database_url: str, connection: asyncpg.Connection) -> AsyncIterator[Site]:
    await seed(connection, SeedPlan(users=60, posts=300), lambda *_: None)
    database = Database(database_url)
    await database.connect()
    viewer = await connection.fetchval("select id from users where handle = $1", DEMO_HANDLE)
    site = Site(database, viewer)
    site.values = await values_of(site)
    yield site
    await database.disconnect()


async def values_of(site: Site) -> dict[str, tuple[Any, ...]]:
    """Ids, cursors and handles as the site gives them out, and some that it never would."""
    answer = await site.answer(None, Operation(SAMPLES, {}))
    assert not answer.problems
    found: dict[str, list[str]] = {"id": [], "cursor": [], "handle": []}

    def collect(value: Any) -> None:
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(inner, str) and key in found:
                found[key].append(inner)
            elif isinstance(inner, dict | list):
                collect(inner)

    collect(json.loads(answer.data))
    ids = (*dict.fromkeys(found["id"]), "post_999999", "user_0", "nonsense", "")
    cursors = (*dict.fromkeys(found["cursor"]), "nonsense", "")
    named = {
        f"{kind}Id": tuple(node_id for node_id in ids if node_id.startswith(kind))
        for kind in ("post", "comment", "user")
    }
    return named | {
        "ID": ids,
        "after": cursors,
        "before": cursors,
        "handle": (*dict.fromkeys(found["handle"]), DEMO_HANDLE, "nobody_at_all", "Not a handle"),
        "first": (2, 1, 3, 2, 1, 0, 101),
        "last": (2, 1, 0),
        "displayName": ("Demo", " ", "x" * 51),
        "avatarUrl": ("https://example.com/a.png", "ftp://example.com"),
    }


@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
@examples(500)
@given(source=sources())
async def test_queries_are_answered_as_by_the_reference(site: Site, source: bytes) -> None:
    await site.assert_same(operation_from(source, SCHEMA, "query", site.values, depth=6, budget=16, always=["first"]))


@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
@examples(80)
@given(source=sources())
async def test_mutations_end_in_the_same_state_and_answer_the_same(site: Site, source: bytes) -> None:
    operation = operation_from(
        source, SCHEMA, "mutation", site.values, depth=4, budget=12, roots=REPEATABLE, always=["first"]
    )
    # The first run may change the state; from then on every run starts and ends in the same one.
    await site.answer(site.engine, operation)
    await site.assert_same(operation)
