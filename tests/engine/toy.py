"""A toy schema in which everything can go wrong that the specification has a rule for, and the data for it.

Most faults lie in the data: of the boxes, some are sound and each of the others is broken in its own way. The rest are
asked for by argument (`how`). Every outcome depends on one parent and the arguments alone, never on which other parents
are in the same batch: so it has to be the same for an executor that resolves one object at a time.
"""

import itertools
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

from ariadne import ScalarType
from graphql import GraphQLError, GraphQLSchema
from graphql.pyutils import Undefined

from engine import BatchInfo, BatchObjectType, Later, PassthroughScalar, make_schema

SDL = """
scalar Moment
scalar Shout

enum Colour { RED GREEN BLUE }

enum Fault {
  NONE
  RAISE
  RAISE_WITH_CODE
  EXCEPTION
  NULL
  UNDEFINED
  NUMBER
  TEXT
  TOO_FEW
  TOO_MANY
  NO_BATCH
  TEXT_BATCH
  GHOST
  INTERFACE
  FOREIGN
  NAMELESS
  NUMBERED
}

input Filter {
  limitTo: Int = 3
  colours: [Colour!]
  textLike: String
  strict: Boolean! = false
  nested: Filter
  matrix: [[Int!]]
}

input BoxInput {
  name: String!
  colour: Colour! = GREEN
  size: Int
}

interface Named { name: String! }

interface Thing implements Named {
  id: ID!
  name: String!
  owner: Box
  friends: [Thing]
}

type Box implements Named & Thing {
  id: ID!
  name: String!
  note: String
  size: Int
  exactSize: Int!
  weight: Float
  exactWeight: Float!
  isOpen: Boolean!
  colour: Colour
  shade: Colour!
  madeAt: Moment
  soldAt: Moment!
  shout: Shout
  tags: [String!]
  grid: [[Int!]!]
  looseGrid: [[Int]]
  strictGrid: [[Int!]!]!
  inner: Box
  core: Box!
  parts: [Part!]!
  spareParts: [Part]
  partGrid: [[Part!]]
  strictPartGrid: [[Part!]!]!
  owner: Box
  friends: [Thing]
  thing: Thing
  things: [Thing!]!
  anything: [Anything]
  named: Named
  sibling(shift: Int = 1): Box
  nextSibling: Box!
  siblings(count: Int! = 2, colour: Colour): [Box!]
  computed: String!
  tagline: String!
  paint: Colour
  half: Float
  ratio: Float
  title(prefix: String = "a", times: Int!): String!
  total: Int!
  mean: Float
  label: String
  favourite: Part
  echo(text: String, number: Int, float: Float, flag: Boolean = true, id: ID, colour: Colour = RED, colours: [Colour!],
    filter: Filter, moment: Moment, matrix: [[Int!]]): String
  failing(how: Fault!): Box
  failingHard(how: Fault! = RAISE): Box!
  failingList(how: Fault!): [Box]
  failingListHard(how: Fault!): [Box!]!
  failingGrid(how: Fault!): [[Box!]!]
  failingLeaf(how: Fault!): Int
  failingLeafHard(how: Fault!): String!
  failingThing(how: Fault!): Thing
  failingUnion(how: Fault!): [Anything!]
}

type Part implements Named & Thing {
  id: ID!
  name: String!
  owner: Box
  friends: [Thing]
  price: Float
  box: Box!
}

type Robot implements Named {
  name: String!
  serial: Int!
  parts: [Part!]
  boss: Robot
}

type Stranger implements Named { name: String! }

union Anything = Box | Part | Robot

type Query {
  box(id: ID!): Box
  soundBox: Box!
  boxes(ids: [ID!], colour: Colour, limitTo: Int = 2): [Box!]
  allBoxes: [Box]!
  thing(id: ID!): Thing
  things(filter: Filter = {limitTo: 2}): [Thing]
  anything: [Anything!]
  robot: Robot
  itself: Query!
  echo(filter: Filter, colours: [Colour!]! = [RED], shout: Shout): String!
  failing(how: Fault!): Box
  failingHard(how: Fault!): Box!
}

type Mutation {
  bump(by: Int! = 1): Int!
  addBox(input: BoxInput!): BoxPayload!
  maybeAddBox(input: BoxInput, how: Fault! = NONE): BoxPayload
  failing(how: Fault!): BoxPayload
  failingHard(how: Fault!): BoxPayload!
}

type BoxPayload {
  box: Box
  soundBox: Box!
  counter: Int!
  query: Query!
}
"""

