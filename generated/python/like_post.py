from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class LikePost(BaseModel):
    like_post: "LikePostLikePost" = Field(alias="likePost")


class LikePostLikePost(BaseModel):
    post: Optional["LikePostLikePostPost"]
    errors: list["LikePostLikePostErrors"]


class LikePostLikePostPost(BaseModel):
    id: str
    like_count: int = Field(alias="likeCount")
    comment_count: int = Field(alias="commentCount")
    share_count: int = Field(alias="shareCount")
    viewer_has_liked: bool = Field(alias="viewerHasLiked")
    viewer_has_shared: bool = Field(alias="viewerHasShared")


class LikePostLikePostErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


LikePost.model_rebuild()
LikePostLikePost.model_rebuild()
