"""Access tokens and the secret that signs them."""

import stat
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from server import accounts
from server.accounts import Accounts, InvalidToken, development_secret

SECRET = "a secret of these tests, long enough to sign"


def test_a_token_names_the_user_that_it_was_issued_to() -> None:
    one = Accounts(SECRET)
    token, _ = one.issue_token(42)
    assert one.user_of_token(token) == 42
    # Asked again, and by another process with the same secret.
    assert one.user_of_token(token) == 42
    assert Accounts(SECRET).user_of_token(token) == 42


@pytest.mark.parametrize(
    "change", [lambda token: token[:-2], lambda token: token + "x", lambda _: "", lambda _: "a.b.c"]
)
def test_a_token_that_was_tampered_with_is_refused(change: object) -> None:
    one = Accounts(SECRET)
    token, _ = one.issue_token(42)
    with pytest.raises(InvalidToken):
        one.user_of_token(change(token))  # type: ignore[operator]


def test_a_token_signed_with_another_secret_is_refused() -> None:
    token, _ = Accounts("another secret, just as long as the first").issue_token(42)
    with pytest.raises(InvalidToken):
        Accounts(SECRET).user_of_token(token)


def test_a_token_that_was_good_before_is_refused_once_it_has_expired(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its signature is remembered; that it was in time is not."""
    monkeypatch.setattr(accounts, "ACCESS_TOKEN_LIFETIME", timedelta(seconds=60))
    one = Accounts(SECRET)
    token, expires_at = one.issue_token(42)
    assert one.user_of_token(token) == 42
    monkeypatch.setattr(time, "time", lambda: expires_at.timestamp())
    with pytest.raises(InvalidToken):
        one.user_of_token(token)


def test_development_makes_a_secret_once_and_keeps_it_to_its_user(tmp_path: Path) -> None:
    directory = tmp_path / "data"
    secret = development_secret(directory)
    assert development_secret(directory) == secret
    assert len(secret) >= 32
    assert [path.name for path in directory.iterdir()] == ["secret_key"]
    assert stat.S_IMODE((directory / "secret_key").stat().st_mode) == 0o600


def test_processes_that_start_at_once_agree_on_the_secret(tmp_path: Path) -> None:
    for attempt in range(20):
        directory = tmp_path / str(attempt)
        with ThreadPoolExecutor(8) as pool:
            assert len(set(pool.map(development_secret, [directory] * 8))) == 1
