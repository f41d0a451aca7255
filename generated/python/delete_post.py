from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class DeletePost(BaseModel):
    delete_post: "DeletePostDeletePost" = Field(alias="deletePost")


class DeletePostDeletePost(BaseModel):
    deleted_post_id: Optional[str] = Field(alias="deletedPostId")
    errors: list["DeletePostDeletePostErrors"]


class DeletePostDeletePostErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


DeletePost.model_rebuild()
DeletePostDeletePost.model_rebuild()
