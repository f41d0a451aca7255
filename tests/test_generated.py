"""The generated code is what the contract and the operations make of it, no more and no less."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def tree(directory: Path) -> dict[str, bytes]:
    """Every file by its path, whether git knows it or not."""
    return {
        str(path.relative_to(directory)): path.read_bytes()
        for path in sorted(directory.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    }


def test_generating_again_changes_nothing(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copy(ROOT / "schema.graphql", tmp_path)
    shutil.copytree(ROOT / "operations", tmp_path / "operations")
    (tmp_path / "generated").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "ariadne_codegen"], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    fresh, committed = tree(tmp_path / "generated" / "python"), tree(ROOT / "generated" / "python")
    assert sorted(committed) == sorted(fresh), "Run `make generate`."
    stale = [name for name in fresh if fresh[name] != committed[name]]
    assert not stale, "Run `make generate`."


def test_there_is_nothing_beside_the_generated_code() -> None:
    assert {path.name for path in (ROOT / "generated").iterdir()} - {"__pycache__"} <= {"__init__.py", "python"}
