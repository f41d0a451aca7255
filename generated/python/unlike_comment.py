from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class UnlikeComment(BaseModel):
    unlike_comment: "UnlikeCommentUnlikeComment" = Field(alias="unlikeComment")


class UnlikeCommentUnlikeComment(BaseModel):
    comment: Optional["UnlikeCommentUnlikeCommentComment"]
    errors: list["UnlikeCommentUnlikeCommentErrors"]


class UnlikeCommentUnlikeCommentComment(BaseModel):
    id: str
    like_count: int = Field(alias="likeCount")
    viewer_has_liked: bool = Field(alias="viewerHasLiked")


class UnlikeCommentUnlikeCommentErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


UnlikeComment.model_rebuild()
UnlikeCommentUnlikeComment.model_rebuild()
