"""Rules of prose: descriptions are the documentation that consumers read."""

from collections.abc import Iterator

from contract.lint.definitions import prose
from contract.lint.rule import rule
from contract.sdl import Sdl


@rule("description", "What is not described has to be guessed by every consumer.")
def description(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for coordinate, definition in sdl.definitions.items():
        if not prose(definition):
            yield coordinate, "It has no description: write one above it, in a block string, for its consumers."


@rule("description-block", "Descriptions look alike, and grow to a second line without new quotes.")
def description_block(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for coordinate, definition in sdl.definitions.items():
        node = definition.ast_node.description
        if node is not None and not node.block:
            yield coordinate, 'The description is in single quotation marks: write it as a block string, between `"""`.'


@rule("description-sentence", "Descriptions are shown in editors and documentation as they are: as sentences.")
def description_sentence(sdl: Sdl) -> Iterator[tuple[str, str]]:
    for coordinate, definition in sdl.definitions.items():
        words = prose(definition).split()
        if not words:
            continue
        first, last = words[0], words[-1]
        if not (first[0].isupper() or first[0].isdigit() or first[0] == "`"):
            yield coordinate, f'The description begins with "{first}": begin it as a sentence.'
        if not last.endswith("."):
            yield coordinate, f'The description ends with "{last}": end it with a full stop.'
