"""The seam to Ariadne and graphql-core: an execution context that runs plans, and leaves to its base what it can't plan."""

from collections.abc import Awaitable
from typing import Any, ClassVar, cast

from graphql import (
    ExecutionContext,
    FragmentDefinitionNode,
    GraphQLObjectType,
    OperationDefinitionNode,
    OperationType,
)

from engine.binding import BatchInfo
from engine.cache import LRUCache
from engine.plan import Compiler, SelectionPlan, Shape, Uncompilable, condition_variables
from engine.run import Run
from engine.settle import Settlement

MAX_VARIANTS = 32
"""How many outcomes of its conditions are kept for one operation."""


class _Plans:
    """The plans of one operation, by the outcomes of its `@skip` and `@include` conditions; None where the reference
    executor has to run."""

    __slots__ = ("conditions", "operation", "variants")

    def __init__(self, operation: OperationDefinitionNode, fragments: dict[str, FragmentDefinitionNode]) -> None:
        self.operation = operation  # keeps the node alive, and with it the identity that it is looked up by
        self.conditions = condition_variables(operation, fragments)
        self.variants: dict[tuple[Any, ...], SelectionPlan | None] = {}


class BreadthFirstContext(ExecutionContext):
    """Executes an operation breadth first. Made for one schema by `breadth_first`."""

    plans: ClassVar[LRUCache[int, _Plans]]

    def execute_operation(self, operation: OperationDefinitionNode, root_value: Any) -> Any:
        plan = self._plan(operation) if self.middleware_manager is None else None
        if plan is None:
            return super().execute_operation(operation, root_value)
        return self._execute(plan, operation, root_value)

    async def _execute(
        self, plan: SelectionPlan, operation: OperationDefinitionNode, root_value: Any
    ) -> dict[str, Any]:
        run = Run(self)
        settlement = Settlement(run, self.collected_errors)
        if operation.operation is OperationType.MUTATION:
            response = dict(plan.blank)
            for field, single in plan.serially():
                (part,) = run.objects(single, [root_value])
                await run.drain()
                response[field.response_name] = part[field.response_name]
                if run.failed:
                    settlement.settle_field(plan, field, response, None)
            return response
        (response,) = run.objects(plan, [root_value])
        await run.drain()
        if run.failed:
            settlement.settle_object(plan, response, None)
        return response

    def _plan(self, operation: OperationDefinitionNode) -> SelectionPlan | None:
        plans = self.plans.get(id(operation))
        if plans is None:
            plans = _Plans(operation, self.fragments)
            self.plans.put(id(operation), plans)
        values = self.variable_values
        outcomes = tuple(values.get(name) for name in plans.conditions)
        if outcomes not in plans.variants:
            if len(plans.variants) >= MAX_VARIANTS:
                plans.variants.clear()
            plans.variants[outcomes] = self._compile(operation, plans)
        return plans.variants[outcomes]

    def _compile(self, operation: OperationDefinitionNode, plans: _Plans) -> SelectionPlan | None:
        values = self.variable_values
        conditions = {name: values[name] for name in plans.conditions if name in values}
        try:
            return Compiler(self.schema, self.fragments, operation, conditions).root()
        except (Uncompilable, RecursionError):
            return None

    def runtime_type(self, shape: Shape, value: Any) -> GraphQLObjectType:
        """The concrete type of a value of an abstract type. Raises GraphQLError when it is not a possible one."""
        field, abstract = shape.field, shape.abstract
        assert abstract is not None
        info = BatchInfo(self.context_value, {}, field.path, field.name, field.parent_type, field.wanted)
        resolve_type = abstract.resolve_type or self.type_resolver
        name = resolve_type(value, cast(Any, info), abstract)
        if isinstance(name, Awaitable):
            raise TypeError(f"The type of a value of {abstract.name} must be known without waiting.")
        return self.ensure_valid_runtime_type(name, abstract, field.nodes, cast(Any, info), value)


def breadth_first(max_operations: int = 1000) -> type[BreadthFirstContext]:
    """An execution context class with a plan cache of its own: one for each schema. `plans` counts its hits and misses."""
    plans: LRUCache[int, _Plans] = LRUCache(max_operations)
    return type("BreadthFirstContext", (BreadthFirstContext,), {"plans": plans})
