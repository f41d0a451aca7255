"""The common shape of mutations: one input in, one payload out, the user's mistakes as errors in it."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar, get_args, get_type_hints

from engine import BatchInfo, BatchObjectType
from generated.server import AddCommentInput, CreatePostInput, SharePostInput
from resolvers.context import context_of, viewer_of
from resolvers.errors import (
    Rejected,
    conflict,
    error_of_constraint,
    input_error,
    unauthenticated,
    viewer_is_gone,
)
from resolvers.ids import InvalidId, key_of
from sql import ConstraintViolated, UnstorableText, queries

Input = TypeVar("Input", bound=Mapping[str, object])
"""One of the inputs in `generated.server`."""

CreatingInput = CreatePostInput | AddCommentInput | SharePostInput
"""The inputs with an `idempotency_key`."""

Mutation = Callable[[BatchInfo, Input], Awaitable[dict[str, Any]]]


class Payload(dict[str, Any]):
    """A payload's fields; those that are not given are null."""

    def __missing__(self, key: str) -> None:
        return None


def mutation_field(mutation: BatchObjectType, name: str) -> Callable[[Mutation[Input]], Mutation[Input]]:
    """Binds a function of the input that returns the payload's fields, or raises `Rejected` or a database error.

    The input that the function declares must be the mutation's own, or a union with it: `CreatePostInput` of
    `createPost`. Raises TypeError.
    """
    expected = f"{name[0].upper()}{name[1:]}Input"

    def register(function: Mutation[Input]) -> Mutation[Input]:
        declared = get_type_hints(function)["values"]
        if expected not in {each.__name__ for each in get_args(declared) or (declared,)}:
            raise TypeError(f"The resolver of {name} takes {declared}: it must take {expected}.")

        @mutation.field(name)
        async def resolve(_parents: Sequence[Any], info: BatchInfo) -> list[Payload]:
            try:
                return [Payload(await function(info, info.args["input"]), errors=[])]
            except Rejected as rejected:
                return [Payload(errors=rejected.errors)]
            except ConstraintViolated as violation:
                if viewer_is_gone(violation):
                    raise unauthenticated() from violation
                error = error_of_constraint(violation)
                if error is None:
                    raise
                return [Payload(errors=[error])]
            except UnstorableText:
                error = input_error("INVALID_FORMAT", "A text can't hold the character U+0000.", *_with_nul(info))
                return [Payload(errors=[error])]

        return function

    return register


def input_key(node_id: str, type_name: str, field: str) -> int:
    """The key in an id that a field of the input holds, given by its name in the SDL. Rejects what is not an id of that
    type."""
    try:
        return key_of(node_id, type_name)
    except InvalidId as error:
        raise Rejected(input_error("INVALID_ID", str(error), field)) from None


async def created_once(info: BatchInfo, values: CreatingInput, create: Callable[[], Awaitable[int]]) -> int:
    """Runs `create` in a transaction and returns the key that it made; under an `idempotency_key` that was used for
    the same request before, returns the key that was made then.

    Two requests with the same key that arrive at once wait for each other in the database: the second sees what the
    first made, or takes its place if the first was rolled back.
    """
    db, viewer, key = context_of(info).db, viewer_of(info), values.get("idempotency_key")
    async with db.transaction():
        if key is None:
            return await create()
        request = _digest(info.field_name, values)
        if await db.fetch_row(queries.idempotency.claim_key, viewer, key, request) is None:
            earlier = await db.fetch_row(queries.idempotency.result_of_key, viewer, key)
            assert earlier is not None
            if earlier["request"] != request:
                raise Rejected(
                    conflict(
                        "IDEMPOTENCY_KEY_REUSED", "This key was used before, for something else.", "idempotencyKey"
                    )
                )
            result: int = earlier["result_id"]
            return result
        result = await create()
        await db.execute(queries.idempotency.keep_result, viewer, key, result)
        return result


def _with_nul(info: BatchInfo) -> list[str]:
    """The first argument that holds the character U+0000, by its name in the SDL."""
    for name, value in info.args["input"].items():
        if isinstance(value, str) and "\0" in value:
            first, *rest = name.split("_")
            return [first + "".join(word.capitalize() for word in rest)]
    return []


def _digest(mutation: str, values: CreatingInput) -> bytes:
    return hashlib.sha256(json.dumps([mutation, values], sort_keys=True).encode()).digest()
