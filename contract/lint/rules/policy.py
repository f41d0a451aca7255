"""Rules of who may see and do what."""

from collections.abc import Iterator

from graphql import GraphQLNonNull

from contract.lint.definitions import fields, fields_of, objects_behind
from contract.lint.rule import rule
from contract.sdl import Sdl

PRIVATE_TYPE = "Viewer"

PRIVATE_FIELDS = {"email", "bookmarks", "notifications", "unreadNotificationCount", "blockedUsers", "mutedUsers"}


@rule("auth-mutation", "Nobody writes anonymously, but to sign up or to sign in.")
def auth_mutation(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for field in fields_of(sdl.schema.mutation_type):
        if not field.needs_sign_in:
            yield field.coordinate, "Anyone may do it without signing in: add `@auth`."


@rule("auth-null", "What a missing sign-in takes away must not take the rest of the answer with it.")
def auth_null(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for field in fields(sdl):
        answer = field.definition.type
        if field.needs_sign_in and field.owner != sdl.schema.mutation_type and isinstance(answer, GraphQLNonNull):
            yield field.coordinate, f"The type is `{answer}`: write `{answer.of_type}`, null without a sign-in."


@rule("private-type", "There is one way to private data, and it leads to one's own.")
def private_type(sdl: Sdl) -> Iterator[tuple[str, str]]:
    private = sdl.schema.type_map.get(PRIVATE_TYPE)
    for field in fields(sdl):
        answer = field.named_type
        if field.owner == sdl.schema.query_type and field.name == "viewer":
            if field.type != PRIVATE_TYPE:
                message = f"The type is `{field.type}`: write `{PRIVATE_TYPE}`, null for an anonymous viewer."
                yield field.coordinate, message
        elif answer == private:
            yield field.coordinate, f"It returns `{PRIVATE_TYPE}`: return `User`, and leave the rest to `Query.viewer`."
        elif private in objects_behind(sdl, answer):
            yield field.coordinate, f"It may return a `{PRIVATE_TYPE}`: take that out of `{answer.name}`."


@rule("private-field", "What only the viewer may see is nowhere to be found for others.")
def private_field(sdl: Sdl) -> Iterator[tuple[str, str]]:
    # What the viewer changed, the payload tells the viewer.
    told = [field.named_type for field in fields_of(sdl.schema.mutation_type) if field.needs_sign_in]
    for field in fields(sdl):
        is_own = field.owner.name == PRIVATE_TYPE or field.owner in told
        if field.name in PRIVATE_FIELDS and not is_own and not field.needs_sign_in:
            yield field.coordinate, f"It is private: move it to `{PRIVATE_TYPE}`, or add `@auth`."