Row = dict[str, Any]

VALUES = {
    "id": (*"0123456789", "p0", "p4", "r0", "nowhere"),
    "ids": (*"0123456789", "nowhere"),
    "times": (1, 2, -1),
    "Moment": ("2026-03-01T00:00:00Z",),
}
"""Values for the arguments that name something in the toy's data."""


@dataclass
class ToyContext:
    """What a run of an operation can see and change: a counter, and a log of the mutations in their order."""

    counter: int = 0
    log: list[str] = field(default_factory=list)


@dataclass
class Coded(Exception):
    """An exception of the program's own, with a text."""

    text: str

    def __str__(self) -> str:
        return self.text


def _box(number: int, **columns: Any) -> Row:
    return {
        "__typename": "Box",
        "id": str(number),
        "name": f"box {number}",
        "note": None if number % 2 else "a note",
        "size": number * 10,
        "exact_size": number,
        "weight": number / 4,
        "exact_weight": number,
        "is_open": number % 2 == 0,
        "colour": ("RED", "GREEN", "BLUE", None)[number % 4],
        "shade": ("BLUE", "RED")[number % 2],
        "made_at": datetime(2026, 3, number + 1, tzinfo=UTC),
        "sold_at": datetime(2026, 4, number + 1, tzinfo=UTC),
        "shout": "hey",
        "tags": ["x", "y"][: number % 3],
        "grid": [[1, 2], [number]],
        "loose_grid": [[1, None], None, []],
        "strict_grid": [[number]],
        "friends": None,
    } | columns


