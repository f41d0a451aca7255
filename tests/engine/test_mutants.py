"""Breaks the engine on purpose, one way at a time, and shows that the comparison with the reference notices."""

import asyncio
import random
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from graphql import GraphQLError, GraphQLInt, located_error
from graphql.execution import collect_fields as reference_collecting
from graphql.pyutils import Undefined

from engine import builder, coercion, documents, execution, plan, run, settle
from tests.engine.differential import Comparison
from tests.engine.random_operations import operation_from
from tests.engine.toy import VALUES, ToyContext, make_toy

SCHEMA = make_toy()
ENOUGH = 400

Breakage = Callable[[pytest.MonkeyPatch], None]


def nulls_do_not_propagate(patch: pytest.MonkeyPatch) -> None:
    original = settle.Settlement._settle

    def settle_here(self: Any, shape: Any, value: Any, path: Any) -> Any:
        try:
            return original(self, shape, value, path)
        except GraphQLError as error:
            self._collected.add(error, path)
            return None

    patch.setattr(settle.Settlement, "_settle", settle_here)


def nulls_propagate_too_far(patch: pytest.MonkeyPatch) -> None:
    original = plan.Shape.__init__

    def init(self: Any, compiler: Any, field: Any, graphql_type: Any) -> None:
        original(self, compiler, field, graphql_type)
        if self.item is not None and self.item.item is not None:
            self.item.non_null = True

    patch.setattr(plan.Shape, "__init__", init)


def non_null_is_not_checked(patch: pytest.MonkeyPatch) -> None:
    original = plan.Shape.__init__

    def init(self: Any, *args: Any) -> None:
        original(self, *args)
        self.non_null = False

    patch.setattr(plan.Shape, "__init__", init)


def skip_and_include_are_ignored(patch: pytest.MonkeyPatch) -> None:
    original = plan.collect_sub_fields

    def collect(*args: Any) -> Any:
        with pytest.MonkeyPatch.context() as within:
            within.setattr(reference_collecting, "should_include_node", lambda *_: True)
            return original(*args)

    patch.setattr(plan, "collect_sub_fields", collect)


def conditions_of_one_run_serve_for_another(patch: pytest.MonkeyPatch) -> None:
    original = execution.facts
    patch.setattr(execution, "facts", lambda *args: ((), original(*args)[1]))


def aliases_are_ignored(patch: pytest.MonkeyPatch) -> None:
    original = run.Run._write

    def write(self: Any, field: Any, values: Any, objects: Any) -> None:
        original(self, SimpleNamespace(response_name=field.name, shape=field.shape), values, objects)

    patch.setattr(run.Run, "_write", write)


def only_the_first_of_merged_fields_counts(patch: pytest.MonkeyPatch) -> None:
    original = plan.collect_sub_fields
    patch.setattr(plan, "collect_sub_fields", lambda *args: original(*args[:-1], args[-1][:1]))


def errors_are_settled_in_reverse(patch: pytest.MonkeyPatch) -> None:
    def settle_object(self: Any, selection: Any, response: Any, path: Any) -> None:
        for field in reversed(selection.fields):
            self.settle_field(selection, field, response, path)

    patch.setattr(settle.Settlement, "settle_object", settle_object)


def siblings_of_a_propagated_error_are_reported(patch: pytest.MonkeyPatch) -> None:
    def settle_object(self: Any, selection: Any, response: Any, path: Any) -> None:
        first: list[GraphQLError] = []
        for field in selection.fields:
            try:
                self.settle_field(selection, field, response, path)
            except GraphQLError as error:
                first.append(error)
        if first:
            raise first[0]

    patch.setattr(settle.Settlement, "settle_object", settle_object)


def list_indices_are_lost(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        settle,
        "located_error",
        lambda error, nodes, path: located_error(error, nodes, [key for key in path if isinstance(key, str)]),
    )


