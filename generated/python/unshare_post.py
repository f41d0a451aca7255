from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class UnsharePost(BaseModel):
    unshare_post: "UnsharePostUnsharePost" = Field(alias="unsharePost")


class UnsharePostUnsharePost(BaseModel):
    post: Optional["UnsharePostUnsharePostPost"]
    errors: list["UnsharePostUnsharePostErrors"]


class UnsharePostUnsharePostPost(BaseModel):
    id: str
    like_count: int = Field(alias="likeCount")
    comment_count: int = Field(alias="commentCount")
    share_count: int = Field(alias="shareCount")
    viewer_has_liked: bool = Field(alias="viewerHasLiked")
    viewer_has_shared: bool = Field(alias="viewerHasShared")


class UnsharePostUnsharePostErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


UnsharePost.model_rebuild()
UnsharePostUnsharePost.model_rebuild()
