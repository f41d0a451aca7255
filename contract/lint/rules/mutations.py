"""Rules of mutations and their payloads."""

from collections.abc import Iterator

from graphql import GraphQLInputObjectType, GraphQLNonNull, GraphQLObjectType, get_named_type

from contract.lint.casing import lower_first, upper_first, words
from contract.lint.definitions import fields_of, inputs, payloads
from contract.lint.rule import rule
from contract.lint.rules.shapes import differences
from contract.sdl import Sdl

VERBS = {
    "add",
    "block",
    "bookmark",
    "change",
    "create",
    "delete",
    "edit",
    "follow",
    "like",
    "log",
    "mark",
    "mute",
    "record",
    "refresh",
    "share",
    "sign",
    "update",
}
"""What a mutation's name begins with, also after `un`."""

CREATING = {"add", "create"}


@rule("mutation-verb", "A mutation is named after what it does: first the verb, then the object.")
def mutation_verb(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for field in fields_of(sdl.schema.mutation_type):
        first = "".join(words(field.name)[:1])
        if first not in VERBS and first.removeprefix("un") not in VERBS:
            message = f"`{first}` is no verb that we know: begin with one, as in `createPost`, or add it to `VERBS`"
            yield field.coordinate, f"{message} in contract/lint/rules/mutations.py."


@rule("mutation-input", "One `input` can be sent as one variable, and grows without breaking a client.")
def mutation_input(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for field in fields_of(sdl.schema.mutation_type):
        wanted = f"input: {upper_first(field.name)}Input!"
        if field.arguments != wanted:
            found = f"`{field.arguments}`" if field.arguments else "nothing"
            yield field.coordinate, f"It takes {found}: take `{wanted}` alone."


@rule("mutation-payload", "A payload of its own has room for errors, and for what will be asked of it later.")
def mutation_payload(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for field in fields_of(sdl.schema.mutation_type):
        wanted = f"{upper_first(field.name)}Payload!"
        if field.type != wanted:
            yield field.coordinate, f"It returns `{field.type}`: return `{wanted}`."


@rule("payload-errors", "What the user can mend is told in the payload, where a form can show it.")
def payload_errors(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for payload in payloads(sdl).values():
        yield from differences(payload, {"errors": "[UserError!]!"})


@rule("payload-null", "There is nothing to return beside errors.")
def payload_null(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for payload in payloads(sdl).values():
        for field in fields_of(payload):
            answer = field.definition.type
            if field.name != "errors" and isinstance(answer, GraphQLNonNull):
                yield field.coordinate, f"The type is `{answer}`: write `{answer.of_type}`, null beside errors."


@rule("payload-name", "Payloads name what they changed, so that it is found under the same name in all of them.")
def payload_name(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for payload in payloads(sdl).values():
        for field in fields_of(payload):
            answer = field.named_type.name
            is_object = isinstance(field.named_type, GraphQLObjectType) and not field.is_list
            if is_object and not upper_first(field.name).endswith(answer):
                yield field.coordinate, f"The type is `{answer}`: name it `{lower_first(answer)}`."


@rule("idempotency-key", "A request that may have been lost can be sent again without creating twice.")
def idempotency_key(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for field in fields_of(sdl.schema.mutation_type):
        if "".join(words(field.name)[:1]) in CREATING:
            for argument in field.definition.args.values():
                taken = get_named_type(argument.type)
                if isinstance(taken, GraphQLInputObjectType) and "idempotencyKey" not in taken.fields:
                    yield taken.name, f"`{field.name}` creates something: add `idempotencyKey: String`."
    for given in inputs(sdl):
        if given.name == "idempotencyKey" and given.type != "String":
            yield given.coordinate, f"The type is `{given.type}`: write `String`."
