"""Asks a small schema something, through the engine and through graphql-core: both have to answer the same."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ariadne import graphql
from graphql import GraphQLError, GraphQLSchema

from engine import BatchObjectType, breadth_first, make_schema
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
    """The data, and each error's message and path, as the engine itself and graphql-core answer alike."""
    executor = watched()
    result = await answered(executor, schema, query, variables)
    assert executor.fallbacks == 0
    assert result == await answered(None, schema, query, variables)
    return result.get("data"), [(error["message"], tuple(error["path"] or ())) for error in result.get("errors", [])]


def _plain(error: GraphQLError) -> dict[str, Any]:
    return {
        "message": error.message,
        "path": error.path,
        "locations": error.locations,
        "extensions": error.extensions,
    }
