"""The seam to Ariadne and graphql-core: an execution context that runs plans, and leaves the rest to its base."""

from collections.abc import Awaitable
from inspect import iscoroutine
from typing import Any, ClassVar, cast
from weakref import WeakKeyDictionary

from graphql import (
    ExecutionContext,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
)
from graphql.execution.execute import SELECTIONS_NESTED_TOO_DEEPLY
from graphql.pyutils import Undefined

from engine.cache import LRUCache
from engine.documents import SIZE
from engine.info import BatchInfo
from engine.observation import ObservedRun, Observer
from engine.plan import Compiler, SelectionPlan, Shape, facts, foreign_fields
from engine.run import Run
from engine.settle import Settlement

MAX_VARIANTS = 32
"""How many outcomes of its conditions are kept for one operation."""

_foreign_fields: "WeakKeyDictionary[GraphQLSchema, frozenset[str]]" = WeakKeyDictionary()


class _Plans:
    """The plans of one operation, by the outcomes of its `@skip` and `@include` conditions."""

    __slots__ = ("conditions", "foreign", "operation", "variants")

    def __init__(
        self,
        schema: GraphQLSchema,
        operation: OperationDefinitionNode,
        fragments: dict[str, FragmentDefinitionNode],
    ) -> None:
        if schema not in _foreign_fields:
            _foreign_fields[schema] = foreign_fields(schema)
        self.operation = operation  # keeps the node alive, and with it the identity that it is looked up by
        self.conditions, names = facts(operation, fragments)
        self.foreign = not names.isdisjoint(_foreign_fields[schema])
        self.variants: dict[tuple[Any, ...], SelectionPlan] = {}


class BreadthFirstContext(ExecutionContext):
    """Executes an operation breadth first. Made for one schema by `breadth_first`."""

    plans: ClassVar[LRUCache[int, _Plans]]
    observer: Observer | None = None
    """Is told of each call of a resolver, if there is one. What graphql-core executes calls none."""

    def execute_operation(self, operation: OperationDefinitionNode, root_value: Any) -> Any:
        plan = self._plan(operation) if self.middleware_manager is None else None
        if plan is None:
            return super().execute_operation(operation, root_value)
        return self._execute(plan, operation, root_value)

    async def _execute(
        self, plan: SelectionPlan, operation: OperationDefinitionNode, root_value: Any
    ) -> dict[str, Any]:
        run = Run(self) if self.observer is None else ObservedRun(self, self.observer)
        settlement = Settlement(run, self.collected_errors)
        try:
            if operation.operation is OperationType.MUTATION:
                response = dict(plan.blank)
                for field, single in plan.serially():
                    part = await run.root(single, root_value)
                    response[field.response_name] = part[field.response_name]
                    if run.failed:
                        settlement.settle_field(plan, field, response, None)
            else:
                response = await run.root(plan, root_value)
                if run.failed:
                    settlement.settle_object(plan, response, None)
        except RecursionError:
            response = None
        # As graphql-core does: outside of the block, or the error would keep all the frames of the recursion alive.
        if response is None:
            raise GraphQLError(SELECTIONS_NESTED_TOO_DEEPLY, operation)
        return response

    def _plan(self, operation: OperationDefinitionNode) -> SelectionPlan | None:
        """The plan of the operation; None where the reference executor has to run."""
        plans = self.plans.get(id(operation))
        if plans is None:
            plans = _Plans(self.schema, operation, self.fragments)
            source = operation.loc.source.body if operation.loc else ""
            self.plans.put(id(operation), plans, len(source))
        root_type = self.schema.get_root_type(operation.operation)
        if plans.foreign or root_type is None:
            return None
        values = self.variable_values
        outcomes = tuple(values.get(name, Undefined) for name in plans.conditions)
        plan = plans.variants.get(outcomes)
        if plan is None:
            conditions = {name: values[name] for name in plans.conditions if name in values}
            try:
                plan = Compiler(self.schema, self.fragments, operation, conditions).root(root_type)
            except RecursionError:
                return None
            if len(plans.variants) >= MAX_VARIANTS:
                plans.variants.clear()
            plans.variants[outcomes] = plan
        return plan

    def runtime_type(self, shape: Shape, value: Any) -> GraphQLObjectType:
        """The concrete type of a value of an abstract type. Raises GraphQLError when it is not a possible one."""
        field, abstract = shape.field, shape.abstract
        assert abstract is not None
        info = BatchInfo(self.context_value, {}, field.path, field.name, field.parent_type, field.wanted)
        resolve_type = abstract.resolve_type or self.type_resolver
        name = resolve_type(value, cast(Any, info), abstract)
        if isinstance(name, Awaitable):
            if iscoroutine(name):
                name.close()
            raise TypeError(f"The type of a value of {abstract.name} must be known without waiting.")
        return self.ensure_valid_runtime_type(name, abstract, field.nodes, cast(Any, info), value)


def breadth_first(size: int = SIZE) -> type[BreadthFirstContext]:
    """An execution context class for one schema, with a cache of its own, `plans`, that counts its hits: for each
    operation it weighs as much as its document has characters."""
    plans: LRUCache[int, _Plans] = LRUCache(size)
    return type("BreadthFirstContext", (BreadthFirstContext,), {"plans": plans})
