"""Writes what was measured: `results.json`, the chart, and the tables of the READMEs."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
READMES = (HERE / "README.md", HERE.parent / "README.md")


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def keep(name: str, results: Any) -> dict[str, Any]:
    """Puts one measurement's results beside those of the others; returns them all."""
    kept: dict[str, Any] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    kept[name] = results
    RESULTS.write_text(json.dumps(kept, indent=2) + "\n")
    return kept


def show(name: str, text: str) -> None:
    """Puts a measurement's table where a README has a place for it: between `<!-- name -->` and `<!-- /name -->`."""
    place = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    for readme in READMES:
        before = readme.read_text()
        after = place.sub(lambda match: f"{match[1]}\n{text}\n\n{match[2]}", before)
        if after != before:
            readme.write_text(after)
