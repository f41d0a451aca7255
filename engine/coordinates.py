"""Names what a schema defines, and finds what an operation uses of it.

The names are the schema coordinates of the GraphQL specification: `Post.text`, `Post.comments(first:)`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphql import (
    DirectiveNode,
    EnumValueNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLSchema,
    InlineFragmentNode,
    ListValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    get_named_type,
    is_introspection_type,
    is_specified_directive,
    is_specified_scalar_type,
    type_from_ast,
)


def schema_coordinates(schema: GraphQLSchema) -> Iterator[tuple[str, Any]]:
    """Everything that the schema's own SDL defines: its coordinate, and its definition (a type, a field, an argument,
    an input field, an enum value or a directive), in the order of the SDL."""
    for directive in schema.directives:
        if not is_specified_directive(directive):
            yield f"@{directive.name}", directive
            for name, argument in directive.args.items():
                yield f"@{directive.name}({name}:)", argument
    for graphql_type in schema.type_map.values():
        if is_introspection_type(graphql_type) or is_specified_scalar_type(graphql_type):
            continue
        yield graphql_type.name, graphql_type
        if isinstance(graphql_type, GraphQLEnumType):
            for name, value in graphql_type.values.items():
                yield f"{graphql_type.name}.{name}", value
        for name, field in getattr(graphql_type, "fields", {}).items():
            yield f"{graphql_type.name}.{name}", field
            for argument_name, argument in getattr(field, "args", {}).items():
                yield f"{graphql_type.name}.{name}({argument_name}:)", argument


def coordinates_used(
    schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> frozenset[str]:
    """The coordinates of what a valid operation, with the fragments that it spreads, relies on.

    Where the document can't tell, it counts as used: all of an input type that a variable brings, all values of an enum
    that is answered, and a field of every type that may be behind the interface on which it is selected.
    """
    uses = _Uses(schema, fragments)
    uses.add_operation(operation)
    return frozenset(uses.found)


class _Uses:
    """Collects coordinates in `found`. It walks the document by itself: graphql-core's visitor, with the types, takes
    six times as long, and every new document is walked."""

    def __init__(self, schema: GraphQLSchema, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self.found: set[str] = set()
        self._schema = schema
        self._fragments = fragments
        self._spread: set[str] = set()

    def add_operation(self, operation: OperationDefinitionNode) -> None:
        for definition in operation.variable_definitions:
            self._add_whole(get_named_type(type_from_ast(self._schema, definition.type)))
            self._add_directives(definition.directives)
        self._add_directives(operation.directives)
        self._add_selections(self._schema.get_root_type(operation.operation), operation.selection_set)

    def _add_selections(self, parent: Any, selections: SelectionSetNode) -> None:
        for node in selections.selections:
            self._add_directives(node.directives)
            if isinstance(node, FieldNode):
                self._add_field(parent, node)
            elif isinstance(node, FragmentSpreadNode):
                name = node.name.value
                if name not in self._spread:
                    self._spread.add(name)
                    fragment = self._fragments[name]
                    self._add_directives(fragment.directives)
                    self._add_condition(fragment.type_condition.name.value, fragment.selection_set)
            elif isinstance(node, InlineFragmentNode):
                if node.type_condition is None:
                    self._add_selections(parent, node.selection_set)
                else:
                    self._add_condition(node.type_condition.name.value, node.selection_set)

    def _add_condition(self, name: str, selections: SelectionSetNode) -> None:
        self.found.add(name)
        self._add_selections(self._schema.type_map[name], selections)

    def _add_field(self, parent: Any, node: FieldNode) -> None:
        name = node.name.value
        if name.startswith("__"):
            return
        field = parent.fields[name]
        types = [parent]
        if isinstance(parent, GraphQLInterfaceType):
            known = self._schema.get_implementations(parent)
            types += [*known.objects, *known.interfaces]
        for graphql_type in types:
            coordinate = f"{graphql_type.name}.{name}"
            self.found.add(graphql_type.name)
            self.found.add(coordinate)
            for argument in node.arguments:
                self.found.add(f"{coordinate}({argument.name.value}:)")
        for argument in node.arguments:
            self._add_value(field.args[argument.name.value].type, argument.value)
        answered = get_named_type(field.type)
        if node.selection_set is None:
            self._add_whole(answered)
        else:
            self.found.add(answered.name)
            self._add_selections(answered, node.selection_set)

    def _add_directives(self, directives: Iterable[DirectiveNode]) -> None:
        for node in directives:
            directive = self._schema.get_directive(node.name.value)
            if directive is not None and not is_specified_directive(directive):
                self.found.add(f"@{directive.name}")
                for argument in node.arguments:
                    self.found.add(f"@{directive.name}({argument.name.value}:)")
                    self._add_value(directive.args[argument.name.value].type, argument.value)

    def _add_value(self, graphql_type: Any, value: ValueNode) -> None:
        """What a value in the document uses of the type of its place."""
        named = get_named_type(graphql_type)
        if isinstance(value, EnumValueNode) and isinstance(named, GraphQLEnumType):
            self.found |= {named.name, f"{named.name}.{value.value}"}
        elif isinstance(value, ListValueNode):
            for item in value.values:
                self._add_value(named, item)
        elif isinstance(value, ObjectValueNode) and isinstance(named, GraphQLInputObjectType):
            self.found.add(named.name)
            for given in value.fields:
                self.found.add(f"{named.name}.{given.name.value}")
                self._add_value(named.fields[given.name.value].type, given.value)

    def _add_whole(self, graphql_type: Any) -> None:
        """A type of which anything may come or go."""
        if is_specified_scalar_type(graphql_type) or is_introspection_type(graphql_type):
            return
        self.found.add(graphql_type.name)
        if isinstance(graphql_type, GraphQLEnumType):
            self.found |= {f"{graphql_type.name}.{name}" for name in graphql_type.values}
        elif isinstance(graphql_type, GraphQLInputObjectType):
            for name, field in graphql_type.fields.items():
                coordinate = f"{graphql_type.name}.{name}"
                if coordinate not in self.found:
                    self.found.add(coordinate)
                    self._add_whole(get_named_type(field.type))
