"""Runs an operation through the engine and through graphql-core's executor, and compares what they answer."""

import asyncio
import gc
import json
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from ariadne import graphql
from graphql import DocumentNode, ExecutionContext, GraphQLError, GraphQLSchema, parse, specified_rules, validate

from engine import Executor, InvalidRequest, breadth_first
from engine.documents import Document
from tests.engine.random_operations import Operation

silent = logging.Logger("silent")
silent.addHandler(logging.NullHandler())

# The one message that tells how many parents were in a batch, which is the executor's own affair.
_COUNTS = re.compile(r"returned \d+ values for \d+ parents")


@dataclass(frozen=True)
class Problem:
    """An error as it is compared. `cause` is the type of the exception behind it: some are masked, some are not."""

    message: str
    path: tuple[str | int, ...]
    locations: tuple[tuple[int, int], ...]
    extensions: str
    cause: str


@dataclass(frozen=True)
class Answer:
    """`data` is JSON text, so that the order of keys counts; it is empty when the request was refused as a whole."""

    data: str
    problems: tuple[Problem, ...]


def invalidity(document: DocumentNode, schema: GraphQLSchema) -> list[GraphQLError]:
    """Why the operation is not valid. A test of its own shows that generated ones are: it takes longer than running."""
    return validate(schema, document, specified_rules)


async def answer_of(
    executor: type[ExecutionContext] | None,
    schema: GraphQLSchema,
    document: DocumentNode,
    variables: dict[str, Any],
    context: Any = None,
) -> Answer:
    """What this executor answers; None is graphql-core's own, asked as Ariadne does."""
    if executor is not None:
        return await _answer_of_engine(executor, schema, document, variables, context)
    _, result = await graphql(
        schema,
        {"query": "-", "variables": variables},
        query_document=document,
        query_validator=lambda *_, **__: [],
        context_value=context,
        error_formatter=_formatted,
        logger=silent,
    )
    data = json.dumps(result["data"], default=repr) if "data" in result else ""
    return Answer(data, tuple(error["problem"] for error in result.get("errors", ())))


async def _answer_of_engine(
    context_class: type[ExecutionContext],
    schema: GraphQLSchema,
    document: DocumentNode,
    variables: dict[str, Any],
    context: Any,
) -> Answer:
    executor = Executor(schema, context_class=context_class)
    try:
        # As documents come out of the cache, once they are parsed and found valid.
        operation = Document(schema, document, []).operation()
        result = await executor.execute(operation, variables, context)
    except InvalidRequest as invalid:
        return Answer("null", tuple(_formatted(error)["problem"] for error in invalid.errors))
    return Answer(
        json.dumps(result.data, default=repr), tuple(_formatted(error)["problem"] for error in result.errors or ())
    )


def _formatted(error: GraphQLError, _debug: bool = False) -> dict[str, Any]:
    cause = error.original_error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return {
        "problem": Problem(
            _COUNTS.sub("returned n values for m parents", error.message),
            tuple(error.path or ()),
            tuple((location.line, location.column) for location in error.locations or ()),
            json.dumps(error.extensions, default=repr),
            type(cause).__name__,
        )
    }


class Comparison:
    """The two executors over one schema. `make_context` makes a fresh context for a run; `log_of` says what it did."""

    def __init__(
        self,
        schema: GraphQLSchema,
        make_context: Callable[[], Any] = lambda: None,
        log_of: Callable[[Any], Any] = lambda _: None,
        *,
        concurrent: bool = False,
    ) -> None:
        self.schema = schema
        self.engine = breadth_first()
        self._make_context = make_context
        self._log_of = log_of
        self._difference = difference_when_concurrent if concurrent else difference

    async def differs(self, operation: Operation) -> str | None:
        """How the engine's answer differs from graphql-core's; None when it does not. The engine answers twice: with
        a plan that it compiles, and with the same plan again."""
        document = parse(operation.query)
        expected, expected_log = await self._run(None, document, operation)
        for which in ("first", "second"):
            actual, log = await self._run(self.engine, document, operation)
            found = self._difference(actual, expected)
            if found is None and log != expected_log:
                found = f"did {log}\nnot {expected_log}"
            if found is not None:
                return f"The engine's {which} answer differs: {found}\n{invalidity(document, self.schema) or ''}"
        return None

    async def _run(
        self, executor: type[ExecutionContext] | None, document: DocumentNode, operation: Operation
    ) -> tuple[Answer, Any]:
        context = self._make_context()
        answer = await answer_of(executor, self.schema, document, operation.variables, context)
        return answer, self._log_of(context)

    def assert_same(self, loop: asyncio.AbstractEventLoop, operation: Operation) -> None:
        found = loop.run_until_complete(self.differs(operation))
        assert found is None, f"{found}\n{operation}"


@contextmanager
def leftovers_collected() -> Iterator[None]:
    """graphql-core leaves coroutines behind when one of several siblings fails. Within this block they go, and warn, at
    its end, where that is expected, instead of whenever a collection happens to start."""
    gc.disable()
    try:
        yield
    finally:
        gc.collect(0)
        gc.enable()


def difference(actual: Answer, expected: Answer) -> str | None:
    """Everything is equal: data with the order of its keys, and every error."""
    if actual.data != expected.data:
        return f"\ndata     {actual.data}\ninstead of {expected.data}\nerrors {expected.problems}"
    if actual.problems != expected.problems:
        return f"\nerrors     {actual.problems}\ninstead of {expected.problems}"
    return None


def difference_when_concurrent(actual: Answer, expected: Answer) -> str | None:
    """The data are equal, and so are the errors except for those below a position that propagation has nulled.

    graphql-core races asynchronous siblings: which of several errors nulls their parent, and which others are still
    reported, is a matter of timing. So an error counts as it is when its path ends where the data has the null that it
    caused. The others, whose path leads further down from a null, say of that null only why it is there: each null
    has to have such a reason on both sides or on neither.
    """
    if actual.data != expected.data:
        return f"\ndata     {actual.data}\ninstead of {expected.data}"
    data = json.loads(expected.data) if expected.data else None
    ours, theirs = _settled(actual, data), _settled(expected, data)
    return None if ours == theirs else f"\nerrors     {ours}\ninstead of {theirs}"


def _settled(answer: Answer, data: Any) -> tuple[list[str], list[str]]:
    exact: set[str] = set()
    nulled: set[str] = set()
    for problem in answer.problems:
        value = data
        for depth, key in enumerate(problem.path):
            if value is None:
                nulled.add(str(problem.path[:depth]))
                break
            value = value[key]
        else:
            exact.add(str(problem))
    return sorted(exact), sorted(nulled)
