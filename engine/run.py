"""Runs a plan level by level and writes the response in place."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from graphql import GraphQLError
from graphql.pyutils import is_iterable

from engine.binding import check_batch
from engine.info import Later
from engine.plan import FieldPlan, Kind, SelectionPlan, Shape, Step

if TYPE_CHECKING:
    from engine.execution import BreadthFirstContext


_ABSENT = (type(None), Exception)

# Types that are known to be neither. Rows are of a few types; more than this are not kept.
_given: set[type] = set()
MAX_GIVEN = 100

MAX_DEPTH = 40
"""How many objects within objects are built from the leaves up. Below that they are built from the top down, so that a
deep answer does not need a deep stack."""

Waiting = tuple[Step, Sequence[Any], list[dict[str, Any]], Later | None]
"""A step, its parents, the response objects into which its values go, and where they come from if not from a call."""


class Failed:
    """Stands in the response where a value failed, until the errors are settled."""

    __slots__ = ("error",)

    def __init__(self, error: Exception) -> None:
        self.error = error


class Run:
    """One execution of a plan.

    What needs no I/O is completed from the leaves up: an object's children are there when it is built. A field that
    waits for its level is written into its place, which holds None until then. Positions that fail hold a `Failed`, and
    `failed` says that there are any; nothing else is kept of errors while running.
    """

    __slots__ = ("_context", "_deep", "_depth", "_pending", "concrete", "failed")

    def __init__(self, context: "BreadthFirstContext") -> None:
        self._context = context
        self._depth = 0
        # Fields that wait for their level, and objects whose fields need no I/O but would need a deep stack.
        self._pending: list[Waiting] = []
        self._deep: list[tuple[SelectionPlan, Sequence[Any], list[dict[str, Any]]]] = []
        self.failed = False
        # Which selection an object of an abstract type was built by, by the object's identity.
        self.concrete: dict[int, SelectionPlan] = {}

    async def root(self, selection: SelectionPlan, value: Any) -> dict[str, Any]:
        """The response for this root value, with its errors not yet settled."""
        level: list[Waiting] = []
        try:
            (response,) = self._objects(selection, [value])
            self._complete_deep()
            while self._pending:
                level, self._pending = self._pending, []
                for step, rows, objects, later in level:
                    results = await self._results(step, rows, later)
                    for field in step.fields:
                        self._write(field, _of_column(field, results), objects)
                    self._complete_deep()
            return response
        except BaseException:
            for *_, later in (*level, *self._pending):
                if later is not None:
                    later.values.close()
            raise

    def _objects(self, selection: SelectionPlan, rows: Sequence[Any]) -> list[dict[str, Any]]:
        """The response objects for these parents. The fields that need I/O are left for later."""
        if not rows:
            return []
        place = len(self._pending)
        deep = self._depth == MAX_DEPTH
        waiting: list[tuple[Step, Later]] = []
        computed: list[Sequence[Any] | None] = []
        for field in selection.computed:
            results = self._call(field, rows)
            if type(results) is Later:
                waiting.append((Step(field.resolver, [field]), results))
                results = None
            computed.append(results)
        if selection.direct:
            self._depth += 1
            for step in selection.direct:
                computed += [None] * len(step.fields) if deep else self._directly(step, rows, waiting)
            self._depth -= 1
        build = selection.builder()
        try:
            objects = None if build is None else build(rows, computed)
        except Exception:
            objects = None  # a row lacks a column, or a value is not there yet
        if objects is None:
            objects = self._build_slowly(selection, rows, computed)
        if deep and selection.direct:
            self._deep.append((selection, rows, objects))
        if waiting or selection.steps:
            # Before those of the objects' children, which are there already.
            self._pending[place:place] = [
                *((step, rows, objects, None) for step in selection.steps),
                *((step, rows, objects, later) for step, later in waiting),
            ]
        return objects

    def _build_slowly(
        self, selection: SelectionPlan, rows: Sequence[Any], computed: Sequence[Sequence[Any] | None]
    ) -> list[dict[str, Any]]:
        """Completes the leaves one by one, which finds out what is wrong with them."""
        objects = [dict(selection.blank) for _ in rows]
        given = iter(computed)
        for field in selection.inline:
            if field.column:
                values: Sequence[Any] | None = _column(field, rows)
            else:
                values = next(given) if field.of_row is None else self._call(field, rows)
            if values is not None:
                self._write(field, values, objects)
        for step in selection.direct:
            for field in step.fields:
                _put(field, next(given), objects)
        return objects

    def _directly(
        self, step: Step, rows: Sequence[Any], waiting: list[tuple[Step, Later]]
    ) -> list[Sequence[Any] | None]:
        """The completed values of fields that need no I/O, a list for each field; None when they do need some."""
        first = step.fields[0]
        if step.resolver is None:
            return [self._complete(first.shape, _column(first, rows))]
        results = self._call(first, rows)
        if type(results) is Later:
            waiting.append((step, results))
            return [None] * len(step.fields)
        if step.resolver.column is None:
            return [self._complete(first.shape, results)]
        return [self._complete(field.shape, _of_column(field, results)) for field in step.fields]

    def _complete_deep(self) -> None:
        while self._deep:
            deep, self._deep = self._deep, []
            for selection, rows, objects in deep:
                waiting: list[tuple[Step, Later]] = []
                for step in selection.direct:
                    for field, values in zip(step.fields, self._directly(step, rows, waiting), strict=True):
                        _put(field, values, objects)
                self._pending += [(step, rows, objects, later) for step, later in waiting]

    async def _results(self, step: Step, rows: Sequence[Any], later: Later | None) -> Sequence[Any]:
        assert step.resolver is not None
        try:
            info = step.fields[0].info(self._context.context_value, self._context.variable_values)
            results = await (step.resolver.function(rows, info) if later is None else later.values)  # type: ignore[misc]
            return check_batch(results, len(rows), info)
        except Exception as error:
            return [error] * len(rows)

    def _call(self, field: FieldPlan, rows: Sequence[Any]) -> Any:
        """What a resolver that is a plain function returns: a value for each parent, or `Later`."""
        assert field.resolver is not None
        try:
            info = field.info(self._context.context_value, self._context.variable_values)
            results = field.resolver.function(rows, info)
            return results if type(results) is Later else check_batch(results, len(rows), info)
        except Exception as error:
            return [error] * len(rows)

    def _write(self, field: FieldPlan, values: Sequence[Any], objects: list[dict[str, Any]]) -> None:
        _put(field, self._complete(field.shape, values), objects)

    def _complete(self, shape: Shape, values: Sequence[Any]) -> list[Any]:
        """Completes the values of one shape together; in a place that fails stands a `Failed`."""
        kind = shape.kind
        if kind is Kind.OBJECT:
            if shape.only is not None and _all_given(values):
                return self._objects(shape.only, values)
            completed = self._complete_objects(shape, values)
        elif kind is Kind.LIST:
            assert shape.item is not None
            if set(map(type, values)) == {list}:
                items = self._complete(shape.item, list(chain.from_iterable(values)))
                return _split(items, map(len, values))
            completed = self._complete_lists(shape, values)
        elif kind is Kind.LEAF:
            if set(map(type, values)) == {shape.kept}:
                return list(values)
            completed = [self._leaf(shape, value) for value in values]
        else:
            completed = self._complete_abstract(shape, values)
        if shape.non_null:
            for index, value in enumerate(completed):
                if value is None:
                    field = shape.field
                    completed[index] = self._fail(
                        TypeError(f"Cannot return null for non-nullable field {field.parent_type.name}.{field.name}.")
                    )
        return completed

    def _leaf(self, shape: Shape, value: Any) -> Any:
        if value is None:
            return None
        if isinstance(value, Exception):
            return self._fail(value)
        try:
            return self._context.complete_leaf_value(shape.leaf, value)  # type: ignore[arg-type]
        except Exception as error:
            return self._fail(error)

    def _complete_objects(self, shape: Shape, values: Sequence[Any]) -> list[Any]:
        rows = [value for value in values if value is not None and not isinstance(value, Exception)]
        objects = iter(self._complete_given_objects(shape, rows))
        return [
            None if value is None else self._fail(value) if isinstance(value, Exception) else next(objects)
            for value in values
        ]

    def _complete_given_objects(self, shape: Shape, rows: Sequence[Any]) -> list[Any]:
        assert shape.object_type is not None
        if not rows:
            return []
        try:
            selection = shape.only = shape.selection(shape.object_type)
        except Exception as error:
            return [self._fail(error) for _ in rows]
        return self._objects(selection, rows)

    def _complete_lists(self, shape: Shape, values: Sequence[Any]) -> list[Any]:
        assert shape.item is not None
        items: list[Any] = []
        lengths: list[int | Failed | None] = []
        for value in values:
            if value is None:
                lengths.append(None)
            elif isinstance(value, Exception):
                lengths.append(self._fail(value))
            elif type(value) is list or is_iterable(value):
                before = len(items)
                try:
                    items.extend(value)
                except Exception as error:
                    del items[before:]
                    lengths.append(self._fail(error))
                else:
                    lengths.append(len(items) - before)
            else:
                field = shape.field
                lengths.append(
                    self._fail(
                        GraphQLError(
                            "Expected Iterable, but did not find one for field"
                            f" '{field.parent_type.name}.{field.name}'."
                        )
                    )
                )
        completed = self._complete(shape.item, items)
        lists = iter(_split(completed, (length for length in lengths if type(length) is int)))
        return [next(lists) if type(length) is int else length for length in lengths]

    def _complete_abstract(self, shape: Shape, values: Sequence[Any]) -> list[Any]:
        completed: list[Any] = [None] * len(values)
        groups: dict[str, tuple[SelectionPlan, list[int]]] = {}
        for index, value in enumerate(values):
            if value is None:
                continue
            if isinstance(value, Exception):
                completed[index] = self._fail(value)
                continue
            try:
                object_type = self._context.runtime_type(shape, value)
                group = groups.get(object_type.name)
                if group is None:
                    group = groups[object_type.name] = (shape.selection(object_type), [])
                group[1].append(index)
            except Exception as error:
                completed[index] = self._fail(error)
        for selection, indices in groups.values():
            for index, built in zip(indices, self._objects(selection, [values[i] for i in indices]), strict=True):
                completed[index] = built
                self.concrete[id(built)] = selection
        return completed

    def _fail(self, error: Exception) -> Failed:
        self.failed = True
        return Failed(error)


def _put(field: FieldPlan, values: Sequence[Any] | None, objects: list[dict[str, Any]]) -> None:
    """Writes completed values into their places."""
    if values is not None:
        key = field.response_name
        for built, value in zip(objects, values, strict=True):
            built[key] = value


def _all_given(values: Sequence[Any]) -> bool:
    """Whether there is neither a null nor an exception among the values: asked of their few types, not of each."""
    kinds = set(map(type, values))
    if kinds <= _given:
        return True
    if any(issubclass(kind, _ABSENT) for kind in kinds):
        return False
    if len(_given) < MAX_GIVEN:
        _given.update(kinds)
    return True


def _split(items: list[Any], lengths: Iterable[int]) -> list[Any]:
    """The items as consecutive lists of these lengths."""
    lists = []
    start = 0
    for length in lengths:
        end = start + length
        lists.append(items[start:end])
        start = end
    return lists


def _of_column(field: FieldPlan, results: Sequence[Any]) -> Sequence[Any]:
    """The field's own values among the results of a resolver that it may share with other fields."""
    assert field.resolver is not None
    column = field.resolver.column
    if column is None:
        return results
    return [row if row is None or isinstance(row, Exception) else _read(row, column) for row in results]


def _column(field: FieldPlan, rows: Sequence[Any]) -> Sequence[Any]:
    """The values of the field's column. One that can't be had is an exception instance."""
    column = field.column
    try:
        return [row[column] for row in rows]
    except Exception:
        return [_read(row, column) for row in rows]


def _read(row: Any, column: str) -> Any:
    try:
        return row[column]
    except Exception as error:
        return error
