from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class BlockUser(BaseModel):
    block_user: "BlockUserBlockUser" = Field(alias="blockUser")


class BlockUserBlockUser(BaseModel):
    user: Optional["BlockUserBlockUserUser"]
    errors: list["BlockUserBlockUserErrors"]


class BlockUserBlockUserUser(BaseModel):
    id: str
    handle: str
    follower_count: int = Field(alias="followerCount")
    viewer_is_following: bool = Field(alias="viewerIsFollowing")
    viewer_is_blocking: bool = Field(alias="viewerIsBlocking")
    viewer_is_muting: bool = Field(alias="viewerIsMuting")


class BlockUserBlockUserErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


BlockUser.model_rebuild()
BlockUserBlockUser.model_rebuild()
