from datetime import datetime
from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class AddComment(BaseModel):
    add_comment: "AddCommentAddComment" = Field(alias="addComment")


class AddCommentAddComment(BaseModel):
    comment: Optional["AddCommentAddCommentComment"]
    post: Optional["AddCommentAddCommentPost"]
    errors: list["AddCommentAddCommentErrors"]


class AddCommentAddCommentComment(BaseModel):
    id: str
    text: str
    created_at: datetime = Field(alias="createdAt")
    edited_at: Optional[datetime] = Field(alias="editedAt")
    parent: Optional["AddCommentAddCommentCommentParent"]
    author: "AddCommentAddCommentCommentAuthor"


class AddCommentAddCommentCommentParent(BaseModel):
    id: str


class AddCommentAddCommentCommentAuthor(BaseModel):
    id: str
    handle: str


class AddCommentAddCommentPost(BaseModel):
    id: str
    comment_count: int = Field(alias="commentCount")


class AddCommentAddCommentErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


AddComment.model_rebuild()
AddCommentAddComment.model_rebuild()
AddCommentAddCommentComment.model_rebuild()
