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
