"""Rules of what is going to be removed."""

from collections.abc import Iterator
from typing import Any

from graphql import GraphQLArgument, GraphQLInputField, is_required_argument, is_required_input_field

from contract.deprecation import FORM, removal_date, replacement
from contract.lint.rule import rule
from contract.sdl import Sdl

WANTED = 'write "Use `newName`. Removed after YYYY-MM-DD." or "No replacement. Removed after YYYY-MM-DD."'


@rule("deprecation-reason", "Who uses it has to know what to use instead, and how long there is to change.")
def deprecation_reason(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for coordinate, definition in _deprecated(sdl):
        reason = definition.deprecation_reason
        instead = replacement(reason)
        if not FORM.fullmatch(reason):
            yield coordinate, f'The reason is "{" ".join(reason.split())}": {WANTED}'
        elif removal_date(reason) is None:
            yield coordinate, f'There is no such day as in "{reason}": write one that there is.'
        if instead is not None:
            beside = sdl.definitions.get(_beside(coordinate, instead))
            found = sdl.definitions.get(instead, beside)
            if found is None:
                message = f"There is no `{instead}`: name what stands beside it, or a coordinate such as `Post.text`."
                yield coordinate, message
            elif getattr(found, "deprecation_reason", None) is not None:
                yield coordinate, f"`{instead}` is deprecated itself: name what replaces both."


@rule("deprecation-required", "What has to be given can't be given up.")
def deprecation_required(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for coordinate, definition in _deprecated(sdl):
        if (isinstance(definition, GraphQLArgument) and is_required_argument(definition)) or (
            isinstance(definition, GraphQLInputField) and is_required_input_field(definition)
        ):
            yield coordinate, "It is deprecated, but has to be given: make it nullable, or give it a default first."


def _deprecated(sdl: Sdl) -> Iterator[tuple[str, Any]]:
    for coordinate, definition in sdl.definitions.items():
        if getattr(definition, "deprecation_reason", None) is not None:
            yield coordinate, definition


def _beside(coordinate: str, name: str) -> str:
    """The coordinate of another field of the same type, or of another argument of the same field."""
    place, is_argument, _ = coordinate.partition("(")
    return f"{place}({name}:)" if is_argument else f"{place.partition('.')[0]}.{name}"