@cache
def world() -> dict[str, Row]:
    """All rows by id. Boxes 0 to 3 are sound; the others are not."""
    fault = Coded("item failed")
    boxes = [
        _box(0),
        _box(1),
        _box(2),
        _box(3),
        _box(4, name=None, tags=["x", None], grid=[[1, None], [2]], exact_weight="heavy", shout=""),
        _box(5, exact_size=None, shade="PINK", loose_grid=[[1, "two"], 3], made_at="yesterday", tags="text"),
        _box(6, size=2**31, weight=float("nan"), grid=[None, [1]], strict_grid=7, tags=["x", fault], note=fault),
        _box(7, is_open="yes", id=7, name=12, sold_at=None, colour=Undefined, strict_grid=[[1], [fault], [None]]),
        _box(8, size=True, weight="3.5", exact_size=4.0, grid=({1}, (2,)), shout=8, tags=iter(()), note=["a"]),
        _box(9, name=Undefined, sold_at="late", grid={"a": 1}, loose_grid=None, strict_grid=[], colour={}, note=b"a"),
    ]
    parts = [
        {"__typename": "Part", "id": f"p{n}", "name": f"part {n}", "price": n / 2, "friends": None} for n in range(6)
    ]
    parts[4]["name"] = None
    parts[5]["price"] = "cheap"
    robots: list[Row] = [
        {"__typename": "Robot", "name": "R", "serial": 1, "boss": None},
        {"__typename": "Robot", "name": "S", "serial": 2**31, "boss": None},
        {"__typename": "Robot", "name": None, "serial": 3, "boss": None},
    ]
    strangers = [
        {"__typename": "Ghost", "name": "g"},
        {"__typename": "Named", "name": "n"},
        {"__typename": "Stranger", "name": "s"},
        {"__typename": None, "name": "none"},
        {"__typename": 5, "name": "five"},
        {"name": "nameless"},
    ]
    for n, box in enumerate(boxes):
        following = boxes[(n + 1) % len(boxes)]
        box["inner"] = following if n % 2 else None
        box["core"] = None if n == 4 else boxes[(n + 3) % len(boxes)] if n > 3 else boxes[n % 2]
        box["owner"] = boxes[0]
        box["parts"] = [parts[n % 4]] if n < 4 else [parts[n % 6], parts[(n + 1) % 6]]
        box["spare_parts"] = [parts[n % 6], None, fault if n == 5 else parts[0]]
        box["part_grid"] = [[parts[0], parts[n % 6]], None, [None] if n == 6 else []]
        box["strict_part_grid"] = [[parts[1]], [parts[n % 6]]] if n != 7 else [None]
        box["thing"] = (parts[n % 6], following, None)[n % 3] if n < 8 else strangers[n - 8]
        box["things"] = [parts[n % 4], following] if n < 6 else [boxes[1], strangers[n - 6]]
        box["anything"] = [robots[n % 3], None, parts[n % 6], boxes[0], strangers[n % 6] if n > 5 else following]
        box["named"] = (robots[n % 3], strangers[2], parts[n % 6])[n % 3]
        box["friends"] = [parts[0], following] if n % 3 == 0 else None
    for n, part in enumerate(parts):
        part["owner"] = boxes[n]
        part["box"] = boxes[n] if n != 3 else None
    robots[0]["parts"] = parts[:2]
    robots[1]["parts"] = [parts[0], None]
    robots[1]["boss"] = robots[0]
    robots[2]["boss"] = robots[1]  # this one has no column "parts" at all
    del boxes[9]["weight"], boxes[6]["exact_weight"]
    return {row["id"] if isinstance(row["id"], str) else str(row["id"]): row for row in (*boxes, *parts)} | {
        f"r{n}": robot for n, robot in enumerate(robots)
    }


def _boxes() -> list[Row]:
    return [row for row in world().values() if row["__typename"] == "Box"]


def _outcome(how: str, good: Callable[[Any], Any], parents: Sequence[Any]) -> Any:
    """What a batch resolver returns (or raises) that is asked to fail like this."""
    message = f"failed by {how}"
    if how == "RAISE":
        raise Coded(message)
    if how == "RAISE_WITH_CODE":
        raise GraphQLError(message, extensions={"code": "TOY"})
    values: dict[str, Any] = {
        "EXCEPTION": Coded(message),
        "NULL": None,
        "UNDEFINED": Undefined,
        "NUMBER": 42,
        "TEXT": "text",
        "GHOST": {"__typename": "Ghost"},
        "INTERFACE": {"__typename": "Thing"},
        "FOREIGN": {"__typename": "Stranger", "name": "s"},
        "NAMELESS": {},
        "NUMBERED": {"__typename": 5},
    }
    if how in values:
        return [values[how] for _ in parents]
    results = [good(parent) for parent in parents]
    if how == "TOO_FEW":
        return results[1:]
    if how == "TOO_MANY":
        return [*results, None]
    if how == "NO_BATCH":
        return None
    return "?" * len(parents) if how == "TEXT_BATCH" else results


def _number(row: Any) -> int:
    return int(row["id"])


def _neighbour(row: Any, shift: int | None) -> Row:
    return _boxes()[(_number(row) + (shift or 0)) % 10]


def _colour(row: Row) -> Any:
    return row["colour"] if isinstance(row["colour"], str) else None


