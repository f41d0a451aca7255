from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class UnlikePost(BaseModel):
    unlike_post: "UnlikePostUnlikePost" = Field(alias="unlikePost")


class UnlikePostUnlikePost(BaseModel):
    post: Optional["UnlikePostUnlikePostPost"]
    errors: list["UnlikePostUnlikePostErrors"]


class UnlikePostUnlikePostPost(BaseModel):
    id: str
    like_count: int = Field(alias="likeCount")
    comment_count: int = Field(alias="commentCount")
    share_count: int = Field(alias="shareCount")
    viewer_has_liked: bool = Field(alias="viewerHasLiked")
    viewer_has_shared: bool = Field(alias="viewerHasShared")


class UnlikePostUnlikePostErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


UnlikePost.model_rebuild()
UnlikePostUnlikePost.model_rebuild()
