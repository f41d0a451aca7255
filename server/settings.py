"""The server's settings, read from the environment and from `.env`."""

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

MIN_SECRET_LENGTH = 32

_SECRETS = {"database_url", "broadcast_url", "secret_key"}


class SettingsError(Exception):
    """A setting has a value that can't be used. The message is one line for a person, without secret values."""


class Settings(BaseSettings):
    """Each field is set by the environment variable of its name in upper case."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    data_dir: Path = Path(".data")
    database_url: SecretStr | None = None
    broadcast_url: SecretStr | None = None
    workers: int = Field(default=1, ge=1, le=64)
    environment: Literal["development", "production"] = "development"
    secret_key: SecretStr | None = None
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    executor: Literal["breadth-first", "reference"] = "breadth-first"
    documents: Literal["any", "trusted"] = "any"
    trusted_documents: Annotated[tuple[Path, ...], NoDecode] = ()
    introspection: bool | None = None
    usage_log: bool = True

    @field_validator("trusted_documents", mode="before")
    @classmethod
    def _paths(cls, value: object) -> object:
        return [path.strip() for path in value.split(",") if path.strip()] if isinstance(value, str) else value

    @field_validator("log_level", "environment", "executor", "documents", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def _is_postgres(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and _scheme(value) not in ("postgresql", "postgres"):
            raise ValueError("must begin with postgresql://")
        return value

    @field_validator("broadcast_url")
    @classmethod
    def _is_broker(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and _scheme(value) not in ("postgres", "redis", "memory"):
            raise ValueError("must begin with postgres://, redis:// or memory://")
        return value

    @model_validator(mode="after")
    def _secret_fits(self) -> "Settings":
        if self.secret_key is not None and len(self.secret_key.get_secret_value()) < MIN_SECRET_LENGTH:
            raise ValueError(f"SECRET_KEY must have at least {MIN_SECRET_LENGTH} characters")
        if self.environment == "production" and self.secret_key is None:
            raise ValueError("SECRET_KEY must be set in production")
        return self

    @property
    def development(self) -> bool:
        return self.environment == "development"

    @property
    def introspects(self) -> bool:
        """Whether the schema can be asked for: in development, unless `introspection` says otherwise."""
        return self.development if self.introspection is None else self.introspection


def load_settings(**overrides: object) -> Settings:
    """The settings; `overrides` win over the environment. Raises SettingsError."""
    try:
        return Settings(**{name: value for name, value in overrides.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsError("; ".join(_line(problem) for problem in error.errors())) from None


def _scheme(url: SecretStr) -> str:
    try:
        parts = urlsplit(url.get_secret_value())
        _ = parts.port  # is looked at only when asked for
        return parts.scheme
    except ValueError:
        # urllib's message may show a part of the password: where that is not percent-encoded, it is taken for
        # the port.
        raise ValueError("is not a URL") from None


def _line(problem: object) -> str:
    assert isinstance(problem, dict)
    message = problem["msg"].removeprefix("Value error, ")
    if not problem["loc"]:
        return f"{message}."
    name = str(problem["loc"][0])
    shown = "" if name in _SECRETS else f" (it is {problem['input']!r})"
    message = message.removeprefix("Input ")
    return f"{name.upper()} {message}{shown}."
