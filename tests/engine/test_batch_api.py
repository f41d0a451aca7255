"""The binding API: what batch resolvers are told, how often they are called, and what they are told when misused."""

import asyncio
import gc
import json
from collections.abc import Sequence
from typing import Any

import pytest
from ariadne import ObjectType, SchemaDirectiveVisitor
from graphql import parse

from engine import BatchInfo, BatchObjectType, Later, PassthroughScalar, guard_field, make_schema
from tests.engine.asking import answered, ask, schema_of, watched
from tests.engine.differential import answer_of

SDL = """
type Query { rows(first: Int = 2): [Row!] none: [Row!] row: Row }
type Row { id: ID! size: Int! heavy: Boolean! note: String parent: Row children(limit: Int): [Row!]! }
"""
ROWS = [{"id": "1"}, {"id": "2"}, {"id": "3"}]


def rows_schema(*bindables: Any, sdl: str = SDL) -> Any:
    roots = {"rows": lambda _parents, info: [ROWS[: info.args["first"]]], "none": [], "row": None}
    return schema_of(sdl, roots, *bindables)


class Recorder:
    """A batch resolver that notes its calls."""

    def __init__(self, value: Any) -> None:
        self.value = value
        self.calls: list[tuple[int, BatchInfo]] = []

    def plain(self, parents: Sequence[Any], info: BatchInfo) -> list[Any]:
        self.calls.append((len(parents), info))
        return [self.value for _ in parents]

    async def later(self, parents: Sequence[Any], info: BatchInfo) -> list[Any]:
        await asyncio.sleep(0)
        return self.plain(parents, info)


@pytest.mark.parametrize("style", ["plain", "later"])
async def test_a_resolver_is_called_once_for_all_parents_of_a_level(style: str) -> None:
    row, recorder = BatchObjectType("Row"), Recorder([{"id": "c"}])
    row.field("children")(getattr(recorder, style))
    executor = watched()
    schema = rows_schema(row)
    result = await answered(executor, schema, "{ rows(first: 3) { id children { id children(limit: 1) { id } } } }")
    assert "errors" not in result
    assert [(count, info.path, dict(info.args)) for count, info in recorder.calls] == [
        (3, ("rows", "children"), {}),
        (3, ("rows", "children", "children"), {"limit": 1}),
    ]
    assert executor.fallbacks == 0


@pytest.mark.parametrize("style", ["plain", "later"])
async def test_a_resolver_is_not_called_without_parents(style: str) -> None:
    row, recorder = BatchObjectType("Row"), Recorder({"id": "p"})
    row.field("parent")(getattr(recorder, style))
    row.field("size")(getattr(recorder, style))
    data, errors = await ask(rows_schema(row), "{ none { size parent { id } } row { size } }")
    assert (data, errors) == ({"none": [], "row": None}, [])
    assert recorder.calls == []


@pytest.mark.parametrize("style", ["plain", "later"])
async def test_a_shared_resolver_runs_once_whichever_of_its_fields_are_selected(style: str) -> None:
    row, recorder = BatchObjectType("Row"), Recorder({"size": 5, "heavy": True, "note": None})
    row.fields("size", "heavy", "note")(getattr(recorder, style))
    result = await answered(watched(), rows_schema(row), "{ rows { heavy size again: size note } }")
    assert result == {"data": {"rows": [{"heavy": True, "size": 5, "again": 5, "note": None}] * 2}}
    assert [count for count, _ in recorder.calls] == [2]


async def test_a_resolver_of_a_leaf_runs_once_also_when_another_leaf_is_out_of_the_ordinary() -> None:
    row, recorder = BatchObjectType("Row"), Recorder(7)
    row.field("size")(recorder.plain)
    schema = schema_of(SDL, {"rows": [{"id": 1}, {"id": "2"}], "none": [], "row": None}, row)
    result = await answered(watched(), schema, "{ rows { id size } }")
    assert result == {"data": {"rows": [{"id": "1", "size": 7}, {"id": "2", "size": 7}]}}
    assert len(recorder.calls) == 1


async def test_a_missing_column_is_an_error_of_its_field_alone() -> None:
    schema = schema_of(SDL, {"rows": [{"id": "1", "note": "n"}, {"id": "2"}], "none": [], "row": None})
    assert await ask(schema, "{ rows { id note } }") == (
        {"rows": [{"id": "1", "note": "n"}, {"id": "2", "note": None}]},
        [("'note'", ("rows", 1, "note"))],
    )


