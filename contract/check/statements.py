"""Whether the named queries fit the database, the resolvers and the SDL."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from graphql import GraphQLObjectType, GraphQLSchema, get_nullable_type, is_leaf_type, is_list_type

from contract.check.problem import Problem, place_of
from engine import resolver_of
from sql import Query

USED, PREPARES, COLUMNS = "query-used", "query-prepares", "column-type"

BUILT_BY_RESOLVERS = re.compile(r"PageInfo|Session|\w+Payload|\w+Error")
"""The types whose rows no query fetches: resolvers put them together."""

COLUMN_TYPES = {
    "Boolean": {"bool"},
    "Int": {"int2", "int4"},
    "Float": {"float4", "float8"},
    "String": {"text", "varchar"},
    "ID": {"text", "varchar"},
    "DateTime": {"timestamptz"},
}
"""The column types whose values a leaf can take; any enum takes text."""

ENUM_TYPES = {"text", "varchar"}


class Connection(Protocol):
    """A connection of the database's driver."""

    async def prepare(self, query: str, /) -> Any: ...

    async def fetch(self, query: str, /, *args: Any) -> Sequence[Any]: ...


class Unreadable(Exception):
    """The line that says what a query serves is not one."""


@dataclass(frozen=True, slots=True)
class Serves:
    """What a query says about its rows in a line `-- Serves: …`: `Post`, that a row holds all columns of a `Post`;
    `author as User`, that its composite column `author` does; `part of User`, that it holds some of them."""

    type_name: str
    column: str | None
    is_part: bool


def serves(query: Query) -> list[Serves]:
    """What the query's rows serve, as its comment says. Raises Unreadable."""
    line = re.search(r"^-- Serves: (.*)\.$", query.text, re.MULTILINE)
    found = []
    for part in line[1].split(", ") if line else ():
        match = re.fullmatch(r"(?:(\w+) as )?(part of )?(\w+)", part)
        if match is None:
            raise Unreadable(f"its line `-- Serves:` has `{part}`: write `Post`, `author as User` or `part of User`.")
        found.append(Serves(match[3], match[1], match[2] is not None))
    return found


def check_references(queries: Iterable[Query], sources: Iterable[Path]) -> Iterator[Problem]:
    """Every query is used, and every used query exists."""
    known = {f"{query.domain}.{query.name}": query for query in queries}
    used: dict[str, Path] = {}
    for path in sources:
        for domain, name in re.findall(r"\bqueries\.(\w+)\.(\w+)", path.read_text()):
            used.setdefault(f"{domain}.{name}", path)
    for name in sorted(known.keys() - used.keys()):
        yield Problem(USED, place_of(known[name]), "nothing uses this query: delete it.")
    for name in sorted(used.keys() - known.keys()):
        yield Problem(USED, f"{used[name].parent.name}/{used[name].name}", f"there is no query {name}.")


async def check_statements(
    connection: Connection, schema: GraphQLSchema, queries: Iterable[Query], driver_error: type[Exception]
) -> list[Problem]:
    """Every query prepares on the migrated database, and the columns that serve a leaf have its type. `driver_error` is
    what the driver raises for a statement that is wrong."""
    composites = await _composites(connection)
    problems: list[Problem] = []
    provided: set[str] = set()
    for query in queries:
        name = place_of(query)
        try:
            statement = await connection.prepare(query.text)
        except driver_error as error:
            problems.append(Problem(PREPARES, name, f"it does not prepare: {error}"))
            continue
        row = {attribute.name: attribute.type.name for attribute in statement.get_attributes()}
        try:
            served = serves(query)
        except Unreadable as error:
            problems.append(Problem(COLUMNS, name, str(error)))
            continue
        if not served:
            problems += _unsaid(name, schema, row)
        for each in served:
            columns = row if each.column is None else composites.get(row.get(each.column, ""))
            graphql_type = schema.type_map.get(each.type_name)
            if not isinstance(graphql_type, GraphQLObjectType):
                problems.append(Problem(COLUMNS, name, f"it serves {each.type_name}, which the SDL does not have."))
            elif columns is None:
                problems.append(
                    Problem(COLUMNS, name, f"{each.column}, which serves {each.type_name}, is not a composite column.")
                )
            else:
                problems += _fit(name, graphql_type, columns, each.is_part)
                provided |= {coordinate for coordinate, _, column, _ in _leaves(graphql_type) if column in columns}
    for graphql_type in schema.type_map.values():
        if isinstance(graphql_type, GraphQLObjectType) and not BUILT_BY_RESOLVERS.fullmatch(graphql_type.name):
            problems += [
                Problem(COLUMNS, coordinate, f"no query says that it serves the column {column}.")
                for coordinate, _, column, _ in _leaves(graphql_type)
                if coordinate not in provided
            ]
    return problems


