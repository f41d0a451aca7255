"""Whether everything that answers to the contract does: resolvers, operations, SQL. What `nexus schema check` runs."""

from pathlib import Path

from contract.check.bindings import check_fields, check_given
from contract.check.documents import check_operations, check_trusted
from contract.check.plans import PLAN, check_plans, example_arguments, fill_usage
from contract.check.problem import Problem
from contract.check.statements import check_references, check_statements
from resolvers import make_schema
from server.connecting import STATEMENT_ERROR, scratch_database
from server.migrations import migrate
from server.persisted import trusted_documents
from server.seed import Report, seed
from sql import queries

ROOT = Path(__file__).parents[2]

__all__ = ["Problem", "check_code", "check_database"]


def check_code() -> list[Problem]:
    """What can be seen without a database."""
    schema = make_schema()
    resolvers = sorted((ROOT / "resolvers").glob("*.py"))
    rooms = [path for room in ("resolvers", "server", "contract") for path in sorted((ROOT / room).rglob("*.py"))]
    return [
        *check_fields(schema),
        *check_given(schema, resolvers),
        *check_operations(schema, sorted((ROOT / "operations").glob("*.graphql"))),
        *check_trusted(schema, trusted_documents([ROOT / "generated" / "trusted_documents.json"])),
        *check_references(queries, rooms),
    ]


async def check_database(url: str, *, plans: bool, report: Report) -> list[Problem]:
    """What a migrated database shows: a new one beside that of the URL, which is not touched, and gone afterwards. With
    `plans`, it is filled, which takes some 20 seconds."""
    async with scratch_database(url) as connection:
        await migrate(connection)
        problems = await check_statements(connection, make_schema(), queries, STATEMENT_ERROR)
        if plans:
            await seed(connection, PLAN, report)
            await fill_usage(connection)
            problems += await check_plans(connection, queries, await example_arguments(connection))
        return problems
