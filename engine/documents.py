"""Parses and validates each document once, and finds its operations."""

from collections.abc import Collection
from typing import Any

from graphql import (
    ASTValidationRule,
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    parse,
    specified_rules,
    validate,
)

from engine.cache import LRUCache
from engine.coercion import Variables
from engine.coordinates import coordinates_used

SIZE = 1_000_000
"""How many characters of source a cache keeps documents or plans of."""


class InvalidRequest(Exception):
    """The request can't be executed, for these reasons. Nothing of it has run."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__(errors)
        self.errors = errors


class Operation:
    """One operation of a valid document, and what is known of it before it runs."""

    __slots__ = ("_coordinates", "_schema", "fragments", "name", "node", "type", "variables")

    def __init__(
        self, schema: GraphQLSchema, node: OperationDefinitionNode, fragments: dict[str, FragmentDefinitionNode]
    ) -> None:
        self.node = node
        self.fragments = fragments
        self.type: OperationType = node.operation
        self.name = node.name.value if node.name else None
        self.variables = Variables(schema, node)
        self._schema = schema
        self._coordinates: frozenset[str] | None = None

    @property
    def coordinates(self) -> frozenset[str]:
        """What of the schema it relies on, by schema coordinate."""
        if self._coordinates is None:
            self._coordinates = coordinates_used(self._schema, self.node, self.fragments)
        return self._coordinates

    def coerce(self, variables: dict[str, Any] | None) -> dict[str, Any]:
        """The values of its variables. Raises InvalidRequest."""
        values = self.variables.coerce(variables or {})
        if isinstance(values, list):
            raise InvalidRequest(values)
        return values


class Document:
    """A document that parses, with its validation errors, if it has any, and its operations."""

    __slots__ = ("_definitions", "_fragments", "_operations", "_schema", "errors")

    def __init__(self, schema: GraphQLSchema, node: DocumentNode, errors: list[GraphQLError]) -> None:
        self.errors = errors
        self._schema = schema
        self._definitions = [d for d in node.definitions if isinstance(d, OperationDefinitionNode)]
        self._fragments = {d.name.value: d for d in node.definitions if isinstance(d, FragmentDefinitionNode)}
        self._operations: dict[str | None, Operation] = {}

    def operation(self, name: str | None = None) -> Operation:
        """The operation of this name, or the only one. Raises InvalidRequest."""
        operation = self._operations.get(name)
        if operation is None:
            if self.errors:
                raise InvalidRequest(self.errors)
            node = self._find(name)
            operation = self._operations[name] = Operation(self._schema, node, self._fragments)
        return operation

    def _find(self, name: str | None) -> OperationDefinitionNode:
        if name is None:
            if len(self._definitions) == 1:
                return self._definitions[0]
            if self._definitions:
                message = "Must provide operation name if query contains multiple operations."
            else:
                message = "Must provide an operation."
        else:
            for node in self._definitions:
                if node.name and node.name.value == name:
                    return node
            message = f"Unknown operation named '{name}'."
        raise InvalidRequest([GraphQLError(message)])


class DocumentCache:
    """Keeps documents of one schema by their source text, valid or not, up to `size` characters of source in all, as
    what a document takes grows with its source: at most some 250 bytes a character, with its plan. A document that does
    not parse is not kept.

    `max_length` (characters) and `max_tokens` (comments are counted apart) bound what is parsed at all. What depends on
    variables must not be decided by a rule: its verdict is kept for every later request with the same document.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        *,
        rules: Collection[type[ASTValidationRule]] = specified_rules,
        size: int = SIZE,
        max_length: int = 64 * 1024,
        max_tokens: int = 8192,
    ) -> None:
        self.documents: LRUCache[str, Document] = LRUCache(size)
        self._schema = schema
        self._rules = rules
        self._max_length = max_length
        self._max_tokens = max_tokens

    def get(self, source: str) -> Document:
        """The document with this source. Raises InvalidRequest when it is too long or does not parse."""
        document = self.documents.get(source)
        if document is None:
            try:
                node = parse(
                    source,
                    max_source_length=self._max_length,
                    max_lexical_tokens=self._max_tokens,
                    max_comments=self._max_tokens,
                )
            except GraphQLError as error:
                raise InvalidRequest([error]) from None
            document = Document(self._schema, node, validate(self._schema, node, self._rules))
            self.documents.put(source, document, len(source))
        return document
