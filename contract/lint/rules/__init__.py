"""The rules, by theme: in each module a rule is a check under its id and the reason why it is there."""

from contract.lint.rule import REGISTERED, Rule
from contract.lint.rules import (
    connections,
    deprecations,
    descriptions,
    lists,
    mutations,
    names,
    nodes,
    policy,
    shapes,
    subscriptions,
    types,
)

THEMES = (
    descriptions,
    names,
    types,
    shapes,
    nodes,
    lists,
    connections,
    mutations,
    subscriptions,
    policy,
    deprecations,
)

RULES: tuple[Rule, ...] = tuple(
    rule for theme in THEMES for rule in REGISTERED if rule.check.__module__ == theme.__name__
)
"""From prose and names to policy, theme by theme."""
