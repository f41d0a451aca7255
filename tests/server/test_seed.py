"""Demo data: right in every count, believable in time, the same each time, and all or nothing."""

import asyncio
import io
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import pytest
from argon2 import PasswordHasher
from rich.console import Console

from server.seed import (
    DEMO_HANDLE,
    DEMO_PASSWORD,
    SeedPlan,
    SeedPlanError,
    SeedSummary,
    clear,
    holds_data,
    progress_reporter,
    seed,
)

UNTIL = datetime(2026, 3, 14, 20, 0, 0, 123_000, tzinfo=UTC)
PLAN = SeedPlan(
    users=200, posts=700, follows=3_000, likes=4_000, comments=1_200, shares=500, random_seed=7, until=UNTIL,
    viewers=(("viewer_10", 10), ("viewer_150", 150)),
)  # fmt: skip

TABLES = ("users", "follows", "posts", "feed_entries", "post_likes", "comments", "comment_likes")
KEYS_BEGIN = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture
async def connection(database_url: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(database_url)
    yield connection
    await connection.close()


async def sow(connection: asyncpg.Connection, plan: SeedPlan = PLAN) -> SeedSummary:
    return await seed(connection, plan, lambda stage, done, total: None)


async def contents(connection: asyncpg.Connection, shift: timedelta = timedelta()) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, with each key and time moved back by `shift`, and without salted hashes."""
    key_shift = shift // timedelta(milliseconds=1) << 22

    def moved(column: str, value: Any) -> Any:
        if column == "password_hash":
            return value[:9]
        if isinstance(value, datetime):
            return value - shift
        return value - key_shift if value is not None and column.endswith("id") else value

    return {
        table: [
            {column: moved(column, value) for column, value in row.items()}
            for row in await connection.fetch(f"select * from {table} order by 1, 2, 3")
        ]
        for table in TABLES
    }


async def count(connection: asyncpg.Connection, rows: str) -> int:
    """How many rows there are of `rows`: a table, or what follows a `from`."""
    return int(await connection.fetchval(f"select count(*) from {rows}"))


async def test_the_amounts_are_exactly_those_of_the_plan(connection: asyncpg.Connection) -> None:
    summary = await sow(connection)
    assert await count(connection, "users") == PLAN.users == summary.users
    assert await count(connection, "posts") == PLAN.posts == summary.posts
    assert await count(connection, "follows") == PLAN.follows == summary.follows
    assert await count(connection, "post_likes") == PLAN.likes == summary.likes
    assert await count(connection, "comments") == PLAN.comments == summary.comments
    assert await count(connection, "feed_entries where reason = 'SHARED'") == PLAN.shares == summary.shares
    assert await count(connection, "comment_likes") == summary.comment_likes > 0


async def test_every_counter_equals_the_rows_that_it_counts(connection: asyncpg.Connection) -> None:
    await sow(connection)
    for table, column, counted in (
        ("users", "post_count", "posts c where c.author_id = t.id"),
        ("users", "follower_count", "follows c where c.followee_id = t.id"),
        ("users", "following_count", "follows c where c.follower_id = t.id"),
        ("posts", "like_count", "post_likes c where c.post_id = t.id"),
        ("posts", "comment_count", "comments c where c.post_id = t.id"),
        ("posts", "share_count", "feed_entries c where c.post_id = t.id and c.reason = 'SHARED'"),
        ("comments", "like_count", "comment_likes c where c.comment_id = t.id"),
        ("comments", "reply_count", "comments c where c.parent_id = t.id"),
    ):
        assert await count(connection, f"{table} t where {column} > 0") > 0
        wrong = f"{table} t where {column} <> (select count(*) from {counted})"
        assert await count(connection, wrong) == 0, (table, column)


async def test_every_post_is_in_the_feed_under_its_own_key(connection: asyncpg.Connection) -> None:
    await sow(connection)
    authored = "feed_entries e join posts p on p.id = e.id and p.id = e.post_id and p.author_id = e.actor_id"
    assert await count(connection, f"{authored} where reason = 'AUTHORED'") == PLAN.posts
    assert await count(connection, "feed_entries where reason = 'AUTHORED'") == PLAN.posts


async def test_keys_are_made_of_the_time_of_their_rows(connection: asyncpg.Connection) -> None:
    await sow(connection)
    for table in ("users", "posts", "comments"):
        rows = await connection.fetch(f"select id, created_at from {table} order by id")
        assert [row["created_at"] for row in rows] == sorted(row["created_at"] for row in rows)
        for row in rows:
            assert KEYS_BEGIN + timedelta(milliseconds=row["id"] >> 22) == row["created_at"]


async def test_no_two_rows_share_a_key(connection: asyncpg.Connection) -> None:
    await sow(connection)
    keys = " union all ".join(
        f"select id from {rows}"
        for rows in ("users", "follows", "posts", "comments", "post_likes", "feed_entries where reason = 'SHARED'")
    )
    assert await count(connection, f"(select id from ({keys}) _ group by id having count(*) > 1) _") == 0


async def test_everything_lies_between_the_beginning_and_until(connection: asyncpg.Connection) -> None:
    await sow(connection)
    begin = PLAN.until - timedelta(days=PLAN.days)
    for table in ("users", "posts", "comments", "comment_likes"):
        first = await connection.fetchval(f"select min(created_at) from {table}")
        last = await connection.fetchval(f"select max(created_at) from {table}")
        assert begin <= first <= last <= PLAN.until, table
    for table in ("posts", "comments"):
        assert await count(connection, f"{table} where edited_at < created_at") == 0
        assert await connection.fetchval(f"select max(edited_at) from {table}") <= PLAN.until
    for table in ("follows", "post_likes", "feed_entries"):
        first = await connection.fetchval(f"select min(id) >> 22 from {table}")
        last = await connection.fetchval(f"select max(id) >> 22 from {table}")
        first, last = (KEYS_BEGIN + timedelta(milliseconds=since) for since in (first, last))
        assert begin <= first <= last <= PLAN.until, table


async def test_nothing_happens_before_what_it_is_about(connection: asyncpg.Connection) -> None:
    await sow(connection)
    for too_early in (
        "posts p join users u on u.id = p.author_id where p.id < u.id",
        "posts p join posts q on q.id = p.quoted_post_id where p.id < q.id",
        "follows f join users u on u.id in (f.follower_id, f.followee_id) where f.id < u.id",
        "post_likes l join users u on u.id = l.user_id where l.id < greatest(u.id, l.post_id)",
        "feed_entries e join users u on u.id = e.actor_id where e.id < greatest(u.id, e.post_id)",
        "comments c join users u on u.id = c.author_id where c.id < greatest(u.id, c.post_id, c.parent_id)",
        "comment_likes l join comments c on c.id = l.comment_id join users u on u.id = l.user_id"
        " where l.created_at < greatest(c.created_at, u.created_at)",
    ):
        assert await count(connection, too_early) == 0, too_early


async def test_only_followers_react_to_what_is_for_followers(connection: asyncpg.Connection) -> None:
    await sow(connection)
    hidden = "posts p join {} r on r.post_id = p.id where p.visibility = 'FOLLOWERS' and r.{} <> p.author_id"
    stranger = "not exists (select from follows f where f.followee_id = p.author_id and f.follower_id = r.{})"
    for table, actor in (("post_likes", "user_id"), ("comments", "author_id")):
        assert await count(connection, hidden.format(table, actor)) > 0
        assert await count(connection, f"{hidden.format(table, actor)} and {stranger.format(actor)}") == 0
    assert await count(connection, hidden.format("feed_entries", "actor_id")) == 0
    quoted = "posts p join posts q on q.id = p.quoted_post_id"
    assert await count(connection, f"{quoted} where q.visibility = 'FOLLOWERS'") == 0
    assert await count(connection, quoted) > 20


async def test_conversations_go_deeper_than_one_reply(connection: asyncpg.Connection) -> None:
    await sow(connection)
    replies = "comments c join comments p on p.id = c.parent_id"
    assert await count(connection, replies) > PLAN.comments / 10
    assert await count(connection, f"{replies} where p.parent_id is not null") > PLAN.comments / 50


async def test_a_few_people_have_much_of_the_audience(connection: asyncpg.Connection) -> None:
    await sow(connection)
    top = "select sum({0}) from (select {0} from {1} order by {0} desc limit (select count(*) / 10 from {1})) _"
    # Without a tail it would be a tenth.
    assert await connection.fetchval(top.format("follower_count", "users")) > 0.2 * PLAN.follows
    assert await connection.fetchval(top.format("post_count", "users")) > 0.25 * PLAN.posts
    assert await connection.fetchval(top.format("like_count", "posts")) > 0.25 * PLAN.likes


async def test_mentions_are_of_people_who_exist(connection: asyncpg.Connection) -> None:
    await sow(connection)
    mentions = "(select (regexp_matches(text, '@([a-z0-9_]+)', 'g'))[1] from {}) m (handle)"
    for table in ("posts", "comments"):
        assert await count(connection, mentions.format(table)) > 0
        strangers = f"{mentions.format(table)} where not exists (select from users u where u.handle = m.handle)"
        assert await count(connection, strangers) == 0


async def test_no_slot_of_a_phrase_stays_empty(connection: asyncpg.Connection) -> None:
    await sow(connection)
    for table, column in (("posts", "text"), ("comments", "text"), ("users", "bio"), ("users", "display_name")):
        assert await count(connection, f"{table} where {column} ~ '[{{}}]|  |@( |$)'") == 0


async def test_the_demo_account_has_a_full_life(connection: asyncpg.Connection) -> None:
    await sow(connection)
    demo = await connection.fetchrow("select * from users where handle = $1", DEMO_HANDLE)
    assert demo is not None
    assert PasswordHasher().verify(demo["password_hash"], DEMO_PASSWORD)
    assert (demo["email"], demo["following_count"]) == ("demo@example.com", 50)
    assert demo["post_count"] >= 20
    assert demo["follower_count"] >= 30
    assert demo["bio"]
    for own in ("post_likes where user_id", "comments where author_id"):
        assert await count(connection, f"{own} = {demo['id']}") > 0
    # What there is to be notified of, and what is in its home feed.
    assert await count(connection, f"posts where author_id = {demo['id']} and like_count > 0") > 10
    assert await count(connection, f"posts where author_id = {demo['id']} and comment_count > 0") > 5
    feed = f"feed_entries e join follows f on f.followee_id = e.actor_id and f.follower_id = {demo['id']}"
    assert await count(connection, feed) > 100


async def test_nobody_but_the_demo_account_can_sign_in(connection: asyncpg.Connection) -> None:
    await sow(connection)
    assert await count(connection, f"users where password_hash <> '!' and handle <> '{DEMO_HANDLE}'") == 0


async def test_viewers_follow_exactly_as_many_as_they_should(connection: asyncpg.Connection) -> None:
    await sow(connection)
    following = "select following_count from users where handle = $1"
    assert await connection.fetchval(following, "viewer_10") == 10
    assert await connection.fetchval(following, "viewer_150") == 150
    # Some who post much, and some who post little.
    followees = "follows f join users v on v.id = f.follower_id join users u on u.id = f.followee_id"
    for posts in ("<= 2", ">= 10"):
        assert await count(connection, f"{followees} where v.handle = 'viewer_10' and u.post_count {posts}") > 0


async def test_the_same_plan_makes_the_same_data(connection: asyncpg.Connection) -> None:
    await sow(connection)
    first = await contents(connection)
    await clear(connection)
    await sow(connection)
    assert await contents(connection) == first


async def test_another_until_moves_the_data_and_changes_nothing_else(connection: asyncpg.Connection) -> None:
    await sow(connection)
    first = await contents(connection)
    shift = timedelta(days=5, hours=7, milliseconds=321)
    await clear(connection)
    await sow(connection, replace(PLAN, until=PLAN.until + shift))
    assert await contents(connection, shift) == first


async def test_another_random_seed_makes_other_data(connection: asyncpg.Connection) -> None:
    await sow(connection)
    first = await contents(connection)
    await clear(connection)
    await sow(connection, replace(PLAN, random_seed=8))
    second = await contents(connection)
    assert [row["text"] for row in second["posts"]] != [row["text"] for row in first["posts"]]
    assert [row["handle"] for row in second["users"]] != [row["handle"] for row in first["users"]]


async def test_data_is_noticed_and_cleared(connection: asyncpg.Connection) -> None:
    assert not await holds_data(connection)
    await sow(connection)
    assert await holds_data(connection)
    await clear(connection)
    assert not await holds_data(connection)
    for table in TABLES:
        assert await count(connection, table) == 0, table


@pytest.mark.parametrize("stage", ["Drawing people and posts", "People", "Likes", "Likes of comments"])
async def test_an_interrupted_seed_leaves_nothing(connection: asyncpg.Connection, stage: str) -> None:
    def interrupt(current: str, done: int, total: int) -> None:
        if current == stage:
            seeding.cancel()

    seeding = asyncio.create_task(seed(connection, PLAN, interrupt))
    with pytest.raises(asyncio.CancelledError):
        await seeding
    for table in TABLES:
        assert await count(connection, table) == 0, table


async def test_a_seed_can_be_part_of_a_larger_transaction(connection: asyncpg.Connection) -> None:
    await sow(connection, replace(PLAN, random_seed=8))
    before = await contents(connection)
    transaction = connection.transaction()
    await transaction.start()
    await clear(connection)
    await sow(connection)
    await transaction.rollback()
    assert await contents(connection) == before


@pytest.mark.parametrize(
    "plan",
    [
        SeedPlan(users=1, posts=0, until=UNTIL),
        SeedPlan(users=1, posts=30, comments=10, until=UNTIL),
        SeedPlan(users=2, posts=3, follows=2, likes=3, comments=20, shares=3, days=1, until=UNTIL),
        SeedPlan(users=40, posts=20, follows=40 * 39, likes=39 * 19, comments=0, shares=39 * 19, until=UNTIL),
        SeedPlan(users=3, posts=5, until=UNTIL, viewers=(("all_of_them", 2), ("nobody_at_all", 0))),
    ],
    ids=["one person", "one who talks", "two people", "everybody does everything", "viewers alone"],
)
async def test_small_and_full_plans_are_carried_out_exactly(connection: asyncpg.Connection, plan: SeedPlan) -> None:
    await sow(connection, plan)
    assert await count(connection, "users") == plan.users
    assert await count(connection, "posts") == plan.posts
    assert await count(connection, "follows") == plan.follows
    assert await count(connection, "post_likes") == plan.likes
    assert await count(connection, "comments") == plan.comments
    assert await count(connection, "feed_entries") == plan.posts + plan.shares


@pytest.mark.parametrize(
    ("amounts", "message"),
    [
        ({"users": 0}, "users must be at least 1"),
        ({"users": 2, "viewers": (("viewer_1", 1), ("viewer_2", 1))}, "users must be at least 3"),
        ({"posts": -1}, "posts must not be negative"),
        ({"users": 100, "follows": 10_000}, "follows must be 80 .* to 9,851"),
        ({"users": 100, "follows": 10}, "follows must be 80"),
        ({"users": 10, "posts": 20, "likes": 172}, "likes must be 0 to 171"),
        ({"users": 10, "posts": 20, "shares": 172}, "shares must be 0 to 171"),
        ({"likes": -1}, "likes must be 0 to"),
        ({"comments": -1}, "comments must be 0 or more"),
        ({"posts": 0, "comments": 1}, "0 without posts"),
        ({"days": 0}, "days must be 1 to"),
        ({"until": datetime(2026, 1, 1)}, "until must have a time zone"),
        ({"until": datetime(2024, 1, 2, tzinfo=UTC)}, "keys begin at 2024-01-01"),
        ({"viewers": (("Viewer", 1),)}, "a handle has 3 to 30 of"),
        ({"viewers": (("demo", 1),)}, "taken twice"),
        ({"viewers": (("viewer", 1), ("viewer", 2))}, "taken twice"),
        ({"users": 100, "viewers": (("viewer", 100),)}, "can follow 0 to 99"),
    ],
)
def test_impossible_plans_are_refused_with_the_reason(amounts: dict[str, Any], message: str) -> None:
    with pytest.raises(SeedPlanError, match=message):
        SeedPlan(**{"until": UNTIL} | amounts)


def test_amounts_follow_from_users_and_posts() -> None:
    plan = SeedPlan()
    assert (plan.users, plan.posts, plan.follows) == (1_000, 10_000, 40_000)
    assert (plan.likes, plan.comments, plan.shares) == (80_000, 10_000, 5_000)
    # However small, what is derived is possible.
    for users in range(1, 60):
        SeedPlan(users=users, posts=users // 2)


async def test_progress_reaches_its_total_in_every_stage(connection: asyncpg.Connection) -> None:
    last: dict[str, tuple[int, int]] = {}
    await seed(connection, PLAN, lambda stage, done, total: last.update({stage: (done, total)}))
    assert last["Likes"] == (PLAN.likes, PLAN.likes)
    assert all(done == total for done, total in last.values())


def test_progress_is_plain_lines_when_nobody_watches() -> None:
    written = io.StringIO()
    with progress_reporter(Console(file=written)) as report:
        report("Likes", 0, 2_000)
        report("Likes", 1_000, 2_000)
        report("Likes", 2_000, 2_000)
    assert written.getvalue().startswith("Likes: 2,000 (")
    assert written.getvalue().count("\n") == 1


def test_progress_is_bars_on_a_terminal() -> None:
    written = io.StringIO()
    with progress_reporter(Console(file=written, force_terminal=True, width=100)) as report:
        report("Likes", 0, 2_000)
        report("Likes", 2_000, 2_000)
    assert "━" in written.getvalue()
    assert "2000/2000" in written.getvalue()
