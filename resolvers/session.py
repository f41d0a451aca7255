"""Signing up and signing in."""

from typing import Any

from engine import BatchInfo, BatchObjectType
from generated.server import LogInInput, SignUpInput
from resolvers.context import context_of
from resolvers.errors import Error, Rejected, input_error
from resolvers.loading import row_by_key
from resolvers.mutations import mutation_field
from sql import ConstraintViolated, queries

mutation = BatchObjectType("Mutation")

MIN_PASSWORD_LENGTH = 8
MAX_PASSWORD_LENGTH = 200


@mutation_field(mutation, "signUp")
async def sign_up(info: BatchInfo, values: SignUpInput) -> dict[str, Any]:
    context = context_of(info)
    error = _password_error(values["password"])
    if error is not None:
        raise Rejected(error)
    handle = values["handle"].lower()
    password_hash = await context.accounts.hash_password(values["password"])
    name = values.get("display_name")
    try:
        row = await context.db.fetch_row(
            queries.session.insert_user,
            handle,
            values["email"].lower(),
            password_hash,
            handle if name is None else name,
        )
    except ConstraintViolated as violation:
        # Without a name the handle stands in for it: it is the handle that has to be mended.
        if name is None and violation.constraint.startswith("users_display_name_"):
            raise ConstraintViolated("users_handle_format") from violation
        raise
    assert row is not None
    return await _signed_in(info, row["id"])


@mutation_field(mutation, "logIn")
async def log_in(info: BatchInfo, values: LogInInput) -> dict[str, Any]:
    context = context_of(info)
    login = values["handle_or_email"].removeprefix("@").lower()
    account = await context.db.fetch_row(queries.session.credentials_by_login, login)
    password_hash = account["password_hash"] if account else None
    if not await context.accounts.verify_password(password_hash, values["password"]) or account is None:
        raise Rejected(input_error("WRONG_CREDENTIALS", "This handle or address and this password don't go together."))
    if context.accounts.needs_rehash(account["password_hash"]):
        fresh = await context.accounts.hash_password(values["password"])
        await context.db.execute(queries.session.update_password_hash, account["id"], fresh)
    return await _signed_in(info, account["id"])


async def _signed_in(info: BatchInfo, user_key: int) -> dict[str, Any]:
    context = context_of(info)
    token, expires_at = context.accounts.issue_token(user_key)
    # The answer is already the new viewer's: what it selects of `user` is theirs to see.
    context.viewer = user_key
    return {
        "session": {"access_token": token, "expires_at": expires_at},
        "user": await row_by_key(info, queries.user.users_by_ids, user_key),
    }


def _password_error(password: str) -> Error | None:
    if len(password) < MIN_PASSWORD_LENGTH:
        return input_error("TOO_SHORT", f"A password has at least {MIN_PASSWORD_LENGTH} characters.", "password")
    if len(password) > MAX_PASSWORD_LENGTH:
        return input_error("TOO_LONG", f"A password has at most {MAX_PASSWORD_LENGTH} characters.", "password")
    return None


bindables = [mutation]
