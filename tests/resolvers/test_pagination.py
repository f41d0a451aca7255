"""Every connection, by one table of rules: each page is exact, and walking loses and repeats nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import asyncpg
import pytest

from generated.python import GraphQLClientGraphQLMultiError
from resolvers.ids import comment_id, interaction_id, key_of, parse_node_id, post_id, user_id
from tests.conftest import MakeUser, Person
from tests.resolvers.writing import ask, comments_on, follows, likes_of, people, posts_by, shares_of

MAX_KEY = 2**63 - 1
ROWS = """
    edges { cursor node { id } }
    nodes { id }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
"""
KINDS = ["feed", "post", "follow", "comment", "interaction"]


@dataclass(frozen=True)
class Slice:
    """A page as a client sees it."""

    ids: list[str]
    cursors: list[str]
    has_next: bool
    has_previous: bool
    start: str | None
    end: str | None

    def check_cursors(self) -> None:
        assert len(set(self.cursors)) == len(self.cursors) == len(self.ids)
        assert (self.start, self.end) == ((self.cursors[0], self.cursors[-1]) if self.cursors else (None, None))


class Listing:
    """One connection of the contract, with the ways to fill it.

    The operations ask for neither `hasPreviousPage` nor `nodes` of most connections, so that these are read with
    documents of their own, sent by the generated client.
    """

    cursor_kind: ClassVar[str]
    two_way: ClassVar[bool] = False
    oldest_first: ClassVar[bool] = False
    # Reads a page. ARGUMENTS, PAGE and ROWS stand for what is the same for all connections.
    document: str
    path: ClassVar[tuple[str, ...]]

    def __init__(self, connection: asyncpg.Connection, viewer: Person, other: Person) -> None:
        self.connection = connection
        self.viewer = viewer
        self.other = other
        self.subject = ""

    async def prepare(self) -> None:
        """Makes the object whose connection it is; sets `subject` to its id or handle."""

    async def add(self, count: int) -> list[str]:
        """Adds rows; returns their nodes' ids, oldest first."""
        raise NotImplementedError

    async def remove(self, node: str) -> None:
        raise NotImplementedError

    def in_order(self, ids: Sequence[str]) -> list[str]:
        return list(ids) if self.oldest_first else list(reversed(ids))

    async def read(self, **args: Any) -> Slice:
        types = {"first": "Int", "after": "String"} | ({"last": "Int", "before": "String"} if self.two_way else {})
        document = (
            self.document.replace("ARGUMENTS", ", ".join(f"${name}: {type_}" for name, type_ in types.items()))
            .replace("PAGE", ", ".join(f"{name}: ${name}" for name in types))
            .replace("ROWS", ROWS)
        )
        if "$subject" in document:
            args["subject"] = self.subject
        data: Any = await ask(self.viewer.api, document, **args)
        for name in self.path:
            data = data[name]
        ids = [edge["node"]["id"] for edge in data["edges"]]
        assert [node["id"] for node in data["nodes"]] == ids
        info = data["pageInfo"]
        return Slice(
            ids,
            [edge["cursor"] for edge in data["edges"]],
            info["hasNextPage"],
            info["hasPreviousPage"],
            info["startCursor"],
            info["endCursor"],
        )


def slice_of(page: Any) -> Slice:
    """A page of the generated client."""
    info = page.page_info
    return Slice(
        [edge.node.id for edge in page.edges],
        [edge.cursor for edge in page.edges],
        info.has_next_page,
        info.has_previous_page,
        info.start_cursor,
        info.end_cursor,
    )


class PostsOfOne(Listing):
    """Posts by `other`, whom the viewer follows."""

    async def prepare(self) -> None:
        self.subject = self.other.handle
        await follows(self.connection, [(self.viewer.key, self.other.key)])

    async def add(self, count: int) -> list[str]:
        return [post_id(key) for key in await posts_by(self.connection, self.other.key, count)]

    async def remove(self, node: str) -> None:
        await self.connection.execute("update posts set deleted_at = now() where id = $1", key_of(node, "Post"))


