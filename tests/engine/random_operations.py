"""Random operations over any schema: valid by construction, and as tangled as clients are allowed to write them.

All choices come from a string of bytes, read from the left; once it is used up, every choice is the simplest one. So
hypothesis shrinks an operation by shrinking bytes, and a seed is enough to make one without hypothesis.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    Undefined,
    get_named_type,
    is_composite_type,
)
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

Values = Mapping[str, Sequence[Any]]
"""Values worth trying, by the name of the argument, the input field or the scalar that takes them."""

SCALARS: Values = {
    "Int": (1, 0, 2, 3, -1, 2**31 - 1),
    "Float": (0.5, 1, -2.25, 1e10),
    "String": ("a", "", 'ü "quoted" \\', "\u2028"),
    "Boolean": (True, False),
    "ID": ("1", "0", "nowhere"),
}

CONDITIONS = ("true", "true", "false", "variable", "variable", "variable", "default", "default", "null")


@dataclass(frozen=True, repr=False)
class Operation:
    query: str
    variables: dict[str, Any]

    def __repr__(self) -> str:
        return f"Operation:\n{self.query}\nwith the variables {json.dumps(self.variables)}\n"


@dataclass
class Choices:
    """A string of bytes as a source of decisions."""

    source: bytes
    position: int = 0

    def below(self, count: int) -> int:
        """A number from 0 to count - 1; 0 once the bytes are used up."""
        if self.position >= len(self.source):
            return 0
        self.position += 1
        return self.source[self.position - 1] * count // 256

    def one(self, options: Sequence[Any]) -> Any:
        return options[self.below(len(options))]

    def percent(self, chance: int) -> bool:
        return self.below(100) >= 100 - chance


@dataclass
class Variable:
    name: str
    type_text: str
    default: str | None


@dataclass
class _Writer:
    schema: GraphQLSchema
    choices: Choices
    values: Values
    budget: int
    roots: Sequence[str] | None
    always: frozenset[str]
    # What every response key stands for, in the whole document: this is what makes any two selections mergeable.
    keys: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    fragments: dict[str, tuple[Any, str]] = field(default_factory=dict)
    variables: list[Variable] = field(default_factory=list)
    given: dict[str, Any] = field(default_factory=dict)

    def operation(self, kind: str, depth: int) -> Operation:
        root = self.schema.query_type if kind == "query" else self.schema.mutation_type
        selection = self.selection_set(root, depth)
        definitions = ", ".join(
            f"${variable.name}: {variable.type_text}" + ("" if variable.default is None else f" = {variable.default}")
            for variable in self.variables
        )
        fragments = "".join(f"\n{text}" for _, text in self.fragments.values())
        return Operation(
            f"{kind} Generated{f'({definitions})' if definitions else ''} {selection}{fragments}", self.given
        )

    def selection_set(self, on: Any, depth: int) -> str:
        count = 1 + self.choices.below(5)
        return "{ " + " ".join(self.selection(on, depth) for _ in range(count)) + " }"

    def selection(self, on: Any, depth: int) -> str:
        self.budget -= 1
        kind = self.choices.below(100)
        if isinstance(on, GraphQLUnionType) and kind < 75:
            kind = 75 + kind // 5
        if kind < 68 or self.budget < 0 or depth <= 0:
            names = [] if isinstance(on, GraphQLUnionType) else self.field_names(on)
            if depth <= 0 or self.budget < 0:
                names = [name for name in names if not is_composite_type(get_named_type(on.fields[name].type))]
            if names:
                return self.field(on, self.choices.one(names), depth)
        if 75 <= kind < 90 and depth > 0 and self.budget > 0:
            condition = self.choices.one([None, *self.overlapping(on)])
            target = f" on {condition.name}" if condition else ""
            return f"...{target}{self.conditions()} {self.selection_set(condition or on, depth - 1)}"
        if kind >= 90 and depth > 0 and self.budget > 0:
            return f"...{self.fragment(on, depth)}{self.conditions()}"
        key = self.choices.one(["__typename", "kind", "type"])
        return f"{self.key([key, 'itsType'], '__typename', '', 'String!')}__typename{self.conditions()}"

    def field_names(self, on: Any) -> list[str]:
        is_root = on in (self.schema.query_type, self.schema.mutation_type)
        return [name for name in on.fields if not is_root or self.roots is None or name in self.roots]

    def field(self, on: Any, name: str, depth: int) -> str:
        definition: GraphQLField = on.fields[name]
        arguments = self.arguments(definition)
        alias = self.key(
            [name, *(self.choices.one((f"{name}{n}", f"a{n}", "name")) for n in range(4))],
            name,
            arguments,
            str(definition.type),
        )
        below = ""
        named = get_named_type(definition.type)
        if is_composite_type(named):
            below = " " + self.selection_set(named, depth - 1)
        return f"{alias}{name}{arguments}{self.conditions()}{below}"

    def key(self, candidates: list[str], name: str, arguments: str, type_text: str) -> str:
        """The alias, with its colon, under which this field can be selected anywhere in the document."""
        meaning = (name, arguments, type_text)
        if self.choices.percent(25):
            candidates = candidates[1:]
        candidates = [*candidates, f"unique{len(self.keys)}"]
        key = next(key for key in candidates if self.keys.get(key, meaning) == meaning)
        self.keys[key] = meaning
        return "" if key == name else f"{key}: "

    def conditions(self) -> str:
        if not self.choices.percent(22):
            return ""
        names = self.choices.one((("include",), ("skip",), ("skip", "include"), ("include", "skip")))
        return "".join(f" @{name}(if: {self.condition()})" for name in names)

    def condition(self) -> str:
        kind = self.choices.one(CONDITIONS)
        if kind in ("true", "false"):
            return str(kind)
        name = f"if{kind.title()}{self.choices.below(2)}"
        if all(variable.name != name for variable in self.variables):
            value = self.choices.percent(50)
            if kind == "variable":
                self.variables.append(Variable(name, "Boolean!", None))
                self.given[name] = value
            else:
                self.variables.append(Variable(name, "Boolean", "true" if value else "false"))
                if kind == "null":
                    # Allowed by the specification where there is a default, and an error once it runs.
                    self.given[name] = self.choices.one([True, False, None])
        return f"${name}"

    def fragment(self, on: Any, depth: int) -> str:
        known = [name for name, (target, _) in self.fragments.items() if self.overlap(on, target)]
        if known and (self.choices.percent(60) or len(self.fragments) >= 5):
            return str(self.choices.one(known))
        condition = self.choices.one([on, *self.overlapping(on)])
        # Registered when it is complete, so that fragments can't form a cycle.
        text = self.selection_set(condition, depth - 1)
        name = f"Fragment{len(self.fragments)}"
        self.fragments[name] = (condition, f"fragment {name} on {condition.name} {text}")
        return name

    def overlapping(self, on: Any) -> list[Any]:
        return [
            candidate
            for candidate in self.schema.type_map.values()
            if is_composite_type(candidate) and not candidate.name.startswith("__") and self.overlap(on, candidate)
        ]

    def overlap(self, one: Any, other: Any) -> bool:
        return not self.possible(one).isdisjoint(self.possible(other))

    def possible(self, graphql_type: Any) -> set[str]:
        if isinstance(graphql_type, GraphQLObjectType):
            return {graphql_type.name}
        assert isinstance(graphql_type, GraphQLInterfaceType | GraphQLUnionType)
        return {possible.name for possible in self.schema.get_possible_types(graphql_type)}

    def arguments(self, definition: GraphQLField) -> str:
        written = []
        for name, argument in definition.args.items():
            required = isinstance(argument.type, GraphQLNonNull) and argument.default_value is Undefined
            if required or name in self.always or self.choices.percent(45):
                has_default = argument.default_value is not Undefined
                written.append(f"{name}: {self.literal(argument.type, name, has_default)}")
        return f"({', '.join(written)})" if written else ""

    def literal(self, graphql_type: Any, name: str, has_default: bool = False, depth: int = 2) -> str:
        """A value as text: a constant, or with variables in it."""
        if self.choices.percent(25):
            return self.variable(graphql_type, name, has_default)
        return self.constant(graphql_type, name, depth, self.literal)

    def constant(self, graphql_type: Any, name: str, depth: int, inner: Any = None) -> str:
        inner = inner or self.constant
        if isinstance(graphql_type, GraphQLNonNull):
            graphql_type = graphql_type.of_type
        elif self.choices.percent(12):
            return "null"
        if isinstance(graphql_type, GraphQLList):
            if self.choices.percent(15):
                return self.constant(graphql_type.of_type, name, depth)  # one item stands for a list of it
            items = [
                self.constant(graphql_type.of_type, name, depth)
                if inner == self.constant
                else self.literal(graphql_type.of_type, name, False, depth)
                for _ in range(self.choices.below(3))
            ]
            return f"[{', '.join(items)}]"
        if isinstance(graphql_type, GraphQLInputObjectType):
            written = []
            for field_name, definition in graphql_type.fields.items():
                has_default = definition.default_value is not Undefined
                required = isinstance(definition.type, GraphQLNonNull) and not has_default
                if required or (depth > 0 and self.choices.percent(35)):
                    value = (
                        self.constant(definition.type, field_name, depth - 1)
                        if inner == self.constant
                        else self.literal(definition.type, field_name, has_default, depth - 1)
                    )
                    written.append(f"{field_name}: {value}")
            return "{" + ", ".join(written) + "}"
        if isinstance(graphql_type, GraphQLEnumType):
            return str(self.choices.one(list(graphql_type.values)))
        return json.dumps(self.scalar(graphql_type, name))

    def scalar(self, graphql_type: Any, name: str) -> Any:
        options = self.values.get(name) or self.values.get(graphql_type.name) or SCALARS.get(graphql_type.name)
        return self.choices.one(options or ("text",))

    def variable(self, graphql_type: Any, name: str, has_default: bool) -> str:
        nullable = graphql_type.of_type if isinstance(graphql_type, GraphQLNonNull) else graphql_type
        kind = self.choices.below(4)
        if kind == 0:
            type_text, default = str(nullable) + "!", None
        elif graphql_type is nullable:
            type_text, default = str(nullable), self.constant(nullable, name, 1) if kind == 1 else None
        elif has_default and kind == 1:
            type_text, default = str(nullable), None
        else:
            type_text, default = str(nullable), self.constant(graphql_type, name, 1)
        without = (None, "null")
        known = [
            known.name
            for known in self.variables
            if known.type_text == type_text and (known.default in without) == (default in without)
        ]
        if known and self.choices.percent(40):
            return f"${self.choices.one(known)}"
        variable = Variable(f"v{len(self.variables)}", type_text, default)
        self.variables.append(variable)
        if type_text.endswith("!") or self.choices.percent(60):
            self.given[variable.name] = self.json_value(
                GraphQLNonNull(nullable) if type_text.endswith("!") else nullable, name, 2
            )
        return f"${variable.name}"

    def json_value(self, graphql_type: Any, name: str, depth: int) -> Any:
        if isinstance(graphql_type, GraphQLNonNull):
            graphql_type = graphql_type.of_type
        elif self.choices.percent(15):
            return None
        if isinstance(graphql_type, GraphQLList):
            return [self.json_value(graphql_type.of_type, name, depth) for _ in range(self.choices.below(3))]
        if isinstance(graphql_type, GraphQLInputObjectType):
            return {
                field_name: self.json_value(definition.type, field_name, depth - 1)
                for field_name, definition in graphql_type.fields.items()
                if (isinstance(definition.type, GraphQLNonNull) and definition.default_value is Undefined)
                or (depth > 0 and self.choices.percent(35))
            }
        if isinstance(graphql_type, GraphQLEnumType):
            return self.choices.one(list(graphql_type.values))
        if self.choices.percent(1):
            return {"not": "a scalar"}
        return self.scalar(graphql_type, name)


def operation_from(
    source: bytes,
    schema: GraphQLSchema,
    kind: str = "query",
    values: Values | None = None,
    *,
    depth: int = 4,
    budget: int = 36,
    roots: Sequence[str] | None = None,
    always: Sequence[str] = (),
) -> Operation:
    """The operation that these bytes decide on. `budget` bounds its selections and `depth` their nesting; `roots` are
    the root fields to choose from, and `always` the arguments that are never left out."""
    return _Writer(schema, Choices(source), values or {}, budget, roots, frozenset(always)).operation(kind, depth)


def operations(
    schema: GraphQLSchema, kind: str = "query", values: Values | None = None
) -> st.SearchStrategy[Operation]:
    return sources().map(lambda source: operation_from(source, schema, kind, values))


def sources() -> st.SearchStrategy[bytes]:
    """What operations are made from: of one length, as the zeros that a string shrinks to are the simplest choices."""
    return st.binary(min_size=400, max_size=400)


def examples(count: int) -> settings:
    """The same examples in every run, and no file to keep the failing ones in: the report holds them, shrunk."""
    return settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
