from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class SharePost(BaseModel):
    share_post: "SharePostSharePost" = Field(alias="sharePost")


class SharePostSharePost(BaseModel):
    post: Optional["SharePostSharePostPost"]
    errors: list["SharePostSharePostErrors"]


class SharePostSharePostPost(BaseModel):
    id: str
    like_count: int = Field(alias="likeCount")
    comment_count: int = Field(alias="commentCount")
    share_count: int = Field(alias="shareCount")
    viewer_has_liked: bool = Field(alias="viewerHasLiked")
    viewer_has_shared: bool = Field(alias="viewerHasShared")


class SharePostSharePostErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


SharePost.model_rebuild()
SharePostSharePost.model_rebuild()
