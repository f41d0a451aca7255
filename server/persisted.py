"""Persisted documents: requests that name their document by its hash.

Three ways lead here: `documentId` of the GraphQL-over-HTTP specification's appendix on persisted documents,
`extensions.persistedQuery` of Apollo's automatic persisted queries, and nothing but the text. Documents that are known
beforehand are the trusted ones, from manifests; others are remembered when a client has sent text and hash together.
"""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from graphql import GraphQLError

from engine import InvalidRequest, LRUCache
from server.requests import RequestRefused

SIZE = 1_000_000
"""How many characters of documents that clients registered are remembered."""

_SHA256 = "sha256:"


class InvalidManifest(Exception):
    """A manifest of trusted documents can't be used. The message is one line for a person."""


def trusted_documents(manifests: Iterable[Path]) -> dict[str, str]:
    """The documents of some manifests, each a JSON object of identifiers and documents. An identifier is the SHA-256 of
    the document in lower-case hexadecimal digits, or any other text without a colon. Raises InvalidManifest."""
    documents: dict[str, str] = {}
    for path in manifests:
        try:
            manifest = json.loads(path.read_text())
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "it is not JSON"
            raise InvalidManifest(f"Can't read the trusted documents in {path}: {reason}.") from None
        if not isinstance(manifest, dict) or not all(isinstance(text, str) for text in manifest.values()):
            raise InvalidManifest(f"The trusted documents in {path} are not an object of identifiers and documents.")
        for identifier, text in manifest.items():
            identifier = identifier.removeprefix(_SHA256)
            if ":" in identifier or (_is_hash(identifier) and identifier != hash_of(text)):
                raise InvalidManifest(f"In {path}, {identifier} does not identify its document.")
            documents[identifier] = text
    return documents


def hash_of(document: str) -> str:
    """By which a document is known: the SHA-256 of its text, in hexadecimal digits."""
    return sha256(document.encode()).hexdigest()


class PersistedDocuments:
    """The documents that a request may name. With `only_trusted` no other is let through, however it comes."""

    def __init__(self, trusted: Mapping[str, str], *, only_trusted: bool = False) -> None:
        self._trusted = trusted
        self._trusted_texts = frozenset(trusted.values())
        self._only_trusted = only_trusted
        self.registered: LRUCache[str, str] = LRUCache(SIZE)

    def text(self, request: Mapping[str, Any]) -> str:
        """The document that a request is about. Raises InvalidRequest when it may not run or is not known, and
        RequestRefused when the request does not say properly which one it is."""
        query: str | None = request.get("query")
        identifier = _identifier(request)
        if query:
            if identifier is not None and identifier != hash_of(query):
                raise _malformed("The hash is not that of the document that came with it.")
            if self._only_trusted and query not in self._trusted_texts:
                raise _invalid("DOCUMENT_NOT_TRUSTED", "Only documents that are registered with this server are run.")
            return query
        if identifier is None:
            raise _malformed("`query` is missing.")
        text = self._trusted.get(identifier)
        if text is None and not self._only_trusted:
            text = self.registered.get(identifier)
        if text is None:
            # Word by word what Apollo's clients wait for, to send the document itself.
            raise _invalid("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
        return text

    def register(self, request: Mapping[str, Any]) -> None:
        """Remembers the document of a request that gave its hash, too. It must have been found valid."""
        query = request.get("query")
        if query and not self._only_trusted:
            identifier = _identifier(request)
            if identifier is not None and self.registered.get(identifier) is None:
                self.registered.put(identifier, query, len(query))


def _identifier(request: Mapping[str, Any]) -> str | None:
    """The identifier in a request, without its prefix. Raises RequestRefused."""
    identifier = request.get("documentId")
    if identifier is not None:
        identifier = identifier.removeprefix(_SHA256)
        if not identifier or ":" in identifier:
            raise RequestRefused(
                400, "BAD_REQUEST", "`documentId` must be `sha256:` and 64 lower-case hexadecimal digits."
            )
        return str(identifier)
    extensions = request.get("extensions")
    persisted = extensions.get("persistedQuery") if extensions else None
    if persisted is None:
        return None
    if not isinstance(persisted, dict) or persisted.get("version") != 1 or not _is_hash(persisted.get("sha256Hash")):
        raise RequestRefused(
            400, "BAD_REQUEST", "`extensions.persistedQuery` must have `version` 1 and a `sha256Hash`."
        )
    return str(persisted["sha256Hash"])


def _is_hash(value: object) -> bool:
    return isinstance(value, str) and len(value) == 64 and not value.strip("0123456789abcdef")


def _malformed(message: str) -> RequestRefused:
    return RequestRefused(400, "BAD_REQUEST", message)


def _invalid(code: str, message: str) -> InvalidRequest:
    return InvalidRequest([GraphQLError(message, extensions={"code": code})])