class HomeFeed(PostsOfOne):
    cursor_kind = "feed"
    two_way = True

    async def read(self, **args: Any) -> Slice:
        return slice_of((await self.viewer.api.home_feed(**args)).home_feed)


class LatestPosts(PostsOfOne):
    cursor_kind = "post"
    document = "query (ARGUMENTS) { latestPosts(PAGE) { ROWS } }"
    path = ("latestPosts",)


class UserPosts(PostsOfOne):
    cursor_kind = "post"
    two_way = True

    async def read(self, **args: Any) -> Slice:
        user = (await self.viewer.api.profile(self.subject, **args)).user
        assert user is not None
        return slice_of(user.posts)


class Followers(Listing):
    cursor_kind = "follow"
    document = "query ($subject: String!, ARGUMENTS) { user(handle: $subject) { followers(PAGE) { ROWS } } }"
    path = ("user", "followers")

    async def prepare(self) -> None:
        self.subject = self.other.handle

    def pair(self, key: int) -> tuple[int, int]:
        return key, self.other.key

    async def add(self, count: int) -> list[str]:
        keys = await people(self.connection, count)
        await follows(self.connection, [self.pair(key) for key in keys])
        return [user_id(key) for key in keys]

    async def remove(self, node: str) -> None:
        await self.connection.execute(
            "delete from follows where follower_id = $1 and followee_id = $2", *self.pair(key_of(node, "User"))
        )


class Following(Followers):
    document = "query ($subject: String!, ARGUMENTS) { user(handle: $subject) { following(PAGE) { ROWS } } }"
    path = ("user", "following")

    def pair(self, key: int) -> tuple[int, int]:
        return self.other.key, key


class PostComments(Listing):
    cursor_kind = "comment"
    two_way = True
    document = "query ($subject: ID!, ARGUMENTS) { post(id: $subject) { comments(PAGE) { ROWS } } }"
    path = ("post", "comments")
    parent: int | None = None

    async def prepare(self) -> None:
        [self.post] = await posts_by(self.connection, self.other.key, 1)
        self.subject = post_id(self.post)

    async def add(self, count: int) -> list[str]:
        keys = await comments_on(self.connection, self.post, self.other.key, count, self.parent)
        return [comment_id(key) for key in keys]

    async def remove(self, node: str) -> None:
        await self.connection.execute("update comments set deleted_at = now() where id = $1", key_of(node, "Comment"))


class CommentReplies(PostComments):
    two_way = False
    oldest_first = True
    document = "query ($subject: ID!, ARGUMENTS) { node(id: $subject) { ... on Comment { replies(PAGE) { ROWS } } } }"
    path = ("node", "replies")

    async def prepare(self) -> None:
        await super().prepare()
        [self.parent] = await comments_on(self.connection, self.post, self.viewer.key, 1)
        self.subject = comment_id(self.parent)


class PostInteractions(Listing):
    """Likes, comments and shares in turn, so that each page holds rows of three tables."""

    cursor_kind = "interaction"
    document = "query ($subject: ID!, ARGUMENTS) { post(id: $subject) { interactions(PAGE) { ROWS } } }"
    path = ("post", "interactions")

    async def prepare(self) -> None:
        [self.post] = await posts_by(self.connection, self.other.key, 1)
        self.subject = post_id(self.post)
        self.added = 0

    async def add(self, count: int) -> list[str]:
        added = []
        for person in await people(self.connection, count):
            kind = ("LIKE", "COMMENT", "SHARE")[self.added % 3]
            self.added += 1
            subject = person
            if kind == "LIKE":
                await likes_of(self.connection, self.post, [person])
            elif kind == "SHARE":
                await shares_of(self.connection, person, [self.post])
            else:
                [subject] = await comments_on(self.connection, self.post, person, 1)
            added.append(interaction_id(kind, self.post, subject))
        return added

    async def remove(self, node: str) -> None:
        _, key = parse_node_id(node)
        assert isinstance(key, tuple)
        kind, post, subject = key
        statement = {
            "LIKE": "delete from post_likes where post_id = $1 and user_id = $2",
            "COMMENT": "update comments set deleted_at = now() where post_id = $1 and id = $2",
            "SHARE": "delete from feed_entries where post_id = $1 and actor_id = $2 and reason = 'SHARED'",
        }[kind]
        assert await self.connection.execute(statement, post, subject) in ("DELETE 1", "UPDATE 1")


