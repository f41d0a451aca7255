"""Whether a server's memory grows with the requests that it has answered: `python -m benchmarks memory`.

All operations in turns, and every tenth request a document that was never seen before, so that the caches are full and
evict.
"""

from itertools import count
from typing import Any

from benchmarks.report import table
from benchmarks.servers import Case, Server, cases, lua, require_wrk, run_wrk, running

MARKS = (10_000, 100_000)
SECONDS = 5


def measure(url: str) -> dict[str, Any]:
    """Requests answered so far, and the resident MB then."""
    require_wrk()
    with running("app:create_app", url, 9304) as server:
        requests = [case for case in cases(url) if case.token is not None]
        answered, sizes = 0, {}
        for run in count():
            answered += _answer(server, requests, run)
            for mark in MARKS:
                if answered >= mark and str(mark) not in sizes:
                    sizes[str(mark)] = round(server.resident_bytes() / 2**20, 1)
            if answered >= MARKS[-1]:
                break
    first, last = (sizes[str(mark)] for mark in MARKS)
    return {"resident_mb": sizes, "growth": round(last / first, 3)}


def _answer(server: Server, requests: list[Case], run: int) -> int:
    headers = "\n".join(f'wrk.headers["{name}"] = "{value}"' for name, value in requests[0].headers.items())
    bodies = ", ".join(lua(case.body) for case in requests)
    # A comment at the end of the first body's document makes it another document.
    start, end = requests[0].body.split('", "variables"')
    script = f"""
wrk.method = "POST"
{headers}
local bodies, number = {{{bodies}}}, 0
request = function()
  number = number + 1
  if number % 10 == 0 then
    return wrk.format(nil, nil, nil, {lua(start)} .. "# {run} " .. number .. {lua('", "variables"' + end)})
  end
  return wrk.format(nil, nil, nil, bodies[number % {len(requests)} + 1])
end
"""
    return run_wrk(server.url("/graphql"), script, SECONDS)[0]


def tabulate(results: dict[str, Any]) -> str:
    return table(
        ["after requests", "resident MB"],
        [[f"{int(mark):,}", f"{size:,}"] for mark, size in results["resident_mb"].items()],
    )
