"""Changes that matter to clients and that graphql-core doesn't see: defaults, root types, arguments of directives."""

from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLInputField,
    GraphQLNonNull,
    OperationType,
    Undefined,
    print_ast,
)
from graphql.utilities.find_breaking_changes import is_change_safe_for_input_object_field_or_field_arg as accepts
from graphql.utilities.sort_value_node import sort_value_node

from contract.diff.changes import Change, Level, Versions


def unseen_changes(versions: Versions) -> Iterator[Change]:
    for coordinate, old, new in versions.kept():
        if isinstance(old, GraphQLArgument | GraphQLInputField):
            if accepts(old.type, new.type):
                yield from _default_changes(versions, coordinate, old, new)
            elif coordinate.startswith("@"):
                yield versions.change(
                    Level.BREAKING,
                    "DIRECTIVE_ARG_CHANGED_KIND",
                    coordinate,
                    f"{coordinate} changed from {old.type} to {new.type}: operations that fit {old.type} may no longer "
                    "validate.",
                )
    yield from _root_changes(versions)


def _default_changes(versions: Versions, coordinate: str, old: Any, new: Any) -> Iterator[Change]:
    """`old` and `new` are arguments or input fields."""
    before, after = old.default_value, new.default_value
    code = "INPUT_FIELD" if isinstance(old, GraphQLInputField) else "ARG"
    code = "DIRECTIVE_ARG" if coordinate.startswith("@") else code
    if after is Undefined and before is not Undefined and isinstance(new.type, GraphQLNonNull):
        yield versions.change(
            Level.BREAKING,
            f"{code}_BECAME_REQUIRED",
            coordinate,
            f"{coordinate} has no default any longer and must be given: requests without it are refused.",
            affects=(coordinate.partition("." if code == "INPUT_FIELD" else "(")[0],),
        )
    elif before is Undefined and after is not Undefined:
        if isinstance(old.type, GraphQLNonNull):
            level, meaning = Level.SAFE, "it may be left out now."
        else:
            level, meaning = Level.DANGEROUS, "requests that leave it out mean something else now."
        yield versions.change(
            level,
            f"{code}_DEFAULT_VALUE_ADDED",
            coordinate,
            f"{coordinate} is now {_default(new)} by default: {meaning}",
        )
    elif before != after and code != "ARG":  # graphql-core tells it of the arguments of fields.
        told = (
            f"{coordinate} has no default any longer"
            if after is Undefined
            else f"The default of {coordinate} changed from {_default(old)} to {_default(new)}"
        )
        yield versions.change(
            Level.DANGEROUS,
            f"{code}_DEFAULT_VALUE_CHANGE",
            coordinate,
            f"{told}: requests that leave it out mean something else now.",
        )


def _default(definition: Any) -> str:
    return print_ast(sort_value_node(definition.ast_node.default_value))


def _root_changes(versions: Versions) -> Iterator[Change]:
    """Only of types that both define: a root type that is new or gone is told as a type."""
    for operation in OperationType:
        old = versions.old.schema.get_root_type(operation)
        new = versions.new.schema.get_root_type(operation)
        before, after = old and old.name, new and new.name
        if before == after:
            continue
        name = operation.value
        if before is None and after in versions.old.definitions:
            yield versions.change(
                Level.SAFE, "ROOT_TYPE_ADDED", after, f"{after} is where a {name} begins: there was no {name} before."
            )
        elif before in versions.new.definitions:
            now = f"a {name} begins at {after}" if after else f"there is no {name}"
            yield versions.change(
                Level.BREAKING,
                "ROOT_TYPE_CHANGED" if after else "ROOT_TYPE_REMOVED",
                before,
                f"{before} is no longer where a {name} begins, {now}: each {name} may no longer validate.",
            )
