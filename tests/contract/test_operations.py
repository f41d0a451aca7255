"""The operations that are known: where they are found, and what of the contract they use."""

import json
from pathlib import Path

import pytest

from contract.operations import InvalidOperations, all_users, operations_in
from contract.sdl import Sdl

ROOT = Path(__file__).parent.parent.parent


# Operations -----------------------------------------------------------------------------------------------------------

BLOG = "type Query { posts(first: Int): [Post] } type Post { id: ID text: String secret: String }"


def write(directory: Path, **files: str) -> Path:
    for name, text in files.items():
        path = directory / f"{name}.graphql"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return directory


def test_operations_are_found_in_files_and_directories(tmp_path: Path) -> None:
    write(tmp_path / "operations" / "deep", feed="{ posts(first: 3) { id } }")
    write(tmp_path / "operations", texts="query Texts { posts { text } }")
    write(tmp_path, one="{ posts { id } }")
    (tmp_path / "operations" / "README.md").write_text("No document.")
    used = operations_in([tmp_path / "operations", tmp_path / "one.graphql"], Sdl(BLOG).schema)
    feed, texts, one = (
        str(tmp_path / name) for name in ("operations/deep/feed.graphql", "operations/texts.graphql", "one.graphql")
    )
    assert used == {
        "Query": (one, feed, texts),
        "Query.posts": (one, feed, texts),
        "Query.posts(first:)": (feed,),
        "Post": (one, feed, texts),
        "Post.id": (one, feed),
        "Post.text": (texts,),
    }


def test_operations_of_the_house_are_used_by_their_files(contract: Sdl) -> None:
    used = operations_in([ROOT / "operations"], contract.schema)
    assert str(ROOT / "operations" / "home_feed.graphql") in used["FeedEdge.reason"]


def test_files_may_spread_each_others_fragments(tmp_path: Path) -> None:
    fragments = {
        "b": "fragment B on Post { text }",
        "c": "fragment C on Post { id ...B }",
        "d": "fragment B on X { y }",
    }
    write(tmp_path, a="{ posts { ...C } }", b=fragments["b"], c=fragments["c"])
    used = operations_in([tmp_path], Sdl(BLOG).schema)
    assert used["Post.text"] == (str(tmp_path / "a.graphql"),)
    assert "Post.secret" not in used


def test_a_manifest_names_operations(tmp_path: Path) -> None:
    manifest = tmp_path / "trusted.json"
    manifest.write_text(
        json.dumps({"1f": "query Feed { posts { id } }", "2e": "{ posts { id } }", "3d": "query Feed { posts { id } }"})
    )
    used = operations_in([manifest], Sdl(BLOG).schema)
    assert used["Post.id"] == (f"{manifest}#2e", f"Feed ({manifest})")


def test_documents_that_do_not_fit_are_named_with_their_lines(tmp_path: Path) -> None:
    write(
        tmp_path,
        a="{ posts {\n  id\n  title\n  likes\n} }",
        b="{ posts { id }",
        c="{ posts { ...F } }",
        d="\nfragment F on Post { likes }",
        e="{ posts { ...F } }",
        f="{ posts { ...Nowhere } }",
    )
    (tmp_path / "m.json").write_text(json.dumps({"1f": "query Feed {\n  people\n}"}))
    (tmp_path / "n.json").write_text("[]")
    (tmp_path / "o.json").write_text("{")
    (tmp_path / "empty").mkdir()
    names = ("", "m.json", "n.json", "o.json", "empty", "nowhere", "nowhere.json")
    with pytest.raises(InvalidOperations) as raised:
        operations_in([tmp_path / name for name in names], Sdl(BLOG).schema)
    assert str(raised.value).replace(f"{tmp_path}/", "").splitlines() == [
        "b.graphql:1: Syntax Error: Expected Name, found <EOF>.",
        "n.json: a manifest of trusted documents is a JSON object of hashes and documents",
        "o.json: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
        "empty: there are no documents in it",
        "nowhere: No such file or directory",
        "nowhere.json: No such file or directory",
        "a.graphql:3: Cannot query field 'title' on type 'Post'.",
        "a.graphql:4: Cannot query field 'likes' on type 'Post'.",
        "d.graphql:2: Cannot query field 'likes' on type 'Post'.",
        "f.graphql:1: Unknown fragment 'Nowhere'.",
        "m.json#1f:2: Cannot query field 'people' on type 'Query'.",
    ]


def test_several_accounts_of_usage_are_one() -> None:
    assert all_users([{"A": ["b"]}, {"A": ["a", "b"], "C": ["c"]}]) == {"A": ("a", "b"), "C": ("c",)}
