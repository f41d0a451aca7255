from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class LikeComment(BaseModel):
    like_comment: "LikeCommentLikeComment" = Field(alias="likeComment")


class LikeCommentLikeComment(BaseModel):
    comment: Optional["LikeCommentLikeCommentComment"]
    errors: list["LikeCommentLikeCommentErrors"]


class LikeCommentLikeCommentComment(BaseModel):
    id: str
    like_count: int = Field(alias="likeCount")
    viewer_has_liked: bool = Field(alias="viewerHasLiked")


class LikeCommentLikeCommentErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


LikeComment.model_rebuild()
LikeCommentLikeComment.model_rebuild()
