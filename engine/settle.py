"""Settles the errors of a run in a second pass: collects them with their full paths and propagates nulls.

The pass walks the response as the reference executor would have walked it, depth first and in response order, so that
the same errors are reported when several compete for one position.
"""

from typing import Any

from graphql import GraphQLError, located_error
from graphql.execution.execute import CollectedErrors
from graphql.pyutils import Path

from engine.plan import FieldPlan, Kind, SelectionPlan, Shape
from engine.run import Failed, Run


class Settlement:
    """Writes null where a position failed, and adds the errors to `collected`."""

    def __init__(self, run: Run, collected: CollectedErrors) -> None:
        self._run = run
        self._collected = collected

    def settle_object(self, selection: SelectionPlan, response: dict[str, Any], path: Path | None) -> None:
        """Settles every field. Raises GraphQLError when a field that can't be null failed."""
        for field in selection.fields:
            self.settle_field(selection, field, response, path)

    def settle_field(
        self, selection: SelectionPlan, field: FieldPlan, response: dict[str, Any], path: Path | None
    ) -> None:
        key = field.response_name
        field_path = Path(path, key, selection.object_type.name)
        response[key] = self._settle(field.shape, response[key], field_path)

    def _settle(self, shape: Shape, value: Any, path: Path) -> Any:
        if value is None:
            return None
        try:
            if type(value) is Failed:
                raise located_error(value.error, shape.field.nodes, path.as_list())
            if shape.kind is Kind.LIST:
                assert shape.item is not None
                for index, item in enumerate(value):
                    value[index] = self._settle(shape.item, item, path.add_key(index, None))
            elif shape.kind is Kind.OBJECT:
                assert shape.object_type is not None
                self.settle_object(shape.selection(shape.object_type), value, path)
            elif shape.kind is Kind.ABSTRACT:
                self.settle_object(self._run.concrete[id(value)], value, path)
        except GraphQLError as error:
            if shape.non_null:
                raise
            self._collected.add(error, path)
            return None
        return value
