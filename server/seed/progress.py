"""Shows how far seeding is: bars on a terminal, lines elsewhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from server.seed.copying import Report


@contextmanager
def progress_reporter(console: Console | None = None) -> Iterator[Report]:
    """What to hand to `seed`; writes to standard error unless given a console."""
    console = Console(stderr=True) if console is None else console
    if not console.is_terminal:
        yield _lines(console)
        return
    columns = (TextColumn("{task.description:<24}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        tasks: dict[str, TaskID] = {}

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(stage, total=total)
            progress.update(tasks[stage], completed=done)

        yield report


def _lines(console: Console) -> Callable[[str, int, int], None]:
    """One line per finished stage."""
    started: dict[str, float] = {}

    def report(stage: str, done: int, total: int) -> None:
        since = started.setdefault(stage, time.monotonic())
        if done >= total:
            console.print(f"{stage}: {total:,} ({time.monotonic() - since:.1f} s)", highlight=False)

    return report