def _unsaid(query: str, schema: GraphQLSchema, columns: Mapping[str, str]) -> Iterator[Problem]:
    for graphql_type in schema.type_map.values():
        if isinstance(graphql_type, GraphQLObjectType) and not BUILT_BY_RESOLVERS.fullmatch(graphql_type.name):
            read = [column for _, _, column, _ in _leaves(graphql_type) if column in columns]
            if len(read) > 1:
                message = f"its columns {', '.join(read)} look like those of {graphql_type.name}: say what it serves in"
                yield Problem(COLUMNS, query, f"{message} a line `-- Serves: {graphql_type.name}.`")


def _fit(query: str, graphql_type: GraphQLObjectType, columns: Mapping[str, str], is_part: bool) -> Iterator[Problem]:
    for coordinate, leaf, column, is_shared in _leaves(graphql_type):
        column_type = columns.get(column)
        if column_type is None:
            if not is_part and not is_shared:
                yield Problem(
                    COLUMNS, query, f"it serves {graphql_type.name}, but has no column {column} for {coordinate}."
                )
            continue
        fitting = _fitting(leaf)
        if column_type not in fitting:
            wanted = " or ".join(sorted(fitting)) or "a type that is named in contract/check/statements.py"
            yield Problem(
                COLUMNS,
                query,
                f"its column {column} is {column_type}, but {coordinate} is {leaf}, which takes {wanted}.",
            )


def _leaves(graphql_type: GraphQLObjectType) -> Iterator[tuple[str, Any, str, bool]]:
    """The leaf fields that read a column: coordinate, type, column, and whether a resolver finds the row for them."""
    for name, field in graphql_type.fields.items():
        if name.startswith("__"):
            continue
        inner = get_nullable_type(field.type)
        if is_list_type(inner):
            inner = get_nullable_type(inner.of_type)
        resolver, column = resolver_of(field)
        if column is not None and is_leaf_type(inner):
            yield f"{graphql_type.name}.{name}", field.type, column, resolver is not None


def _fitting(field_type: Any) -> set[str]:
    """The column types that fit a leaf."""
    inner = get_nullable_type(field_type)
    if is_list_type(inner):
        return {f"{name}[]" for name in _fitting(inner.of_type)}
    return COLUMN_TYPES.get(inner.name, ENUM_TYPES if hasattr(inner, "values") else set())


async def _composites(connection: Connection) -> dict[str, dict[str, str]]:
    """The columns of every composite type, by name, with the names of their types."""
    found: dict[str, dict[str, str]] = {}
    for row in await connection.fetch(
        """
        select t.typname as composite, a.attname as name,
               case when c.typcategory = 'A' then substr(c.typname, 2) || '[]' else c.typname end as type
        from pg_type t
        join pg_attribute a on a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped
        join pg_type c on c.oid = a.atttypid
        where t.typtype = 'c' and t.typnamespace = 'public'::regnamespace
        """
    ):
        found.setdefault(row["composite"], {})[row["name"]] = row["type"]
    return found
