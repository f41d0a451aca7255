"""What HTTP may keep of an answer: `Cache-Control` from `@cacheControl` in the SDL, and `ETag`."""

from collections.abc import Collection, Mapping
from hashlib import blake2b

from graphql import GraphQLSchema
from graphql.execution.values import get_directive_values

from engine import schema_coordinates

DIRECTIVE = "cacheControl"

NOT_KEPT = "no-store"
REVALIDATED = "private, no-cache"
"""It may be kept by the viewer alone, who asks each time whether it still holds."""


class CachePolicy:
    """How long answers may be kept, worked out from what `@cacheControl` says in a schema."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._hints: dict[str, tuple[int, bool]] = {}
        directive = schema.get_directive(DIRECTIVE)
        for coordinate, definition in schema_coordinates(schema) if directive else ():
            node = getattr(definition, "ast_node", None)
            if node is not None and getattr(node, "directives", None):
                values = get_directive_values(directive, node)  # type: ignore[arg-type]
                if values is not None:
                    self._hints[coordinate] = values["maxAge"], values["scope"] == "PUBLIC"
        query = schema.query_type
        self._roots = {f"{query.name}.{name}" for name in query.fields} if query else set()

    def cache_control(self, coordinates: Collection[str], *, signed_in: bool) -> str:
        """The `Cache-Control` header for the answer to a query that uses these coordinates."""
        if signed_in:
            # What a viewer does must show at once, and whom they block must vanish.
            return REVALIDATED
        roots = self._roots.intersection(coordinates)
        if not roots or not roots <= self._hints.keys():
            return REVALIDATED
        hints = [self._hints[coordinate] for coordinate in self._hints.keys() & coordinates]
        age = min(age for age, _ in hints)
        if age == 0:
            return REVALIDATED
        return f"{'public' if all(public for _, public in hints) else 'private'}, max-age={age}"


def etag_of(media_type: str, body: bytes) -> str:
    """Names this very body in this media type."""
    return f'"{blake2b(body, digest_size=16, key=media_type.encode()).hexdigest()}"'


def is_current(headers: Mapping[bytes, bytes], etag: str) -> bool:
    """Whether the client has the body of this tag already."""
    asked = headers.get(b"if-none-match")
    if asked is None:
        return False
    tags = {tag.strip().removeprefix("W/") for tag in asked.decode("latin-1").split(",")}
    return etag in tags or "*" in tags
