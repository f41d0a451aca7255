"""Rules of subscriptions."""

from collections.abc import Iterator

from graphql import GraphQLUnionType

from contract.lint.definitions import fields_of, is_a
from contract.lint.rule import rule
from contract.sdl import Sdl


@rule("event-union", "A stream brings events of several kinds, and more kinds later; each says when it happened.")
def event_union(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for field in fields_of(sdl.schema.subscription_type):
        if not isinstance(field.named_type, GraphQLUnionType):
            yield field.coordinate, f"It yields `{field.type}`: yield a union of types that implement `Event`."
            continue
        for member in field.named_type.types:
            if not is_a(member, "Event"):
                yield field.coordinate, f"It may yield `{member.name}`: let `{member.name}` implement `Event`."


@rule("event-after", "A client that lost its connection goes on where it was.")
def event_after(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for field in fields_of(sdl.schema.subscription_type):
        after = field.definition.args.get("after")
        if after is None:
            yield field.coordinate, "It takes no `after`: add `after: String`."
        elif str(after.type) != "String":
            yield f"{field.coordinate}(after:)", f"The type is `{after.type}`: write `String`."