def _bind_box(bind: Callable[..., Any]) -> None:
    @bind("sibling")
    def sibling(boxes: Sequence[Row], info: BatchInfo) -> list[Row]:
        return [_neighbour(box, info.args["shift"]) for box in boxes]

    @bind("nextSibling")
    def next_sibling(boxes: Sequence[Row], _info: BatchInfo) -> list[Row]:
        return [_neighbour(box, 1) for box in boxes]

    @bind("siblings")
    def siblings(boxes: Sequence[Row], info: BatchInfo) -> list[list[Row]]:
        def of(box: Row) -> list[Row]:
            rows = [_neighbour(box, n) for n in range(max(0, min(info.args["count"], 3)))]
            return [row for row in rows if info.args.get("colour") in (None, _colour(row))]

        return [of(box) for box in boxes]

    @bind("computed")
    def computed(boxes: Sequence[Row], _info: BatchInfo) -> list[Any]:
        return [Coded("no five") if _number(box) == 5 else f"computed {box['id']}" for box in boxes]

    @bind("ratio")
    def ratio(boxes: Sequence[Row], _info: BatchInfo) -> tuple[float, ...]:
        return tuple(_number(box) / 2 for box in boxes)

    @bind("title")
    def title(boxes: Sequence[Row], info: BatchInfo) -> list[str]:
        return [f"{info.args['prefix']} {box['name']}" * min(3, info.args["times"]) for box in boxes]

    @bind("total", "mean", "label")
    def statistics(boxes: Sequence[Row], _info: BatchInfo) -> list[Any]:
        def of(number: int) -> Any:
            if number == 4:
                return Coded("no statistics")
            if number == 5:
                return None
            row = {"total": number, "mean": number / 3, "label": f"number {number}"}
            if number == 6:
                del row["mean"]
            return row if number != 7 else row | {"total": None, "label": Coded("no label")}

        return [of(_number(box)) for box in boxes]

    @bind("favourite")
    def favourite(boxes: Sequence[Row], _info: BatchInfo) -> list[Any]:
        return [world()[f"p{_number(box) % 6}"] if _number(box) % 3 else None for box in boxes]

    @bind("echo")
    def echo(boxes: Sequence[Row], info: BatchInfo) -> list[str]:
        return [f"{box['id']} {_text_of(info)}" for box in boxes]

    goods: dict[str, Callable[[Any], Any]] = {
        "failing": lambda box: _neighbour(box, 1),
        "failingHard": lambda box: _neighbour(box, 2),
        "failingList": lambda box: [None, _neighbour(box, 1)],
        "failingListHard": lambda box: [box, _neighbour(box, 1)],
        "failingGrid": lambda box: [[box], []],
        "failingLeaf": _number,
        "failingLeafHard": lambda box: f"leaf {box['id']}",
        "failingThing": lambda box: box["thing"],
        "failingUnion": lambda box: [box, box],
    }
    for name, good in goods.items():

        def failing(boxes: Sequence[Row], info: BatchInfo, good: Callable[[Any], Any] = good) -> Any:
            return _outcome(info.args["how"], good, boxes)

        bind(name)(failing)


def _bind_of_row(box: BatchObjectType) -> None:
    @box.of_row("tagline")
    def tagline(row: Row) -> Any:
        number = _number(row)
        if number == 5:
            raise Coded("no tagline")
        return {4: None, 6: number, 7: Coded("a tagline that failed")}.get(number, f"box {number}: {row['name']}")

    @box.of_row("paint")
    def paint(row: Row) -> Any:
        return row["colour"]

    @box.of_row("half")
    def half(row: Row) -> float:
        return row["size"] / 2


def _text_of(info: BatchInfo) -> str:
    return json.dumps(
        {"args": info.args, "path": info.path, "field": info.field_name, "on": info.parent_type.name}, default=str
    )


