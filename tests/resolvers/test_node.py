"""Ids: every object comes back by the one that it was given, and nothing else does."""

from typing import Any

import asyncpg
import pytest

from resolvers.ids import post_id, user_id
from tests.conftest import MakeUser, Person
from tests.resolvers.writing import (
    ask,
    comment,
    delete_comment,
    delete_post,
    like,
    people,
    posts_by,
    refused,
    share,
    unlike,
    unshare,
    write,
)

NODE = "query ($id: ID!) { node(id: $id) { __typename id } }"


async def node_of(viewer: Person, node: str) -> dict[str, Any] | None:
    data: dict[str, dict[str, Any] | None] = await ask(viewer.api, NODE, id=node)
    return data["node"]


async def one_of_each(author: Person, guest: Person) -> dict[str, str]:
    """The ids of one object of every type that has any, and of an interaction of every kind."""
    post = await write(author, "Something.")
    said = await comment(guest, post, "Well said.")
    await like(guest, post)
    await share(guest, post)
    found = (await author.api.post_interactions(post)).post
    assert found is not None
    interactions = {edge.node.kind.value: edge.node.id for edge in found.interactions.edges}
    assert interactions.keys() == {"LIKE", "COMMENT", "SHARE"}
    return {"User": guest.id, "Post": post, "Comment": said, **interactions}


async def test_every_object_comes_back_by_its_id(make_user: MakeUser) -> None:
    author, guest = await make_user(), await make_user()
    ids = await one_of_each(author, guest)
    for name, node in ids.items():
        type_name = name if name in ("User", "Post", "Comment") else "Interaction"
        assert await node_of(author, node) == {"__typename": type_name, "id": node}
    assert len(set(ids.values())) == len(ids)


async def test_objects_of_all_types_come_back_with_their_fields_in_the_order_asked(make_user: MakeUser) -> None:
    author, guest = await make_user(), await make_user()
    ids = await one_of_each(author, guest)
    order = ["SHARE", "Post", "LIKE", "User", "COMMENT", "Comment"]
    nodes = (await author.api.nodes([ids[name] for name in order])).nodes
    answers = [node and node.model_dump(exclude={"id", "typename__"}, mode="json") for node in nodes]
    assert answers == [
        {"kind": "SHARE", "actor": {"handle": guest.handle}, "post": {"id": ids["Post"]}},
        {"text": "Something.", "author": {"handle": author.handle}},
        {"kind": "LIKE", "actor": {"handle": guest.handle}, "post": {"id": ids["Post"]}},
        {"handle": guest.handle, "display_name": guest.handle},
        {"kind": "COMMENT", "actor": {"handle": guest.handle}, "post": {"id": ids["Post"]}},
        {"text": "Well said.", "post": {"id": ids["Post"]}},
    ]
    assert [node and node.id for node in nodes] == [ids[name] for name in order]


async def test_an_interaction_is_the_same_by_its_id_as_in_its_list(make_user: MakeUser) -> None:
    author, guest = await make_user(), await make_user()
    ids = await one_of_each(author, guest)
    fields = "id kind createdAt actor { id } post { id } comment { id text }"
    document = f"query ($id: ID!) {{ post(id: $id) {{ interactions {{ nodes {{ {fields} }} }} }} }}"
    listed = (await ask(author.api, document, id=ids["Post"]))["post"]["interactions"]["nodes"]
    document = f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on Interaction {{ {fields} }} }} }}"
    assert (await ask(author.api, document, ids=[node["id"] for node in listed]))["nodes"] == listed
    assert [node["id"] for node in listed] == [ids["SHARE"], ids["LIKE"], ids["COMMENT"]]


async def test_unknown_ids_are_null_where_they_stand_and_repeated_ones_are_repeated(make_user: MakeUser) -> None:
    author = await make_user()
    first, second = await write(author), await write(author)
    unknown = ["user_1", "post_1", "comment_1", "interaction_like-1-1", f"post_{2**63 - 1}"]
    asked = [unknown[0], second, unknown[1], first, second, *unknown[2:], author.id, second]
    nodes = (await author.api.nodes(asked)).nodes
    assert [node and node.id for node in nodes] == [None if node in unknown else node for node in asked]
    assert (await author.api.nodes([])).nodes == []


