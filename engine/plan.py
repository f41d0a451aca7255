"""Compiles an operation to a plan: what to read, what to call, and how to answer, for whole batches of parents."""

import inspect
from collections.abc import Mapping
from enum import Enum
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLAbstractType,
    GraphQLField,
    GraphQLLeafType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_abstract_type,
    is_introspection_type,
    is_leaf_type,
    is_list_type,
    is_object_type,
)
from graphql.execution.collect_fields import collect_fields, collect_sub_fields

from engine.binding import BATCH, BatchResolver, knows
from engine.builder import Builder, can_inline, compile_builder, kept_type
from engine.coercion import Arguments
from engine.info import COLUMN, BatchInfo, Wanted


class Kind(Enum):
    LEAF = "leaf"
    OBJECT = "object"
    ABSTRACT = "abstract"
    LIST = "list"


class Shape:
    """A field's type, as completion needs it: one shape per list level, and the selections at the bottom."""

    __slots__ = (
        "_compiler",
        "_selections",
        "abstract",
        "field",
        "item",
        "kept",
        "kind",
        "leaf",
        "non_null",
        "object_type",
        "only",
    )

    def __init__(self, compiler: "Compiler", field: "FieldPlan", graphql_type: GraphQLOutputType) -> None:
        self.field = field
        self.non_null = isinstance(graphql_type, GraphQLNonNull)
        inner: Any = graphql_type.of_type if isinstance(graphql_type, GraphQLNonNull) else graphql_type
        self.item: Shape | None = None
        self.leaf: GraphQLLeafType | None = None
        self.kept: type | None = None
        self.object_type: GraphQLObjectType | None = None
        self.abstract: GraphQLAbstractType | None = None
        self.only: SelectionPlan | None = None  # that of the object type, once it is compiled
        self._compiler = compiler
        self._selections: dict[str, SelectionPlan] = {}
        if is_list_type(inner):
            self.kind = Kind.LIST
            self.item = Shape(compiler, field, inner.of_type)
        elif is_leaf_type(inner):
            self.kind = Kind.LEAF
            self.leaf = inner
            self.kept = kept_type(inner)
        elif is_object_type(inner):
            self.kind = Kind.OBJECT
            self.object_type = inner
        else:
            assert is_abstract_type(inner)
            self.kind = Kind.ABSTRACT
            self.abstract = inner

    def selection(self, object_type: GraphQLObjectType) -> "SelectionPlan":
        """What is asked of an object of this type, compiled when the first one turns up: compiling everything at once
        would let a short document ask for very much. Raises GraphQLError when a condition has no value."""
        selection = self._selections.get(object_type.name)
        if selection is None:
            selection = self._selections[object_type.name] = self._compiler.selection(object_type, self.field)
        return selection


class FieldPlan:
    """One response key of a selection: which field it is, where its values come from, and how they are completed."""

    __slots__ = (
        "arguments",
        "column",
        "definition",
        "name",
        "nodes",
        "of_row",
        "parent_type",
        "path",
        "resolver",
        "response_name",
        "shape",
        "wanted",
    )

    def __init__(
        self,
        compiler: "Compiler",
        parent_type: GraphQLObjectType,
        definition: GraphQLField,
        response_name: str,
        nodes: list[FieldNode],
        path: tuple[str, ...],
    ) -> None:
        self.parent_type = parent_type
        self.definition = definition
        self.response_name = response_name
        self.name = nodes[0].name.value
        self.nodes = nodes
        self.path = path
        self.resolver: BatchResolver | None = definition.extensions.get(BATCH)
        self.of_row = None if self.resolver is None else self.resolver.of_row
        self.column: str = definition.extensions.get(COLUMN, "")
        self.wanted = Wanted(nodes, compiler.fragments, compiler.conditions)
        self.arguments = Arguments(definition, nodes[0])
        self.shape = Shape(compiler, self, definition.type)

    def info(self, context: Any, variables: dict[str, Any]) -> BatchInfo:
        """What the field's resolver is told. Raises GraphQLError when an argument can't be coerced."""
        args = self.arguments.constant
        if args is None:
            args = self.arguments.coerce(variables)
        return BatchInfo(context, args, self.path, self.name, self.parent_type, self.wanted)


class Step:
    """One resolver of a selection and the fields that read its results, or a field that reads a column."""

    __slots__ = ("fields", "resolver")

    def __init__(self, resolver: BatchResolver | None, fields: list[FieldPlan]) -> None:
        self.resolver = resolver
        self.fields = fields


