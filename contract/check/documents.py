"""Whether the operations follow the SDL, and whether trusted documents do."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from graphql import GraphQLError, GraphQLSchema, OperationDefinitionNode, parse, validate

from contract.check.problem import Problem

OPERATION, TRUSTED = "operation-valid", "trusted-valid"


def check_operations(schema: GraphQLSchema, paths: Iterable[Path]) -> Iterator[Problem]:
    """Every operation file is valid, and holds one operation, named after the file."""
    for path in paths:
        subject = f"{path.parent.name}/{path.name}"
        try:
            document = parse(path.read_text())
        except GraphQLError as error:
            yield Problem(OPERATION, f"{subject}:{_line(error)}", error.message)
            continue
        for each in validate(schema, document):
            yield Problem(OPERATION, f"{subject}:{_line(each)}", each.message)
        names = [
            node.name.value if node.name else None
            for node in document.definitions
            if isinstance(node, OperationDefinitionNode)
        ]
        expected = path.stem.title().replace("_", "")
        if names != [expected]:
            found = ", ".join(name or "an operation without a name" for name in names) or "no operation"
            yield Problem(OPERATION, subject, f"it must hold one operation named {expected}; it holds {found}.")


def check_trusted(schema: GraphQLSchema, documents: Mapping[str, str]) -> Iterator[Problem]:
    """Every trusted document can still be run."""
    for identifier, text in documents.items():
        for error in _errors(schema, text):
            yield Problem(TRUSTED, f"trusted document {identifier}", error.message)


def _errors(schema: GraphQLSchema, text: str) -> list[GraphQLError]:
    try:
        return validate(schema, parse(text))
    except GraphQLError as error:
        return [error]


def _line(error: GraphQLError) -> int:
    return error.locations[0].line if error.locations else 1
