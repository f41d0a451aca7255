"""What every resolver is given: who asks, and the way to the database."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from engine import BatchInfo, Row
from generated.server import DateTime
from sql import Query


class Database(Protocol):
    """The request's one connection. A statement that breaks a constraint raises `sql.ConstraintViolated`."""

    async def fetch(self, query: Query, *args: Any) -> list[Row]: ...

    async def fetch_row(self, query: Query, *args: Any) -> Row | None: ...

    async def execute(self, query: Query, *args: Any) -> None: ...

    def transaction(self) -> AbstractAsyncContextManager[None]: ...


class Accounts(Protocol):
    """Passwords and access tokens."""

    async def hash_password(self, password: str) -> str: ...

    async def verify_password(self, password_hash: str | None, password: str) -> bool:
        """Takes the same time for an account that does not exist: pass None for its hash."""
        ...

    def needs_rehash(self, password_hash: str) -> bool: ...

    def issue_token(self, user_key: int) -> tuple[str, DateTime]:
        """An access token, and when it expires."""
        ...


@dataclass(slots=True)
class RequestContext:
    """`viewer` is the key of the signed-in user, None for an anonymous viewer."""

    viewer: int | None
    db: Database
    accounts: Accounts


def context_of(info: BatchInfo) -> RequestContext:
    context: RequestContext = info.context
    return context


def viewer_of(info: BatchInfo) -> int:
    """The signed-in viewer of a field that is `@auth` in the SDL."""
    viewer = context_of(info).viewer
    assert viewer is not None
    return viewer
