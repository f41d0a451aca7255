from datetime import datetime
from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode, PostVisibility


class CreatePost(BaseModel):
    create_post: "CreatePostCreatePost" = Field(alias="createPost")


class CreatePostCreatePost(BaseModel):
    post: Optional["CreatePostCreatePostPost"]
    errors: list["CreatePostCreatePostErrors"]


class CreatePostCreatePostPost(BaseModel):
    id: str
    text: str
    created_at: datetime = Field(alias="createdAt")
    edited_at: Optional[datetime] = Field(alias="editedAt")
    visibility: PostVisibility
    quoted_post: Optional["CreatePostCreatePostPostQuotedPost"] = Field(
        alias="quotedPost"
    )
    author: "CreatePostCreatePostPostAuthor"


class CreatePostCreatePostPostQuotedPost(BaseModel):
    id: str
    text: str


class CreatePostCreatePostPostAuthor(BaseModel):
    id: str
    handle: str


class CreatePostCreatePostErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


CreatePost.model_rebuild()
CreatePostCreatePost.model_rebuild()
CreatePostCreatePostPost.model_rebuild()
