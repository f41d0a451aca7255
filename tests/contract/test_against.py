"""What `nexus schema diff` compares with: a commit, a file, a server."""

import json
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    introspection_from_schema,
)

from contract.diff import (
    AgainstUnavailable,
    compare,
    read_against,
)
from contract.diff.introspected import IntrospectedSdl
from contract.sdl import Sdl
from tests.contract.test_diff import TODAY, lines

ROOT = Path(__file__).parent.parent.parent


# What to compare with: commits ----------------------------------------------------------------------------------------

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Runs git in an empty repository at `tmp_path`, untouched by what is set around the tests."""
    for name in "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE":
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    def run(*arguments: str) -> str:
        identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
        command = ["git", "-C", str(tmp_path), *identity, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    run("init", "--quiet", "--initial-branch=main")
    return run


def commit(git: Git, directory: Path, field: str | None) -> str:
    """Commits an SDL with this field, or nothing, and returns the id of the commit."""
    if field is not None:
        (directory / "schema.graphql").write_text(sdl_with(field))
        git("add", "schema.graphql")
    git("commit", "--quiet", "--allow-empty", "--message=change")
    return git("rev-parse", "HEAD")


def sdl_with(field: str) -> str:
    return f"type Query {{ {field}: ID }}\n"


def test_by_default_it_is_where_the_branch_left_main(tmp_path: Path, git: Git) -> None:
    base = commit(git, tmp_path, "base")
    git("switch", "--quiet", "--create", "change")
    commit(git, tmp_path, "branch")
    git("switch", "--quiet", "main")
    commit(git, tmp_path, "later")
    git("switch", "--quiet", "change")
    sdl = read_against(None, tmp_path)
    assert (sdl.text, sdl.name) == (sdl_with("base"), f"{base[:10]}:schema.graphql")


def test_on_main_it_is_the_last_commit(tmp_path: Path, git: Git) -> None:
    commit(git, tmp_path, "committed")
    (tmp_path / "schema.graphql").write_text(sdl_with("edited"))
    assert read_against(None, tmp_path).text == sdl_with("committed")


def test_without_main_it_is_that_of_origin(tmp_path: Path, git: Git) -> None:
    commit(git, tmp_path, "base")
    git("update-ref", "refs/remotes/origin/main", "HEAD")
    git("branch", "--move", "change")
    commit(git, tmp_path, "branch")
    assert read_against(None, tmp_path).text == sdl_with("base")


def test_without_any_main_it_has_to_be_said(tmp_path: Path, git: Git) -> None:
    commit(git, tmp_path, "base")
    git("branch", "--move", "trunk")
    with pytest.raises(AgainstUnavailable, match=r"^there is no branch main, here or on origin: say with --against "):
        read_against(None, tmp_path)


def test_a_history_without_common_commits_has_no_default(tmp_path: Path, git: Git) -> None:
    commit(git, tmp_path, "base")
    git("switch", "--quiet", "--orphan", "other")
    commit(git, tmp_path, "other")
    with pytest.raises(AgainstUnavailable, match=r"^git knows no commit that HEAD and main have in common: fetch more"):
        read_against(None, tmp_path)


@pytest.mark.parametrize("ref", ["v1", "HEAD~1", "change", "refs/heads/change"])
def test_a_commit_by_any_of_its_names(tmp_path: Path, git: Git, ref: str) -> None:
    commit(git, tmp_path, "first")
    git("tag", "--annotate", "--message=first", "v1")
    git("branch", "change")
    commit(git, tmp_path, "second")
    sdl = read_against(ref, tmp_path)
    assert (sdl.text, sdl.name) == (sdl_with("first"), f"{ref}:schema.graphql")


def test_the_sdl_of_a_commit_is_that_beside_it(tmp_path: Path, git: Git) -> None:
    (tmp_path / "api").mkdir()
    (tmp_path / "api" / "schema.graphql").write_text(sdl_with("inside"))
    git("add", "api")
    commit(git, tmp_path, "outside")
    assert read_against("main", tmp_path / "api").text == sdl_with("inside")


@pytest.mark.parametrize(
    "ref", ["nowhere", "main:schema.graphql", "main nowhere", "", "two\nlines", "nul\0", "HEAD..main"]
)
def test_a_name_of_nothing_is_said_to_be_one(tmp_path: Path, git: Git, ref: str) -> None:
    commit(git, tmp_path, "base")
    with pytest.raises(
        AgainstUnavailable, match=r" is neither a file, nor an http\(s\) address, nor a commit that git "
    ):
        read_against(ref, tmp_path)


@pytest.mark.parametrize("option", ["--output=made", "-omade", "--all", "--"])
def test_an_option_is_no_commit(tmp_path: Path, git: Git, option: str) -> None:
    commit(git, tmp_path, "base")
    with pytest.raises(AgainstUnavailable, match=r"^'-.* is neither a file, "):
        read_against(option, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {".git", "schema.graphql"}


def test_a_commit_before_the_schema_is_said_to_have_none(tmp_path: Path, git: Git) -> None:
    base = commit(git, tmp_path, None)
    git("tag", "v0")
    git("switch", "--quiet", "--create", "change")
    commit(git, tmp_path, "first")
    with pytest.raises(AgainstUnavailable, match=r"^there is no schema\.graphql at v0$"):
        read_against("v0", tmp_path)
    with pytest.raises(AgainstUnavailable, match=f"^there is no schema.graphql at {base[:10]}, where HEAD left main$"):
        read_against(None, tmp_path)


def test_a_commit_whose_schema_is_invalid_is_said_to_be_one(tmp_path: Path, git: Git) -> None:
    (tmp_path / "schema.graphql").write_text("type Query {\n  a: Missing\n}")
    git("add", "schema.graphql")
    commit(git, tmp_path, None)
    with pytest.raises(AgainstUnavailable, match=r"^no valid SDL: main:schema\.graphql(:2)?: Unknown type 'Missing'"):
        read_against("main", tmp_path)


@pytest.mark.parametrize("text", [None, "main"])
def test_without_a_repository_there_are_no_commits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(
        AgainstUnavailable, match=r"^git finds no repository to compare with: fatal: not a git repository"
    ):
        read_against(text, tmp_path)


def test_without_git_there_are_files_and_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(
        AgainstUnavailable, match=r"^git is not installed: compare with a file or an http\(s\) address$"
    ):
        read_against("main", tmp_path)


# What to compare with: files ------------------------------------------------------------------------------------------


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "old.graphql"
    path.write_text(sdl_with("old"))
    sdl = read_against(str(path), tmp_path)
    assert (sdl.text, sdl.name) == (sdl_with("old"), str(path))


def test_a_file_with_an_introspection_result(tmp_path: Path, contract: Sdl) -> None:
    path = tmp_path / "old.json"
    path.write_text(json.dumps(introspection_from_schema(contract.schema, input_value_deprecation=True)))
    assert compare(read_against(str(path), tmp_path), contract, today=TODAY) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe", "{path} is not text in UTF-8"),
        (b"type", "no valid SDL: {path}:1: Syntax Error: Expected Name, found <EOF>."),
        (b"{", "no valid SDL: {path}: neither SDL nor JSON: Expecting property name"),
        (b"{}", "no valid SDL: {path}: the JSON is no introspection result"),
        (b'{"errors": [{"message": "Not here."}]}', "no valid SDL: {path}: Not here."),
        (b'{"data": {"__schema": {}}}', "no valid SDL: {path}: the introspection result makes no schema: "),
    ],
)
def test_a_file_that_is_no_sdl(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "old.graphql"
    path.write_bytes(content)
    with pytest.raises(AgainstUnavailable) as raised:
        read_against(str(path), tmp_path)
    assert str(raised.value).startswith(message.format(path=path))
    assert "\n" not in str(raised.value)


# What to compare with: servers ----------------------------------------------------------------------------------------


class Answers(BaseHTTPRequestHandler):
    """SDL by GET, and introspection by POST."""

    def do_GET(self) -> None:
        match self.path:
            case "/schema.graphql":
                self._answer(sdl_with("served").encode())
            case "/introspection.json":
                self._answer(introspection(sdl_with("told")))
            case "/large":
                self._answer(b"#" * 5_000_001)
            case "/slow":
                self.send_response(200)
                self.end_headers()
                while True:
                    self.wfile.write(b"#")
                    self.wfile.flush()
                    time.sleep(0.01)
            case "/garbage":
                self.wfile.write(b"What?\r\n\r\n")
            case "/short":
                self.send_response(200)
                self.send_header("Content-Length", "100")
                self.end_headers()
                self.wfile.write(b"type")
            case _:
                self.send_error(404)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert "__schema" in body["query"]
        if self.path == "/closed/graphql":
            self._answer(b'{"errors": [{"message": "Introspection is not allowed."}]}')
        else:
            self._answer(introspection(sdl_with("asked")))

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True

    def log_message(self, *_: Any) -> None:
        pass

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def introspection(sdl: str) -> bytes:
    return json.dumps({"data": introspection_from_schema(Sdl(sdl).schema)}).encode()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as answering:
        thread = threading.Thread(target=answering.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{answering.server_port}"
        answering.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "field"), [("/schema.graphql", "served"), ("/introspection.json", "told"), ("/graphql", "asked")]
)
def test_a_server(server: str, tmp_path: Path, path: str, field: str) -> None:
    sdl = read_against(f"{server}{path}", tmp_path)
    assert list(sdl.definitions) == ["Query", f"Query.{field}"]
    assert sdl.name == f"{server}{path}"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/nowhere", "{url} answered 404 Not Found"),
        ("/large", "{url} answered more than 5,000,000 bytes"),
        ("/slow", "{url} did not answer within 0.5 seconds"),
        ("/garbage", "{url} gave no answer that can be read: What?"),
        ("/short", "{url} broke off in the middle of its answer"),
        ("/closed/graphql", "no valid SDL: {url}: Introspection is not allowed."),
    ],
)
def test_a_server_without_an_sdl(server: str, tmp_path: Path, path: str, message: str) -> None:
    url = f"{server}{path}"
    with pytest.raises(AgainstUnavailable) as raised:
        read_against(url, tmp_path, timeout=0.5)
    assert str(raised.value).startswith(message.format(url=url))
    assert "\n" not in str(raised.value)


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as closed:
        url = f"http://127.0.0.1:{closed.server_port}/schema.graphql"
    with pytest.raises(AgainstUnavailable, match=f"^{url} can't be reached: .*Connection refused"):
        read_against(url, tmp_path)


def test_what_was_introspected_says_nothing_of_policy_or_lines(contract: Sdl) -> None:
    old = IntrospectedSdl.from_json(json.dumps(introspection_from_schema(contract.schema)), "http://host/graphql")
    changes = compare(old, Sdl(contract.text.replace("  text: String!", "  body: String!", 1)), today=TODAY)
    assert lines(changes)[0] == (
        "http://host/graphql: Post.text was removed: operations that select it no longer validate."
    )
    assert not any(change.code.startswith("AUTH") for change in changes)
