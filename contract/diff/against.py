"""The SDL to compare with: where the branch began, a commit, a file, or a server."""

import json
import subprocess
import time
import urllib.error
import urllib.request
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlsplit

from graphql import get_introspection_query

from contract.diff.changes import one_line
from contract.diff.introspected import IntrospectedSdl
from contract.sdl import InvalidSdl, Sdl

SCHEMA = "schema.graphql"

MAIN = ("main", "refs/heads/main"), ("origin/main", "refs/remotes/origin/main")

LARGEST_ANSWER = 5_000_000
"""In bytes."""


class AgainstUnavailable(Exception):
    """There is no SDL to compare with. The message says in one line why."""


def read_against(text: str | None, root: Path, *, timeout: float = 10) -> Sdl:
    """The SDL that `text` names: a file, an http(s) address, or else a commit, as git names it. None is the commit at
    which HEAD left `main`.

    Files and addresses give an SDL or an introspection result; an address that ends in `/graphql` is asked for the
    latter, and must answer within `timeout` seconds. `root` is the directory of `schema.graphql`. Raises
    AgainstUnavailable.
    """
    try:
        if text is None:
            return _at_merge_base(root)
        if text.lower().startswith(("http://", "https://")):
            return _from_server(text, timeout)
        if "\0" not in text and Path(text).is_file():
            return _from_bytes(Path(text).read_bytes(), text)
        return _at_commit(text, root)
    except InvalidSdl as error:
        raise AgainstUnavailable(f"no valid SDL: {str(error).splitlines()[0]}") from None
    except OSError as error:
        raise AgainstUnavailable(f"{text or 'main'}: {error.strerror or error}") from None


def _at_merge_base(root: Path) -> Sdl:
    _require_repository(root)
    found = [(name, commit) for name, ref in MAIN if (commit := _commit(ref, root))]
    if not found:
        raise AgainstUnavailable("there is no branch main, here or on origin: say with --against what to compare with")
    name, commit = found[0]
    base = _git(root, "merge-base", "HEAD", commit)
    if base.returncode != 0:
        raise AgainstUnavailable(
            f"git knows no commit that HEAD and {name} have in common: fetch more of the history, or say with "
            "--against what to compare with"
        )
    base_commit = base.stdout.decode().strip()
    return _sdl_of(base_commit, base_commit[:10], f"{base_commit[:10]}, where HEAD left {name}", root)


def _at_commit(ref: str, root: Path) -> Sdl:
    _require_repository(root)
    # git would take it for an option.
    commit = None if ref.startswith("-") or "\0" in ref else _commit(ref, root)
    if commit is None:
        raise AgainstUnavailable(f"{ref!r} is neither a file, nor an http(s) address, nor a commit that git knows")
    return _sdl_of(commit, ref, ref, root)


def _sdl_of(commit: str, name: str, spoken: str, root: Path) -> Sdl:
    path = f"{commit}:./{SCHEMA}"
    if _git(root, "cat-file", "-e", path).returncode != 0:
        raise AgainstUnavailable(f"there is no {SCHEMA} at {spoken}")
    return _from_bytes(_git(root, "show", path).stdout, f"{name}:{SCHEMA}")


def _commit(ref: str, root: Path) -> str | None:
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    return found.stdout.decode().strip() if found.returncode == 0 else None


def _require_repository(root: Path) -> None:
    found = _git(root, "rev-parse", "--git-dir")
    if found.returncode != 0:
        why = found.stderr.decode(errors="replace").strip().splitlines()[:1]
        raise AgainstUnavailable(" ".join(["git finds no repository to compare with:", *why]))


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise AgainstUnavailable("git is not installed: compare with a file or an http(s) address") from None


def _from_server(url: str, timeout: float) -> Sdl:
    request = urllib.request.Request(url, headers={"Accept": "application/json, text/plain, */*"})
    if urlsplit(url).path.rstrip("/").endswith("/graphql"):
        query = get_introspection_query(
            specified_by_url=True, directive_is_repeatable=True, schema_description=True, input_value_deprecation=True
        )
        request.data = json.dumps({"query": query}).encode()
        request.add_header("Content-Type", "application/json")
    deadline = time.monotonic() + timeout
    answer = b""
    try:
        with urllib.request.urlopen(request, timeout=timeout) as response:
            while chunk := response.read1(65_536):
                answer += chunk
                if len(answer) > LARGEST_ANSWER:
                    raise AgainstUnavailable(f"{url} answered more than {LARGEST_ANSWER:,} bytes")
                if time.monotonic() > deadline:
                    raise TimeoutError
            if response.length:
                raise AgainstUnavailable(f"{url} broke off in the middle of its answer")
    except urllib.error.HTTPError as error:
        with error:
            raise AgainstUnavailable(f"{url} answered {error.code} {error.reason}") from None
    except TimeoutError:
        raise AgainstUnavailable(f"{url} did not answer within {timeout:g} seconds") from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise AgainstUnavailable(f"{url} did not answer within {timeout:g} seconds") from None
        raise AgainstUnavailable(f"{url} can't be reached: {error.reason}") from None
    except (HTTPException, ConnectionError, ValueError) as error:
        raise AgainstUnavailable(f"{url} gave no answer that can be read: {one_line(str(error))}") from None
    return _from_bytes(answer, url)


def _from_bytes(content: bytes, name: str) -> Sdl:
    """SDL, or an introspection result: an SDL doesn't begin with a brace."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AgainstUnavailable(f"{name} is not text in UTF-8") from None
    if text.lstrip().startswith("{"):
        return IntrospectedSdl.from_json(text, name)
    return Sdl(text, name)
