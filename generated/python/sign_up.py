from datetime import datetime
from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class SignUp(BaseModel):
    sign_up: "SignUpSignUp" = Field(alias="signUp")


class SignUpSignUp(BaseModel):
    session: Optional["SignUpSignUpSession"]
    user: Optional["SignUpSignUpUser"]
    errors: list["SignUpSignUpErrors"]


class SignUpSignUpSession(BaseModel):
    access_token: str = Field(alias="accessToken")
    expires_at: datetime = Field(alias="expiresAt")


class SignUpSignUpUser(BaseModel):
    id: str
    handle: str
    display_name: str = Field(alias="displayName")


class SignUpSignUpErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


SignUp.model_rebuild()
SignUpSignUp.model_rebuild()
