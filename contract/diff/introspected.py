"""An SDL that was not written but asked for: printed from the answer to an introspection query."""

import json
from typing import Any, cast

from graphql import GraphQLError, IntrospectionQuery, build_client_schema, print_schema

from contract.sdl import InvalidSdl, Sdl


class IntrospectedSdl(Sdl):
    """An introspection result as an SDL. It can't tell where directives such as `@auth` are applied, and its lines are
    nobody's."""

    @classmethod
    def from_json(cls, text: str | bytes, name: str) -> "IntrospectedSdl":
        """From a response, or from its `data` alone. Raises InvalidSdl."""
        try:
            answer: Any = json.loads(text)
        except ValueError as error:
            raise InvalidSdl(f"{name}: neither SDL nor JSON: {error}") from None
        data = answer.get("data", answer) if isinstance(answer, dict) else None
        if not isinstance(data, dict) or "__schema" not in data:
            raise InvalidSdl(f"{name}: {_first_error(answer) or 'the JSON is no introspection result'}")
        try:
            return cls(print_schema(build_client_schema(cast(IntrospectionQuery, data))), name)
        except (GraphQLError, TypeError, LookupError) as error:
            raise InvalidSdl(f"{name}: the introspection result makes no schema: {error}") from None

    def line(self, coordinate: str) -> None:
        return None


def _first_error(answer: Any) -> str | None:
    match answer:
        case {"errors": [{"message": str(message)}, *_]}:
            return message
    return None
