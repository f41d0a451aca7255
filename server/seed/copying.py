"""Writes the demo data: one transaction, through COPY."""

import asyncio
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import asyncpg
from argon2 import PasswordHasher

from server.seed.network import FOLLOW_COLUMNS, draw_network, follow_rows
from server.seed.people import USER_COLUMNS, draw_people, user_rows
from server.seed.plan import DEMO_PASSWORD, SeedPlan
from server.seed.posts import POST_COLUMNS, draw_posts, post_rows
from server.seed.reactions import (
    COMMENT_COLUMNS,
    COMMENT_LIKE_COLUMNS,
    FEED_ENTRY_COLUMNS,
    POST_LIKE_COLUMNS,
    Reactions,
)
from server.seed.timeline import Timeline
from server.seed.writing import Writer

# Called with the name of the stage, how much of it is done, and how much there is to do.
Report = Callable[[str, int, int], None]

# PostgreSQL keeps the pending foreign key checks of a statement in memory, and progress is told after each one.
_ROWS_PER_COPY = 50_000

_TABLES = ("users", "follows", "posts", "feed_entries", "post_likes", "comments", "comment_likes")


@dataclass(frozen=True)
class SeedSummary:
    """What is in the database now, and how long it took to get there."""

    users: int
    follows: int
    posts: int
    shares: int
    likes: int
    comments: int
    comment_likes: int
    seconds: float


async def holds_data(connection: asyncpg.Connection) -> bool:
    """Whether there is anything that seeding would mix with. Everything belongs to a person, so people tell."""
    return bool(await connection.fetchval("select exists (select from users)"))


async def clear(connection: asyncpg.Connection) -> None:
    """Empties every table of the feed: those that refer to people, directly or through others, and people."""
    await connection.execute("truncate users cascade")


async def analyze(connection: asyncpg.Connection) -> None:
    """What autovacuum would do a minute later: statistics, and the visibility map that index-only scans rely on.

    Not inside a transaction.
    """
    await connection.execute(f"vacuum (analyze) {', '.join(_TABLES)}")


async def seed(connection: asyncpg.Connection, plan: SeedPlan, report: Report) -> SeedSummary:
    """Fills the empty tables of the feed as planned, in one transaction: interrupted, it leaves nothing.

    Within a transaction of the caller it is part of that one, and `analyze` is left to the caller.
    """
    started = time.monotonic()
    drawing = "Drawing people and posts"
    timeline = Timeline(plan.until, plan.days)
    # Between the steps there is a chance to be cancelled.
    report(drawing, 0, 3)
    await asyncio.sleep(0)
    writer = Writer(plan.random_seed)
    people = draw_people(plan, timeline, writer)
    report(drawing, 1, 3)
    await asyncio.sleep(0)
    network = draw_network(plan, people)
    report(drawing, 2, 3)
    await asyncio.sleep(0)
    posts = draw_posts(plan, people, network, timeline)
    report(drawing, 3, 3)
    await asyncio.sleep(0)

    post_counts = array("i", bytes(4 * plan.users))
    for author in posts.authors:
        post_counts[author] += 1
    users = user_rows(
        people,
        timeline,
        plan.random_seed,
        demo_password_hash=PasswordHasher().hash(DEMO_PASSWORD),
        post_counts=post_counts,
        follower_counts=[len(others) for others in network.followers],
        following_counts=[len(others) for others in network.following],
    )
    follows = follow_rows(plan, people, network, timeline)
    texts = post_rows(plan, people, network, posts, timeline, writer)
    reactions = Reactions(plan, people, network, posts, timeline, writer)

    # Every row comes after what it refers to. The order also decides the keys, which are drawn as rows are made.
    load = _Loader(connection, report)
    async with connection.transaction():
        await load("People", "users", USER_COLUMNS, users, plan.users)
        await load("Follows", "follows", FOLLOW_COLUMNS, follows, plan.follows)
        await load("Posts", "posts", POST_COLUMNS, texts, plan.posts)
        entries = reactions.feed_entry_rows()
        await load("Feed entries", "feed_entries", FEED_ENTRY_COLUMNS, entries, plan.posts + plan.shares)
        await load("Likes", "post_likes", POST_LIKE_COLUMNS, reactions.post_like_rows(), plan.likes)
        await load("Comments", "comments", COMMENT_COLUMNS, reactions.comment_rows(), plan.comments)
        comment_likes = reactions.comment_like_count
        likes = reactions.comment_like_rows()
        await load("Likes of comments", "comment_likes", COMMENT_LIKE_COLUMNS, likes, comment_likes)
    if not connection.is_in_transaction():
        report("Statistics", 0, 1)
        await analyze(connection)
        report("Statistics", 1, 1)
    return SeedSummary(
        users=plan.users,
        follows=plan.follows,
        posts=plan.posts,
        shares=plan.shares,
        likes=plan.likes,
        comments=plan.comments,
        comment_likes=comment_likes,
        seconds=time.monotonic() - started,
    )


class _Loader:
    """Copies rows into a table while they are being made, and tells how far it is."""

    def __init__(self, connection: asyncpg.Connection, report: Report) -> None:
        self._connection = connection
        self._report = report

    async def __call__(
        self, stage: str, table: str, columns: Sequence[str], rows: Iterator[tuple[object, ...]], total: int
    ) -> None:
        self._report(stage, 0, total)
        for done in range(0, total, _ROWS_PER_COPY):
            await self._connection.copy_records_to_table(table, records=islice(rows, _ROWS_PER_COPY), columns=columns)
            self._report(stage, min(done + _ROWS_PER_COPY, total), total)
