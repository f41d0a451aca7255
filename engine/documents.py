"""Parses and validates each document once. Made for Ariadne's `query_parser` and `query_validator` seams."""

from collections.abc import Collection
from typing import Any

from graphql import (
    ASTValidationRule,
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    TypeInfo,
    parse,
    specified_rules,
    validate,
)

from engine.cache import LRUCache


class _Entry:
    __slots__ = ("document", "errors")

    def __init__(self, document: DocumentNode) -> None:
        self.document = document
        self.errors: list[GraphQLError] | None = None


class DocumentCache:
    """Keeps up to `size` documents by their source text, valid or not; a document that does not parse is not kept.

    `max_length` (characters) and `max_tokens` (comments are counted apart) bound what is parsed at all. One cache
    serves one schema with one set of validation rules. What depends on variables must not be decided by a rule: its
    verdict is kept for every later request with the same document.
    """

    def __init__(self, *, size: int = 1000, max_length: int = 64 * 1024, max_tokens: int = 8192) -> None:
        self.sources: LRUCache[str, _Entry] = LRUCache(size)
        self._by_identity: dict[int, _Entry] = {}
        self._max_length = max_length
        self._max_tokens = max_tokens

    def parse(self, _context: Any, data: dict[str, Any]) -> DocumentNode:
        """The document of a request. Raises GraphQLError when it is too long or does not parse."""
        source: str = data["query"]
        entry = self.sources.get(source)
        if entry is None:
            entry = _Entry(
                parse(
                    source,
                    max_source_length=self._max_length,
                    max_lexical_tokens=self._max_tokens,
                    max_comments=self._max_tokens,
                )
            )
            self._by_identity[id(entry.document)] = entry
            evicted = self.sources.put(source, entry)
            if evicted is not None:
                del self._by_identity[id(evicted.document)]
        return entry.document

    def validate(
        self,
        schema: GraphQLSchema,
        document_ast: DocumentNode,
        rules: Collection[type[ASTValidationRule]] | None = None,
        max_errors: int | None = None,
        type_info: TypeInfo | None = None,
    ) -> list[GraphQLError]:
        """The validation errors of a document that `parse` returned; of any other one too, without keeping them."""
        entry = self._by_identity.get(id(document_ast))
        if entry is None:
            return validate(schema, document_ast, rules or specified_rules, max_errors, type_info)
        if entry.errors is None:
            entry.errors = validate(schema, document_ast, rules or specified_rules, max_errors, type_info)
        return entry.errors
