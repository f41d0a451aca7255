from datetime import datetime
from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode, PostVisibility


class EditPost(BaseModel):
    edit_post: "EditPostEditPost" = Field(alias="editPost")


class EditPostEditPost(BaseModel):
    post: Optional["EditPostEditPostPost"]
    errors: list["EditPostEditPostErrors"]


class EditPostEditPostPost(BaseModel):
    id: str
    text: str
    created_at: datetime = Field(alias="createdAt")
    edited_at: Optional[datetime] = Field(alias="editedAt")
    visibility: PostVisibility
    quoted_post: Optional["EditPostEditPostPostQuotedPost"] = Field(alias="quotedPost")
    author: "EditPostEditPostPostAuthor"


class EditPostEditPostPostQuotedPost(BaseModel):
    id: str
    text: str


class EditPostEditPostPostAuthor(BaseModel):
    id: str
    handle: str


class EditPostEditPostErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


EditPost.model_rebuild()
EditPostEditPost.model_rebuild()
EditPostEditPostPost.model_rebuild()
