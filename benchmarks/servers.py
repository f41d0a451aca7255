"""The contenders as processes, and the load on them."""

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import psutil

from server.accounts import Accounts

SECRET = "a secret of the benchmarks, used nowhere else"
CONNECTIONS = 8
OPERATIONS = Path(__file__).parent.parent / "operations"


@dataclass(frozen=True)
class Case:
    """One request: an operation file, its variables, and whether it is signed in."""

    operation: str
    variables: dict[str, Any]
    token: str | None

    @property
    def document(self) -> str:
        return (OPERATIONS / f"{self.operation}.graphql").read_text()

    @property
    def body(self) -> str:
        return json.dumps({"query": self.document, "variables": self.variables})

    @property
    def headers(self) -> dict[str, str]:
        headers = {"content-type": "application/json"}
        return headers if self.token is None else headers | {"authorization": f"Bearer {self.token}"}


@dataclass(frozen=True)
class Server:
    """A uvicorn process."""

    port: int
    pid: int

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def cpu_seconds(self) -> float:
        times = psutil.Process(self.pid).cpu_times()
        return times.user + times.system

    def resident_bytes(self) -> int:
        size: int = psutil.Process(self.pid).memory_info().rss
        return size


def require_wrk() -> None:
    if shutil.which("wrk") is None:
        sys.exit("wrk is not installed: `apt install wrk` has it.")


def cases(url: str) -> list[Case]:
    """The requests that are measured, as `viewer_50` sends them."""
    return asyncio.run(_cases(url))


async def _cases(url: str) -> list[Case]:
    connection = await asyncpg.connect(url)
    viewer = await connection.fetchval("select id from users where handle = 'viewer_50'")
    followee = "select f.followee_id from follows f where f.follower_id = $1"
    post = await connection.fetchval(
        f"select id from posts where author_id in ({followee}) and visibility = 'PUBLIC'"
        " and comment_count between 12 and 40 order by id desc limit 1",
        viewer,
    )
    handle = await connection.fetchval(
        f"select handle from users where id in ({followee}) and post_count > 20 order by id limit 1", viewer
    )
    await connection.close()
    token, _ = Accounts(SECRET).issue_token(viewer)
    return [
        Case("home_feed", {"first": 20}, token),
        Case("post_thread", {"id": f"post_{post}", "first": 10}, token),
        Case("profile", {"handle": handle, "first": 10}, token),
        Case("latest_posts", {"first": 20}, None),
        Case("like_post", {"input": {"postId": f"post_{post}"}}, token),
    ]


@contextmanager
def running(app: str, url: str, port: int, **environment: str) -> Iterator[Server]:
    """Serves an application factory on one uvicorn process."""
    settings = {"DATABASE_URL": url, "SECRET_KEY": SECRET, "LOG_LEVEL": "info", "ENVIRONMENT": "production"}
    process = subprocess.Popen(
        [sys.executable, *f"-m uvicorn {app} --factory --port {port} --no-access-log --log-level error".split()],
        env=os.environ | settings | environment,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            httpx.get(f"http://127.0.0.1:{port}/")
            return
        except httpx.TransportError:
            time.sleep(0.05)
    raise SystemExit(f"Nothing answers on port {port}.")


def load(url: str, case: Case, seconds: int) -> tuple[int, float]:
    """Sends one request again and again; returns how many were answered, in how many seconds."""
    headers = "\n".join(f'wrk.headers["{name}"] = "{value}"' for name, value in case.headers.items())
    return run_wrk(url, f'wrk.method = "POST"\nwrk.body = {lua(case.body)}\n{headers}\n', seconds)


def run_wrk(url: str, script: str, seconds: int) -> tuple[int, float]:
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        output = subprocess.run(
            ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", file.name, url],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    if "Non-2xx" in output or "Socket errors" in output:
        raise SystemExit(f"{url}: {output}")
    match = re.search(r"(\d+) requests in ([\d.]+)s", output)
    assert match is not None
    return int(match[1]), float(match[2])


def lua(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def postgres_cpu_seconds() -> float:
    """What all PostgreSQL processes have used; nothing else may run any meanwhile."""
    total = 0.0
    for process in psutil.process_iter(["name", "cpu_times"]):
        if process.info["name"] == "postgres" and process.info["cpu_times"]:
            total += process.info["cpu_times"].user + process.info["cpu_times"].system
    return total
