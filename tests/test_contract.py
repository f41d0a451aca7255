"""The contract against everything that answers to it: descriptions, resolvers, operations, payloads, constraints."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    OperationDefinitionNode,
    build_schema,
    is_introspection_type,
    is_specified_directive,
    is_specified_scalar_type,
    parse,
    validate,
)

from engine.binding import BATCH
from engine.info import COLUMN
from resolvers import SDL, make_schema
from resolvers.errors import error_of_constraint
from sql import ConstraintViolated

ROOT = Path(__file__).parent.parent
OPERATIONS = sorted((ROOT / "operations").glob("*.graphql"))


@pytest.fixture(scope="module")
def contract() -> GraphQLSchema:
    """The SDL alone."""
    return build_schema(SDL.read_text())


@pytest.fixture(scope="module")
def bound() -> GraphQLSchema:
    """The SDL with its resolvers."""
    return make_schema()


def types_of(schema: GraphQLSchema) -> list[Any]:
    return [
        graphql_type
        for graphql_type in schema.type_map.values()
        if not is_introspection_type(graphql_type) and not is_specified_scalar_type(graphql_type)
    ]


def fields_of(schema: GraphQLSchema) -> Iterator[tuple[str, Any]]:
    """Every field of an object or interface type, by its full name."""
    for graphql_type in types_of(schema):
        if isinstance(graphql_type, GraphQLObjectType | GraphQLInterfaceType):
            for name, field in graphql_type.fields.items():
                yield f"{graphql_type.name}.{name}", field


def described(schema: GraphQLSchema) -> Iterator[tuple[str, str | None]]:
    """Everything that needs a description, with the one that it has."""
    for graphql_type in types_of(schema):
        yield graphql_type.name, graphql_type.description
        if isinstance(graphql_type, GraphQLEnumType):
            for name, value in graphql_type.values.items():
                yield f"{graphql_type.name}.{name}", value.description
        if isinstance(graphql_type, GraphQLInputObjectType):
            for name, input_field in graphql_type.fields.items():
                yield f"{graphql_type.name}.{name}", input_field.description
    for name, field in fields_of(schema):
        yield name, field.description
        for argument_name, argument in field.args.items():
            yield f"{name}({argument_name}:)", argument.description
    for directive in schema.directives:
        if not is_specified_directive(directive):
            yield f"@{directive.name}", directive.description
            for argument_name, argument in directive.args.items():
                yield f"@{directive.name}({argument_name}:)", argument.description


# Prose ----------------------------------------------------------------------------------------------------------------


def test_everything_is_described(contract: GraphQLSchema) -> None:
    assert not [name for name, description in described(contract) if not (description or "").strip()]


def test_descriptions_are_sentences(contract: GraphQLSchema) -> None:
    assert not [
        name for name, description in described(contract) if not (description or "").rstrip().endswith((".", "`", ":"))
    ]


def test_descriptions_are_block_strings() -> None:
    assert not re.findall(r'^\s*"[^"].*$', SDL.read_text(), re.MULTILINE)


def test_scalars_say_where_they_are_specified(contract: GraphQLSchema) -> None:
    scalars = [graphql_type for graphql_type in types_of(contract) if hasattr(graphql_type, "specified_by_url")]
    assert scalars
    assert not [scalar.name for scalar in scalars if not scalar.specified_by_url]


# Resolvers ------------------------------------------------------------------------------------------------------------


def test_every_field_has_a_batch_resolver_or_a_column(bound: GraphQLSchema) -> None:
    loose = [
        f"{graphql_type.name}.{name}"
        for graphql_type in types_of(bound)
        if isinstance(graphql_type, GraphQLObjectType)
        for name, field in graphql_type.fields.items()
        if (BATCH in field.extensions) == (COLUMN in field.extensions)
    ]
    assert not loose


def test_a_field_with_arguments_has_a_resolver(bound: GraphQLSchema) -> None:
    """A column can't know of arguments: they would be ignored without a word."""
    assert not [name for name, field in fields_of(bound) if field.args and COLUMN in field.extensions]


ANYONE = {"Mutation.signUp", "Mutation.logIn"}
"""Mutations that need no sign-in, because they are it."""


def test_every_other_mutation_needs_a_sign_in(contract: GraphQLSchema) -> None:
    def is_guarded(field: Any) -> bool:
        return any(directive.name.value == "auth" for directive in field.ast_node.directives)

    mutations = {name: field for name, field in fields_of(contract) if name.startswith("Mutation.")}
    assert {name for name, field in mutations.items() if not is_guarded(field)} == ANYONE


def test_a_field_that_a_missing_sign_in_takes_away_can_be_null(contract: GraphQLSchema) -> None:
    """Not the mutations: what can't be done for lack of a sign-in has no payload, and nothing beside it to keep."""
    for name, field in fields_of(contract):
        if any(directive.name.value == "auth" for directive in field.ast_node.directives):
            assert name.startswith("Mutation.") or not isinstance(field.type, GraphQLNonNull), name


# Shapes ---------------------------------------------------------------------------------------------------------------


