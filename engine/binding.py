"""Binds batch resolvers to a schema, and derives from them the per-object resolvers that graphql-core calls."""

import inspect
from collections.abc import Awaitable, Callable, Sequence
from types import CoroutineType
from typing import Any, TypeVar

from ariadne import ObjectType, SchemaBindable
from ariadne.utils import convert_camel_case_to_snake
from graphql import (
    GraphQLAbstractType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_introspection_type,
    is_leaf_type,
)

from engine.info import COLUMN, BatchInfo, Later, Row, Wanted

BATCH = "batch_resolver"
"""The key in a field's `extensions` under which its batch resolver lies."""

PASSTHROUGH = "passthrough"
"""The key in a scalar's `extensions` under which lies the Python type whose values are serialized as they are."""


BatchFunction = Callable[[Sequence[Any], BatchInfo], "Sequence[Any] | Awaitable[Sequence[Any]] | Later"]
RowFunction = Callable[[Any], Any]
F = TypeVar("F", bound=BatchFunction)
R = TypeVar("R", bound=RowFunction)


class BatchResolver:
    """A batch function and how to read its results.

    Without a `column`, each result is the field's value for one parent. With one, each result is a row that several
    fields share, and the field's value is that column of it. Where `of_row` is given, the value is what it makes of the
    parent alone, and `function` does nothing else.
    """

    __slots__ = ("column", "function", "is_async", "of_row", "single")

    def __init__(self, function: BatchFunction, column: str | None = None, of_row: RowFunction | None = None) -> None:
        self.function = function
        self.column = column
        self.of_row = of_row
        self.is_async = inspect.iscoroutinefunction(function)
        self.single = _derive(self)


class ColumnReader:
    """The per-object resolver of a field that has none: reads the field's column."""

    __slots__ = ("column",)

    def __init__(self, column: str) -> None:
        self.column = column

    def __call__(self, parent: Row, _info: GraphQLResolveInfo) -> Any:
        return parent[self.column]


def knows(field: GraphQLField) -> bool:
    """Whether what the field's `resolve` does is known in terms of batches: nothing replaced or wrapped it."""
    resolver: BatchResolver | None = field.extensions.get(BATCH)
    if resolver is not None:
        return field.resolve is resolver.single
    return isinstance(field.resolve, ColumnReader) and field.resolve.column == field.extensions.get(COLUMN)


def resolver_of(field: GraphQLField) -> tuple[BatchFunction | None, str | None]:
    """The batch function that serves a field, and the column that the field reads, of its parent or of what the
    function returns. A field that has neither is not bound here."""
    resolver: BatchResolver | None = field.extensions.get(BATCH)
    if resolver is not None:
        return resolver.function, resolver.column
    return None, field.extensions.get(COLUMN)


class BatchObjectType(ObjectType):
    """Binds batch resolvers to the fields of an object type.

    A batch resolver gets all parents of its field at once and returns one value per parent, in order. A value may be an
    exception: that position fails, the others stand. A raised exception fails all of them. One that needs no I/O is a
    plain function; if it needs some only at times, it then returns `Later`.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._batch: dict[str, BatchResolver] = {}

    def field(self, name: str) -> Callable[[F], F]:
        """Registers the batch resolver of one field."""

        def register(function: F) -> F:
            self._batch[name] = BatchResolver(function)
            return function

        return register

    def fields(self, *names: str) -> Callable[[F], F]:
        """Registers one batch resolver for several fields without arguments: it returns one row per parent, and each
        field reads its column from it. It runs once, whichever of the fields are selected."""

        def register(function: F) -> F:
            for name in names:
                self._batch[name] = BatchResolver(function, convert_camel_case_to_snake(name))
            return function

        return register

    def of_row(self, name: str) -> Callable[[R], R]:
        """Registers what makes the value of a leaf field without arguments of its row alone, such as an id of a key.

        It is called for each row while the response is built, which saves the cost of a batch, and perhaps twice: it
        must have no effects. What it raises fails the one value.
        """

        def register(function: R) -> R:
            self._batch[name] = BatchResolver(_each(function), of_row=function)
            return function

        return register

    def bind_to_schema(self, schema: GraphQLSchema) -> None:
        graphql_type = schema.type_map.get(self.name)
        self.validate_graphql_type(graphql_type)
        assert isinstance(graphql_type, GraphQLObjectType)
        for name, resolver in self._batch.items():
            field = graphql_type.fields.get(name)
            if field is None:
                raise ValueError(f"{self.name}.{name} has a batch resolver, but the schema has no such field.")
            if resolver.column is not None and field.args:
                raise ValueError(f"{self.name}.{name} shares a batch resolver, so it can't take arguments.")
            if resolver.of_row is not None and (field.args or not is_leaf_type(get_named_type(field.type))):
                raise ValueError(f"{self.name}.{name} is made of its row alone: it must be a leaf without arguments.")
            _bind(field, resolver)


class RowFields(SchemaBindable):
    """Lets every field that has no resolver read its column, and every abstract type its row's `__typename`.

    Bind it last: a field with a resolver, of whatever kind, keeps it. Raises ValueError for a root field without one:
    there is no row that it could read.
    """

    def bind_to_schema(self, schema: GraphQLSchema) -> None:
        roots = {schema.query_type, schema.mutation_type, schema.subscription_type}
        for graphql_type in schema.type_map.values():
            if is_introspection_type(graphql_type):
                continue
            if isinstance(graphql_type, GraphQLInterfaceType | GraphQLUnionType):
                graphql_type.resolve_type = graphql_type.resolve_type or _typename_of_row
            elif isinstance(graphql_type, GraphQLObjectType):
                for name, field in graphql_type.fields.items():
                    if field.resolve is not None:
                        continue
                    if graphql_type in roots:
                        raise ValueError(f"{graphql_type.name}.{name} has no resolver.")
                    column = convert_camel_case_to_snake(name)
                    field.extensions[COLUMN] = column
                    field.resolve = ColumnReader(column)


class PassthroughScalar(SchemaBindable):
    """Declares that values of exactly this Python type are what the scalar serializes to, so that they need no call.

    The encoder of the response then writes them: orjson, for one, writes a `datetime` as RFC 3339.
    """

    def __init__(self, name: str, python_type: type) -> None:
        self._name = name
        self._python_type = python_type

    def bind_to_schema(self, schema: GraphQLSchema) -> None:
        scalar = schema.type_map.get(self._name)
        if not isinstance(scalar, GraphQLScalarType):
            raise ValueError(f"The schema has no scalar {self._name}.")
        expected = self._python_type

        def serialize(value: Any) -> Any:
            if type(value) is not expected:
                raise TypeError(f"{scalar.name} can't represent a value of type {type(value).__name__}.")
            return value

        scalar.serialize = serialize  # type: ignore[method-assign]  # the seam that graphql-core documents
        scalar.extensions[PASSTHROUGH] = expected


def guard_field(field: GraphQLField, check: Callable[[BatchInfo], None]) -> None:
    """Calls `check` before the field's batch resolver runs; what it raises fails the field."""
    resolver: BatchResolver = field.extensions[BATCH]
    function = resolver.function

    if resolver.is_async:

        async def guarded(parents: Sequence[Any], info: BatchInfo) -> Sequence[Any]:
            check(info)
            return await function(parents, info)  # type: ignore[no-any-return, misc]  # is_async says so

    else:

        def guarded(parents: Sequence[Any], info: BatchInfo) -> Sequence[Any]:  # type: ignore[misc]
            check(info)
            return function(parents, info)  # type: ignore[return-value]

    _bind(field, BatchResolver(guarded, resolver.column))


