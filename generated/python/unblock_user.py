from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class UnblockUser(BaseModel):
    unblock_user: "UnblockUserUnblockUser" = Field(alias="unblockUser")


class UnblockUserUnblockUser(BaseModel):
    user: Optional["UnblockUserUnblockUserUser"]
    errors: list["UnblockUserUnblockUserErrors"]


class UnblockUserUnblockUserUser(BaseModel):
    id: str
    handle: str
    follower_count: int = Field(alias="followerCount")
    viewer_is_following: bool = Field(alias="viewerIsFollowing")
    viewer_is_blocking: bool = Field(alias="viewerIsBlocking")
    viewer_is_muting: bool = Field(alias="viewerIsMuting")


class UnblockUserUnblockUserErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


UnblockUser.model_rebuild()
UnblockUserUnblockUser.model_rebuild()