def test_connections_have_the_shape_of_relay(contract: GraphQLSchema) -> None:
    connections = [graphql_type for graphql_type in types_of(contract) if graphql_type.name.endswith("Connection")]
    assert connections
    for connection in connections:
        edge_name = f"{connection.name.removesuffix('Connection')}Edge"
        edge = contract.type_map[edge_name]
        assert isinstance(edge, GraphQLObjectType)
        assert str(edge.fields["cursor"].type) == "String!", edge_name
        node = str(edge.fields["node"].type)
        assert str(connection.fields["edges"].type) == f"[{edge_name}!]!", connection.name
        assert str(connection.fields["nodes"].type) == f"[{node.removesuffix('!')}!]!", connection.name
        assert str(connection.fields["pageInfo"].type) == "PageInfo!", connection.name


def test_fields_that_return_a_connection_can_be_paged(contract: GraphQLSchema) -> None:
    for name, field in fields_of(contract):
        if str(field.type).removesuffix("!").endswith("Connection"):
            types = {argument: str(definition.type) for argument, definition in field.args.items()}
            assert (types["first"], types["after"]) == ("Int", "String"), name
            assert ("last" in types) == ("before" in types), name
            if "last" in types:
                assert (types["last"], types["before"]) == ("Int", "String"), name


def test_lists_are_never_null_and_hold_no_nulls(contract: GraphQLSchema) -> None:
    # `nodes(ids:)` answers in the order asked, with null for what is not there. The path of an error in a payload is
    # null where the error concerns no one input.
    exceptions = {"Query.nodes": "[Node]!"}
    for name, field in fields_of(contract):
        if "[" in str(field.type) and not name.endswith("Error.path"):
            assert str(field.type) == exceptions.get(name, str(field.type)), name
            assert name in exceptions or re.fullmatch(r"\[\w+!\]!", str(field.type)), name


def test_nodes_are_found_by_a_global_id(contract: GraphQLSchema) -> None:
    for graphql_type in contract.get_implementations(contract.type_map["Node"]).objects:  # type: ignore[arg-type]
        assert str(graphql_type.fields["id"].type) == "ID!", graphql_type.name


def test_objects_are_referred_to_as_objects(contract: GraphQLSchema) -> None:
    # Of what is deleted, only the id is left to tell.
    assert not [name for name, _ in fields_of(contract) if re.search(r"(?<!deletedPost)(?<!deletedComment)Ids?$", name)]


def test_a_mutation_takes_one_input_and_returns_a_payload_with_errors(contract: GraphQLSchema) -> None:
    assert contract.mutation_type is not None
    for name, field in contract.mutation_type.fields.items():
        title = name[0].upper() + name[1:]
        assert {argument: str(each.type) for argument, each in field.args.items()} == {"input": f"{title}Input!"}, name
        assert str(field.type) == f"{title}Payload!", name
        payload = contract.type_map[f"{title}Payload"]
        assert isinstance(payload, GraphQLObjectType)
        for member, definition in payload.fields.items():
            if member == "errors":
                assert str(definition.type) == "[UserError!]!", name
            else:
                # There is nothing to return beside errors.
                assert not isinstance(definition.type, GraphQLNonNull), f"{name}: {member}"
        assert "errors" in payload.fields, name


def test_errors_of_payloads_have_one_shape(contract: GraphQLSchema) -> None:
    error = contract.type_map["UserError"]
    assert isinstance(error, GraphQLInterfaceType)
    shape = {"message": "String!", "code": "ErrorCode!", "path": "[String!]"}
    for graphql_type in (error, *contract.get_implementations(error).objects):
        assert {name: str(graphql_type.fields[name].type) for name in shape} == shape, graphql_type.name


def test_every_type_is_reachable_from_an_operation(contract: GraphQLSchema) -> None:
    reached: set[str] = set()
    waiting: list[Any] = [root for root in (contract.query_type, contract.mutation_type) if root]
    while waiting:
        graphql_type = waiting.pop()
        while hasattr(graphql_type, "of_type"):
            graphql_type = graphql_type.of_type
        if graphql_type.name in reached:
            continue
        reached.add(graphql_type.name)
        for field in getattr(graphql_type, "fields", {}).values():
            waiting += [field.type, *(argument.type for argument in getattr(field, "args", {}).values())]
        if isinstance(graphql_type, GraphQLInterfaceType | GraphQLUnionType):
            waiting += contract.get_possible_types(graphql_type)
    assert not {graphql_type.name for graphql_type in types_of(contract)} - reached


# Operations -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", OPERATIONS, ids=lambda path: path.stem)
def test_an_operation_is_valid_and_named_after_its_file(path: Path, contract: GraphQLSchema) -> None:
    document = parse(path.read_text())
    assert not validate(contract, document)
    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    assert [operation.name and operation.name.value for operation in operations] == [path.stem.title().replace("_", "")]


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


async def test_columns_of_the_api_are_no_wider_than_the_contract(
    connection: asyncpg.Connection, bound: GraphQLSchema
) -> None:
    """Counters are 32-bit integers on both sides."""
    counters = [name for name, field in fields_of(bound) if str(field.type).startswith("Int")]
    assert counters
    for row in await connection.fetch(
        "select column_name, data_type from information_schema.columns"
        " where table_schema = 'public' and column_name like '%\\_count'"
    ):
        assert row["data_type"] == "integer", row["column_name"]
