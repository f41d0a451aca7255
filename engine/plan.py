"""Compiles an operation to a plan: what to read, what to call, and in which shape to answer, for whole batches of parents."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLAbstractType,
    GraphQLError,
    GraphQLField,
    GraphQLLeafType,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    OperationDefinitionNode,
    VariableNode,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
    visit,
)
from graphql.execution.collect_fields import collect_fields, collect_sub_fields
from graphql.execution.values import get_argument_values
from graphql.language.visitor import BREAK, Visitor

from engine.binding import BATCH, COLUMN, BatchInfo, BatchResolver, Wanted, wanted_fields
from engine.builder import Builder, can_inline, compile_builder


class Uncompilable(Exception):
    """The operation holds something that the reference executor has to run."""


class Kind(Enum):
    LEAF = "leaf"
    OBJECT = "object"
    ABSTRACT = "abstract"
    LIST = "list"


class Shape:
    """A field's type, as completion needs it: one shape per list level, and the selection at the bottom."""

    __slots__ = ("_concrete", "abstract", "compiler", "field", "item", "kind", "leaf", "non_null", "selection")

    def __init__(self, compiler: "Compiler", field: "FieldPlan", graphql_type: GraphQLOutputType) -> None:
        self.compiler = compiler
        self.field = field
        self.non_null = is_non_null_type(graphql_type)
        inner: Any = graphql_type.of_type if is_non_null_type(graphql_type) else graphql_type
        self.item: Shape | None = None
        self.leaf: GraphQLLeafType | None = None
        self.abstract: GraphQLAbstractType | None = None
        self.selection: SelectionPlan | None = None
        self._concrete: dict[str, SelectionPlan] = {}
        if is_list_type(inner):
            self.kind = Kind.LIST
            self.item = Shape(compiler, field, inner.of_type)
        elif is_leaf_type(inner):
            self.kind = Kind.LEAF
            self.leaf = inner
        elif is_object_type(inner):
            self.kind = Kind.OBJECT
            self.selection = compiler.selection(inner, field)
        else:
            assert is_abstract_type(inner)
            self.kind = Kind.ABSTRACT
            self.abstract = inner

    def concrete(self, object_type: GraphQLObjectType) -> "SelectionPlan":
        """The selection for one possible type of an abstract one, compiled when the type first turns up: compiling all
        of them at once would let a short document ask for very many."""
        selection = self._concrete.get(object_type.name)
        if selection is None:
            selection = self._concrete[object_type.name] = self.compiler.selection(object_type, self.field)
        return selection


class FieldPlan:
    """One response key of a selection: which field it is, where its values come from, and how they are completed."""

    __slots__ = (
        "column",
        "definition",
        "name",
        "nodes",
        "parent_type",
        "path",
        "resolver",
        "response_name",
        "shape",
        "static_args",
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
        self.column: str = definition.extensions.get(COLUMN, "")
        if self.resolver is None and not self.column:
            raise Uncompilable(f"{parent_type.name}.{self.name} is bound to neither a batch resolver nor a column")
        self.wanted: Wanted = wanted_fields(nodes, compiler.fragments, compiler.conditions)
        self.static_args: dict[str, Any] | None = self._arguments_without_variables()
        self.shape = Shape(compiler, self, definition.type)

    def _arguments_without_variables(self) -> dict[str, Any] | None:
        if not self.definition.args:
            return {}
        if any(_uses_variables(argument.value) for argument in self.nodes[0].arguments):
            return None
        try:
            return get_argument_values(self.definition, self.nodes[0])
        except GraphQLError:
            return None  # it fails in the same way, in its place, when the operation runs

    def info(self, context: Any, variables: dict[str, Any]) -> BatchInfo:
        """What the field's resolver is told. Raises GraphQLError when an argument can't be coerced."""
        args = self.static_args
        if args is None:
            args = get_argument_values(self.definition, self.nodes[0], variables)
        return BatchInfo(context, args, self.path, self.name, self.parent_type, self.wanted)


class Step:
    """One asynchronous resolver of a selection, and the fields that read its results."""

    __slots__ = ("fields", "resolver")

    def __init__(self, resolver: BatchResolver, fields: list[FieldPlan]) -> None:
        self.resolver = resolver
        self.fields = fields


class SelectionPlan:
    """What is asked of the objects of one concrete type.

    `fields` are all of them in response order (`__typename` aside). Their values arrive in three ways: `inline` leaves are
    written when the objects are built; `direct` fields are completed right after, as they need no I/O; each of `steps`
    waits for its level.
    """

    __slots__ = ("blank", "build", "direct", "fields", "inline", "object_type", "steps")

    def __init__(self, object_type: GraphQLObjectType, fields: list[FieldPlan], keys: list[str]) -> None:
        self.object_type = object_type
        self.fields = fields
        typenames = set(keys) - {field.response_name for field in fields}
        self.blank = {key: object_type.name if key in typenames else None for key in keys}
        self.inline: list[FieldPlan] = []
        self.direct: list[FieldPlan] = []
        self.steps: list[Step] = []
        shared: dict[Any, Step] = {}
        for field in fields:
            resolver = field.resolver
            if resolver is not None and resolver.is_async:
                if resolver.column is not None and resolver.function in shared:
                    shared[resolver.function].fields.append(field)
                    continue
                step = Step(resolver, [field])
                self.steps.append(step)
                if resolver.column is not None:
                    shared[resolver.function] = step
            elif (resolver is None or resolver.column is None) and can_inline(field.definition.type):
                self.inline.append(field)
            else:
                self.direct.append(field)
        self.build: Builder = compile_builder(
            object_type.name,
            keys,
            {field.response_name: (field.definition.type, field.column) for field in self.inline},
            typenames,
        )

    def serially(self) -> "list[tuple[FieldPlan, SelectionPlan]]":
        """Each field with a selection of it alone: a mutation completes one root field before it starts the next."""
        return [(field, SelectionPlan(self.object_type, [field], [field.response_name])) for field in self.fields]


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

    def root(self) -> SelectionPlan:
        root_type = self.schema.get_root_type(self.operation.operation)
        if root_type is None:
            raise Uncompilable("the schema has no such root type")
        fields = collect_fields(
            self.schema, self.fragments, self.conditions, root_type, self.operation.selection_set
        )
        return self._selection(root_type, fields, ())

    def selection(self, object_type: GraphQLObjectType, field: FieldPlan) -> SelectionPlan:
        if object_type.is_type_of is not None:
            raise Uncompilable(f"{object_type.name} decides for itself whether a value is of its type")
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
                if name in ("__schema", "__type"):
                    raise Uncompilable("introspection")
                continue  # the reference executor leaves out what validation should have refused
            keys.append(response_name)
            fields.append(FieldPlan(self, object_type, definition, response_name, nodes, (*path, response_name)))
        return SelectionPlan(object_type, fields, keys)


def condition_variables(
    operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> tuple[str, ...]:
    """The variables that decide which fields are selected: those in `@skip(if:)` and `@include(if:)`."""
    names: set[str] = set()

    class Conditions(Visitor):
        def enter_directive(self, node: Any, *_: Any) -> None:
            if node.name.value in ("skip", "include"):
                names.update(
                    argument.value.name.value for argument in node.arguments if isinstance(argument.value, VariableNode)
                )

    for definition in (operation, *fragments.values()):
        visit(definition, Conditions())
    return tuple(sorted(names))


def _uses_variables(value: Any) -> bool:
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

