"""Where the embedded PostgreSQL keeps what is not data. That it starts and stops is seen in `test_commands.py`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

LOCK = "from server.embedded import PostgresServer; print(PostgresServer.lock_path)"


@pytest.mark.parametrize("runtime", [None, "/nowhere"])
def test_the_lock_file_is_the_users_own(tmp_path: Path, runtime: str | None) -> None:
    """One of a fixed name in the temporary directory would be another user's, sooner or later."""
    environment = {name: value for name, value in os.environ.items() if name != "XDG_RUNTIME_DIR"}
    environment |= {"TMPDIR": str(tmp_path)} | ({"XDG_RUNTIME_DIR": runtime} if runtime else {})
    lock = subprocess.run(
        [sys.executable, "-W", "error", "-c", LOCK], env=environment, capture_output=True, text=True, check=True
    ).stdout.strip()
    assert Path(lock).parent == tmp_path / f"nexus-feed-{os.getuid()}" / "python_PostgresServer"
    assert Path(lock).parent.is_dir()


STARTS_FOR_EVER = """
import os, signal, sys, time
from pathlib import Path
from server import embedded

def get_server(directory):
    os.kill(os.getpid(), signal.SIGINT)
    while True:
        time.sleep(1)

embedded.get_server, embedded.PATIENCE = get_server, 0.2
try:
    with embedded.embedded_postgres(Path(sys.argv[1]) / "postgres"):
        pass
except KeyboardInterrupt:
    print("stopped")
"""


def test_ctrl_c_ends_the_wait_for_a_server_that_never_is_ready(tmp_path: Path) -> None:
    """As one is that got the Ctrl-C as well, while it started."""
    command = [sys.executable, "-W", "error", "-c", STARTS_FOR_EVER, str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert (ended.stdout, ended.stderr, ended.returncode) == ("stopped\n", "", 0)


KILLED = """
import os, signal, sys
from pathlib import Path
from server.embedded import embedded_postgres

data = Path(sys.argv[1]) / "postgres"
with embedded_postgres(data):
    postmaster = int((data / "postmaster.pid").read_text().splitlines()[0])
    os.kill(postmaster, signal.SIGKILL)
    while (state := Path(f"/proc/{postmaster}/stat")).exists() and ") Z " not in state.read_text():
        pass
print("stopped")
"""


def test_a_server_that_was_killed_needs_no_stopping(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (ended.stdout, ended.returncode) == ("stopped\n", 0), ended.stderr
