from datetime import datetime
from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ErrorCode


class LogIn(BaseModel):
    log_in: "LogInLogIn" = Field(alias="logIn")


class LogInLogIn(BaseModel):
    session: Optional["LogInLogInSession"]
    user: Optional["LogInLogInUser"]
    errors: list["LogInLogInErrors"]


class LogInLogInSession(BaseModel):
    access_token: str = Field(alias="accessToken")
    expires_at: datetime = Field(alias="expiresAt")


class LogInLogInUser(BaseModel):
    id: str
    handle: str
    display_name: str = Field(alias="displayName")


class LogInLogInErrors(BaseModel):
    typename__: Literal[
        "ConflictError", "InputError", "NotAllowedError", "NotFoundError", "UserError"
    ] = Field(alias="__typename")
    message: str
    code: ErrorCode
    path: Optional[list[str]]


LogIn.model_rebuild()
LogInLogIn.model_rebuild()
