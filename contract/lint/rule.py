"""A rule, and the list on which its decorator puts it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from contract.sdl import Sdl

Check = Callable[[Sdl], Iterable[tuple[str, str]]]
"""Yields the coordinate of what breaks the rule, with a message: what is wrong, a colon, and what to write instead."""


@dataclass(frozen=True)
class Rule:
    id: str
    why: str
    """One line for who wonders."""

    check: Check


REGISTERED: list[Rule] = []


def rule(identifier: str, why: str) -> Callable[[Check], Rule]:
    """Makes a rule of a check."""

    def register(check: Check) -> Rule:
        REGISTERED.append(Rule(identifier, why, check))
        return REGISTERED[-1]

    return register
