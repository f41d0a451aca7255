"""Requests per second beside what there is to beat: `python -m benchmarks throughput`.

For each operation four contenders answer the same request from the same database, on one uvicorn process each, and are
measured in turns, so that a noisy machine disturbs all of them alike; the medians of the rounds count. Before, their
answers are checked to be the same.
"""

import re
import statistics
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx

from benchmarks.report import table
from benchmarks.servers import Case, Server, cases, load, postgres_cpu_seconds, require_wrk, running

ROUNDS = 5
SECONDS = 3

ENGINE, REFERENCE, HANDWRITTEN, LIMIT = "engine", "reference", "hand-written", "limit"


@dataclass(frozen=True)
class Contender:
    name: str
    server: Server

    def url(self, case: Case) -> str:
        path = {HANDWRITTEN: f"/handwritten/{case.operation}", LIMIT: f"/limit/{case.operation}"}
        return self.server.url(path.get(self.name, "/graphql"))


def measure(url: str) -> dict[str, Any]:
    """By operation and contender."""
    require_wrk()
    with ExitStack() as stack:
        engine = stack.enter_context(running("app:create_app", url, 9301, EXECUTOR="breadth-first"))
        reference = stack.enter_context(running("app:create_app", url, 9302, EXECUTOR="reference"))
        others = stack.enter_context(running("benchmarks.handwritten:create_app", url, 9303))
        contenders = [
            Contender(ENGINE, engine),
            Contender(REFERENCE, reference),
            Contender(HANDWRITTEN, others),
            Contender(LIMIT, others),
        ]
        return {case.operation: _compare(case, contenders) for case in cases(url)}


def _compare(case: Case, contenders: list[Contender]) -> dict[str, Any]:
    # A write can't read in one statement what it wrote.
    able = [contender for contender in contenders if contender.name != LIMIT or case.operation != "like_post"]
    answers = {}
    for contender in able:
        answer = httpx.post(contender.url(case), content=case.body, headers=case.headers)
        answer.raise_for_status()
        answers[contender.name] = _normal(answer.json())
    for name, answer in answers.items():
        if answer != answers[ENGINE]:
            raise SystemExit(f"{case.operation}: the answer of {name} is not that of the engine.")
    rates: dict[str, list[float]] = {contender.name: [] for contender in able}
    server_cpu: dict[str, list[float]] = {contender.name: [] for contender in able}
    database_cpu: dict[str, list[float]] = {contender.name: [] for contender in able}
    for contender in able:
        load(contender.url(case), case, 2)
    for _ in range(ROUNDS):
        for contender in able:
            before, database_before = contender.server.cpu_seconds(), postgres_cpu_seconds()
            requests, seconds = load(contender.url(case), case, SECONDS)
            rates[contender.name].append(requests / seconds)
            server_cpu[contender.name].append((contender.server.cpu_seconds() - before) / requests)
            database_cpu[contender.name].append((postgres_cpu_seconds() - database_before) / requests)
    return {
        name: {
            "requests_per_second": round(statistics.median(rates[name])),
            "server_cpu_us": round(statistics.median(server_cpu[name]) * 1e6),
            "database_cpu_us": round(statistics.median(database_cpu[name]) * 1e6),
            "engine_ratio": round(statistics.median(e / o for e, o in zip(rates[ENGINE], rates[name], strict=True)), 2),
        }
        for name in rates
    }


def _normal(value: Any) -> Any:
    """The answer with moments as moments: PostgreSQL and orjson write them with different precision."""
    if isinstance(value, dict):
        return {key: _normal(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_normal(item) for item in value]
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", value):
        return datetime.fromisoformat(value).timestamp()
    return value


def tabulate(results: dict[str, Any]) -> str:
    return table(
        ["operation", "contender", "requests/s", "server CPU µs", "PostgreSQL CPU µs", "engine is"],
        [
            [
                f"`{operation}`",
                name,
                f"{figures['requests_per_second']:,}",
                f"{figures['server_cpu_us']:,}",
                f"{figures['database_cpu_us']:,}",
                f"{figures['engine_ratio']:.2f} ×",
            ]
            for operation, contenders in results.items()
            for name, figures in contenders.items()
        ],
    )
