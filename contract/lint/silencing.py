"""The comments that silence rules: `# lint: allow rule-id, other-rule — reason`."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from graphql import Token, TokenKind

from contract.lint.rule import Rule
from contract.sdl import Sdl

SILENCE = Rule(
    "silence",
    "A comment that silences a rule names the rule, gives a reason, and goes when it is not needed any longer.",
    lambda _: (),
)
"""What `lint` itself checks, and no comment silences."""

FORM = "`# lint: allow rule-id — reason`"

_MARK = re.compile(r"\s*lint:")
_ALLOW = re.compile(r"\s*lint:\s*allow\s+(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)(?:\s+[—–-]+(?:\s+(?P<reason>.*\S))?)?\s*")


@dataclass(frozen=True)
class Silence:
    """One comment; `rules` is empty if it can't be read."""

    line: int
    coordinate: str | None
    rules: tuple[str, ...]
    reason: str | None

    def faults(self, known: Collection[str], idle: Collection[str]) -> Iterator[str]:
        """What is wrong with it, where `known` are all rules, and `idle` those that it silences for nothing."""
        if not self.rules:
            yield f"It is not understood: write {FORM}."
            return
        if self.coordinate is None:
            yield "It stands above no definition: put it right above the one that it is for, before its description."
            return
        if self.reason is None:
            yield f"It gives no reason: write {FORM}."
        for name in self.rules:
            if name == SILENCE.id:
                yield f"The rule `{name}` can't be silenced: mend the comment that it is about."
            elif name not in known:
                nearest = get_close_matches(name, known, 1)
                yield f"There is no rule `{name}`: " + (f"write `{nearest[0]}`." if nearest else "take it out.")
            elif name in idle:
                yield f"Nothing here breaks `{name}`: take it out."


def silences_of(sdl: Sdl) -> list[Silence]:
    """Every comment of the SDL that begins with `lint:`, with what it stands above."""
    above = {
        comment.start: coordinate
        for coordinate, definition in sdl.definitions.items()
        for comment in _comments_above(definition.ast_node)
    }
    return [_read(comment, above.get(comment.start)) for comment in _marked(sdl)]


def _read(comment: Token, coordinate: str | None) -> Silence:
    match = _ALLOW.fullmatch(comment.value or "")
    rules = tuple(re.split(r"\s*,\s*", match["rules"])) if match else ()
    return Silence(comment.line, coordinate, rules, match["reason"] if match else None)


def _marked(sdl: Sdl) -> Iterator[Token]:
    token = sdl.document.loc.start_token if sdl.document.loc else None
    while token is not None:
        if token.kind is TokenKind.COMMENT and _MARK.match(token.value or ""):
            yield token
        token = token.next


def _comments_above(node: object) -> Iterator[Token]:
    """The comments on the lines right above a definition, and those between its description and its name."""
    start = node.loc.start_token  # type: ignore[attr-defined]
    yield from _lines_above(start)
    if node.description is not None:  # type: ignore[attr-defined]
        token = start.next
        while token.kind is TokenKind.COMMENT:
            if _has_its_own_line(token):
                yield token
            token = token.next


def _lines_above(token: Token) -> Iterator[Token]:
    comment = token.prev
    while comment is not None and comment.kind is TokenKind.COMMENT and comment.line == token.line - 1:
        if _has_its_own_line(comment):
            yield comment
        token, comment = comment, comment.prev


def _has_its_own_line(comment: Token) -> bool:
    return comment.prev is None or comment.prev.kind is TokenKind.SOF or comment.prev.line != comment.line
