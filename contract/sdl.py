"""An SDL with its schema, and the line on which it defines each thing."""

from pathlib import Path
from typing import Any

from graphql import GraphQLError, GraphQLSchema, build_ast_schema, get_location, parse, validate_schema

from engine import schema_coordinates


class InvalidSdl(Exception):
    """The text is not a valid SDL. The message says where and why, a line a problem."""


class Sdl:
    """An SDL by its text, and the `name` under which it is spoken of: the path of its file. Raises InvalidSdl, unless
    it can be parsed and put together."""

    def __init__(self, text: str, name: str = "schema.graphql") -> None:
        self.text = text
        self.name = name
        try:
            self.document = parse(text)
            self.schema: GraphQLSchema = build_ast_schema(self.document)
        except (GraphQLError, TypeError) as error:
            raise InvalidSdl(_message(name, error)) from None
        self.definitions: dict[str, Any] = dict(schema_coordinates(self.schema))
        """Everything that it defines, by coordinate."""

    @classmethod
    def read(cls, path: Path, name: str | None = None) -> "Sdl":
        """A whole contract, which must also be a valid schema. Raises InvalidSdl."""
        sdl = cls(path.read_text(), name or str(path))
        if errors := validate_schema(sdl.schema):
            raise InvalidSdl("\n".join(_message(sdl.name, error) for error in errors))
        return sdl

    def line(self, coordinate: str) -> int | None:
        """The line on which the name of what has this coordinate stands; None if nothing has it."""
        definition = self.definitions.get(coordinate)
        node = getattr(definition, "ast_node", None)
        if node is None or node.name.loc is None:
            return None
        return get_location(node.name.loc.source, node.name.loc.start).line


def _message(name: str, error: GraphQLError | TypeError) -> str:
    if isinstance(error, GraphQLError) and error.locations:
        return f"{name}:{error.locations[0].line}: {error.message}"
    return "\n".join(f"{name}: {line}" for line in str(error).splitlines() if line)
