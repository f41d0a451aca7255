"""The generated TypeScript in the hands of urql and Apollo Client: it type-checks, and talks to a real server."""

import itertools
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import asyncpg
import pytest

from server.accounts import Accounts
from tests.conftest import SECRET

ROOT = Path(__file__).parent.parent.parent
FRONTEND = ROOT / "tests" / "frontend"
CLIENTS = ("urql", "apollo")


class Server(Protocol):
    url: str
    database_url: str


Run = Callable[..., dict[str, Any]]


def node(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    executable = shutil.which("node")
    if executable is None:
        pytest.fail("No Node.js: install Debian's `nodejs` and `npm`.", pytrace=False)
    return subprocess.run(
        [executable, *arguments],
        # Node.js 18 warns that its `fetch` is experimental.
        env={**os.environ, "NODE_NO_WARNINGS": "1"},
        capture_output=True,
        text=True,
        timeout=60,
    )


def tsc(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    if not (FRONTEND / "node_modules").is_dir():
        pytest.fail("tests/frontend/node_modules is missing: run `make frontend`.", pytrace=False)
    return node(FRONTEND / "node_modules" / "typescript" / "bin" / "tsc", *arguments)


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the programs are as JavaScript."""
    out = tmp_path_factory.mktemp("frontend")
    done = tsc("--project", FRONTEND, "--outDir", out)
    assert done.returncode == 0, done.stdout
    (out / "package.json").write_text('{"type": "module"}')
    (out / "node_modules").symlink_to(FRONTEND / "node_modules")
    return out / "tests" / "frontend" / "src"


@pytest.fixture
def run(compiled: Path) -> Run:
    """Runs a program, and returns the one line of JSON that it prints."""

    def run_(program: str, *arguments: str) -> dict[str, Any]:
        done = node(compiled / f"{program}.js", *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        (line,) = done.stdout.splitlines()
        seen: dict[str, Any] = json.loads(line)
        return seen

    return run_


_numbers = itertools.count(1)


@pytest.fixture
async def token(live_server: Server) -> str:
    """The access token of somebody who has done nothing so far."""
    handle = f"newcomer_{next(_numbers)}"
    connection = await asyncpg.connect(live_server.database_url)
    try:
        key = await connection.fetchval(
            "insert into users (handle, email, password_hash, display_name) values ($1, $2, '!', $1) returning id",
            handle,
            f"{handle}@example.com",
        )
    finally:
        await connection.close()
    return Accounts(SECRET).issue_token(key)[0]


def test_programs_and_generated_code_type_check() -> None:
    done = tsc("--project", FRONTEND, "--noEmit")
    assert (done.returncode, done.stdout) == (0, "")


def test_types_that_catch_no_mistake_are_found(tmp_path: Path) -> None:
    (tmp_path / "loose.d.ts").write_text("export type TypedDocumentNode<Result, Variables> = any;\n")
    options = {"paths": {"@graphql-typed-document-node/core": ["./loose.d.ts"]}, "types": [], "noEmit": True}
    (tmp_path / "tsconfig.json").write_text(
        json.dumps(
            {
                "extends": str(FRONTEND / "tsconfig.json"),
                "compilerOptions": options,
                "include": [str(FRONTEND / "src" / "misuse.ts")],
            }
        )
    )
    done = tsc("--project", tmp_path)
    assert done.returncode != 0
    assert set(re.findall(r"(\w+\.ts)\S*: error (TS\d+)", done.stdout)) == {("misuse.ts", "TS2578")}


@pytest.mark.parametrize("client", CLIENTS)
def test_a_client_reads_and_writes(client: str, run: Run, live_server: Server, token: str) -> None:
    seen = run(client, f"{live_server.url}/graphql", token)
    likes = seen["before"][1]
    assert seen["before"] == [False, likes]
    assert seen["answered"] == seen["after"] == [True, likes + 1]
    assert seen.get("cached", seen["after"]) == seen["after"]
    assert seen["errors"] == []


def test_a_documents_hash_is_that_of_what_clients_send(run: Run) -> None:
    assert run("hashes") == {"documents": len(list((ROOT / "operations").glob("*.graphql"))), "apollo": [], "urql": []}


@pytest.mark.parametrize("client", CLIENTS)
def test_generated_hashes_stand_for_documents(client: str, run: Run, live_server: Server, token: str) -> None:
    seen = run(f"{client}-persisted", f"{live_server.url}/graphql", token, "generated")
    assert seen == {"sent": ["GET hash", "POST hash"], "liked": True}


@pytest.mark.parametrize("client", CLIENTS)
def test_a_new_document_is_sent_once(client: str, run: Run, live_server: Server, token: str) -> None:
    seen = run(f"{client}-persisted", f"{live_server.url}/graphql", token, "computed")
    first, second, *others = seen["sent"]
    assert (first, second.partition(" ")[2], others) == ("GET hash", "hash document", ["GET hash"])
    assert seen["posts"] == [3, 3]
