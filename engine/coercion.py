"""Coerces variables and arguments on the usual path: values that are what they should be.

What a value must look like is worked out once for an operation or a field. Whatever is unusual, every error included,
is left to graphql-core's functions, which know all rules and word all messages.
"""

from collections.abc import Callable, Sequence
from typing import Any

from graphql import (
    FieldNode,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLError,
    GraphQLField,
    GraphQLID,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLString,
    OperationDefinitionNode,
    ValueNode,
    VariableNode,
    Visitor,
    is_input_object_type,
    is_input_type,
    is_non_null_type,
    type_from_ast,
    value_from_ast,
    visit,
)
from graphql.execution.values import get_argument_values, get_variable_values
from graphql.language.visitor import BREAK
from graphql.pyutils import Undefined

Coercer = Callable[[Any], Any]
"""Returns the coerced value, or raises Unusual."""

MAX_ERRORS = 50
"""How many errors of variables are told at most."""


class Unusual(Exception):
    """The value may be wrong, or right in a way that is not provided for here."""


_UNUSUAL = Unusual()


class Variables:
    """The variables of an operation."""

    def __init__(self, schema: GraphQLSchema, operation: OperationDefinitionNode) -> None:
        self._schema = schema
        self._definitions = operation.variable_definitions or ()
        self._usual: list[tuple[str, Coercer, Any, bool]] = []
        for definition in self._definitions:
            graphql_type: Any = type_from_ast(schema, definition.type)
            default: Any = Undefined
            coercer = _coercer(graphql_type) if is_input_type(graphql_type) else _refuse
            if definition.default_value is not None:
                default = value_from_ast(definition.default_value, graphql_type)
                if isinstance(default, dict | list):
                    coercer = _refuse  # each request gets one of its own
            required = is_non_null_type(graphql_type) or coercer is _refuse
            self._usual.append((definition.variable.name.value, coercer, default, required))

    def coerce(self, inputs: dict[str, Any]) -> dict[str, Any] | list[GraphQLError]:
        """The values by name; or what is wrong with them."""
        values: dict[str, Any] = {}
        try:
            for name, coercer, default, required in self._usual:
                if name in inputs:
                    values[name] = coercer(inputs[name])
                elif default is not Undefined:
                    values[name] = default
                elif required:
                    raise _UNUSUAL
        except Unusual:
            return get_variable_values(self._schema, self._definitions, inputs, max_errors=MAX_ERRORS)
        return values


class Arguments:
    """The arguments of a field where it is selected."""

    def __init__(self, definition: GraphQLField, node: FieldNode) -> None:
        self._definition = definition
        self._node = node
        self.constant: dict[str, Any] | None = None  # shared between requests
        self._usual: list[tuple[str, str, Any, bool]] | None = []
        given = {argument.name.value: argument.value for argument in node.arguments}
        if not any(uses_variables(value) for value in given.values()):
            try:
                self.constant = get_argument_values(definition, node)
            except GraphQLError:
                self._usual = None  # it fails in the same way, in its place, when the operation runs
            return
        for name, argument in definition.args.items():
            value = given.get(name)
            key = argument.out_name or name
            default = argument.default_value
            if value is not None and not isinstance(value, VariableNode):
                default = Undefined if uses_variables(value) else value_from_ast(value, argument.type)
                unusual = default is Undefined
            else:
                unusual = default is not Undefined and is_input_object_type(argument.type)
            if unusual:
                self._usual = None
                return
            variable = value.name.value if isinstance(value, VariableNode) else ""
            self._usual.append((key, variable, default, is_non_null_type(argument.type)))

    def coerce(self, variables: dict[str, Any]) -> dict[str, Any]:
        """The values by name, where they are not `constant`. Raises GraphQLError."""
        if self._usual is None:
            return get_argument_values(self._definition, self._node, variables)
        values: dict[str, Any] = {}
        for key, variable, default, required in self._usual:
            value = variables.get(variable, default) if variable else default
            if value is Undefined:
                if not required:
                    continue
            elif value is not None or not required:
                values[key] = value
                continue
            return get_argument_values(self._definition, self._node, variables)
        return values


def uses_variables(value: ValueNode) -> bool:
    if isinstance(value, VariableNode):
        return True
    found = False

    class Variables(Visitor):
        def enter_variable(self, *_: Any) -> Any:
            nonlocal found
            found = True
            return BREAK

    visit(value, Variables())
    return found


def _refuse(_value: Any) -> Any:
    raise _UNUSUAL


def _coercer(graphql_type: GraphQLInputType, within: Sequence[GraphQLInputObjectType] = ()) -> Coercer:
    if isinstance(graphql_type, GraphQLNonNull):
        return _not_null(graphql_type.of_type, within)
    inner = _not_null(graphql_type, within)
    return lambda value: None if value is None else inner(value)


def _not_null(graphql_type: Any, within: Sequence[GraphQLInputObjectType]) -> Coercer:
    if isinstance(graphql_type, GraphQLList):
        return _list(_coercer(graphql_type.of_type, within))
    if isinstance(graphql_type, GraphQLInputObjectType):
        # A type within itself could be nested without end.
        recursive = graphql_type in within
        return _refuse if recursive or graphql_type.is_one_of else _input_object(graphql_type, (*within, graphql_type))
    if isinstance(graphql_type, GraphQLEnumType):
        return _enum({name: value.value for name, value in graphql_type.values.items()})
    return _SCALARS.get(graphql_type) or _custom_scalar(graphql_type)


def _list(item: Coercer) -> Coercer:
    def coerce(value: Any) -> Any:
        if type(value) is not list:
            raise _UNUSUAL
        return [item(inner) for inner in value]

    return coerce


def _input_object(graphql_type: GraphQLInputObjectType, within: Sequence[GraphQLInputObjectType]) -> Coercer:
    fields = [
        (name, field.out_name or name, _coercer(field.type, within), field.default_value, is_non_null_type(field.type))
        for name, field in graphql_type.fields.items()
    ]
    out_type = graphql_type.out_type

    def coerce(value: Any) -> Any:
        if type(value) is not dict:
            raise _UNUSUAL
        known = 0
        values: dict[str, Any] = {}
        for name, key, coercer, default, required in fields:
            if name in value:
                known += 1
                values[key] = coercer(value[name])
            elif default is not Undefined:
                values[key] = default
            elif required:
                raise _UNUSUAL
        if known != len(value):
            raise _UNUSUAL
        return out_type(values)

    return coerce


def _enum(values: dict[str, Any]) -> Coercer:
    def coerce(value: Any) -> Any:
        if type(value) is not str or value not in values:
            raise _UNUSUAL
        return values[value]

    return coerce


def _custom_scalar(graphql_type: GraphQLScalarType) -> Coercer:
    def coerce(value: Any) -> Any:
        try:
            parsed = graphql_type.parse_value(value)
        except Exception:
            raise _UNUSUAL from None
        if parsed is Undefined:
            raise _UNUSUAL
        return parsed

    return coerce


def _text(value: Any) -> Any:
    if type(value) is not str:
        raise _UNUSUAL
    return value


def _int(value: Any) -> Any:
    if type(value) is not int or not -2147483648 <= value <= 2147483647:
        raise _UNUSUAL
    return value


def _boolean(value: Any) -> Any:
    if value is not True and value is not False:
        raise _UNUSUAL
    return value


_SCALARS: dict[Any, Coercer] = {
    GraphQLString: _text,
    GraphQLID: _text,
    GraphQLInt: _int,
    GraphQLBoolean: _boolean,
}
