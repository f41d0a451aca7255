"""What the tools do not see of whether the contract is kept: operations' comments, and constraints as errors."""

import re
from pathlib import Path

import asyncpg
import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLSchema,
    OperationDefinitionNode,
    build_schema,
    parse,
)

from resolvers import SDL
from resolvers.errors import error_of_constraint
from sql import ConstraintViolated

ROOT = Path(__file__).parents[2]
OPERATIONS = sorted((ROOT / "operations").glob("*.graphql"))


@pytest.fixture(scope="module")
def contract() -> GraphQLSchema:
    """The SDL alone."""
    return build_schema(SDL.read_text())


# Operations -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", OPERATIONS, ids=lambda path: path.stem)
def test_an_operation_opens_with_a_comment_for_its_reader(path: Path) -> None:
    first = path.read_text().splitlines()[0]
    assert re.match(r"# [A-Z]", first)
    assert "Variables:" not in first


def test_every_mutation_has_an_operation(contract: GraphQLSchema) -> None:
    assert contract.mutation_type is not None
    used = set()
    for path in OPERATIONS:
        for node in parse(path.read_text()).definitions:
            if isinstance(node, OperationDefinitionNode):
                used |= {selection.name.value for selection in node.selection_set.selections}  # type: ignore[attr-defined]
    assert set(contract.mutation_type.fields) <= used


# Constraints ----------------------------------------------------------------------------------------------------------

NOT_CAUSED_BY_USERS = {
    r"\w+_pkey": "keys are made in the database, and pairs are inserted with `on conflict do nothing`",
    r"\w+_fkey": "what is pointed at is looked up in the statement that points at it",
    r"\w+_counts_not_negative": "counters change together with what they count",
    "comments_post_id_id_key": "it is there for the foreign key of replies",
    "posts_visibility_known": "the SDL's enum lets nothing else through",
    "feed_entries_reason_known": "written by our statements alone",
}


async def test_every_constraint_is_an_error_of_the_api_or_not_caused_by_users(connection: asyncpg.Connection) -> None:
    names = [
        row["conname"]
        for row in await connection.fetch(
            "select conname from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'"
            " and conrelid <> 'schema_migrations'::regclass"
        )
    ]
    assert names
    for name in names:
        mapped = error_of_constraint(ConstraintViolated(name)) is not None
        excused = any(re.fullmatch(pattern, name) for pattern in NOT_CAUSED_BY_USERS)
        assert mapped != excused, name
    for pattern in NOT_CAUSED_BY_USERS:
        assert any(re.fullmatch(pattern, name) for name in names), f"{pattern} excuses nothing"


async def test_every_error_of_a_constraint_has_its_constraint(
    connection: asyncpg.Connection, contract: GraphQLSchema
) -> None:
    from resolvers import errors

    names = {row["conname"] for row in await connection.fetch("select conname from pg_constraint")}
    assert set(errors._CONSTRAINTS) <= names
    codes = contract.type_map["ErrorCode"]
    assert isinstance(codes, GraphQLEnumType)
    for error in errors._CONSTRAINTS.values():
        assert error["code"] in codes.values
        assert error["__typename"] in contract.type_map
