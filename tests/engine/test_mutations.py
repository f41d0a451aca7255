"""Mutations: one root field after the other, each with all that is selected below it."""

import asyncio
from typing import Any

import pytest
from graphql import GraphQLSchema

from engine import BatchInfo, BatchObjectType, make_schema
from tests.engine.asking import answered, watched

SDL = """
type Query { number: Int }
type Mutation { change(to: Int!): Number maybeFail(to: Int!): Int fail: Number sureFail: Number! }
type Number { number: Int! later: Int! sure: Int! }
"""


@pytest.fixture(params=[False, True], ids=["plain", "asynchronous"])
def schema(request: pytest.FixtureRequest) -> GraphQLSchema:
    """Mutations of a number that is the context: `{"number": …, "log": […]}`."""
    mutation = BatchObjectType("Mutation")
    number = BatchObjectType("Number")
    query = BatchObjectType("Query")

    def bind(on: BatchObjectType, name: str, function: Any) -> None:
        async def later(parents: Any, info: BatchInfo) -> Any:
            await asyncio.sleep(0)
            return function(parents, info)

        on.field(name)(later if request.param else function)

    def change(parents: Any, info: BatchInfo) -> list[Any]:
        info.context["log"].append(info.path)
        info.context["number"] = info.args["to"]
        return [{"number": info.args["to"], "sure": None} for _ in parents]

    def maybe_fail(parents: Any, info: BatchInfo) -> list[Any]:
        info.context["log"].append(info.path)
        if info.args["to"] < 0:
            raise ValueError("below zero")
        return [info.args["to"] for _ in parents]

    def fail(_parents: Any, info: BatchInfo) -> list[Any]:
        info.context["log"].append(info.path)
        raise ValueError("failed")

    bind(mutation, "change", change)
    bind(mutation, "maybeFail", maybe_fail)
    bind(mutation, "fail", fail)
    bind(mutation, "sureFail", fail)
    bind(number, "later", lambda parents, info: [info.context["number"] for _ in parents])
    bind(query, "number", lambda parents, info: [info.context["number"]])
    return make_schema(SDL, query, mutation, number)


async def run(schema: GraphQLSchema, query: str) -> tuple[Any, list[tuple[str, list[Any]]], list[tuple[str, ...]]]:
    context: dict[str, Any] = {"number": 0, "log": []}
    executor = watched()
    result = await answered(executor, schema, query, context=context)
    assert executor.fallbacks == 0
    return result["data"], [(e["message"], e["path"]) for e in result.get("errors", [])], context["log"]


async def test_each_root_field_is_completed_before_the_next_one_starts(schema: GraphQLSchema) -> None:
    data, errors, log = await run(
        schema, "mutation { a: change(to: 1) { number later } b: change(to: 2) { later number } kind: __typename }"
    )
    assert data == {"a": {"number": 1, "later": 1}, "b": {"later": 2, "number": 2}, "kind": "Mutation"}
    assert list(data) == ["a", "b", "kind"]
    assert not errors
    assert log == [("a",), ("b",)]


async def test_a_failure_leaves_the_others_alone(schema: GraphQLSchema) -> None:
    data, errors, log = await run(
        schema, "mutation { maybeFail(to: -1) fail { number } a: change(to: 3) { sure } b: change(to: 4) { later } }"
    )
    assert data == {"maybeFail": None, "fail": None, "a": None, "b": {"later": 4}}
    assert errors == [
        ("below zero", ["maybeFail"]),
        ("failed", ["fail"]),
        ("Cannot return null for non-nullable field Number.sure.", ["a", "sure"]),
    ]
    assert log == [("maybeFail",), ("fail",), ("a",), ("b",)]


async def test_a_failure_where_null_may_not_be_stops_what_has_not_started(schema: GraphQLSchema) -> None:
    data, errors, log = await run(
        schema, "mutation { a: change(to: 1) { later } sureFail { number } b: change(to: 2) { later } }"
    )
    assert data is None
    assert errors == [("failed", ["sureFail"])]
    assert log == [("a",), ("sureFail",)]


async def test_merged_root_fields_run_once_and_skipped_ones_never(schema: GraphQLSchema) -> None:
    data, _, log = await run(
        schema,
        "mutation { a: change(to: 1) { number } b: fail @skip(if: true) { number } ...f }"
        " fragment f on Mutation { a: change(to: 1) { later } }",
    )
    assert data == {"a": {"number": 1, "later": 1}}
    assert log == [("a",)]


async def test_the_plan_of_a_mutation_serves_again(schema: GraphQLSchema) -> None:
    for _ in range(2):
        data, errors, _ = await run(schema, "mutation { change(to: 1) { number later } }")
        assert (data, errors) == ({"change": {"number": 1, "later": 1}}, [])