@pytest.mark.parametrize(
    ("selection", "path", "wanted"),
    [
        ("children { id }", ("id",), True),
        ("children { id }", ("note",), False),
        ("children { x: note }", ("note",), True),
        ("children { note @skip(if: true) }", ("note",), False),
        ("children { note @include(if: $yes) }", ("note",), True),
        ("children { note @skip(if: $yes) }", ("note",), False),
        ("children { ...f }", ("parent", "note"), True),
        ("children { ...f }", ("parent", "size"), False),
        ("children { id } children { parent { size } }", ("parent", "size"), True),
        ("children { ... on Row { ...f } }", ("parent",), True),
    ],
)
async def test_a_resolver_knows_which_fields_are_wanted(selection: str, path: tuple[str, ...], wanted: bool) -> None:
    row, recorder = BatchObjectType("Row"), Recorder([])
    row.field("children")(recorder.plain)
    query = f"query ($yes: Boolean = true) {{ rows {{ {selection} ...g }} }} fragment f on Row {{ parent {{ note }} }}"
    query += (
        " fragment g on Row { id " + ("...f" if "...f" not in selection else "") + " kind: __typename @skip(if: $yes) }"
    )
    await answered(watched(), rows_schema(row), query)
    await answered(None, rows_schema(row), query)
    assert len(recorder.calls) == 1 + 2
    assert {info.wants(*path) for _, info in recorder.calls} == {wanted}


async def test_two_requests_at_once_share_a_plan_and_nothing_else() -> None:
    row = BatchObjectType("Row")
    turns = asyncio.Barrier(2)

    @row.field("children")
    async def children(rows: Sequence[Any], info: BatchInfo) -> list[Any]:
        await turns.wait()
        return [[{"id": f"{info.context}{parent['id']}{info.args['limit']}"}] for parent in rows]

    schema, executor = rows_schema(row), watched()
    document = parse("query ($n: Int) { rows(first: $n) { children(limit: $n) { id } } }")
    answers = await asyncio.gather(
        answer_of(executor, schema, document, {"n": 1}, "a"), answer_of(executor, schema, document, {"n": 2}, "b")
    )
    assert [answer.data for answer in answers] == [
        '{"rows": [{"children": [{"id": "a11"}]}]}',
        '{"rows": [{"children": [{"id": "b12"}]}, {"children": [{"id": "b22"}]}]}',
    ]
    assert (executor.plans.hits, executor.plans.misses) == (1, 1)


async def coroutine() -> int:
    return 1


async def returns_coroutines(parents: Sequence[Any], _info: BatchInfo) -> list[Any]:
    return [coroutine() if n else 1 for n, _ in enumerate(parents)]


async def returns_too_few() -> list[int]:
    return [1]


MUST = "The batch resolver of Row.size must return a list with one value per parent, not"


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (lambda rows, info: [1], "The batch resolver of Row.size returned 1 values for 2 parents."),
        (lambda rows, info: [1, 2, 3], "The batch resolver of Row.size returned 3 values for 2 parents."),
        (lambda rows, info: None, f"{MUST} NoneType."),
        (lambda rows, info: 5, f"{MUST} int."),
        (lambda rows, info: {"a": 1, "b": 2}, f"{MUST} dict."),
        (lambda rows, info: "ab", f"{MUST} str."),
        (lambda rows, info: (n for n in (1, 2)), f"{MUST} generator."),
        (
            lambda rows, info: coroutine(),
            "The batch resolver of Row.size is a plain function that returned a coroutine: define it with async def,"
            " or return Later.",
        ),
        (
            lambda rows, info: [coroutine() for _ in rows],
            "The batch resolver of Row.size returned coroutines among its values: await them first.",
        ),
        (
            lambda rows, info: Later(returns_too_few()),
            "The batch resolver of Row.size returned 1 values for 2 parents.",
        ),
        (
            returns_coroutines,
            "The batch resolver of Row.size returned coroutines among its values: await them first.",
        ),
    ],
)
async def test_a_misused_resolver_fails_with_a_message_that_names_its_field(function: Any, message: str) -> None:
    row = BatchObjectType("Row")
    row.field("size")(function)
    sdl = SDL.replace("size: Int!", "size: Int")
    result = await answered(watched(), rows_schema(row, sdl=sdl), "{ rows { id size } }")
    assert result["data"] == {"rows": [{"id": "1", "size": None}, {"id": "2", "size": None}]}
    assert [(error["message"], error["path"]) for error in result["errors"]] == [
        (message, ["rows", 0, "size"]),
        (message, ["rows", 1, "size"]),
    ]


