"""How people stand to each other: following, blocking, muting."""

from typing import Any

from engine import BatchInfo, BatchObjectType, Row
from generated.server import (
    BlockUserInput,
    FollowUserInput,
    MuteUserInput,
    UnblockUserInput,
    UnfollowUserInput,
    UnmuteUserInput,
)
from resolvers.context import context_of, viewer_of
from resolvers.errors import Rejected, not_allowed, not_found
from resolvers.loading import row_by_key
from resolvers.mutations import input_key, mutation_field
from sql import Query, queries

mutation = BatchObjectType("Mutation")


@mutation_field(mutation, "followUser")
async def follow_user(info: BatchInfo, values: FollowUserInput) -> dict[str, Any]:
    db, viewer, key = context_of(info).db, viewer_of(info), input_key(values["user_id"], "User", "userId")
    await _visible_user(info, key)
    async with db.transaction():
        await db.fetch(queries.relationship.lock_user_pair, viewer, key)
        state = await db.fetch_row(queries.relationship.follow_user, viewer, key)
    if state is not None and state["is_blocking"]:
        raise Rejected(not_allowed("You have blocked this person. Lift the block first.", "userId"))
    return {"user": await _visible_user(info, key)}


@mutation_field(mutation, "unfollowUser")
async def unfollow_user(info: BatchInfo, values: UnfollowUserInput) -> dict[str, Any]:
    db, viewer, key = context_of(info).db, viewer_of(info), input_key(values["user_id"], "User", "userId")
    await _visible_user(info, key)
    async with db.transaction():
        await db.fetch(queries.relationship.lock_user_pair, viewer, key)
        await db.execute(queries.relationship.unfollow_user, viewer, key)
    return {"user": await _visible_user(info, key)}


@mutation_field(mutation, "blockUser")
async def block_user(info: BatchInfo, values: BlockUserInput) -> dict[str, Any]:
    db, viewer, key = context_of(info).db, viewer_of(info), input_key(values["user_id"], "User", "userId")
    await _visible_user(info, key)
    async with db.transaction():
        await db.fetch(queries.relationship.lock_user_pair, viewer, key)
        await db.execute(queries.relationship.block_user, viewer, key)
        await db.execute(queries.relationship.unfollow_user, viewer, key)
        await db.execute(queries.relationship.unfollow_user, key, viewer)
    return {"user": await _visible_user(info, key)}


def _set_state(name: str, change: Query) -> None:
    """A mutation that runs `change`, which touches nothing but the one row between two people."""

    @mutation_field(mutation, name)
    async def resolve(info: BatchInfo, values: UnblockUserInput | MuteUserInput | UnmuteUserInput) -> dict[str, Any]:
        key = input_key(values["user_id"], "User", "userId")
        await _visible_user(info, key)
        await context_of(info).db.execute(change, viewer_of(info), key)
        return {"user": await _visible_user(info, key)}


_set_state("unblockUser", queries.relationship.unblock_user)
_set_state("muteUser", queries.relationship.mute_user)
_set_state("unmuteUser", queries.relationship.unmute_user)


async def _visible_user(info: BatchInfo, key: int) -> Row:
    row = await row_by_key(info, queries.user.users_by_ids, key)
    if row is None:
        raise Rejected(not_found("person", "userId"))
    return row


bindables = [mutation]