@pytest.mark.parametrize("node", ["user_1", "post_1", "comment_1", "interaction_comment-1-1", f"user_{2**63 - 1}"])
async def test_a_well_formed_id_of_nothing_is_null(make_user: MakeUser, node: str) -> None:
    assert await node_of(await make_user(), node) is None


MALFORMED = [
    "", "x", "1", "user", "user_", "user_0", "user_01", "user_-1", "user_+1", "user_x", "user_1 ", " user_1",
    "user_1\n", "user_1\0", "User_1", "USER_1", "user-1", "user:1", "user_1_2", "user_٣", f"user_{2**63}",
    f"user_{10**40}", "viewer_1", "feed_1", "session_1", "post:1", "feed:1", "dXNlcl8x", "p" * 10_000,
    "interaction_1", "interaction_like-1", "interaction_like-1-", "interaction_like-0-1", "interaction_LIKE-1-1",
    "interaction_view-1-1", "interaction_like-1-1-1", f"interaction_like-{2**63}-1", f"interaction_like-1-{2**63}",
]  # fmt: skip


async def test_what_is_not_an_id_is_refused_by_node_and_nodes(make_user: MakeUser) -> None:
    viewer = await make_user()
    for malformed in MALFORMED:
        with refused("INVALID_ID"):
            await node_of(viewer, malformed)
    for malformed in ("", "user_x", "interaction_like-1"):
        with refused("INVALID_ID"):
            await viewer.api.nodes([viewer.id, malformed])


async def test_a_post_is_not_found_by_the_id_of_something_else(make_user: MakeUser) -> None:
    author = await make_user()
    ids = await one_of_each(author, await make_user())
    document = "query ($id: ID!) { post(id: $id) { id } }"
    assert await ask(author.api, document, id=ids["Post"]) == {"post": {"id": ids["Post"]}}
    assert await ask(author.api, document, id="post_1") == {"post": None}
    for foreign in [*(node for name, node in ids.items() if name != "Post"), *MALFORMED]:
        with refused("INVALID_ID"):
            await ask(author.api, document, id=foreign)


async def test_a_hundred_nodes_can_be_asked_for_and_no_more(
    connection: asyncpg.Connection, make_user: MakeUser
) -> None:
    viewer = await make_user()
    ids = [post_id(key) for key in await posts_by(connection, viewer.key, 60)]
    ids += [user_id(key) for key in await people(connection, 40)]
    assert [node and node.id for node in (await viewer.api.nodes(ids)).nodes] == ids
    with refused("INVALID_PAGINATION"):
        await viewer.api.nodes([*ids, viewer.id])
    with refused("INVALID_PAGINATION"):
        await viewer.api.nodes([viewer.id] * 101)


async def test_what_is_deleted_or_taken_back_is_null(make_user: MakeUser) -> None:
    author, guest = await make_user(), await make_user()
    ids = await one_of_each(author, guest)

    async def found() -> set[str]:
        nodes = (await author.api.nodes(list(ids.values()))).nodes
        return {name for name, node in zip(ids, nodes, strict=True) if node}

    await unlike(guest, ids["Post"])
    assert await found() == ids.keys() - {"LIKE"}
    await unshare(guest, ids["Post"])
    assert await found() == ids.keys() - {"LIKE", "SHARE"}
    await delete_comment(guest, ids["Comment"])
    assert await found() == {"User", "Post"}
    await delete_post(author, ids["Post"])
    assert await found() == {"User"}


async def test_a_comment_is_an_interaction_with_its_own_post_only(make_user: MakeUser) -> None:
    author = await make_user()
    post, other = await write(author), await write(author)
    said = await comment(author, post)
    posts = [node.removeprefix("post_") for node in (post, other)]
    ids = [f"interaction_comment-{key}-{said.removeprefix('comment_')}" for key in posts]
    nodes = (await author.api.nodes(ids)).nodes
    assert [node and node.id for node in nodes] == [ids[0], None]