def resolve(parents: Sequence[Any], _info: BatchInfo) -> list[Any]:
    return [None for _ in parents]


@pytest.mark.parametrize(
    ("type_name", "names", "message"),
    [
        ("Row", ["colour"], "Row.colour has a batch resolver, but the schema has no such field"),
        ("Wheel", ["size"], "Wheel"),
        ("Row", ["size", "children"], "Row.children shares a batch resolver, so it can't take arguments"),
    ],
)
def test_a_binding_that_the_sdl_lacks_is_refused_at_startup(type_name: str, names: list[str], message: str) -> None:
    bound = BatchObjectType(type_name)
    (bound.field(names[0]) if len(names) == 1 else bound.fields(*names))(resolve)
    with pytest.raises(ValueError, match=message):
        rows_schema(bound)


@pytest.mark.parametrize("name", ["parent", "children"])
def test_only_a_leaf_without_arguments_is_made_of_its_row_alone(name: str) -> None:
    row = BatchObjectType("Row")
    row.of_row(name)(lambda row: row)
    with pytest.raises(
        ValueError, match=rf"^Row\.{name} is made of its row alone: it must be a leaf without arguments"
    ):
        rows_schema(row)


async def test_a_leaf_is_made_of_its_row_alone() -> None:
    row, executor = BatchObjectType("Row"), watched()
    calls = []

    @row.of_row("note")
    def note(row: Any) -> str:
        calls.append(row["id"])
        if row["id"] == "2":
            raise ValueError("no note")
        return f"note of {row['id']}"

    schema = rows_schema(row)
    for _ in range(3):  # uncompiled, compiled, and once more
        calls.clear()
        answer = await answered(executor, schema, "{ rows { note again: note } more: rows(first: 1) { note } }")
        assert answer["data"] == {
            "rows": [{"note": "note of 1", "again": "note of 1"}, {"note": None, "again": None}],
            "more": [{"note": "note of 1"}],
        }
        assert [(error["message"], error["path"]) for error in answer["errors"]] == [
            ("no note", ["rows", 1, "note"]),
            ("no note", ["rows", 1, "again"]),
        ]
        assert set(calls) == {"1", "2"}
    assert executor.fallbacks == 0


async def test_a_guarded_leaf_is_not_made_before_it_is_checked() -> None:
    row = BatchObjectType("Row")
    row.of_row("note")(lambda row: pytest.fail("It is guarded."))
    schema = rows_schema(row)

    def check(info: BatchInfo) -> None:
        raise PermissionError(f"not {info.field_name}")

    guard_field(schema.type_map["Row"].fields["note"], check)  # type: ignore[attr-defined]
    for _ in range(3):
        assert await ask(schema, "{ rows(first: 1) { id note } }") == (
            {"rows": [{"id": "1", "note": None}]},
            [("not note", ("rows", 0, "note"))],
        )


def test_a_root_field_without_a_resolver_is_refused_at_startup() -> None:
    with pytest.raises(ValueError, match=r"Query\.row has no resolver"):
        schema_of(SDL, {"rows": [], "none": []})


def test_a_passthrough_scalar_that_the_sdl_lacks_is_refused_at_startup() -> None:
    with pytest.raises(ValueError, match="no scalar Moment"):
        rows_schema(PassthroughScalar("Moment", int))


async def test_a_per_object_resolver_is_kept_and_left_to_the_reference() -> None:
    row = ObjectType("Row")
    row.set_field("note", lambda parent, _info: f"note of {parent['id']}")
    executor = watched()
    schema = rows_schema(row)
    assert await answered(executor, schema, "{ rows(first: 1) { note } }") == {
        "data": {"rows": [{"note": "note of 1"}]}
    }
    assert executor.fallbacks > 0
    assert await ask(schema, "{ rows(first: 1) { id } }") == ({"rows": [{"id": "1"}]}, [])


