from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class UnmuteUser(BaseModel):
    unmute_user: "UnmuteUserUnmuteUser" = Field(alias="unmuteUser")


class UnmuteUserUnmuteUser(BaseModel):
    user: Optional["UnmuteUserUnmuteUserUser"]
    errors: list["UnmuteUserUnmuteUserErrors"]


class UnmuteUserUnmuteUserUser(BaseModel):
    id: str
    handle: str
    follower_count: int = Field(alias="followerCount")
    viewer_is_following: bool = Field(alias="viewerIsFollowing")
    viewer_is_blocking: bool = Field(alias="viewerIsBlocking")
    viewer_is_muting: bool = Field(alias="viewerIsMuting")


class UnmuteUserUnmuteUserErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


UnmuteUser.model_rebuild()
UnmuteUserUnmuteUser.model_rebuild()
