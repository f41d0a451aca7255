from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class UnfollowUser(BaseModel):
    unfollow_user: "UnfollowUserUnfollowUser" = Field(alias="unfollowUser")


class UnfollowUserUnfollowUser(BaseModel):
    user: Optional["UnfollowUserUnfollowUserUser"]
    errors: list["UnfollowUserUnfollowUserErrors"]


class UnfollowUserUnfollowUserUser(BaseModel):
    id: str
    handle: str
    follower_count: int = Field(alias="followerCount")
    viewer_is_following: bool = Field(alias="viewerIsFollowing")
    viewer_is_blocking: bool = Field(alias="viewerIsBlocking")
    viewer_is_muting: bool = Field(alias="viewerIsMuting")


class UnfollowUserUnfollowUserErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


UnfollowUser.model_rebuild()
UnfollowUserUnfollowUser.model_rebuild()
