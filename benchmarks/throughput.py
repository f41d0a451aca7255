"""Requests per second beside what there is to beat: `python -m benchmarks.throughput`.

For each operation four contenders answer the same request from the same database, on one uvicorn process each, and are
measured in turns, so that a noisy machine disturbs all of them alike; the medians of the rounds count. Before, their
answers are checked to be the same. Needs `wrk`.
"""

import asyncio
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import asyncpg
import httpx

from benchmarks.chart import write_chart
from benchmarks.dataset import dataset
from server.accounts import Accounts

SECRET = "a secret of the benchmarks, used nowhere else"
CONNECTIONS = 8
ROUNDS = 3
SECONDS = 3
ROOT = Path(__file__).parent
OPERATIONS = ROOT.parent / "operations"

ENGINE, REFERENCE, HANDWRITTEN, LIMIT = "engine", "reference", "hand-written", "limit"


@dataclass(frozen=True)
class Case:
    """One request: an operation file, its variables, and whether it is signed in."""

    operation: str
    variables: dict[str, Any]
    signed_in: bool = True

    @property
    def document(self) -> str:
        return (OPERATIONS / f"{self.operation}.graphql").read_text()

    @property
    def body(self) -> str:
        return json.dumps({"query": self.document, "variables": self.variables})


@dataclass(frozen=True)
class Contender:
    name: str
    port: int
    pid: int

    def url(self, case: Case) -> str:
        path = {HANDWRITTEN: f"/handwritten/{case.operation}", LIMIT: f"/limit/{case.operation}"}
        return f"http://127.0.0.1:{self.port}{path.get(self.name, '/graphql')}"


def main() -> None:
    if shutil.which("wrk") is None:
        sys.exit("wrk is not installed: `apt install wrk` has it.")
    with dataset() as url, ExitStack() as stack:
        cases, token = asyncio.run(_cases(url))
        server = {"EXECUTOR": "breadth-first"}
        contenders = [
            stack.enter_context(_running(ENGINE, "app:create_app", url, 9301, server)),
            stack.enter_context(_running(REFERENCE, "app:create_app", url, 9302, {"EXECUTOR": "reference"})),
            stack.enter_context(_running(HANDWRITTEN, "benchmarks.handwritten:create_app", url, 9303, {})),
        ]
        contenders.append(Contender(LIMIT, contenders[-1].port, contenders[-1].pid))
        results = {case.operation: _compare(case, contenders, token) for case in cases}
    (ROOT / "results.json").write_text(json.dumps(results, indent=2) + "\n")
    table = _table(results)
    write_chart(results, ROOT / "results.svg")
    print(table)


async def _cases(url: str) -> tuple[list[Case], str]:
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
        Case("home_feed", {"first": 20}),
        Case("post_thread", {"id": f"post_{post}", "first": 10}),
        Case("profile", {"handle": handle, "first": 10}),
        Case("latest_posts", {"first": 20}, signed_in=False),
        Case("like_post", {"input": {"postId": f"post_{post}"}}),
    ], token


@contextmanager
def _running(name: str, app: str, url: str, port: int, environment: dict[str, str]) -> Iterator[Contender]:
    process = subprocess.Popen(
        [sys.executable, *f"-m uvicorn {app} --factory --port {port} --no-access-log --log-level error".split()],
        env=os.environ
        | {"DATABASE_URL": url, "SECRET_KEY": SECRET, "LOG_LEVEL": "info", "ENVIRONMENT": "production"}
        | environment,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                httpx.get(f"http://127.0.0.1:{port}/")
                break
            except httpx.TransportError:
                time.sleep(0.05)
        yield Contender(name, port, process.pid)
    finally:
        process.terminate()
        process.wait()


def _compare(case: Case, contenders: list[Contender], token: str) -> dict[str, Any]:
    able = [c for c in contenders if c.name != LIMIT or case.operation != "like_post"]
    headers = {"content-type": "application/json"}
    if case.signed_in:
        headers["authorization"] = f"Bearer {token}"
    answers = {}
    for contender in able:
        answer = httpx.post(contender.url(case), content=case.body, headers=headers)
        answer.raise_for_status()
        answers[contender.name] = _normal(answer.json())
    for name, answer in answers.items():
        if answer != answers[ENGINE]:
            raise SystemExit(f"{case.operation}: the answer of {name} is not that of the engine.")
    rates: dict[str, list[float]] = {contender.name: [] for contender in able}
    cpu: dict[str, list[float]] = {contender.name: [] for contender in able}
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        header_lines = "\n".join(f'wrk.headers["{name}"] = "{value}"' for name, value in headers.items())
        script.write(f'wrk.method = "POST"\nwrk.body = {_lua(case.body)}\n{header_lines}\n')
        script.flush()
        for contender in able:
            _load(contender.url(case), script.name, 2)
        for _ in range(ROUNDS):
            for contender in able:
                before = _cpu_seconds(contender.pid)
                requests, seconds = _load(contender.url(case), script.name, SECONDS)
                rates[contender.name].append(requests / seconds)
                cpu[contender.name].append((_cpu_seconds(contender.pid) - before) / requests * 1e6)
    return {
        name: {
            "requests_per_second": round(statistics.median(rates[name])),
            "cpu_us_per_request": round(statistics.median(cpu[name])),
            "engine_ratio": round(statistics.median(e / o for e, o in zip(rates[ENGINE], rates[name], strict=True)), 2),
        }
        for name in rates
    } | {"bytes": len(json.dumps(answers[ENGINE]))}


def _load(url: str, script: str, seconds: int) -> tuple[int, float]:
    output = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", script, url],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    if "Non-2xx" in output or "Socket errors" in output:
        raise SystemExit(f"{url}: {output}")
    match = re.search(r"(\d+) requests in ([\d.]+)s", output)
    assert match is not None
    return int(match[1]), float(match[2])


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _normal(value: Any) -> Any:
    """The answer with moments as moments: PostgreSQL and orjson write them with different precision."""
    if isinstance(value, dict):
        return {key: _normal(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_normal(item) for item in value]
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", value):
        return datetime.fromisoformat(value).timestamp()
    return value


def _lua(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _table(results: dict[str, Any]) -> str:
    lines = [
        "| operation | contender | requests/s | CPU µs/request | engine is |",
        "|---|---|---|---|---|",
    ]
    for operation, contenders in results.items():
        for name, figures in contenders.items():
            if name != "bytes":
                lines.append(
                    f"| `{operation}` | {name} | {figures['requests_per_second']:,} |"
                    f" {figures['cpu_us_per_request']:,} | {figures['engine_ratio']:.2f} × |"
                )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
