"""Who liked, commented on and shared a post."""

from datetime import UTC, datetime, timedelta

import pytest

from generated.python import GraphQLClientGraphQLMultiError, InteractionKind, NexusClient
from tests.conftest import MakeUser, Person
from tests.resolvers.writing import (
    ask,
    block,
    comment,
    delete_comment,
    like,
    mute,
    share,
    unlike,
    unshare,
    write,
)

LIKE, COMMENT, SHARE = InteractionKind.LIKE, InteractionKind.COMMENT, InteractionKind.SHARE

Deed = tuple[InteractionKind, str]


async def deeds_on(post: str, viewer: NexusClient, kinds: list[InteractionKind] | None = None) -> list[Deed]:
    found = (await viewer.post_interactions(post, kinds=kinds)).post
    assert found is not None
    return [(edge.node.kind, edge.node.actor.handle) for edge in found.interactions.edges]


async def busy_post(make_user: MakeUser) -> tuple[str, list[Person], list[Deed]]:
    """A post, its author and three others, and what they did on it, newest first."""
    author, ada, bob, cid = people = [await make_user(name) for name in ("author", "ada", "bob", "cid")]
    post = await write(author)
    await like(ada, post)
    await share(bob, post)
    await comment(cid, post)
    await like(bob, post)
    await comment(ada, post)
    await share(author, post)
    await like(author, post)
    done = [
        (LIKE, "author"), (SHARE, "author"), (COMMENT, "ada"), (LIKE, "bob"), (COMMENT, "cid"), (SHARE, "bob"),
        (LIKE, "ada"),
    ]  # fmt: skip
    return post, people, done


async def test_interactions_of_all_kinds_are_one_list_newest_first(make_user: MakeUser, anonymous: NexusClient) -> None:
    post, _, done = await busy_post(make_user)
    assert await deeds_on(post, anonymous) == done


@pytest.mark.parametrize(
    "kinds", [[LIKE], [COMMENT], [SHARE], [LIKE, SHARE], [COMMENT, LIKE], [SHARE, COMMENT, LIKE], [LIKE, LIKE], []]
)
async def test_only_the_kinds_asked_for_are_listed(
    make_user: MakeUser, anonymous: NexusClient, kinds: list[InteractionKind]
) -> None:
    post, _, done = await busy_post(make_user)
    assert await deeds_on(post, anonymous, kinds) == [deed for deed in done if deed[0] in kinds]


async def test_a_page_of_some_kinds_goes_on_where_it_ended(make_user: MakeUser, anonymous: NexusClient) -> None:
    post, _, done = await busy_post(make_user)
    expected = [deed for deed in done if deed[0] in (LIKE, SHARE)]
    seen: list[Deed] = []
    cursor = None
    for has_next in (True, True, False):
        found = (await anonymous.post_interactions(post, kinds=[LIKE, SHARE], first=2, after=cursor)).post
        assert found is not None
        seen += [(edge.node.kind, edge.node.actor.handle) for edge in found.interactions.edges]
        assert found.interactions.page_info.has_next_page is has_next
        cursor = found.interactions.page_info.end_cursor
    assert seen == expected


async def test_an_unknown_kind_is_refused(make_user: MakeUser) -> None:
    author = await make_user()
    post = await write(author)
    with pytest.raises(GraphQLClientGraphQLMultiError, match="does not exist in 'InteractionKind' enum"):
        await ask(author.api, f'{{ post(id: "{post}") {{ interactions(kinds: [VIEW]) {{ nodes {{ id }} }} }} }}')


async def test_an_interaction_says_who_did_what_and_when(make_user: MakeUser) -> None:
    author, guest = await make_user(), await make_user()
    before = datetime.now(UTC) - timedelta(milliseconds=1)
    post = await write(author)
    said = await comment(guest, post, "Well said.")
    reply = await comment(author, post, "Thank you.", reply_to=said)
    await like(guest, post)
    await share(guest, post)
    after = datetime.now(UTC) + timedelta(milliseconds=1)
    found = (await author.api.post_interactions(post)).post
    assert found is not None
    nodes = [edge.node for edge in found.interactions.edges]
    # A reply is a comment on the post as well.
    assert [(node.kind, node.actor.id, node.comment and node.comment.id) for node in nodes] == [
        (SHARE, guest.id, None),
        (LIKE, guest.id, None),
        (COMMENT, author.id, reply),
        (COMMENT, guest.id, said),
    ]
    assert [node.comment.text for node in nodes if node.comment] == ["Thank you.", "Well said."]
    times = [node.created_at for node in nodes]
    assert times == sorted(times, reverse=True)
    assert before <= times[-1] <= times[0] <= after


async def test_taking_back_ends_an_interaction_and_doing_it_again_puts_the_same_one_on_top(make_user: MakeUser) -> None:
    author, ada, bob = [await make_user() for _ in range(3)]
    post = await write(author)
    await like(ada, post)
    await share(ada, post)
    await like(bob, post)

    async def ids() -> list[str]:
        found = (await author.api.post_interactions(post)).post
        assert found is not None
        return [edge.node.id for edge in found.interactions.edges]

    bobs_like, adas_share, adas_like = await ids()
    await unlike(ada, post)
    assert await ids() == [bobs_like, adas_share]
    await unshare(ada, post)
    assert await ids() == [bobs_like]
    await like(ada, post)
    assert await ids() == [adas_like, bobs_like]
    await share(ada, post)
    assert await ids() == [adas_share, adas_like, bobs_like]


async def test_deleted_comments_are_no_interactions(make_user: MakeUser, anonymous: NexusClient) -> None:
    author, guest = await make_user("author"), await make_user("guest")
    post = await write(author)
    stays = await comment(author, post)
    goes = await comment(guest, post, reply_to=await comment(guest, post))
    await delete_comment(guest, goes)
    assert await deeds_on(post, anonymous) == [(COMMENT, "guest"), (COMMENT, "author")]
    await delete_comment(author, stays)
    assert await deeds_on(post, anonymous) == [(COMMENT, "guest")]


async def test_a_page_is_full_however_many_interactions_are_hidden_behind_blocks(make_user: MakeUser) -> None:
    author, viewer, blocked, blocker, friend = [await make_user() for _ in range(5)]
    post = await write(author)
    await like(friend, post)
    await share(friend, post)
    await comment(friend, post)
    for person in (blocked, blocker):
        await like(person, post)
        await share(person, post)
        for _ in range(4):
            await comment(person, post)
    await block(viewer, blocked)
    await block(blocker, viewer)
    # Muting is for feeds.
    await mute(viewer, friend)
    found = (await viewer.api.post_interactions(post, first=3)).post
    assert found is not None
    assert [edge.node.kind for edge in found.interactions.edges] == [COMMENT, SHARE, LIKE]
    assert not found.interactions.page_info.has_next_page