class SelectionPlan:
    """What is asked of the objects of one concrete type.

    `fields` are all of them in response order (`__typename` aside). Their values arrive in three ways: `inline` leaves
    are written while the objects are built, those that have a batch resolver `computed` before; `direct` steps are
    completed before that, as they need no I/O; each of `steps` waits for its level.
    """

    __slots__ = (
        "_builder",
        "_keys",
        "_serially",
        "_typenames",
        "_used",
        "blank",
        "computed",
        "direct",
        "fields",
        "inline",
        "object_type",
        "steps",
    )

    def __init__(self, object_type: GraphQLObjectType, fields: list[FieldPlan], keys: list[str]) -> None:
        self.object_type = object_type
        self.fields = fields
        typenames = set(keys) - {field.response_name for field in fields}
        self.blank = {key: object_type.name if key in typenames else None for key in keys}
        self.inline: list[FieldPlan] = []
        self.direct: list[Step] = []
        self.steps: list[Step] = []
        self._used = False
        self._serially: list[tuple[FieldPlan, SelectionPlan]] | None = None
        shared: dict[Any, Step] = {}
        for field in fields:
            resolver = field.resolver
            if (
                (resolver is None or resolver.column is None)
                and not (resolver is not None and resolver.is_async)
                and can_inline(field.definition.type)
            ):
                self.inline.append(field)
                continue
            if resolver is not None and resolver.column is not None:
                step = shared.get(resolver.function)
                if step is not None:
                    step.fields.append(field)
                    continue
                step = shared[resolver.function] = Step(resolver, [field])
            else:
                step = Step(resolver, [field])
            (self.steps if resolver is not None and resolver.is_async else self.direct).append(step)
        self.computed = [field for field in self.inline if not field.column and field.of_row is None]
        self._builder: Builder | None = None
        self._keys = keys
        self._typenames = typenames

    def builder(self) -> Builder | None:
        """What builds the objects fast; None the first time, as compiling it costs more than a single answer."""
        if self._builder is not None:
            return self._builder
        if self._used:
            self._builder = compile_builder(
                self.object_type.name,
                self._keys,
                {field.response_name: (field.definition.type, field.of_row or field.column) for field in self.inline},
                [field.response_name for step in self.direct for field in step.fields],
                self._typenames,
            )
        self._used = True
        return self._builder

    def serially(self) -> "list[tuple[FieldPlan, SelectionPlan]]":
        """Each field with a selection of it alone: a mutation completes one root field before it starts the next."""
        if self._serially is None:
            self._serially = [
                (field, SelectionPlan(self.object_type, [field], [field.response_name])) for field in self.fields
            ]
        return self._serially


class Compiler:
    """Compiles one operation for one set of outcomes of its `@skip` and `@include` conditions."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: dict[str, FragmentDefinitionNode],
        operation: OperationDefinitionNode,
        conditions: dict[str, Any],
    ) -> None:
        self.schema = schema
        self.fragments = fragments
        self.operation = operation
        self.conditions = conditions

    def root(self, root_type: GraphQLObjectType) -> SelectionPlan:
        fields = collect_fields(self.schema, self.fragments, self.conditions, root_type, self.operation.selection_set)
        return self._selection(root_type, fields, ())

    def selection(self, object_type: GraphQLObjectType, field: FieldPlan) -> SelectionPlan:
        fields = collect_sub_fields(self.schema, self.fragments, self.conditions, object_type, field.nodes)
        return self._selection(object_type, fields, field.path)

    def _selection(
        self, object_type: GraphQLObjectType, grouped: Mapping[str, list[FieldNode]], path: tuple[str, ...]
    ) -> SelectionPlan:
        fields: list[FieldPlan] = []
        keys: list[str] = []
        for response_name, nodes in grouped.items():
            name = nodes[0].name.value
            if name == "__typename":
                keys.append(response_name)
                continue
            definition = object_type.fields.get(name)
            if definition is None:
                continue  # the reference executor leaves out what validation should have refused
            keys.append(response_name)
            fields.append(FieldPlan(self, object_type, definition, response_name, nodes, (*path, response_name)))
        return SelectionPlan(object_type, fields, keys)


def facts(
    operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> tuple[tuple[str, ...], set[str]]:
    """The variables that decide which fields are selected, those in `@skip(if:)` and `@include(if:)`; and the names of
    all fields that may be."""
    conditions: set[str] = set()
    names: set[str] = set()
    waiting: list[SelectionSetNode | None] = [d.selection_set for d in (operation, *fragments.values())]
    while waiting:
        selection_set = waiting.pop()
        for selection in selection_set.selections if selection_set else ():
            for directive in selection.directives:
                if directive.name.value in ("skip", "include"):
                    for argument in directive.arguments:
                        if isinstance(argument.value, VariableNode):
                            conditions.add(argument.value.name.value)
            if isinstance(selection, FieldNode):
                names.add(selection.name.value)
            if isinstance(selection, FieldNode | InlineFragmentNode):
                waiting.append(selection.selection_set)
    return tuple(sorted(conditions)), names


def foreign_fields(schema: GraphQLSchema) -> frozenset[str]:
    """The names of fields that only the reference executor can run: of introspection, those that are bound to something
    else than a batch resolver or a column, and those of a type that has to ask its values whether they are of it, or to
    wait for an answer. A name counts whatever type it is selected on: whatever is unforeseen is rare."""

    def decides_for_itself(named: Any) -> bool:
        if is_abstract_type(named):
            return inspect.iscoroutinefunction(named.resolve_type) or any(
                possible.is_type_of for possible in schema.get_possible_types(named)
            )
        return is_object_type(named) and named.is_type_of is not None

    names = {"__schema", "__type"}
    for graphql_type in schema.type_map.values():
        if isinstance(graphql_type, GraphQLObjectType) and not is_introspection_type(graphql_type):
            names.update(
                name
                for name, field in graphql_type.fields.items()
                if not knows(field) or decides_for_itself(get_named_type(field.type))
            )
    return frozenset(names)
