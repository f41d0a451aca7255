from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class FollowUser(BaseModel):
    follow_user: "FollowUserFollowUser" = Field(alias="followUser")


class FollowUserFollowUser(BaseModel):
    user: Optional["FollowUserFollowUserUser"]
    errors: list["FollowUserFollowUserErrors"]


class FollowUserFollowUserUser(BaseModel):
    id: str
    handle: str
    follower_count: int = Field(alias="followerCount")
    viewer_is_following: bool = Field(alias="viewerIsFollowing")
    viewer_is_blocking: bool = Field(alias="viewerIsBlocking")
    viewer_is_muting: bool = Field(alias="viewerIsMuting")


class FollowUserFollowUserErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


FollowUser.model_rebuild()
FollowUserFollowUser.model_rebuild()
