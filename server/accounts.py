"""Passwords (argon2id) and access tokens (JWT)."""

import asyncio
import contextlib
import functools
import os
import secrets
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import argon2
import jwt

ACCESS_TOKEN_LIFETIME = timedelta(hours=1)

_ALGORITHM = "HS256"
_ISSUER = "nexus-feed"


class InvalidToken(Exception):
    """The access token is malformed, not ours, or has expired."""


class Accounts:
    """Hashes passwords and signs tokens with `secret`."""

    def __init__(self, secret: str) -> None:
        self._secret = secret
        # A client sends the same token with every request: its signature is verified once, its expiry every time.
        self._signed_claims = functools.lru_cache(maxsize=4096)(self._read_signed_claims)
        self._hasher = argon2.PasswordHasher()
        self._nobody = _hash_of_nobody()
        # Each hash takes a core and 64 MiB for a while; more at once would only take longer.
        self._slots = asyncio.Semaphore(2)

    async def hash_password(self, password: str) -> str:
        async with self._slots:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def verify_password(self, password_hash: str | None, password: str) -> bool:
        """Whether it is the password. Takes the same time when there is no account (None)."""
        async with self._slots:
            return await asyncio.to_thread(self._verify, password_hash or self._nobody, password)

    def needs_rehash(self, password_hash: str) -> bool:
        return self._hasher.check_needs_rehash(password_hash)

    def issue_token(self, user_key: int) -> tuple[str, datetime]:
        """An access token, and when it expires."""
        now = datetime.now(UTC).replace(microsecond=0)
        expires_at = now + ACCESS_TOKEN_LIFETIME
        claims = {"iss": _ISSUER, "sub": str(user_key), "iat": now, "exp": expires_at}
        return jwt.encode(claims, self._secret, _ALGORITHM), expires_at

    def user_of_token(self, token: str) -> int:
        """The key of the user whom the token was issued to. Raises InvalidToken."""
        try:
            user, expires_at = self._signed_claims(token)
        except (jwt.InvalidTokenError, ValueError):
            raise InvalidToken from None
        if time.time() >= expires_at:
            raise InvalidToken
        return user

    def _read_signed_claims(self, token: str) -> tuple[int, int]:
        """The user's key and the moment of expiry (seconds since 1970) of a token that we signed."""
        claims = jwt.decode(
            token,
            self._secret,
            [_ALGORITHM],
            issuer=_ISSUER,
            options={"require": ["exp", "sub", "iss"], "verify_exp": False},
        )
        return int(claims["sub"]), int(claims["exp"])

    def _verify(self, password_hash: str, password: str) -> bool:
        try:
            return self._hasher.verify(password_hash, password)
        except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
            return False


@functools.cache
def _hash_of_nobody() -> str:
    """Verified when there is no account, so that an unknown handle takes as long as a wrong password."""
    return argon2.PasswordHasher().hash(secrets.token_urlsafe())


def development_secret(data_dir: Path) -> str:
    """A signing secret of this machine's own, made once and kept in the data directory."""
    path = data_dir / "secret_key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        # Written whole before it gets its name, and only the first gets it: several processes may start at once.
        descriptor, draft = tempfile.mkstemp(dir=data_dir)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        os.unlink(draft)
    return path.read_text()
