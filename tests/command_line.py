"""`nexus` as its users run it: a process of its own, with nothing of this environment in its settings."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from server.settings import Settings

CLI = Path(__file__).parent.parent / "cli.py"


class Command:
    """A running command, in a process group of its own, as a terminal gives it one."""

    def __init__(self, directory: Path, *arguments: str, **settings: str) -> None:
        own = {name.upper() for name in Settings.model_fields}
        environment = {name: value for name, value in os.environ.items() if name not in own}
        self._out, self._err = directory / "stdout", directory / "stderr"
        with self._out.open("w") as out, self._err.open("w") as err:
            self.process = subprocess.Popen(
                [sys.executable, str(CLI), *arguments],
                # Not where a `.env` might lie.
                cwd=directory,
                env={**environment, "DATA_DIR": str(directory / "data"), **settings},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )

    @property
    def out(self) -> str:
        return self._out.read_text()

    @property
    def err(self) -> str:
        return self._err.read_text()

    def wait(self, timeout: float = 60) -> int:
        """The exit status."""
        return self.process.wait(timeout)

    def address(self, timeout: float = 60) -> str:
        """Where it serves, once it does."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline and self.process.poll() is None:
            lines = self.out.splitlines()
            # The last one that it prints.
            if any(line.startswith("Stop") for line in lines):
                (endpoint,) = (line.split()[1] for line in lines if line.startswith("Endpoint"))
                return endpoint.removesuffix("/graphql")
            time.sleep(0.02)
        raise AssertionError(f"It does not serve.\n{self.out}\n{self.err}")

    def terminate(self) -> None:
        """As a supervisor does: SIGTERM to the process alone."""
        self.process.terminate()

    def interrupt(self) -> None:
        """As Ctrl-C does: SIGINT to every process of the group."""
        os.killpg(self.process.pid, signal.SIGINT)

    def left_behind(self, timeout: float = 5) -> bool:
        """Whether a process of the group still runs. Python's own helper follows its parent a moment later."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            try:
                os.killpg(self.process.pid, 0)
            except ProcessLookupError:
                return False
            time.sleep(0.01)
        return True


@contextmanager
def running(directory: Path, *arguments: str, **settings: str) -> Iterator[Command]:
    """Starts a command, and ends it with the block if nothing else does."""
    directory.mkdir(exist_ok=True)
    command = Command(directory, *arguments, **settings)
    try:
        yield command
    finally:
        if command.process.poll() is None:
            command.terminate()
            try:
                command.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(command.process.pid, signal.SIGKILL)
                command.wait()


def finished(directory: Path, *arguments: str, **settings: str) -> Command:
    """Runs a command to its end."""
    with running(directory, *arguments, **settings) as command:
        command.wait()
        return command
