"""`nexus schema …` and `nexus generate`: what the contract's tools look like on the command line."""

import asyncio
import json
import sys
from contextlib import ExitStack
from datetime import date
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from graphql import introspection_from_schema

from contract.diff import AgainstUnavailable, compare, exit_status, github_report, read_against, text_report
from contract.diff import json_report as json_diff
from contract.generate import GenerationFailed
from contract.generate import generate as generate_all
from contract.lint import RULES, SILENCE, annotation_of, json_of, lint, text_of
from contract.operations import InvalidOperations, all_users, operations_in
from contract.reports import json_report
from contract.sdl import InvalidSdl, Sdl
from contract.usage import (
    NoUsage,
    deprecated_in,
    read_usage,
    unknown,
    usage_entries,
    usage_report,
    users_by_coordinate,
)
from server.embedded import database_of, embedded_postgres
from server.persisted import InvalidManifest
from server.seed import progress_reporter
from server.settings import load_settings

ROOT = Path(__file__).parent.parent
SDL = ROOT / "schema.graphql"

FAILURES = (AgainstUnavailable, GenerationFailed, InvalidManifest, InvalidOperations, InvalidSdl, NoUsage)
"""What keeps a command from its work. The messages are for a person."""

schema = typer.Typer(help="Work on the contract: compare, check and print it.", no_args_is_help=True)


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


class Printed(StrEnum):
    SDL = "sdl"
    JSON = "json"


AsFormat = Annotated[Format, typer.Option("--format", help="Lines to read, JSON, or annotations for GitHub.")]


def generate() -> None:
    """Makes everything in generated/ anew from schema.graphql and operations/."""
    files = generate_all()
    typer.echo(f"generated/: {len(files)} files")


@schema.command()
def diff(
    against: Annotated[
        str | None,
        typer.Option(help="A commit, a file or an address to compare with. [where this branch left main]"),
    ] = None,
    usage: Annotated[
        list[Path] | None,
        typer.Option(help="Known operations (a folder, a document or a manifest); what none of them uses may break."),
    ] = None,
    usage_log: Annotated[
        bool, typer.Option("--usage-log", help="The same for what clients used, as counted in the database.")
    ] = False,
    days: Annotated[int, typer.Option(min=1, help="How many days back the log is read.")] = 90,
    format_: AsFormat = Format.TEXT,
) -> None:
    """Shows what changed, and exits with 1 if it breaks clients."""
    old, new = read_against(against, ROOT), _contract()
    accounts = [operations_in(usage, old.schema)] if usage else []
    if usage_log:
        with database_of(load_settings()) as url:
            accounts.append(users_by_coordinate(asyncio.run(read_usage(url, None, days))))
    changes = compare(old, new, today=date.today(), used=all_users(accounts) if accounts else None)
    if format_ is Format.GITHUB:
        report = github_report(changes, new)
    elif format_ is Format.JSON:
        report = json_diff(changes, old.name)
    else:
        report = text_report(changes)
    if report:
        typer.echo(report)
    raise typer.Exit(exit_status(changes))


@schema.command("lint")
def lint_command(
    format_: AsFormat = Format.TEXT,
    rules: Annotated[bool, typer.Option("--rules", help="List the rules, and why they are there.")] = False,
) -> None:
    """Checks the SDL against the rules of the house, and exits with 1 if it breaks one."""
    if rules:
        width = max(len(rule.id) for rule in RULES)
        for rule in (*RULES, SILENCE):
            typer.echo(f"{rule.id:<{width}}  {rule.why}")
        return
    sdl = _contract()
    findings = lint(sdl)
    if format_ is Format.JSON:
        typer.echo(json_report(json_of(finding, sdl.name) for finding in findings))
    else:
        told = annotation_of if format_ is Format.GITHUB else text_of
        for finding in findings:
            typer.echo(told(finding, sdl.name))
        _say(f"{len(findings) or 'No'} {'finding' if len(findings) == 1 else 'findings'}.")
    raise typer.Exit(int(bool(findings)))


@schema.command()
def check(
    plans: Annotated[
        bool, typer.Option(help="Fill a database with 100,000 posts, and look at the plans of the hot queries.")
    ] = True,
    on: Annotated[
        str | None,
        typer.Option(help="The URL of a PostgreSQL server to make a database on, for the time being. [one of its own]"),
    ] = None,
) -> None:
    """Checks what answers to the SDL: resolvers, operations, SQL, indexes. Exits with 1 if something does not."""
    # It imports the resolvers, which need what `nexus generate` makes.
    from contract.check import check_code, check_database

    _contract()
    problems = check_code()
    with ExitStack() as stack:
        if on is None:
            on = stack.enter_context(embedded_postgres(Path(stack.enter_context(TemporaryDirectory())) / "postgres"))
        report = stack.enter_context(progress_reporter())
        problems += asyncio.run(check_database(on, plans=plans, report=report))
    for problem in problems:
        typer.echo(str(problem))
    _say(f"{len(problems) or 'No'} {'problem' if len(problems) == 1 else 'problems'}.")
    raise typer.Exit(int(bool(problems)))


@schema.command("print")
def print_command(
    format_: Annotated[
        Printed, typer.Option("--format", help="The SDL, or the answer to an introspection query.")
    ] = Printed.SDL,
) -> None:
    """Prints the contract, as GET /schema.graphql serves it."""
    sdl = _contract()
    if format_ is Printed.JSON:
        typer.echo(json.dumps({"data": introspection_from_schema(sdl.schema)}, indent=2))
    else:
        typer.echo(sdl.text, nl=False)


@schema.command("usage")
def usage_command(
    coordinate: Annotated[
        str | None,
        typer.Argument(help="What of the schema, such as Post.text or Post.comments(first:). [what is deprecated]"),
    ] = None,
    days: Annotated[int, typer.Option(min=1, help="How many days to look back.")] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Shows which clients use something, to know when it can go."""
    sdl = _contract()
    coordinates = deprecated_in(sdl) if coordinate is None else [coordinate]
    with database_of(load_settings()) as url:
        uses = asyncio.run(read_usage(url, coordinates, days))
    if coordinate is not None and coordinate not in sdl.definitions and not uses:
        raise unknown(sdl, coordinate)
    if as_json:
        typer.echo(json_report(usage_entries(uses)))
    elif coordinates:
        typer.echo(usage_report(coordinates, uses, sdl, days))
    else:
        typer.echo("Nothing is deprecated. Name what you want to know about, such as Post.text.")


def _contract() -> Sdl:
    return Sdl.read(SDL, SDL.name)


def _say(text: str) -> None:
    """What is for a person only, and not for a program that reads the output."""
    print(text, file=sys.stderr)
