"""Changes of the policy that the SDL states with directives, which graphql-core doesn't look at."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphql import ConstDirectiveNode, GraphQLSchema, Undefined, print_ast, value_from_ast_untyped

from contract.diff.changes import Change, Level, Versions
from contract.diff.introspected import IntrospectedSdl

SEEN_ELSEWHERE = {"deprecated", "specifiedBy"}

WITHOUT_ARGUMENTS = {"auth", "oneOf"}
"""Of these there is nothing to show but that they are there."""

Values = Mapping[str, Any]
"""The arguments with which a directive is applied once."""


def policy_changes(versions: Versions) -> Iterator[Change]:
    """What was applied, changed and taken away on everything that both SDLs define."""
    if isinstance(versions.old, IntrospectedSdl) or isinstance(versions.new, IntrospectedSdl):
        return
    defaults = _common_defaults(versions.old.schema, versions.new.schema)
    for coordinate, old, new in (("", versions.old.schema, versions.new.schema), *versions.kept()):
        before, after = _applied(old), _applied(new)
        for name in dict.fromkeys((*before, *after)):
            was, became = before.get(name, []), after.get(name, [])
            given = [_values(node, defaults.get(name, {})) for node in was]
            given_now = [_values(node, defaults.get(name, {})) for node in became]
            if sorted(map(_sortable, given)) != sorted(map(_sortable, given_now)):
                level, code, meaning = _judged(name, given, given_now)
                if (was and became) or name not in WITHOUT_ARGUMENTS:
                    meaning += f": {_shown(name, was)} became {_shown(name, became)}"
                where = coordinate or "The schema"
                yield versions.change(level, code, coordinate or None, f"{where} {meaning}.")


def _judged(name: str, before: list[Values], after: list[Values]) -> tuple[Level, str, str]:
    """The level and the code of a change of what is applied, and what it means for that to which it is applied."""
    match name:
        case "auth":
            return _auth(before, after)
        case "oneOf":
            return _one_of(after)
        case "cost":
            return _cost(before, after)
        case "cacheControl":
            return Level.SAFE, "CACHE_CONTROL_CHANGED", "may be kept for another time, or by others"
        case _:
            return Level.DANGEROUS, "APPLIED_DIRECTIVE_CHANGED", "is under another policy"


def _auth(before: list[Values], after: list[Values]) -> tuple[Level, str, str]:
    if not after:
        return Level.SAFE, "AUTH_REMOVED", "no longer needs signing in"
    if not before:
        return Level.BREAKING, "AUTH_ADDED", "now needs signing in, and anonymous viewers get an error in its place"
    return Level.BREAKING, "AUTH_CHANGED", "is for other viewers than before"


def _one_of(after: list[Values]) -> tuple[Level, str, str]:
    if after:
        return Level.BREAKING, "ONE_OF_ADDED", "now takes exactly one field, and requests that give several are refused"
    return Level.SAFE, "ONE_OF_REMOVED", "now takes any number of its fields"


def _cost(before: list[Values], after: list[Values]) -> tuple[Level, str, str]:
    was, became = dict(before[0] if before else {}), dict(after[0] if after else {})
    if (after and not before) or any(_is_more(value, was.get(name)) for name, value in became.items()):
        return Level.DANGEROUS, "COST_RAISED", "costs more, and operations close to the limit may be refused"
    return Level.SAFE, "COST_LOWERED", "costs no more than before"


def _is_more(value: Any, before: Any) -> bool:
    if isinstance(value, int | float) and isinstance(before, int | float):
        return value > before
    # What is no number may weigh anything.
    return bool(value != before)


def _applied(definition: Any) -> dict[str, list[ConstDirectiveNode]]:
    applied: dict[str, list[ConstDirectiveNode]] = {}
    extensions = getattr(definition, "extension_ast_nodes", None) or ()
    for node in (definition.ast_node, *extensions):
        for directive in getattr(node, "directives", None) or ():
            if directive.name.value not in SEEN_ELSEWHERE:
                applied.setdefault(directive.name.value, []).append(directive)
    return applied


def _common_defaults(old: GraphQLSchema, new: GraphQLSchema) -> dict[str, Values]:
    """By directive, the defaults that both schemas give its arguments. One that changed is told at the directive, once,
    and not again wherever the directive is applied."""
    common: dict[str, Values] = {}
    for directive in old.directives:
        twin = new.get_directive(directive.name)
        common[directive.name] = {
            name: argument.default_value
            for name, argument in directive.args.items()
            if argument.default_value is not Undefined
            and twin is not None
            and name in twin.args
            and twin.args[name].default_value == argument.default_value
        }
    return common


def _values(node: ConstDirectiveNode, defaults: Values) -> Values:
    given = {argument.name.value: value_from_ast_untyped(argument.value) for argument in node.arguments}
    return {**defaults, **given}


def _sortable(value: Any) -> str:
    """The same text for the same value: the order inside of objects is of no meaning."""
    if isinstance(value, Mapping):
        return repr(sorted((name, _sortable(inside)) for name, inside in value.items()))
    return repr([_sortable(item) for item in value]) if isinstance(value, list) else repr(value)


def _shown(name: str, applied: Sequence[ConstDirectiveNode]) -> str:
    return " ".join(print_ast(node) for node in applied) or f"no @{name}"
