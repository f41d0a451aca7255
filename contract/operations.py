"""The operations that are known: documents in files, and which of them uses what of the contract."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    NoUnusedFragmentsRule,
    OperationDefinitionNode,
    Source,
    Visitor,
    parse,
    specified_rules,
    validate,
    visit,
)

from engine import coordinates_used

# A fragment may stand in a file for others to spread.
RULES = tuple(rule for rule in specified_rules if rule is not NoUnusedFragmentsRule)


class InvalidOperations(Exception):
    """Documents that can't be read, or that the schema refuses. The message has a line a problem, with its place."""


def operations_in(paths: Iterable[Path], schema: GraphQLSchema) -> dict[str, tuple[str, ...]]:
    """What operations use of the schema: by coordinate, the names of the files that use it.

    A path is a `.graphql` document, a directory of such, however deep, or a manifest of trusted documents: a `.json`
    file with an object of hashes and documents, whose operations go by their own names. Files may spread each other's
    fragments. Raises InvalidOperations.
    """
    documents, problems = _read(paths)
    shared = {
        definition.name.value: definition
        for document in reversed(documents)
        if not document.alone
        for definition in document.fragments.values()
    }
    users: dict[str, dict[str, None]] = {}
    for document in documents:
        fragments = document.fragments if document.alone else {**shared, **document.fragments}
        spread = _spread(document.ast, fragments)
        foreign = [definition for name, definition in spread.items() if name not in document.fragments]
        whole = DocumentNode(definitions=(*document.ast.definitions, *foreign))
        errors = validate(schema, whole, RULES)
        problems += (_problem(error, document.name) for error in errors)
        if errors:
            continue
        for operation in document.operations:
            for coordinate in coordinates_used(schema, operation, fragments):
                users.setdefault(coordinate, {})[document.user(operation)] = None
    if problems:
        raise InvalidOperations("\n".join(dict.fromkeys(problems)))
    return {coordinate: tuple(sorted(names)) for coordinate, names in users.items()}


def all_users(usages: Iterable[Mapping[str, Sequence[str]]]) -> dict[str, tuple[str, ...]]:
    """Several accounts of who uses what, as one."""
    users: dict[str, set[str]] = {}
    for usage in usages:
        for coordinate, names in usage.items():
            users.setdefault(coordinate, set()).update(names)
    return {coordinate: tuple(sorted(names)) for coordinate, names in users.items()}


@dataclass(frozen=True)
class _Document:
    ast: DocumentNode
    name: str
    """For problems."""
    manifest: Path | None = None

    @property
    def alone(self) -> bool:
        """Whether it shares no fragments with others."""
        return self.manifest is not None

    @property
    def operations(self) -> list[OperationDefinitionNode]:
        return [node for node in self.ast.definitions if isinstance(node, OperationDefinitionNode)]

    @property
    def fragments(self) -> dict[str, FragmentDefinitionNode]:
        return {node.name.value: node for node in self.ast.definitions if isinstance(node, FragmentDefinitionNode)}

    def user(self, operation: OperationDefinitionNode) -> str:
        if self.manifest is None or operation.name is None:
            return self.name
        return f"{operation.name.value} ({self.manifest})"


def _read(paths: Iterable[Path]) -> tuple[list[_Document], list[str]]:
    """The documents, and the problems of those that can't be read."""
    documents: list[_Document] = []
    problems: list[str] = []
    for path in paths:
        try:
            sources = list(_sources(path))
        except (OSError, UnicodeDecodeError, ValueError) as error:
            told = error.strerror if isinstance(error, OSError) else str(error)
            problems.append(f"{path}: {told}")
            continue
        if not sources:
            problems.append(f"{path}: there are no documents in it")
        for source, manifest in sources:
            try:
                documents.append(_Document(parse(source), source.name, manifest))
            except GraphQLError as error:
                problems.append(_problem(error, source.name))
    return documents, problems


def _sources(path: Path) -> Iterator[tuple[Source, Path | None]]:
    """Texts by the names to call them, and the manifest that they are from."""
    if path.is_dir():
        for file in sorted(path.rglob("*.graphql")):
            yield Source(file.read_text("utf-8"), str(file)), None
    elif path.suffix == ".json":
        manifest = json.loads(path.read_text("utf-8"))
        if not isinstance(manifest, dict) or not all(isinstance(text, str) for text in manifest.values()):
            raise ValueError("a manifest of trusted documents is a JSON object of hashes and documents")
        for key, text in manifest.items():
            yield Source(text, f"{path}#{key}"), path
    else:
        yield Source(path.read_text("utf-8"), str(path)), None


def _spread(ast: DocumentNode, fragments: Mapping[str, FragmentDefinitionNode]) -> dict[str, FragmentDefinitionNode]:
    """The known fragments that a document needs, also by way of others."""
    needed: dict[str, FragmentDefinitionNode] = {}
    waiting: list[DocumentNode | FragmentDefinitionNode] = [ast]
    while waiting:
        spreads = _Spreads()
        visit(waiting.pop(), spreads)
        for name in spreads.names:
            if name in fragments and name not in needed:
                needed[name] = fragments[name]
                waiting.append(fragments[name])
    return needed


class _Spreads(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
        self.names.append(node.name.value)


def _problem(error: GraphQLError, name: str) -> str:
    message = " ".join(error.message.split())
    if error.source is None or not error.locations:
        return f"{name}: {message}"
    return f"{error.source.name}:{error.locations[0].line}: {message}"
