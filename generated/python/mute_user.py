from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class MuteUser(BaseModel):
    mute_user: "MuteUserMuteUser" = Field(alias="muteUser")


class MuteUserMuteUser(BaseModel):
    user: Optional["MuteUserMuteUserUser"]
    errors: list["MuteUserMuteUserErrors"]


class MuteUserMuteUserUser(BaseModel):
    id: str
    handle: str
    follower_count: int = Field(alias="followerCount")
    viewer_is_following: bool = Field(alias="viewerIsFollowing")
    viewer_is_blocking: bool = Field(alias="viewerIsBlocking")
    viewer_is_muting: bool = Field(alias="viewerIsMuting")


class MuteUserMuteUserErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


MuteUser.model_rebuild()
MuteUserMuteUser.model_rebuild()
