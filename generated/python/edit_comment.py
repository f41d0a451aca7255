from datetime import datetime
from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class EditComment(BaseModel):
    edit_comment: "EditCommentEditComment" = Field(alias="editComment")


class EditCommentEditComment(BaseModel):
    comment: Optional["EditCommentEditCommentComment"]
    errors: list["EditCommentEditCommentErrors"]


class EditCommentEditCommentComment(BaseModel):
    id: str
    text: str
    created_at: datetime = Field(alias="createdAt")
    edited_at: Optional[datetime] = Field(alias="editedAt")
    parent: Optional["EditCommentEditCommentCommentParent"]
    author: "EditCommentEditCommentCommentAuthor"


class EditCommentEditCommentCommentParent(BaseModel):
    id: str


class EditCommentEditCommentCommentAuthor(BaseModel):
    id: str
    handle: str


class EditCommentEditCommentErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


EditComment.model_rebuild()
EditCommentEditComment.model_rebuild()
EditCommentEditCommentComment.model_rebuild()
