"""What an observer is told of a run."""

from collections.abc import Sequence
from typing import Any

from engine import BatchInfo, BatchObjectType, Executor, Later, Observation
from tests.engine.asking import schema_of

SDL = "type Query { rows: [Row!]! } type Row { id: ID! size: Int name: String child: Row }"
ROWS = [{"id": "1", "name": "a"}, {"id": "2", "name": "b"}]


async def observed(query: str, *bindables: Any) -> tuple[Any, list[Observation]]:
    told: list[Observation] = []
    executor = Executor(schema_of(SDL, {"rows": [*ROWS]}, *bindables))
    result = await executor.execute(executor.operation(query), None, None, told.append)
    return result, told


def seen(told: Sequence[Observation]) -> list[tuple[str, str, int]]:
    return [(".".join(call.path), f"{call.type_name}.{call.field_name}", call.parents) for call in told]


async def test_each_call_of_a_resolver_is_told_once_with_its_parents() -> None:
    row = BatchObjectType("Row")

    @row.field("child")
    async def child(rows: Sequence[Any], _info: BatchInfo) -> list[Any]:
        return [{"id": row["id"] * 2, "name": None} for row in rows]

    @row.field("size")
    def size(rows: Sequence[Any], _info: BatchInfo) -> list[int]:
        return [len(row["id"]) for row in rows]

    result, told = await observed("{ all: rows { id name size child { size other: child { id } } } }", row)
    assert result.errors is None
    assert sorted(seen(told)) == [
        ("all", "Query.rows", 1),
        ("all.child", "Row.child", 2),
        ("all.child.other", "Row.child", 2),
        ("all.child.size", "Row.size", 2),
        ("all.size", "Row.size", 2),
    ]
    assert all(call.seconds >= 0 for call in told)


async def test_a_call_that_fails_or_that_answers_later_is_told_too() -> None:
    row = BatchObjectType("Row")

    async def later(rows: Sequence[Any]) -> list[Any]:
        return [None for _ in rows]

    @row.field("child")
    def child(rows: Sequence[Any], _info: BatchInfo) -> Later:
        return Later(later(rows))

    @row.field("size")
    def size(_rows: Sequence[Any], _info: BatchInfo) -> list[int]:
        raise ValueError("no size")

    result, told = await observed("{ rows { child { id } size } }", row)
    assert len(result.errors) == 2
    assert sorted(seen(told)) == [
        ("rows", "Query.rows", 1),
        ("rows.child", "Row.child", 2),
        ("rows.size", "Row.size", 2),
    ]


async def test_what_the_reference_executes_is_not_told() -> None:
    result, told = await observed("{ rows { id } __schema { description } }")
    assert result.errors is None
    assert told == []
