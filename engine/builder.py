"""Writes the inner loop of a selection as Python source: one pass that makes the response objects of all parents.

Executors spend most of their time on leaf values. For the leaves whose serialization keeps a value as it is (a `str`
for `String`, a 32-bit `int` for `Int`, …) the generated loop checks the value's type and writes it in its place. Any
value that is not of the expected type makes the builder give up, and the caller completes the leaves one by one, by the
rules.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLID,
    GraphQLInt,
    GraphQLOutputType,
    GraphQLString,
    is_non_null_type,
)

from engine.binding import PASSTHROUGH

Builder = Callable[[Sequence[Any], Sequence[Sequence[Any] | None]], "list[dict[str, Any]] | None"]
"""Gets the parents, and what was computed for them: a list for each leaf with a resolver, then a list for each field
that is completed. Returns None when a value is not of the expected type."""

_CHECKS: dict[Any, str] = {
    GraphQLString: "type({v}) is str",
    GraphQLID: "type({v}) is str",
    GraphQLBoolean: "({v} is True or {v} is False)",
    GraphQLInt: "type({v}) is int and -2147483648 <= {v} <= 2147483647",
}


_KEPT: dict[Any, type] = {GraphQLString: str, GraphQLID: str, GraphQLBoolean: bool}


def can_inline(graphql_type: GraphQLOutputType) -> bool:
    """Whether a leaf of this type can be copied once its Python type is checked."""
    return _check(graphql_type, "v", {}) is not None


def kept_type(leaf: Any) -> type | None:
    """The Python type all of whose values the leaf's serialization keeps as they are, if there is one."""
    kept: type | None = _KEPT.get(leaf) or getattr(leaf, "extensions", {}).get(PASSTHROUGH)
    return kept


def compile_builder(
    type_name: str,
    keys: Iterable[str],
    inline: Mapping[str, tuple[GraphQLOutputType, str | Callable[[Any], Any]]],
    completed: Sequence[str],
    typenames: set[str],
) -> Builder:
    """A builder that writes `keys` in this order: `inline` leaves (with their type, and their column, or the function
    that makes them of the row, or '' when the value is computed), fields that are `completed` already, the type's name
    for `typenames`, and None for every other key, to be filled in later."""
    constants: dict[str, Any] = {}
    computed: list[str] = []
    reads: list[str] = []
    checks: list[str] = []
    items: list[str] = []
    for key in keys:
        if key in inline:
            graphql_type, source = inline[key]
            variable = f"v{len(items)}"
            if callable(source):
                constants[f"of_row_{variable}"] = source
                reads.append(f"{variable} = of_row_{variable}(row)")
            elif source:
                reads.append(f"{variable} = row[{source!r}]")
            else:
                computed.append(variable)
            check = _check(graphql_type, variable, constants)
            assert check is not None
            checks.append(check)
            items.append(f"{key!r}: {variable}")
        elif key in completed:
            items.append(f"{key!r}: c{completed.index(key)}")
        else:
            items.append(f"{key!r}: {type_name!r}" if key in typenames else f"{key!r}: None")
    computed += [f"c{index}" for index in range(len(completed))]
    targets = ", ".join(["row", *computed])
    iterable = f"zip(rows, {', '.join(f'computed[{i}]' for i in range(len(computed)))})" if computed else "rows"
    lines = [
        "def build(rows, computed):",
        "    objects = []",
        "    append = objects.append",
        f"    for {targets} in {iterable}:",
        *(f"        {read}" for read in reads),
        *([f"        if not ({' and '.join(checks)}):", "            return None"] if checks else []),
        f"        append({{{', '.join(items)}}})",
        "    return objects",
    ]
    namespace: dict[str, Any] = constants
    # All names in the source come from the schema's grammar and from response keys written with repr().
    exec(compile("\n".join(lines), f"<selection of {type_name}>", "exec"), namespace)  # noqa: S102
    return namespace["build"]  # type: ignore[no-any-return]


def _check(graphql_type: Any, variable: str, constants: dict[str, Any]) -> str | None:
    if not is_non_null_type(graphql_type):
        check = _check_non_null(graphql_type, variable, constants)
        return None if check is None else f"({variable} is None or {check})"
    return _check_non_null(graphql_type.of_type, variable, constants)


def _check_non_null(leaf: Any, variable: str, constants: dict[str, Any]) -> str | None:
    known = _CHECKS.get(leaf)
    if known is not None:
        return known.format(v=variable)
    if isinstance(leaf, GraphQLEnumType):
        # Values that stand for themselves, as in every enum written in SDL, unless a binding gives them others.
        names = frozenset(name for name, value in leaf.values.items() if value.value == name)
        constants[f"names_of_{leaf.name}"] = names
        return f"(type({variable}) is str and {variable} in names_of_{leaf.name})"
    passthrough = getattr(leaf, "extensions", {}).get(PASSTHROUGH)
    if passthrough is not None:
        constants[f"type_of_{leaf.name}"] = passthrough
        return f"type({variable}) is type_of_{leaf.name}"
    return None
