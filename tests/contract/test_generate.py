"""`nexus generate`: everything in `generated/` is what the contract and the operations make of it, and nothing else."""

import ast
import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from graphql import GraphQLInputObjectType, is_required_input_field
from graphql.pyutils import Undefined

import generated.server
from contract.generate import SOURCES, TYPESCRIPT, GenerationFailed, generate
from engine import BatchInfo, BatchObjectType
from generated.server import EditPostInput
from resolvers import make_schema
from resolvers.mutations import mutation_field

ROOT = Path(__file__).parents[2]


def project(directory: Path, **changes: str) -> Path:
    """The project with other files in the place of some of its own, by their first folder or name."""
    for name in SOURCES:
        if name not in changes:
            (directory / name).symlink_to(ROOT / name)
    return directory


def tree(directory: Path) -> dict[str, bytes]:
    """Every file by its path, whether git knows it or not."""
    return {
        str(path.relative_to(directory)): path.read_bytes()
        for path in sorted(directory.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    }


def test_generating_again_changes_nothing(tmp_path: Path) -> None:
    made = generate(project(tmp_path))
    fresh, committed = tree(tmp_path / "generated"), tree(ROOT / "generated")
    assert [str(path.relative_to(tmp_path / "generated")) for path in made] == list(fresh)
    assert sorted(committed) == sorted(fresh), "Run `make generate`."
    stale = [name for name in fresh if fresh[name] != committed[name]]
    assert not stale, "Run `make generate`."


def test_nothing_that_was_there_before_stays(tmp_path: Path) -> None:
    stale = tmp_path / "generated" / "python" / "stale.py"
    stale.parent.mkdir(parents=True)
    stale.write_text("")
    generate(project(tmp_path))
    assert not stale.exists()
    assert (tmp_path / "generated" / "python" / "client.py").exists()


@pytest.mark.parametrize(
    ("schema", "operation", "message"),
    [
        (
            "type Query { posts: [Post] }",
            "query One { posts }",
            "schema.graphql: Unknown type 'Post'.",
        ),
        ("type Query {", "query One { posts }", "schema.graphql:1: Syntax Error: Expected Name, found <EOF>."),
        ("type Post { text: String }", "query One { posts }", "schema.graphql: Query root type must be provided."),
        (
            "type Query { posts: Int }",
            "query One {\n  post\n}",
            "operations/one.graphql:2: Cannot query field 'post' on type 'Query'. Did you mean 'posts'?",
        ),
        (
            "scalar Colour type Query { colour: Colour }",
            "query One { colour }",
            "contract.server_types.MissingScalar: The scalar Colour has no Python type: name one in"
            " contract/server_types.toml.",
        ),
    ],
)
def test_what_can_not_be_made_is_told_and_leaves_everything_as_it_was(
    tmp_path: Path, schema: str, operation: str, message: str
) -> None:
    kept = tmp_path / "generated" / "kept"
    kept.parent.mkdir()
    kept.write_text("")
    project(tmp_path, **{"schema.graphql": "", "operations": ""})
    (tmp_path / "schema.graphql").write_text(schema)
    (tmp_path / "operations").mkdir()
    (tmp_path / "operations" / "one.graphql").write_text(operation)
    with pytest.raises(GenerationFailed) as raised:
        generate(tmp_path)
    assert str(raised.value) == message
    assert tree(tmp_path / "generated") == {"kept": b""}


def test_without_nodejs_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GenerationFailed, match=r"^Node\.js is missing"):
        generate(project(tmp_path))


def test_without_the_generator_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contract.generate.TYPESCRIPT", tmp_path)
    assert tmp_path != TYPESCRIPT
    with pytest.raises(GenerationFailed, match="run `make frontend`"):
        generate(project(tmp_path))


# Trusted documents ----------------------------------------------------------------------------------------------------

MANIFEST = json.loads((ROOT / "generated" / "trusted_documents.json").read_text())


def test_trusted_documents_are_known_by_their_hash() -> None:
    assert MANIFEST
    for identifier, document in MANIFEST.items():
        assert sha256(document.encode()).hexdigest() == identifier


