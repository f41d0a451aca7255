"""The manifest of trusted documents: each operation in each form in which one of our clients sends it."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

from graphql import OperationDefinitionNode, parse

from server.persisted import hash_of


def manifest(operations: Path, python_client: Path, typescript: Path) -> str:
    """The JSON text of `generated/trusted_documents.json`: documents by hash, in the order of their operations' names.

    `operations` is the folder of operation files, whose text is what the Playground sends, `python_client` the module
    of the generated Python client, and `typescript` the manifest that came with the TypeScript documents.
    """
    documents: dict[str, str] = {}
    for document in (
        *(path.read_text() for path in sorted(operations.glob("*.graphql"))),
        *_sent_by(python_client),
        *json.loads(typescript.read_text()).values(),
    ):
        documents[hash_of(document)] = document
    in_order = sorted(documents.items(), key=lambda item: (_name_of(item[1]), item[0]))
    return json.dumps(dict(in_order), indent=2, ensure_ascii=False) + "\n"


def _sent_by(python_client: Path) -> Iterator[str]:
    """The documents in the calls of `gql` in a module of ariadne-codegen's."""
    for node in ast.walk(ast.parse(python_client.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "gql":
            text = ast.literal_eval(node.args[0])
            assert isinstance(text, str)
            yield text


def _name_of(document: str) -> str:
    names = [
        node.name.value
        for node in parse(document).definitions
        if isinstance(node, OperationDefinitionNode) and node.name
    ]
    return ", ".join(names)