def _bind_query(bind: Callable[..., Any]) -> None:
    def root(*names: str) -> Callable[[Callable[[BatchInfo], Any]], None]:
        def register(function: Callable[[BatchInfo], Any]) -> None:
            # A query may be nested in a payload, so its fields can have several parents as well.
            bind(*names)(lambda parents, info: [function(info) for _ in parents])

        return register

    root("box")(lambda info: world().get(info.args["id"]) if info.args["id"].isdigit() else None)
    root("soundBox")(lambda _info: world()["1"])
    root("allBoxes")(lambda _info: _boxes())
    root("thing")(lambda info: world().get(info.args["id"]))
    root("robot")(lambda _info: world()["r2"])
    root("itself")(lambda _info: {})
    root("anything")(lambda _info: [world()[key] for key in ("0", "p1", "r0", "5", "r1")])
    root("echo")(_text_of)

    @root("boxes")
    def boxes(info: BatchInfo) -> list[Row]:
        ids = info.args.get("ids")
        rows = [world().get(key) for key in ids] if ids is not None else _boxes()[: info.args["limit_to"]]
        return [row for row in rows if row is None or info.args.get("colour") in (None, _colour(row))]

    @root("things")
    def things(info: BatchInfo) -> list[Row]:
        chosen = info.args["filter"] or {}
        limit = chosen.get("limit_to")
        return [world()[key] for key in ("p0", "1", "p4", "6", "p2")[: 1 if limit is None else max(0, limit)]]

    for name in ("failing", "failingHard"):
        bind(name)(lambda parents, info: _outcome(info.args["how"], lambda _: world()["2"], parents))


def _bind_mutation(bind: Callable[..., Any]) -> None:
    @bind("bump")
    def bump(parents: Sequence[None], info: BatchInfo) -> list[int]:
        context: ToyContext = info.context
        context.counter += info.args["by"]
        context.log.append(f"bump {context.counter}")
        return [context.counter for _ in parents]

    def payload(info: BatchInfo) -> Row:
        context: ToyContext = info.context
        context.counter += 1
        context.log.append(f"{info.path} {info.args}")
        return {"box": world()[str(context.counter % 10)], "sound_box": world()["0"]}

    bind("addBox")(lambda parents, info: [payload(info) for _ in parents])
    for name in ("maybeAddBox", "failing", "failingHard"):
        bind(name)(lambda parents, info: _outcome(info.args["how"], lambda _: payload(info), parents))


def _bind_payload(bind: Callable[..., Any]) -> None:
    @bind("counter")
    def counter(payloads: Sequence[Row], info: BatchInfo) -> list[int]:
        context: ToyContext = info.context
        return [context.counter for _ in payloads]

    @bind("query")
    def query(payloads: Sequence[Row], _info: BatchInfo) -> list[Row]:
        return [{} for _ in payloads]


def _shout() -> ScalarType:
    scalar = ScalarType("Shout")

    @scalar.serializer
    def serialize(value: Any) -> Any:
        if not isinstance(value, str):
            raise Coded("can't shout that")
        return value.upper() or None

    return scalar


Resolver = Callable[[Sequence[Any], BatchInfo], Any]


def make_toy(style: Callable[[Resolver], Resolver] = lambda resolver: resolver) -> GraphQLSchema:
    """The toy's schema. `style` makes of its batch resolvers, which are plain functions, something else."""
    types = []
    for name, bind_fields in (
        ("Box", _bind_box),
        ("Query", _bind_query),
        ("Mutation", _bind_mutation),
        ("BoxPayload", _bind_payload),
    ):
        bound = BatchObjectType(name)

        def bind(*names: str, bound: BatchObjectType = bound) -> Callable[[Any], None]:
            def register(function: Resolver) -> None:
                resolver = style(function)
                (bound.field(names[0]) if len(names) == 1 else bound.fields(*names))(resolver)

            return register

        bind_fields(bind)
        if name == "Box":
            _bind_of_row(bound)
        types.append(bound)
    return make_schema(SDL, *types, PassthroughScalar("Moment", datetime), _shout())


def asynchronous(function: Resolver) -> Resolver:
    async def resolve(parents: Sequence[Any], info: BatchInfo) -> Any:
        return function(parents, info)

    return resolve


def sometimes_later(function: Resolver) -> Resolver:
    """Of two calls, one returns its values later."""
    awaited = asynchronous(function)
    calls = itertools.count()

    def resolve(parents: Sequence[Any], info: BatchInfo) -> Any:
        return Later(awaited(parents, info)) if next(calls) % 2 else function(parents, info)

    return resolve
