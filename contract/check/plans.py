"""Whether the queries use the indexes that claim to serve them, on a database that is large enough to tell."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from contract.check.problem import Problem, place_of
from contract.check.statements import Connection
from server.seed import SeedPlan
from sql import Query

INDEX, SCAN = "index-used", "no-full-scan"

NEWEST = 2**63 - 1

PLAN = SeedPlan(
    users=10_000,
    posts=100_000,
    follows=200_000,
    likes=300_000,
    comments=150_000,
    shares=30_000,
    viewers=(("viewer_10", 10), ("viewer_500", 500), ("viewer_5000", 5000)),
)
"""The data on which plans are made: a small table is read from end to end whatever its indexes."""

LARGE = ("users", "follows", "posts", "feed_entries", "post_likes", "comments", "comment_likes", "schema_usage")

Arguments = Mapping[str, tuple[Any, ...]]


async def fill_usage(connection: Any) -> None:
    """A year's use of the schema, which demo data has none of."""
    await connection.execute(
        """
        insert into schema_usage (coordinate, client, day, uses, last_used_at)
        select 'Post.field' || f, 'client ' || c, current_date - d, 1, now()
        from generate_series(1, 30) f, generate_series(1, 5) c, generate_series(0, 399) d;
        analyze schema_usage;
        """
    )


async def example_arguments(connection: Any) -> Arguments:
    """What each hot query is asked with, by its name, on the data of PLAN."""
    viewer = await connection.fetchval("select id from users where handle = 'viewer_500'")
    people = await connection.fetchval("select array_agg(id) from (select id from users order by id limit 20) u")
    posts = await connection.fetchval("select array_agg(id) from (select id from posts order by id desc limit 20) p")
    comments = await connection.fetchval(
        "select array_agg(id) from (select id from comments order by id desc limit 20) c"
    )
    older, newer = (NEWEST, 21), (0, 21)
    return {
        "older_home_feed_page": (viewer, *older),
        "newer_home_feed_page": (viewer, *newer),
        "whole_older_home_feed_page": (viewer, *older),
        "whole_newer_home_feed_page": (viewer, *newer),
        "latest_posts_page": (viewer, *older),
        "posts_by_ids": (viewer, posts),
        "older_posts_by_author_ids": (viewer, people, *older),
        "newer_posts_by_author_ids": (viewer, people, *newer),
        "comments_by_ids": (viewer, comments),
        "older_comments_by_post_ids": (viewer, posts, *older, True),
        "newer_comments_by_post_ids": (viewer, posts, *newer, True),
        "replies_by_comment_ids": (viewer, comments, *newer, True),
        "interactions_by_post_ids": (viewer, posts, *older, ["LIKE", "COMMENT", "SHARE"]),
        "interactions_by_keys": (viewer, ["LIKE"], posts[:1], people[:1]),
        "users_by_ids": (viewer, people),
        "user_by_handle": (viewer, "demo", True),
        "viewer_account": (viewer,),
        "viewer_states_by_user_ids": (viewer, people),
        "followers_by_user_ids": (viewer, people, *older),
        "following_by_user_ids": (viewer, people, *older),
        "credentials_by_login": ("demo",),
        "like_post": (viewer, posts[0]),
        "share_post": (viewer, posts[0]),
        "delete_comment_thread": (comments[0],),
        "forget_schema_usage": (),
    }


async def check_plans(connection: Connection, queries: Iterable[Query], arguments: Arguments) -> list[Problem]:
    """Every index serves the queries that its comment names, and no hot query reads a large table from end to end."""
    by_name = {query.name: query for query in queries}
    plans: dict[str, str] = {}
    problems = []
    for name in arguments:
        plans[name] = await plan_of(connection, by_name[name], arguments[name])
        for table in re.findall(r"Seq Scan on (\w+)", plans[name]):
            if table in LARGE:
                message = f"it reads all of {table}:\n{plans[name]}"
                problems.append(Problem(SCAN, place_of(by_name[name]), message))
    for row in await connection.fetch(
        """
        select c.relname as index, obj_description(c.oid, 'pg_class') as comment
        from pg_class c
        where c.relkind = 'i' and obj_description(c.oid, 'pg_class') is not null
        order by 1
        """
    ):
        for name in row["comment"].split(", "):
            if name not in by_name:
                message = f"its comment names {name}: there is no such query."
                problems.append(Problem(INDEX, f"index {row['index']}", message))
            elif name not in plans:
                message = f"there is nothing to ask {name} with: add it to example_arguments."
                problems.append(Problem(INDEX, f"index {row['index']}", message))
            elif not re.search(rf"\b{row['index']}\b", plans[name]):
                message = f"it does not use {row['index']}, which is there for it:\n{plans[name]}"
                problems.append(Problem(INDEX, place_of(by_name[name]), message))
    return problems


async def plan_of(connection: Connection, query: Query, arguments: tuple[Any, ...]) -> str:
    """The plan that PostgreSQL makes for any arguments, as for the server's prepared statements."""
    await connection.fetch(f"prepare examined as {query.text}")
    try:
        literals = ", ".join(_literal(value) for value in arguments)
        call = f"execute examined({literals})" if literals else "execute examined"
        return "\n".join(row[0] for row in await connection.fetch(f"explain (costs off) {call}"))
    finally:
        await connection.fetch("deallocate examined")


def _literal(value: Any) -> str:
    if isinstance(value, list):
        return f"'{{{','.join(str(item) for item in value)}}}'"
    return f"'{value}'"
