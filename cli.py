"""The command line: `nexus serve | migrate | seed | schema … | generate`."""

import asyncio
import os
import signal
import socket
import sys
import threading
from datetime import UTC, datetime
from multiprocessing import resource_tracker
from typing import Annotated

import typer
import uvicorn
from rich.console import Console

from contract.commands import FAILURES, generate, schema
from server.connecting import connect
from server.database import DatabaseUnavailable
from server.embedded import database_of
from server.migrations import MigrationError, migrate
from server.persisted import trusted_documents
from server.seed import (
    DEMO_HANDLE,
    DEMO_PASSWORD,
    SeedPlan,
    SeedPlanError,
    analyze,
    clear,
    holds_data,
    progress_reporter,
    seed,
)
from server.settings import SettingsError, load_settings

app = typer.Typer(
    help="Nexus Feed: a GraphQL server for a social media feed.\n\nSettings come from the environment and from .env;"
    " README.md lists them.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(schema, name="schema")
app.command("generate")(generate)
console = Console()


class AddressUnavailable(Exception):
    """The server can't listen where it should."""


def main() -> None:
    """Runs a command. What a person can mend ends in one line and exit status 1, not in a traceback."""
    # Raised where the program is, so that what was started is stopped on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        app()
    except (SettingsError, AddressUnavailable, DatabaseUnavailable, MigrationError, SeedPlanError) as error:
        print(f"nexus: {error}", file=sys.stderr)
        sys.exit(1)
    except FAILURES as error:
        print("\n".join(f"nexus: {line}" for line in str(error).splitlines()), file=sys.stderr)
        # Not 1, which says that there are breaking changes, findings or problems.
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="The address to listen on. [HOST]")] = None,
    port: Annotated[int | None, typer.Option(help="The port to listen on. [PORT]")] = None,
    workers: Annotated[int | None, typer.Option(help="How many processes serve. [WORKERS]")] = None,
) -> None:
    """Migrates the database and serves it; in development, fills an empty one with demo data first."""
    settings = load_settings(host=host, port=port, workers=workers)
    trusted_documents(settings.trusted_documents)  # or each process that serves would fail by itself
    listening_port = free_port(settings.host, settings.port)
    with database_of(settings) as url:
        has_demo = asyncio.run(prepare(url, settings.development))
        address = f"http://{f'[{settings.host}]' if ':' in settings.host else settings.host}:{listening_port}"
        if settings.development:
            console.print(f"Playground  {address}/", highlight=False)
        console.print(f"Endpoint    {address}/graphql", highlight=False)
        if has_demo:
            console.print(f"Sign in     handle {DEMO_HANDLE}, password {DEMO_PASSWORD}", highlight=False)
        console.print("Stop        Ctrl-C", highlight=False)
        # The processes that serve read the settings for themselves.
        os.environ["DATABASE_URL"] = url
        if settings.workers > 1:
            keep_interrupts_from_workers()
        uvicorn.run(
            "app:create_app",
            factory=True,
            host=settings.host,
            port=listening_port,
            workers=settings.workers,
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=10,
            server_header=False,
        )


@app.command("migrate")
def migrate_command() -> None:
    """Brings the database to the current schema. Doing it again is harmless."""

    async def run(url: str) -> None:
        connection = await connect(url)
        try:
            applied = await migrate(connection)
        finally:
            await connection.close()
        console.print("\n".join(f"applied {name}" for name in applied) or "The schema is up to date.", highlight=False)

    with database_of(load_settings()) as url:
        asyncio.run(run(url))


@app.command("seed")
def seed_command(
    users: Annotated[int, typer.Option(help="People, the demo account included.")] = 1_000,
    posts: Annotated[int, typer.Option(help="Posts.")] = 10_000,
    follows: Annotated[int | None, typer.Option(help="Follows. Without it, as many as fit the people.")] = None,
    likes: Annotated[int | None, typer.Option(help="Likes of posts. Without it, as many as fit the posts.")] = None,
    comments: Annotated[int | None, typer.Option(help="Comments. Without it, as many as posts.")] = None,
    shares: Annotated[int | None, typer.Option(help="Shares. Without it, as many as fit the posts.")] = None,
    days: Annotated[int, typer.Option(help="How many days back the data begins.")] = 90,
    random_seed: Annotated[int, typer.Option(help="The same number makes the same data.")] = 1,
    until: Annotated[datetime | None, typer.Option(help="The newest moment of the data, in UTC. [now]")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Delete all data that is there first.")] = False,
) -> None:
    """Fills an empty database with demo data."""
    plan = SeedPlan(
        users=users,
        posts=posts,
        follows=follows,
        likes=likes,
        comments=comments,
        shares=shares,
        days=days,
        random_seed=random_seed,
        until=until.replace(tzinfo=UTC) if until else None,
    )

    async def run(url: str) -> None:
        connection = await connect(url)
        try:
            await migrate(connection)
            if await holds_data(connection) and not replace:
                raise SeedPlanError("The database holds data already. `--replace` deletes it all first.")
            with progress_reporter() as report:
                # Old data goes only when the new data is there.
                async with connection.transaction():
                    await clear(connection)
                    summary = await seed(connection, plan, report)
                await analyze(connection)
        finally:
            await connection.close()
        console.print(
            f"{summary.users:,} people, {summary.follows:,} follows, {summary.posts:,} posts,"
            f" {summary.shares:,} shares, {summary.likes:,} likes and {summary.comments:,} comments"
            f" in {summary.seconds:.1f} s",
            highlight=False,
        )

    with database_of(load_settings()) as url:
        asyncio.run(run(url))


def keep_interrupts_from_workers() -> None:
    """Ctrl-C reaches every process of a terminal, and in a worker that is still importing it would end in a traceback.

    A worker inherits the signals that are blocked in the thread that starts it. So they are blocked here, and another
    thread, which blocks nothing, receives them for this process; the process tells its workers when to stop.
    """
    # It starts with the first worker, and would unblock the signal.
    resource_tracker.ensure_running()
    threading.Thread(target=threading.Event().wait, name="signals", daemon=True).start()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def free_port(host: str, port: int) -> int:
    """The port, or a free one for 0. Raises AddressUnavailable, before anything is started."""
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            free: int = probe.getsockname()[1]
            return free
    except OSError as error:
        raise AddressUnavailable(f"Can't listen on {host}, port {port}: {error.strerror}.") from error


async def prepare(url: str, fill: bool) -> bool:
    """Migrates the database, with `fill` puts demo data into an empty one, and says if the demo account exists."""
    connection = await connect(url)
    try:
        await migrate(connection)
        if fill and not await holds_data(connection):
            with progress_reporter() as report:
                await seed(connection, SeedPlan(), report)
        return bool(await connection.fetchval("select exists (select from users where handle = $1)", DEMO_HANDLE))
    finally:
        await connection.close()


if __name__ == "__main__":
    main()
