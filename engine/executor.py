"""Runs requests: from a document's text to data and errors."""

from typing import Any

from graphql import (
    ExecutionContext,
    ExecutionResult,
    GraphQLError,
    GraphQLSchema,
    default_field_resolver,
    default_type_resolver,
)
from graphql.execution.execute import CollectedErrors

from engine.documents import DocumentCache, Operation
from engine.execution import BreadthFirstContext, breadth_first
from engine.observation import Observer


class Executor:
    """Executes operations of one schema, as `graphql.execute` would. What does not change between two requests is kept:
    the parsed and validated document, what its variables must look like, and its plan.

    `context_class` says how: breadth first, unless it is another one, such as graphql-core's own `ExecutionContext`.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        *,
        documents: DocumentCache | None = None,
        context_class: type[ExecutionContext] | None = None,
    ) -> None:
        self.schema = schema
        self.documents = documents or DocumentCache(schema)
        self._context_class = context_class or breadth_first()

    def operation(self, source: str, name: str | None = None) -> Operation:
        """The operation of this name, or the only one, in a document. Raises InvalidRequest."""
        return self.documents.get(source).operation(name)

    async def execute(
        self,
        operation: Operation,
        variables: dict[str, Any] | None,
        context: Any = None,
        observer: Observer | None = None,
    ) -> ExecutionResult:
        """Runs the operation. Raises InvalidRequest when a variable is not what it should be.

        `observer` is told of each call of a batch resolver, if the operation runs breadth first.
        """
        execution = self._context_class(
            self.schema,
            operation.fragments,
            None,
            context,
            operation.node,
            operation.coerce(variables),
            default_field_resolver,
            default_type_resolver,
            default_field_resolver,
            CollectedErrors(),
            None,
            None,
        )
        if observer is not None and isinstance(execution, BreadthFirstContext):
            execution.observer = observer
        errors = execution.collected_errors
        try:
            data: Any = execution.execute_operation(operation.node, None)
            if execution.is_awaitable(data):
                data = await data
        except GraphQLError as error:
            errors.add(error, None)
            data = None
        return execution.build_response(data, errors.errors)
