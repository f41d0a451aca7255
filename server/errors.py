"""Errors as clients see them."""

import re
from collections.abc import Callable
from typing import Any

import structlog
from graphql import GraphQLError

from server.database import DatabaseUnavailable
from server.logs import new_id

log = structlog.get_logger("nexus.graphql")

ErrorFormatter = Callable[[GraphQLError], dict[str, Any]]


def format_error(error: GraphQLError) -> dict[str, Any]:
    """An error as clients see it. What was not meant for them is masked, and logged under the id that they get."""
    formatted: dict[str, Any] = dict(error.formatted)
    original = error.original_error
    while isinstance(original, GraphQLError):
        original = original.original_error
    if original is None:
        formatted["extensions"] = {"code": "BAD_REQUEST", **formatted.get("extensions", {})}
        return formatted
    error_id = new_id()
    if isinstance(original, DatabaseUnavailable):
        code, message = "UNAVAILABLE", "The database can't be reached right now. Try again in a moment."
        log.error("database unavailable", error_id=error_id, path=error.path, reason=str(original))
    else:
        code, message = "INTERNAL", "Something went wrong on our side."
        log.error("unexpected error", error_id=error_id, path=error.path, exc_info=original)
    return {**formatted, "message": message, "extensions": {"code": code, "id": error_id}}


def format_error_without_suggestions(error: GraphQLError) -> dict[str, Any]:
    """The same without "Did you mean …?", which tells the schema's names to whom introspection is refused."""
    formatted = format_error(error)
    return {**formatted, "message": _SUGGESTION.sub("", formatted["message"])}


_SUGGESTION = re.compile(r" Did you mean .*\?$", re.DOTALL)
