from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class UpdateProfile(BaseModel):
    update_profile: "UpdateProfileUpdateProfile" = Field(alias="updateProfile")


class UpdateProfileUpdateProfile(BaseModel):
    user: Optional["UpdateProfileUpdateProfileUser"]
    errors: list["UpdateProfileUpdateProfileErrors"]


class UpdateProfileUpdateProfileUser(BaseModel):
    id: str
    display_name: str = Field(alias="displayName")
    bio: Optional[str]
    avatar_url: Optional[str] = Field(alias="avatarUrl")


class UpdateProfileUpdateProfileErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


UpdateProfile.model_rebuild()
UpdateProfileUpdateProfile.model_rebuild()
