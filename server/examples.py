"""Client documents as examples for the Playground.

A document in `operations/` begins with a comment for the reader. A line `# Variables: {…}` in it gives the variables to
run it with, in which `"{post}"` and the like stand for values from the database.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from graphql import OperationDefinitionNode, parse

_VARIABLES = re.compile(r"^# Variables: (.*)\n", re.MULTILINE)


class Example:
    """One document: `name` of its operation, `text` for the editor, and `variables` with their placeholders."""

    def __init__(self, path: Path) -> None:
        source = path.read_text()
        variables = _VARIABLES.search(source)
        self.variables: str | None = variables[1] if variables else None
        self.text = _VARIABLES.sub("", source).strip() + "\n"
        definition = parse(source).definitions[0]
        assert isinstance(definition, OperationDefinitionNode)
        assert definition.name is not None
        self.name = definition.name.value

    def filled(self, values: Mapping[str, str]) -> dict[str, object]:
        """The example as the Playground takes it. A placeholder without a value stays as it is."""
        variables = None
        if self.variables is not None:
            text = self.variables
            for name, value in values.items():
                text = text.replace(f"{{{name}}}", value)
            variables = json.loads(text)
        return {"name": self.name, "query": self.text, "variables": variables}


@cache
def load_examples(directory: Path, order: Path) -> tuple[Example, ...]:
    """The documents of a directory in the order in which a file lists them, a name a line."""
    return tuple(Example(directory / f"{name}.graphql") for name in order.read_text().split())