def check_batch(values: Any, count: int, info: BatchInfo) -> Sequence[Any]:
    """The values of a batch resolver, once they have the shape that was promised. Raises TypeError naming the field."""
    if type(values) is not list and (not isinstance(values, Sequence) or isinstance(values, str | bytes)):
        if inspect.iscoroutine(values):
            values.close()
            raise TypeError(
                f"The batch resolver of {info.parent_type.name}.{info.field_name} is a plain function that returned a"
                " coroutine: define it with async def, or return Later."
            )
        raise TypeError(
            f"The batch resolver of {info.parent_type.name}.{info.field_name} must return a list with one value"
            f" per parent, not {type(values).__name__}."
        )
    if len(values) != count:
        raise TypeError(
            f"The batch resolver of {info.parent_type.name}.{info.field_name} returned {len(values)} values"
            f" for {count} parents."
        )
    if CoroutineType in map(type, values):
        for value in values:
            if inspect.iscoroutine(value):
                value.close()
        raise TypeError(
            f"The batch resolver of {info.parent_type.name}.{info.field_name} returned coroutines among its values:"
            " await them first."
        )
    return values


def _each(function: RowFunction) -> BatchFunction:
    def resolve(rows: Sequence[Any], _info: BatchInfo) -> list[Any]:
        return [_value(function, row) for row in rows]

    return resolve


def _value(function: RowFunction, row: Any) -> Any:
    try:
        return function(row)
    except Exception as error:
        return error


def _bind(field: GraphQLField, resolver: BatchResolver) -> None:
    field.extensions[BATCH] = resolver
    field.resolve = resolver.single


def _derive(resolver: BatchResolver) -> Callable[..., Any]:
    """The per-object resolver that does what the batch resolver does, for a single parent."""
    column = resolver.column

    def single(values: Any, info: BatchInfo) -> Any:
        value = check_batch(values, 1, info)[0]
        return value if column is None or value is None or isinstance(value, Exception) else value[column]

    if resolver.is_async:

        async def resolve_async(parent: Any, info: GraphQLResolveInfo, /, **args: Any) -> Any:
            batch_info = _batch_info(info, args)
            return single(await resolver.function([parent], batch_info), batch_info)  # type: ignore[misc]

        return resolve_async

    def resolve(parent: Any, info: GraphQLResolveInfo, /, **args: Any) -> Any:
        batch_info = _batch_info(info, args)
        values = resolver.function([parent], batch_info)
        return resolve_later(values, batch_info) if isinstance(values, Later) else single(values, batch_info)

    async def resolve_later(later: Later, batch_info: BatchInfo) -> Any:
        return single(await later.values, batch_info)

    return resolve


def _batch_info(info: GraphQLResolveInfo, args: dict[str, Any]) -> BatchInfo:
    path = tuple(key for key in info.path.as_list() if isinstance(key, str))
    wanted = Wanted(info.field_nodes, info.fragments, info.variable_values)
    return BatchInfo(info.context, args, path, info.field_name, info.parent_type, wanted)


def _typename_of_row(row: Row, _info: Any, _abstract_type: GraphQLAbstractType) -> str:
    return row["__typename"]  # type: ignore[no-any-return]
