"""Watches a run: how long each field took, for how many parents."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.info import Later
from engine.plan import FieldPlan, Step
from engine.run import Run

if TYPE_CHECKING:
    from engine.execution import BreadthFirstContext


@dataclass(frozen=True, slots=True)
class Observation:
    """One call of a batch resolver: one field on one level, for all of its parents.

    `path` leads to it through response names; a resolver that serves several fields counts as the first of them.
    """

    type_name: str
    field_name: str
    path: tuple[str, ...]
    parents: int
    seconds: float


Observer = Callable[[Observation], None]


class ObservedRun(Run):
    """A run that tells `observer` of each call when it has ended, well or not."""

    __slots__ = ("_observer",)

    def __init__(self, context: "BreadthFirstContext", observer: Observer) -> None:
        super().__init__(context)
        self._observer = observer

    async def _results(self, step: Step, rows: Sequence[Any], later: Later | None) -> Sequence[Any]:
        started = time.perf_counter()
        results = await super()._results(step, rows, later)
        self._tell(step.fields[0], len(rows), time.perf_counter() - started)
        return results

    def _call(self, field: FieldPlan, rows: Sequence[Any]) -> Any:
        started = time.perf_counter()
        results = super()._call(field, rows)
        if type(results) is not Later:
            self._tell(field, len(rows), time.perf_counter() - started)
        return results

    def _tell(self, field: FieldPlan, parents: int, seconds: float) -> None:
        self._observer(Observation(field.parent_type.name, field.name, field.path, parents, seconds))
