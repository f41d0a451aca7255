import datetime
from typing import Literal, TypeAlias

DateTime: TypeAlias = datetime.datetime
CacheControlScope: TypeAlias = Literal["PUBLIC", "PRIVATE"]
PostVisibility: TypeAlias = Literal["PUBLIC", "FOLLOWERS"]
FeedReason: TypeAlias = Literal["AUTHORED", "SHARED"]
InteractionKind: TypeAlias = Literal["LIKE", "COMMENT", "SHARE"]
ErrorCode: TypeAlias = Literal[
    "BLANK",
    "TOO_SHORT",
    "TOO_LONG",
    "INVALID_FORMAT",
    "INVALID_ID",
    "NOT_FOUND",
    "NOT_ALLOWED",
    "TAKEN",
    "SELF_REFERENCE",
    "WRONG_CREDENTIALS",
    "IDEMPOTENCY_KEY_REUSED",
]
