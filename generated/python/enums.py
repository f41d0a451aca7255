from enum import Enum


class CacheControlScope(str, Enum):
    PUBLIC = "PUBLIC"
    PRIVATE = "PRIVATE"


class PostVisibility(str, Enum):
    PUBLIC = "PUBLIC"
    FOLLOWERS = "FOLLOWERS"


class FeedReason(str, Enum):
    AUTHORED = "AUTHORED"
    SHARED = "SHARED"


class InteractionKind(str, Enum):
    LIKE = "LIKE"
    COMMENT = "COMMENT"
    SHARE = "SHARE"


class ErrorCode(str, Enum):
    BLANK = "BLANK"
    TOO_SHORT = "TOO_SHORT"
    TOO_LONG = "TOO_LONG"
    INVALID_FORMAT = "INVALID_FORMAT"
    INVALID_ID = "INVALID_ID"
    NOT_FOUND = "NOT_FOUND"
    NOT_ALLOWED = "NOT_ALLOWED"
    TAKEN = "TAKEN"
    SELF_REFERENCE = "SELF_REFERENCE"
    WRONG_CREDENTIALS = "WRONG_CREDENTIALS"
    IDEMPOTENCY_KEY_REUSED = "IDEMPOTENCY_KEY_REUSED"
