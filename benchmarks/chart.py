"""Draws the results as an SVG, without a library: bars, labels, nothing else."""

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

COLOURS = {"engine": "#7c3aed", "reference": "#9ca3af", "hand-written": "#60a5fa", "limit": "#34d399"}
WIDTH, BAR, GAP, LABEL = 760, 18, 22, 210


def write_chart(results: dict[str, Any], path: Path) -> None:
    """One group of bars an operation, one bar a contender, as long as its requests per second."""
    most = max(figures["requests_per_second"] for contenders in results.values() for figures in contenders.values())
    parts, y = [], 10
    for operation, contenders in results.items():
        parts.append(f'<text x="8" y="{y + 14}" font-weight="600">{escape(operation)}</text>')
        for name, figures in contenders.items():
            rate = figures["requests_per_second"]
            length = round((WIDTH - LABEL - 70) * rate / most)
            parts.append(f'<text x="{LABEL - 8}" y="{y + 14}" text-anchor="end">{escape(name)}</text>')
            parts.append(
                f'<rect x="{LABEL}" y="{y}" width="{length}" height="{BAR}" rx="3" fill="{COLOURS[name]}"/>'
                f'<text x="{LABEL + length + 6}" y="{y + 14}">{rate:,}</text>'
            )
            y += BAR + 4
        y += GAP
    style = "font: 13px system-ui, sans-serif; fill: #374151"
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" role="img"'
        ' aria-label="Requests per second by operation and contender">'
        f'<rect width="{WIDTH}" height="{y}" fill="white"/>'
        f'<g style="{style}">{"".join(parts)}</g></svg>\n'
    )