def locations_of_merged_fields_are_lost(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(settle, "located_error", lambda error, nodes, path: located_error(error, nodes[:1], path))


def extensions_are_lost(patch: pytest.MonkeyPatch) -> None:
    def without_extensions(error: Exception, nodes: Any, path: Any) -> GraphQLError:
        located = located_error(error, nodes, path)
        located.extensions = {}
        return located

    patch.setattr(settle, "located_error", without_extensions)


def variables_in_arguments_are_ignored(patch: pytest.MonkeyPatch) -> None:
    original = coercion.Arguments.coerce
    patch.setattr(coercion.Arguments, "coerce", lambda self, _variables: original(self, {}))


def arguments_are_ignored(patch: pytest.MonkeyPatch) -> None:
    original = plan.Arguments
    patch.setattr(plan, "Arguments", lambda definition, _node: original(definition, SimpleNamespace(arguments=[])))


def null_is_as_good_as_any_argument(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(coercion, "is_non_null_type", lambda _type: False)


def any_value_is_as_good_as_any_variable(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(documents, "Variables", lambda *_: SimpleNamespace(coerce=dict))


def defaults_of_variables_are_ignored(patch: pytest.MonkeyPatch) -> None:
    original = coercion.Variables.__init__

    def init(self: Any, schema: Any, operation: Any) -> None:
        original(self, schema, operation)
        self._usual = [(name, coercer, Undefined, False) for name, coercer, *_ in self._usual]

    patch.setattr(coercion.Variables, "__init__", init)


def all_concrete_types_share_a_selection(patch: pytest.MonkeyPatch) -> None:
    original = plan.Shape.selection

    def selection(self: Any, object_type: Any) -> Any:
        if self.abstract is not None and self._selections:
            return next(iter(self._selections.values()))
        return original(self, object_type)

    patch.setattr(plan.Shape, "selection", selection)


def any_object_type_will_do_for_an_abstract_one(patch: pytest.MonkeyPatch) -> None:
    def runtime_type(self: Any, _shape: Any, value: Any) -> Any:
        return self.schema.get_type(value["__typename"])

    patch.setattr(execution.BreadthFirstContext, "runtime_type", runtime_type)


def leaves_are_copied_unchecked(patch: pytest.MonkeyPatch) -> None:
    original = builder._check
    patch.setattr(builder, "_check", lambda *args: None if original(*args) is None else "True")


def what_a_row_fails_to_make_is_null(patch: pytest.MonkeyPatch) -> None:
    original = run.Run._call

    def call(self: Any, field: Any, rows: Any) -> Any:
        values = original(self, field, rows)
        if field.of_row is None:
            return values
        return [None if isinstance(value, Exception) else value for value in values]

    patch.setattr(run.Run, "_call", call)


def any_text_is_a_leaf(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(plan, "kept_type", lambda _leaf: str)


def any_int_is_a_graphql_int(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(builder._CHECKS, GraphQLInt, "type({v}) is int")


def the_batch_may_be_of_any_length(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(run, "check_batch", lambda values, count, _info: (list(values or ()) + [None] * count)[:count])


def mutations_run_side_by_side(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(execution, "OperationType", SimpleNamespace(MUTATION="never"))


def mutations_run_in_another_order(patch: pytest.MonkeyPatch) -> None:
    original = plan.SelectionPlan.serially
    patch.setattr(plan.SelectionPlan, "serially", lambda self: original(self)[::-1])


BREAKAGES: tuple[Breakage, ...] = (
    nulls_do_not_propagate,
    nulls_propagate_too_far,
    non_null_is_not_checked,
    skip_and_include_are_ignored,
    conditions_of_one_run_serve_for_another,
    aliases_are_ignored,
    only_the_first_of_merged_fields_counts,
    errors_are_settled_in_reverse,
    siblings_of_a_propagated_error_are_reported,
    list_indices_are_lost,
    locations_of_merged_fields_are_lost,
    extensions_are_lost,
    variables_in_arguments_are_ignored,
    arguments_are_ignored,
    null_is_as_good_as_any_argument,
    any_value_is_as_good_as_any_variable,
    defaults_of_variables_are_ignored,
    all_concrete_types_share_a_selection,
    any_object_type_will_do_for_an_abstract_one,
    leaves_are_copied_unchecked,
    what_a_row_fails_to_make_is_null,
    any_text_is_a_leaf,
    any_int_is_a_graphql_int,
    the_batch_may_be_of_any_length,
    mutations_run_side_by_side,
    mutations_run_in_another_order,
)


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


def examples_until_noticed(loop: asyncio.AbstractEventLoop) -> int | None:
    comparison = Comparison(SCHEMA, ToyContext, lambda context: context.log)
    for seed in range(ENOUGH):
        source = random.Random(seed).randbytes(400)
        operation = operation_from(source, SCHEMA, "mutation" if seed % 3 == 0 else "query", VALUES)
        try:
            if loop.run_until_complete(comparison.differs(operation)):
                return seed
        except Exception:
            return seed  # a breakage that makes the engine crash is noticed as well
    return None


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.__name__)
def test_the_comparison_notices_a_broken_engine(
    breakage: Breakage, monkeypatch: pytest.MonkeyPatch, loop: asyncio.AbstractEventLoop
) -> None:
    breakage(monkeypatch)
    assert examples_until_noticed(loop) is not None


def test_the_comparison_finds_nothing_in_the_engine_as_it_is(loop: asyncio.AbstractEventLoop) -> None:
    assert examples_until_noticed(loop) is None
