from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class DeleteComment(BaseModel):
    delete_comment: "DeleteCommentDeleteComment" = Field(alias="deleteComment")


class DeleteCommentDeleteComment(BaseModel):
    deleted_comment_id: Optional[str] = Field(alias="deletedCommentId")
    post: Optional["DeleteCommentDeleteCommentPost"]
    errors: list["DeleteCommentDeleteCommentErrors"]


class DeleteCommentDeleteCommentPost(BaseModel):
    id: str
    comment_count: int = Field(alias="commentCount")


class DeleteCommentDeleteCommentErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


DeleteComment.model_rebuild()
DeleteCommentDeleteComment.model_rebuild()
