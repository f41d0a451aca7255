"""Mutations by their names in the SDL, sent through the generated client."""

from typing import Any

from ariadne.utils import convert_camel_case_to_snake

import generated.python as generated
from generated.python import GraphQLClientGraphQLMultiError, NexusClient


async def send(api: NexusClient, mutation: str, **values: Any) -> Any:
    """The payload of a mutation. `values` are its input, under the names of the SDL."""
    input_type = getattr(generated, f"{mutation[0].upper()}{mutation[1:]}Input")
    name = convert_camel_case_to_snake(mutation)
    answer = await getattr(api, name)(input=input_type(**values))
    return getattr(answer, name)


async def outcome(api: NexusClient, mutation: str, **values: Any) -> str:
    """`ok`, or the code of the error that the mutation ended with, in its payload or above it."""
    try:
        payload = await send(api, mutation, **values)
    except GraphQLClientGraphQLMultiError as error:
        return str(error.errors[0].extensions["code"])
    return str(payload.errors[0].code.value) if payload.errors else "ok"


async def done(api: NexusClient, mutation: str, **values: Any) -> Any:
    """The payload of a mutation that must succeed."""
    payload = await send(api, mutation, **values)
    assert payload.errors == []
    return payload


async def post_by(api: NexusClient, text: str = "A post.", **values: Any) -> str:
    """The id of a new post."""
    return str((await done(api, "createPost", text=text, **values)).post.id)


async def comment_by(api: NexusClient, post: str, text: str = "A comment.", **values: Any) -> str:
    """The id of a new comment."""
    return str((await done(api, "addComment", postId=post, text=text, **values)).comment.id)


async def refused(api: NexusClient, mutation: str, **values: Any) -> tuple[str, list[str] | None]:
    """The code and the path of the one error in a payload that has nothing else."""
    return mistake_in(await send(api, mutation, **values))


def mistake_in(payload: Any) -> tuple[str, list[str] | None]:
    """The code and the path of the one error in the payload, which has nothing else."""
    fields = {name: value for name, value in payload if name != "errors"}
    assert fields == dict.fromkeys(fields), f"there is more in it: {payload}"
    (error,) = payload.errors
    assert error.message
    assert error.typename__ == _TYPES.get(error.code.value, "InputError")
    return error.code.value, error.path


_TYPES = {
    "NOT_FOUND": "NotFoundError",
    "NOT_ALLOWED": "NotAllowedError",
    "TAKEN": "ConflictError",
    "IDEMPOTENCY_KEY_REUSED": "ConflictError",
}