LISTINGS: list[type[Listing]] = [
    HomeFeed, LatestPosts, UserPosts, Followers, Following, PostComments, PostInteractions, CommentReplies,
]  # fmt: skip
TWO_WAY = [listing for listing in LISTINGS if listing.two_way]


@pytest.fixture
async def listing(request: pytest.FixtureRequest, connection: asyncpg.Connection, make_user: MakeUser) -> Listing:
    made: Listing = request.param(connection, await make_user(), await make_user())
    await made.prepare()
    return made


def over(listings: list[type[Listing]]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return pytest.mark.parametrize("listing", listings, ids=lambda listing: listing.__name__, indirect=True)


async def walk(listing: Listing, size: int, after: str | None = None) -> list[Slice]:
    """The pages from the start, or from a cursor on, to the end."""
    pages = []
    while True:
        pages.append(await listing.read(first=size, after=after))
        if not pages[-1].has_next:
            return pages
        after = pages[-1].end
        assert len(pages) < 100, "The walk doesn't end."


async def walk_back(listing: Listing, size: int, before: str | None = None) -> list[Slice]:
    """The pages from the end, or from a cursor back, to the start; the one that was read last comes first."""
    pages: list[Slice] = []
    while True:
        pages.insert(0, await listing.read(last=size, before=before))
        if not pages[0].has_previous:
            return pages
        before = pages[0].start
        assert len(pages) < 100, "The walk doesn't end."


def rows_of(pages: list[Slice]) -> list[str]:
    return [node for page in pages for node in page.ids]


# How many rows there are, and the sizes of the pages of three that they make: none, short, exact, one more, and again.
PAGES_OF_THREE = [
    (0, [0]),
    (2, [2]),
    (3, [3]),
    (4, [3, 1]),
    (6, [3, 3]),
    (7, [3, 3, 1]),
]


@over(LISTINGS)
async def test_pages_are_exact_and_say_truly_what_lies_around_them(listing: Listing) -> None:
    rows: list[str] = []
    for count, sizes in PAGES_OF_THREE:
        rows += await listing.add(count - len(rows))
        pages = await walk(listing, 3)
        assert [len(page.ids) for page in pages] == sizes
        assert rows_of(pages) == listing.in_order(rows)
        assert [page.has_next for page in pages] == [True] * (len(pages) - 1) + [False]
        assert [page.has_previous for page in pages] == [False] + [True] * (len(pages) - 1)
        for page in pages:
            page.check_cursors()


@over(TWO_WAY)
async def test_pages_read_backward_are_exact_and_in_the_order_of_the_connection(listing: Listing) -> None:
    rows: list[str] = []
    for count, sizes in PAGES_OF_THREE:
        rows += await listing.add(count - len(rows))
        pages = await walk_back(listing, 3)
        assert [len(page.ids) for page in pages] == sizes[::-1]
        assert rows_of(pages) == listing.in_order(rows)
        assert [page.has_next for page in pages] == [True] * (len(pages) - 1) + [False]
        assert [page.has_previous for page in pages] == [False] + [True] * (len(pages) - 1)
        for page in pages:
            page.check_cursors()


@over(TWO_WAY)
async def test_walking_to_the_end_and_back_to_the_start_sees_the_same_rows_with_the_same_cursors(
    listing: Listing,
) -> None:
    rows = await listing.add(8)
    there = await walk(listing, 3)
    back = await walk_back(listing, 2, there[-1].end)
    assert rows_of(back) == listing.in_order(rows)[:-1]
    assert [cursor for page in back for cursor in page.cursors] == [
        cursor for page in there for cursor in page.cursors
    ][:-1]
    assert back[-1].has_next


@over(LISTINGS)
async def test_behind_the_last_row_is_an_empty_page(listing: Listing) -> None:
    await listing.add(3)
    last = (await listing.read(first=3)).end
    assert await listing.read(first=3, after=last) == Slice([], [], False, True, None, None)


@over(TWO_WAY)
async def test_before_the_first_row_is_an_empty_page(listing: Listing) -> None:
    await listing.add(3)
    first = (await listing.read(first=3)).start
    assert await listing.read(last=3, before=first) == Slice([], [], True, False, None, None)


@over(LISTINGS)
async def test_a_page_has_twenty_rows_unless_asked_otherwise_and_at_most_a_hundred(listing: Listing) -> None:
    rows = listing.in_order(await listing.add(101))
    unasked = await listing.read()
    assert (unasked.ids, unasked.has_next) == (rows[:20], True)
    assert await listing.read(first=None, after=None) == unasked
    largest = await listing.read(first=100)
    assert (largest.ids, largest.has_next) == (rows[:100], True)
    smallest = await listing.read(first=1, after=largest.end)
    assert (smallest.ids, smallest.has_next) == (rows[100:], False)
    if listing.two_way:
        assert (await listing.read(last=100)).ids == rows[1:]
        assert (await listing.read(before=largest.end)).ids == rows[79:99]


SIZES_REFUSED: list[dict[str, Any]] = [{"first": 0}, {"first": 101}, {"first": -1}, {"first": 2**31 - 1}]
BACKWARD_REFUSED: list[dict[str, Any]] = [
    {"last": 0},
    {"last": 101},
    {"last": -1},
    {"first": 3, "last": 3},
    {"last": 3, "after": "CURSOR"},
    {"first": 3, "before": "CURSOR"},
    {"after": "CURSOR", "before": "CURSOR"},
]


@over(LISTINGS)
async def test_sizes_out_of_range_and_arguments_that_contradict_each_other_are_refused(listing: Listing) -> None:
    await listing.add(2)
    cursor = (await listing.read()).start
    cases = SIZES_REFUSED + (BACKWARD_REFUSED if listing.two_way else [])
    answers = [
        await code_of(listing, **{name: cursor if value == "CURSOR" else value for name, value in case.items()})
        for case in cases
    ]
    assert list(zip(cases, answers, strict=True)) == [(case, "INVALID_PAGINATION") for case in cases]


@over(LISTINGS)
async def test_a_malformed_or_foreign_cursor_is_refused(listing: Listing) -> None:
    await listing.add(2)
    good = (await listing.read()).start
    assert good is not None
    kind, _, key = good.partition(":")
    assert kind == listing.cursor_kind
    malformed = [
        "", ":", "x", kind, f"{kind}:", f"{kind}:0", f"{kind}:-1", f"{kind}:+1", f"{kind}:0{key}", f"{kind}:1.5",
        f"{kind}:x", f" {good}", f"{good} ", f"{good}\n", f"{good}\0", f"{good}:{key}", good.upper(), key,
        f"{kind}:{MAX_KEY + 1}", f"{kind}:{10**40}", f"{kind}:٣", "a" * 10_000,
    ]  # fmt: skip
    foreign = [f"{other}:{key}" for other in KINDS if other != kind]
    arguments = ["after", "before"] if listing.two_way else ["after"]
    cases = [(argument, cursor) for argument in arguments for cursor in malformed + foreign]
    answers = [await code_of(listing, **{argument: cursor}) for argument, cursor in cases]
    assert list(zip(cases, answers, strict=True)) == [(case, "INVALID_CURSOR") for case in cases]


async def code_of(listing: Listing, **args: Any) -> object:
    """The code of the one error that a page is refused with; its rows if it isn't."""
    try:
        return (await listing.read(**args)).ids
    except GraphQLClientGraphQLMultiError as refusal:
        [error] = refusal.errors
        return (error.extensions or {}).get("code")


@over(LISTINGS)
async def test_a_cursor_beyond_all_rows_is_as_good_as_any(listing: Listing) -> None:
    rows = listing.in_order(await listing.add(3))
    newest, oldest = f"{listing.cursor_kind}:{MAX_KEY}", f"{listing.cursor_kind}:1"
    top, bottom = (oldest, newest) if listing.oldest_first else (newest, oldest)
    assert (await listing.read(first=2, after=top)).ids == rows[:2]
    assert (await listing.read(first=2, after=bottom)).ids == []
    if listing.two_way:
        assert (await listing.read(last=2, before=bottom)).ids == rows[1:]
        assert (await listing.read(last=2, before=top)).ids == []


@over(LISTINGS)
async def test_the_cursor_of_a_deleted_row_still_marks_its_place(listing: Listing) -> None:
    rows = listing.in_order(await listing.add(7))
    page = await listing.read(first=3)
    await listing.remove(rows[2])
    further = await listing.read(first=3, after=page.end)
    assert (further.ids, further.has_next, further.has_previous) == (rows[3:6], True, True)
    if listing.two_way:
        before = await listing.read(last=3, before=page.end)
        assert (before.ids, before.has_next, before.has_previous) == (rows[:2], True, False)


@over(LISTINGS)
async def test_rows_that_come_and_go_between_pages_neither_repeat_nor_hide_others(listing: Listing) -> None:
    old = await listing.add(9)
    rows = listing.in_order(old)
    page = await listing.read(first=3)
    await listing.remove(rows[1])  # seen already
    await listing.remove(rows[4])  # not yet
    new = await listing.add(2)
    rest = await walk(listing, 3, page.end)
    # What is new is at the newest end, which has been read already unless the oldest come first.
    assert rows_of(rest) == [rows[3], *rows[5:], *(new if listing.oldest_first else [])]
    assert rows_of(await walk(listing, 3)) == listing.in_order(
        [node for node in old if node not in (rows[1], rows[4])] + new
    )


@over(TWO_WAY)
async def test_what_is_newer_than_a_page_is_found_before_its_first_row(listing: Listing) -> None:
    await listing.add(4)
    page = await listing.read(first=3)
    new = listing.in_order(await listing.add(5))
    newer = await listing.read(last=3, before=page.start)
    assert (newer.ids, newer.has_next, newer.has_previous) == (new[2:], True, True)
    newest = await listing.read(last=3, before=newer.start)
    assert (newest.ids, newest.has_next, newest.has_previous) == (new[:2], True, False)


@over([listing for listing in LISTINGS if not listing.two_way])
async def test_a_connection_that_goes_one_way_has_no_arguments_for_the_other(listing: Listing) -> None:
    listing.document = listing.document.replace("PAGE", "PAGE, last: 3")
    with pytest.raises(GraphQLClientGraphQLMultiError, match="Unknown argument 'last'"):
        await listing.read()


async def test_each_parent_has_a_page_of_its_own(connection: asyncpg.Connection, make_user: MakeUser) -> None:
    author = await make_user()
    posts = await posts_by(connection, author.key, 4)
    comments = {
        post: await comments_on(connection, post, author.key, count)
        for post, count in zip(posts, (3, 0, 2, 5), strict=True)
    }
    document = (
        "query ($ids: [ID!]!, $after: String) { nodes(ids: $ids) { ... on Post {"
        " comments(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage } } } } }"
    )

    async def pages(after: str | None = None) -> list[tuple[list[str], bool]]:
        data = await ask(author.api, document, ids=[post_id(post) for post in posts], after=after)
        return [
            ([node["id"] for node in post["comments"]["nodes"]], post["comments"]["pageInfo"]["hasNextPage"])
            for post in data["nodes"]
        ]

    expected = {post: [comment_id(key) for key in reversed(keys)] for post, keys in comments.items()}
    assert await pages() == [(expected[post][:2], len(expected[post]) > 2) for post in posts]
    # A cursor is a moment: the third post's newest comment is older than everything below the fourth.
    third = f"comment:{comments[posts[2]][-1]}"
    assert await pages(third) == [
        (expected[posts[0]][:2], True),
        ([], False),
        (expected[posts[2]][1:], False),
        ([], False),
    ]