def test_every_form_in_which_a_client_sends_an_operation_is_trusted() -> None:
    documents = set(MANIFEST.values())
    operations = [path.read_text() for path in sorted((ROOT / "operations").glob("*.graphql"))]
    assert documents.issuperset(operations)
    client = ast.parse((ROOT / "generated" / "python" / "client.py").read_text())
    sent = [
        ast.literal_eval(node.args[0])
        for node in ast.walk(client)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "gql"
    ]
    assert len(sent) == len(operations)
    assert documents.issuperset(sent)
    typescript = (ROOT / "generated" / "typescript" / "graphql.ts").read_text()
    assert sum(identifier in typescript for identifier in MANIFEST) == len(operations)


# The server's types ---------------------------------------------------------------------------------------------------


def test_inputs_have_the_keys_that_coercion_makes() -> None:
    inputs = [each for each in make_schema().type_map.values() if isinstance(each, GraphQLInputObjectType)]
    assert inputs
    for graphql_type in inputs:
        typed = getattr(generated.server, graphql_type.name)
        given = {
            field.out_name or name: is_required_input_field(field) or field.default_value is not Undefined
            for name, field in graphql_type.fields.items()
        }
        assert {name: name in typed.__required_keys__ for name in typed.__annotations__} == given, graphql_type.name


def test_a_resolver_takes_the_input_of_its_mutation() -> None:
    with pytest.raises(TypeError, match=r"EditPostInput'>: it must take CreatePostInput\.$"):

        @mutation_field(BatchObjectType("Mutation"), "createPost")
        async def create_post(info: BatchInfo, values: EditPostInput) -> dict[str, object]:
            raise AssertionError


EDITS = {
    # A field of an input gets another name.
    "input CreatePostInput {": "input CreatePostInput {\n  body: String!\n",
    # An id becomes optional.
    "input FollowUserInput {": "input FollowUserInput {\n  userId: ID\n",
    # A value of an enum goes.
    "\n  SHARE\n": "\n  REPOST\n",
    "\n  TOO_LONG\n": "\n  LENGTHY\n",
    # A scalar goes.
    "scalar DateTime": "scalar Moment",
}

FOUND = {
    "resolvers/post.py": 'TypedDict "CreatePostInput" has no key "text"',
    "resolvers/relationship.py": 'Argument 1 to "input_key" has incompatible type "str | None"; expected "str"',
    "resolvers/interaction.py": "List item 2 has incompatible type \"Literal['SHARE']\"",
    "resolvers/session.py": 'Argument 1 to "input_error" has incompatible type "Literal[\'TOO_LONG\']"',
    "resolvers/scalars.py": 'Module "generated.server" has no attribute "DateTime"',
}


def edited(sdl: str) -> str:
    for before, after in EDITS.items():
        assert before in sdl, before
        sdl = sdl.replace(before, after, 1)
    for name in ("CreatePostInput", "FollowUserInput"):
        # The field that the new one stands for: the first one, with its description.
        begin = sdl.index('  """', sdl.index(f"input {name} {{"))
        end = sdl.index("!\n", begin) + 2
        sdl = sdl[:begin] + sdl[end:]
    return sdl.replace("DateTime", "Moment")


def test_an_edit_of_the_sdl_fails_type_checking_until_resolvers_match(tmp_path: Path) -> None:
    for name in ("contract", "engine", "resolvers", "server", "sql", "pyproject.toml"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "schema.graphql").write_text(edited((ROOT / "schema.graphql").read_text()))
    config = (ROOT / "contract" / "server_types.toml").read_text().replace("scalars.DateTime", "scalars.Moment")
    (tmp_path / "types.toml").write_text(config)
    (tmp_path / "generated").mkdir()
    for command in (
        ("ariadne_codegen", "models_only", "--config", "types.toml"),
        # Only what resolvers are made of: the rest does not see the generated types.
        ("mypy", "--config-file", "", "--strict", "--cache-dir", str(tmp_path / "cache"), "-p", "resolvers"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=tmp_path,
            env={**os.environ, "MYPYPATH": "."},
            capture_output=True,
            text=True,
            timeout=200,
        )
    for path, message in FOUND.items():
        assert [line for line in done.stdout.splitlines() if path in line and message in line], done.stdout
