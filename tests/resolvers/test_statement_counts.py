"""What the query operations cost: as many SQL statements for fifty items as for one."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import pytest
import structlog
from graphql import OperationDefinitionNode, OperationType, parse

from generated.python import InteractionKind
from resolvers.ids import comment_id, interaction_id, post_id, user_id
from server.settings import Settings, load_settings
from tests.conftest import SECRET, MakeUser, Person
from tests.resolvers.writing import comments_on, follows, likes_of, people, posts_by, shares_of

OPERATIONS = Path(__file__).parents[2] / "operations"


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """With the line that each operation logs."""
    return load_settings(
        database_url=database_url, secret_key=SECRET, data_dir=tmp_path, log_level="info", usage_log=False
    )


@dataclass(frozen=True)
class Place:
    """Where there is plenty of everything: fifty posts, the first of which has fifty comments with replies."""

    viewer: Person
    author: Person
    crowd: list[int]
    posts: list[int]
    comments: list[int]

    @classmethod
    async def make(cls, connection: asyncpg.Connection, make_user: MakeUser) -> "Place":
        viewer, author = await make_user(), await make_user()
        crowd = await people(connection, 50)
        await follows(connection, [(viewer.key, author.key), *((key, author.key) for key in crowd)])
        await follows(connection, [(author.key, key) for key in crowd])
        [quoted] = await posts_by(connection, crowd[0], 1)
        posts = await posts_by(connection, author.key, 50)
        await connection.execute("update posts set quoted_post_id = $1 where author_id = $2", quoted, author.key)
        # Half of what is on the feed is shared, so that the sharers are to be found, too.
        await shares_of(connection, viewer.key, posts[:25])
        for post in posts:
            await comments_on(connection, post, crowd[1], 2)
        comments = await comments_on(connection, posts[0], author.key, 50)
        for comment in comments:
            await comments_on(connection, posts[0], crowd[2], 2, comment)
        await likes_of(connection, posts[0], crowd)
        return cls(viewer, author, crowd, posts, comments)


# Each asks for that many items, and returns how many came.
Ask = Callable[[Place, int], Awaitable[int]]


async def home_feed(place: Place, count: int) -> int:
    page = (await place.viewer.api.home_feed(first=count)).home_feed
    assert page is not None
    assert all(len(edge.node.comments.nodes) >= 2 for edge in page.edges)
    return len(page.edges)


async def latest_posts(place: Place, count: int) -> int:
    return len((await place.viewer.api.latest_posts(first=count)).latest_posts.edges)


async def profile(place: Place, count: int) -> int:
    user = (await place.viewer.api.profile(place.author.handle, first=count)).user
    assert user is not None
    return len(user.posts.edges)


async def followers(place: Place, count: int) -> int:
    user = (await place.viewer.api.followers(place.author.handle, first=count)).user
    assert user is not None
    return len(user.followers.edges)


async def following(place: Place, count: int) -> int:
    user = (await place.viewer.api.following(place.author.handle, first=count)).user
    assert user is not None
    return len(user.following.edges)


async def post_thread(place: Place, count: int) -> int:
    post = (await place.viewer.api.post_thread(post_id(place.posts[0]), first=count)).post
    assert post is not None
    assert post.quoted_post is not None
    edges = post.comments.edges
    assert {len(edge.node.replies.nodes) for edge in edges} == {2}
    return len(edges)


async def post_interactions(place: Place, count: int) -> int:
    # Comments alone, as the others have nothing more to fetch.
    kinds = [InteractionKind.COMMENT]
    post = (await place.viewer.api.post_interactions(post_id(place.posts[0]), kinds=kinds, first=count)).post
    assert post is not None
    assert all(edge.node.comment for edge in post.interactions.edges)
    return len(post.interactions.edges)


async def nodes(place: Place, count: int) -> int:
    """A quarter of them each is people, posts, comments and likes."""
    each = count // 4
    ids = [
        *(user_id(key) for key in place.crowd[:each]),
        *(post_id(key) for key in place.posts[:each]),
        *(comment_id(key) for key in place.comments[:each]),
        *(interaction_id("LIKE", place.posts[0], key) for key in place.crowd[:each]),
    ]
    return sum(node is not None for node in (await place.viewer.api.nodes(ids)).nodes)


async def viewer(place: Place, _count: int) -> int:
    found = (await place.viewer.api.viewer()).viewer
    return 0 if found is None else 1


# The operation, how it is asked, for how few and how many items, and the statements that it takes in either case.
COSTS: list[tuple[str, Ask, int, int, int]] = [
    ("HomeFeed", home_feed, 1, 50, 2),  # the page, the comments
    ("LatestPosts", latest_posts, 1, 50, 1),
    ("Profile", profile, 1, 50, 2),  # the person with how the viewer stands to them, their posts
    ("Followers", followers, 1, 50, 3),  # the person, the page, how the viewer stands to them
    ("Following", following, 1, 50, 3),
    ("PostThread", post_thread, 1, 50, 4),  # the post, the quoted post, the comments, the replies
    ("PostInteractions", post_interactions, 1, 50, 3),  # the post, the page, the comments
    ("Nodes", nodes, 4, 100, 6),  # one for each of four types, the comments' posts, the likes' posts
    ("Viewer", viewer, 1, 1, 1),
]


@pytest.mark.parametrize(("operation", "read", "few", "many", "statements"), COSTS, ids=[cost[0] for cost in COSTS])
async def test_an_operation_takes_as_many_statements_for_many_items_as_for_few(
    connection: asyncpg.Connection,
    make_user: MakeUser,
    operation: str,
    read: Ask,
    few: int,
    many: int,
    statements: int,
) -> None:
    place = await Place.make(connection, make_user)
    for count in (few, many):
        with structlog.testing.capture_logs() as events:
            assert await read(place, count) == count
        [line] = [event for event in events if event["event"] == "operation"]
        seen = (line["operation"], line["viewer"], line["outcome"], line["statements"])
        assert seen == (operation, place.viewer.key, "ok", statements), f"for {count}"


def test_every_query_operation_has_its_cost_in_the_table() -> None:
    definitions = [
        definition for path in OPERATIONS.glob("*.graphql") for definition in parse(path.read_text()).definitions
    ]
    queries = {
        definition.name.value
        for definition in definitions
        if isinstance(definition, OperationDefinitionNode)
        and definition.operation is OperationType.QUERY
        and definition.name is not None
    }
    assert queries == {cost[0] for cost in COSTS}
