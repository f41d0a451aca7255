"""Asks a small schema something, through the engine and through graphql-core: both have to answer the same."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ariadne import graphql
from graphql import GraphQLError, GraphQLSchema

from engine import BatchObjectType, Executor, InvalidRequest, breadth_first, make_schema
from engine.execution import BreadthFirstContext
from tests.engine.differential import silent


def schema_of(sdl: str, roots: Mapping[str, Any], *bindables: Any) -> GraphQLSchema:
    """A schema whose query fields have these values; a function among them is a batch resolver."""
    query = BatchObjectType("Query")
    for name, value in roots.items():
        query.field(name)(value if callable(value) else lambda parents, _info, value=value: [value for _ in parents])
    return make_schema(sdl, query, *bindables)


def watched() -> Any:
    """An executor of the engine that counts how often it left an operation to graphql-core."""

    class Watched(breadth_first()):  # type: ignore[misc]
        fallbacks: ClassVar[int] = 0

        def execute_fields(self, *args: Any) -> Any:
            type(self).fallbacks += 1
            return super().execute_fields(*args)

    return Watched


async def answered(
    executor: type[BreadthFirstContext] | None,
    schema: GraphQLSchema,
    query: str,
    variables: dict[str, Any] | None = None,
    context: Any = None,
) -> dict[str, Any]:
    """What this executor (None: graphql-core's own) answers."""
    _, result = await graphql(
        schema,
        {"query": query, "variables": variables},
        context_value=context,
        execution_context_class=executor,
        error_formatter=lambda error, _debug=False: _plain(error),
        logger=silent,
    )
    return result


async def ask(
    schema: GraphQLSchema, query: str, variables: dict[str, Any] | None = None
) -> tuple[Any, list[tuple[str, tuple[str | int, ...]]]]:
    """The data, and each error's message and path, as the engine itself and graphql-core answer alike. The engine is
    asked both ways: through Ariadne, and through its own front."""
    context_class = watched()
    result = await answered(context_class, schema, query, variables)
    data, errors = result.get("data"), result.get("errors", [])
    assert (data, errors) == await executed(context_class, schema, query, variables)
    assert context_class.fallbacks == 0
    assert result == await answered(None, schema, query, variables)
    return data, [(error["message"], tuple(error["path"] or ())) for error in errors]


async def executed(
    context_class: type[BreadthFirstContext], schema: GraphQLSchema, query: str, variables: dict[str, Any] | None = None
) -> tuple[Any, list[dict[str, Any]]]:
    executor = Executor(schema, context_class=context_class)
    try:
        result = await executor.execute(executor.operation(query), variables)
    except InvalidRequest as invalid:
        return None, [_plain(error) for error in invalid.errors]
    return result.data, [_plain(error) for error in result.errors or ()]


def _plain(error: GraphQLError) -> dict[str, Any]:
    return {
        "message": error.message,
        "path": error.path,
        "locations": error.locations,
        "extensions": error.extensions,
    }
