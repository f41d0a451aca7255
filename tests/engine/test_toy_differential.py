"""The engine against graphql-core's executor, on generated operations over a schema full of faults."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import parse
from hypothesis import given, strategies

from engine import breadth_first
from tests.engine.differential import Comparison, answer_of, invalidity, leftovers_collected
from tests.engine.random_operations import Operation, examples, operations
from tests.engine.toy import VALUES, ToyContext, asynchronous, make_toy, sometimes_later

SYNCHRONOUS = make_toy()
ASYNCHRONOUS = make_toy(asynchronous)
SOMETIMES_LATER = make_toy(sometimes_later)


def log_of(context: ToyContext) -> tuple[int, list[str]]:
    return context.counter, context.log


@pytest.fixture(scope="module")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return Comparison(SYNCHRONOUS, ToyContext, log_of)


@pytest.fixture(scope="module")
def concurrent() -> Comparison:
    return Comparison(ASYNCHRONOUS, ToyContext, log_of, concurrent=True)


@examples(150)
@given(operation=operations(SYNCHRONOUS, "query", VALUES), change=operations(SYNCHRONOUS, "mutation", VALUES))
def test_what_is_generated_is_valid(operation: Operation, change: Operation) -> None:
    for generated in (operation, change):
        assert not invalidity(parse(generated.query), SYNCHRONOUS), generated


@examples(1200)
@given(operation=operations(SYNCHRONOUS, "query", VALUES))
def test_queries_are_answered_as_by_the_reference(
    operation: Operation, comparison: Comparison, loop: asyncio.AbstractEventLoop
) -> None:
    comparison.assert_same(loop, operation)


@examples(500)
@given(operation=operations(SYNCHRONOUS, "mutation", VALUES))
def test_mutations_are_answered_as_by_the_reference_and_run_in_the_same_order(
    operation: Operation, comparison: Comparison, loop: asyncio.AbstractEventLoop
) -> None:
    comparison.assert_same(loop, operation)


# graphql-core leaves coroutines behind when one of several siblings fails.
@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
@examples(350)
@given(operation=operations(ASYNCHRONOUS, "query", VALUES))
def test_asynchronous_queries_are_answered_as_by_the_reference(
    operation: Operation, concurrent: Comparison, loop: asyncio.AbstractEventLoop
) -> None:
    with leftovers_collected():
        concurrent.assert_same(loop, operation)
        loop.run_until_complete(_leave_nothing_behind())


async def _leave_nothing_behind() -> None:
    """Waits for the siblings that graphql-core no longer waits for."""
    while others := asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.wait(others)


@pytest.mark.parametrize("kind", ["query", "mutation"])
@pytest.mark.parametrize("style", [asynchronous, sometimes_later])
@examples(75)
@given(data=strategies.data())
def test_the_engine_awaits_every_coroutine_and_answers_as_if_resolvers_were_plain_functions(
    data: strategies.DataObject, style: Any, kind: str, loop: asyncio.AbstractEventLoop
) -> None:
    awaited = ASYNCHRONOUS if style is asynchronous else SOMETIMES_LATER
    operation = data.draw(operations(SYNCHRONOUS, kind, VALUES))
    contexts = ToyContext(), ToyContext()
    answers = [
        loop.run_until_complete(
            answer_of(breadth_first(), schema, parse(operation.query), operation.variables, context)
        )
        for schema, context in zip((awaited, SYNCHRONOUS), contexts, strict=True)
    ]
    assert answers[0] == answers[1], operation
    assert log_of(contexts[0]) == log_of(contexts[1]), operation
