"""Makes everything in `generated/` from `schema.graphql` and `operations/`."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from contract.operations import InvalidOperations, operations_in
from contract.sdl import InvalidSdl, Sdl
from contract.trusted import manifest

ROOT = Path(__file__).parent.parent
TYPESCRIPT = ROOT / "contract" / "typescript"

SOURCES = ("schema.graphql", "operations", "pyproject.toml", "contract")
"""What the generators read, by its path from the root."""


class GenerationFailed(Exception):
    """Nothing was made, and `generated/` is as it was. The message is for a person."""


def generate(root: Path = ROOT) -> list[Path]:
    """Makes `generated/` of the project at `root` anew, and returns its files. Nothing that was in it before stays.
    Raises GenerationFailed."""
    _check_sources(root)
    target = root / "generated"
    with tempfile.TemporaryDirectory() as directory:
        workspace = Path(directory)
        for name in SOURCES:
            (workspace / name).symlink_to((root / name).resolve())
        fresh = workspace / "generated"
        fresh.mkdir()
        _run(workspace, sys.executable, "-m", "ariadne_codegen", "client")
        _run(
            workspace, sys.executable, "-m", "ariadne_codegen", "models_only", "--config", "contract/server_types.toml"
        )
        # Models would be made of it; the server's types are none.
        (fresh / "server" / "base_model.py").unlink()
        _run_typescript(workspace, fresh / "typescript")
        persisted = fresh / "typescript" / "persisted-documents.json"
        text = manifest(workspace / "operations", fresh / "python" / "client.py", persisted)
        (fresh / "trusted_documents.json").write_text(text)
        persisted.unlink()
        if target.exists():
            shutil.rmtree(target)
        shutil.move(fresh, target)
    return sorted(path for path in target.rglob("*") if path.is_file())


def _check_sources(root: Path) -> None:
    """The generators would end in tracebacks over what people get wrong."""
    try:
        sdl = Sdl.read(root / "schema.graphql", "schema.graphql")
        operations_in([root / "operations"], sdl.schema)
    except (InvalidSdl, InvalidOperations) as error:
        raise GenerationFailed(str(error).replace(f"{root}/", "")) from None


def _run_typescript(workspace: Path, out: Path) -> None:
    node = shutil.which("node")
    if node is None:
        raise GenerationFailed("Node.js is missing: the TypeScript documents are made with it (18 or newer, and npm).")
    if not (TYPESCRIPT / "node_modules").is_dir():
        raise GenerationFailed("The TypeScript generator is not installed: run `make frontend`.")
    _run(workspace, node, str(TYPESCRIPT / "codegen.mjs"), ROOT=str(workspace), OUT=str(out))


def _run(directory: Path, *command: str, **variables: str) -> None:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **variables}
    done = subprocess.run(command, cwd=directory, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip()
        # Of a traceback, the last line says what is wrong.
        raise GenerationFailed(said.splitlines()[-1] if said.startswith("Traceback") else said)