async def test_a_directive_that_wraps_a_resolver_is_honoured() -> None:
    class Upper(SchemaDirectiveVisitor):
        def visit_field_definition(self, field: Any, object_type: Any) -> Any:
            original = field.resolve
            field.resolve = lambda parent, info, **args: original(parent, info, **args).upper()
            return field

    query = BatchObjectType("Query")
    query.field("text")(lambda parents, _info: ["text"])
    schema = make_schema(
        "directive @upper on FIELD_DEFINITION type Query { text: String @upper }", query, directives={"upper": Upper}
    )
    assert await answered(watched(), schema, "{ text }") == {"data": {"text": "TEXT"}}


@pytest.mark.parametrize("style", ["plain", "later"])
async def test_a_guarded_field_is_checked_before_its_resolver_runs(style: str) -> None:
    row, recorder = BatchObjectType("Row"), Recorder({"id": "p"})
    row.field("parent")(getattr(recorder, style))
    schema = rows_schema(row)

    def check(info: BatchInfo) -> None:
        raise PermissionError(f"not {info.field_name}")

    guard_field(schema.type_map["Row"].fields["parent"], check)  # type: ignore[attr-defined]
    assert await ask(schema, "{ rows(first: 1) { id parent { id } } }") == (
        {"rows": [{"id": "1", "parent": None}]},
        [("not parent", ("rows", 0, "parent"))],
    )
    assert recorder.calls == []


async def test_a_resolver_knows_which_columns_are_read() -> None:
    row, recorder = BatchObjectType("Row"), Recorder([])
    row.field("children")(recorder.plain)
    fragment = "fragment f on Row { note children { size } }"
    for selection in ("id note }}}", "id ...f note }}} " + fragment, "kind: __typename id }}}"):
        await answered(watched(), rows_schema(row), "{ rows(first: 1) { children { " + selection)
    infos = [info for _, info in recorder.calls]
    assert [info.reads_only({"id", "note"}) for info in infos] == [True, True, True]
    assert [info.reads_only({"id"}) for info in infos] == [False, False, True]
    assert [info.wants_nothing_but("id", "note") for info in infos] == [True, False, True]


async def test_what_a_selection_tells_is_worked_out_once() -> None:
    row, asked = BatchObjectType("Row"), []

    def wants_note(info: BatchInfo) -> bool:
        asked.append(info)
        return info.wants("note")

    row.field("parent")(lambda rows, info: [{"id": str(info.once(wants_note))} for _ in rows])
    schema, executor = rows_schema(row), watched()
    document = parse("query ($yes: Boolean!) { rows { parent { id note @include(if: $yes) } } }")
    for yes in (True, True, False, True, False):
        answer = await answer_of(executor, schema, document, {"yes": yes})
        assert json.loads(answer.data)["rows"][0]["parent"]["id"] == str(yes)
    assert len(asked) == 2


async def test_values_that_come_later_are_written_into_their_places() -> None:
    row, recorder = BatchObjectType("Row"), Recorder({"id": "p"})
    row.field("parent")(lambda rows, info: Later(recorder.later(rows, info)))
    row.field("size")(lambda rows, info: Later(recorder_of_sizes(rows)))
    assert await ask(rows_schema(row), "{ rows { parent { id } size id } }") == (
        {
            "rows": [
                {"parent": {"id": "p"}, "size": 1, "id": "1"},
                {"parent": {"id": "p"}, "size": 2, "id": "2"},
            ]
        },
        [],
    )
    assert recorder.calls[0][0] == 2


async def recorder_of_sizes(rows: Sequence[Any]) -> list[int]:
    return [int(row["id"]) for row in rows]


@pytest.mark.filterwarnings("error")
async def test_a_run_that_is_cancelled_leaves_no_coroutine_behind() -> None:
    started = asyncio.Event()
    row = BatchObjectType("Row")

    @row.field("parent")
    async def parent(_rows: Sequence[Any], _info: BatchInfo) -> list[Any]:
        started.set()
        await asyncio.Event().wait()
        return []

    row.field("size")(lambda rows, info: Later(recorder_of_sizes(rows)))
    schema = rows_schema(row)
    run = asyncio.create_task(answered(watched(), schema, "{ rows { parent { id } size } }"))
    await started.wait()
    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run
    gc.collect()


async def test_introspection_beside_ordinary_fields_is_left_to_the_reference() -> None:
    executor = watched()
    query = '{ rows(first: 1) { id } __type(name: "Row") { name } __typename }'
    result = await answered(executor, rows_schema(), query)
    assert result == {"data": {"rows": [{"id": "1"}], "__type": {"name": "Row"}, "__typename": "Query"}}
    assert executor.fallbacks > 0
