"""What a user can mend: the errors in mutations' payloads, and the constraints that they come from."""

from typing import Any

from graphql import GraphQLError

from generated.server import ErrorCode
from sql import ConstraintViolated

Error = dict[str, Any]


class Rejected(Exception):
    """Ends a mutation with errors in its payload. Raised inside a transaction, it rolls the transaction back."""

    def __init__(self, *errors: Error) -> None:
        super().__init__(errors)
        self.errors = list(errors)


def input_error(code: ErrorCode, message: str, *path: str) -> Error:
    return _error("InputError", code, message, path)


def not_found(what: str, *path: str) -> Error:
    return _error("NotFoundError", "NOT_FOUND", f"There is no such {what}.", path)


def not_allowed(message: str, *path: str) -> Error:
    return _error("NotAllowedError", "NOT_ALLOWED", message, path)


def conflict(code: ErrorCode, message: str, *path: str) -> Error:
    return _error("ConflictError", code, message, path)


def unauthenticated() -> GraphQLError:
    return GraphQLError("Sign in first.", extensions={"code": "UNAUTHENTICATED"})


def viewer_is_gone(violation: ConstraintViolated) -> bool:
    """Whether the constraint was broken by a viewer whose account is no longer there: their token outlives it."""
    return violation.constraint in _VIEWER_EXISTS


def error_of_constraint(violation: ConstraintViolated) -> Error | None:
    """What a broken constraint means to the user; None when no input of theirs should have been able to break it."""
    return _CONSTRAINTS.get(violation.constraint)


def _error(typename: str, code: ErrorCode, message: str, path: tuple[str, ...]) -> Error:
    return {
        "__typename": typename,
        "code": code,
        "message": message,
        "path": ["input", *path] if path else None,
    }


_VIEWER_EXISTS = {
    "posts_author_id_fkey",
    "feed_entries_actor_id_fkey",
    "post_likes_user_id_fkey",
    "comments_author_id_fkey",
    "comment_likes_user_id_fkey",
    "follows_follower_id_fkey",
    "blocks_blocker_id_fkey",
    "mutes_muter_id_fkey",
    "idempotency_keys_user_id_fkey",
}

_CONSTRAINTS: dict[str, Error] = {
    "users_handle_key": conflict("TAKEN", "This handle is taken.", "handle"),
    "users_email_key": conflict("TAKEN", "There is an account with this email address already.", "email"),
    "users_handle_format": input_error(
        "INVALID_FORMAT", "A handle has 3 to 30 letters, digits or underscores.", "handle"
    ),
    "users_email_format": input_error("INVALID_FORMAT", "This is not an email address.", "email"),
    "users_email_length": input_error("TOO_LONG", "An email address has at most 254 characters.", "email"),
    "users_display_name_not_blank": input_error("BLANK", "A name can't be empty.", "displayName"),
    "users_display_name_length": input_error("TOO_LONG", "A name has at most 50 characters.", "displayName"),
    "users_bio_length": input_error("TOO_LONG", "A bio has at most 500 characters.", "bio"),
    "users_avatar_url_format": input_error("INVALID_FORMAT", "The picture needs an https address.", "avatarUrl"),
    "users_avatar_url_length": input_error("TOO_LONG", "The address has at most 2,000 characters.", "avatarUrl"),
    "posts_text_not_blank": input_error("BLANK", "A post can't be empty.", "text"),
    "posts_text_length": input_error("TOO_LONG", "A post has at most 5,000 characters.", "text"),
    "comments_text_not_blank": input_error("BLANK", "A comment can't be empty.", "text"),
    "comments_text_length": input_error("TOO_LONG", "A comment has at most 2,000 characters.", "text"),
    "follows_not_oneself": input_error("SELF_REFERENCE", "You can't follow yourself.", "userId"),
    "blocks_not_oneself": input_error("SELF_REFERENCE", "You can't block yourself.", "userId"),
    "mutes_not_oneself": input_error("SELF_REFERENCE", "You can't mute yourself.", "userId"),
    "idempotency_keys_key_length": input_error(
        "INVALID_FORMAT", "An idempotency key has 1 to 200 characters.", "idempotencyKey"
    ),
}
