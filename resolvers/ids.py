"""Turns rows' keys into the opaque ids that clients see, and back: a prefix for the type, then the key."""

import re
from collections.abc import Sequence

from graphql import GraphQLError

from generated.server import InteractionKind

MAX_KEY = 2**63 - 1

_ID = re.compile(r"(user|post|comment)_([1-9][0-9]{0,18})", re.ASCII)
_KINDS: dict[str, InteractionKind] = {"like": "LIKE", "comment": "COMMENT", "share": "SHARE"}
_INTERACTION_ID = re.compile(rf"interaction_({'|'.join(_KINDS)})-([1-9][0-9]{{0,18}})-([1-9][0-9]{{0,18}})", re.ASCII)

InteractionKey = tuple[InteractionKind, int, int]
"""The kind, the post, and the actor of a like or a share or the comment of a comment."""


class InvalidId(Exception):
    """The text is not an id of the type that is asked for."""

    def __init__(self, type_name: str) -> None:
        super().__init__(f"This is not the id of a {type_name}.")


def user_id(key: int) -> str:
    return f"user_{key}"


def post_id(key: int) -> str:
    return f"post_{key}"


def comment_id(key: int) -> str:
    return f"comment_{key}"


def interaction_id(kind: str, post: int, subject: int) -> str:
    return f"interaction_{kind.lower()}-{post}-{subject}"


def key_of(node_id: str, type_name: str) -> int:
    """The key in the id of a `User`, `Post` or `Comment`. Raises InvalidId."""
    match = _ID.fullmatch(node_id)
    if match is None or match[1] != type_name.lower():
        raise InvalidId(type_name)
    key = int(match[2])
    if key > MAX_KEY:
        raise InvalidId(type_name)
    return key


def parse_node_id(node_id: str) -> tuple[str, int | InteractionKey]:
    """The type's name and the key of any node. Raises GraphQLError with the code INVALID_ID."""
    match = _ID.fullmatch(node_id)
    if match is not None and int(match[2]) <= MAX_KEY:
        return match[1].capitalize(), int(match[2])
    match = _INTERACTION_ID.fullmatch(node_id)
    if match is not None and max(int(match[2]), int(match[3])) <= MAX_KEY:
        return "Interaction", (_KINDS[match[1]], int(match[2]), int(match[3]))
    raise invalid_id("This is not the id of a node.")


def key_argument(node_id: str, type_name: str) -> int:
    """`key_of` for a query's argument. Raises GraphQLError with the code INVALID_ID."""
    try:
        return key_of(node_id, type_name)
    except InvalidId as error:
        raise invalid_id(str(error)) from None


def invalid_id(message: str) -> GraphQLError:
    return GraphQLError(message, extensions={"code": "INVALID_ID"})


def distinct(keys: Sequence[int | None]) -> list[int]:
    """Each key once, in order of first appearance."""
    return [key for key in dict.fromkeys(keys) if key is not None]
