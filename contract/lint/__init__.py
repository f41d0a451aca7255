"""`nexus schema lint`: whether an SDL keeps the rules of the contract.

    for finding in lint(Sdl.read(path)):
        print(text_of(finding, "schema.graphql"))

A rule that a definition has a reason to break is silenced by a comment on the line above it, before its description:

    # lint: allow list-bounded — a post has at most four pictures

It holds for this one definition: for a type not for its fields, for a field not for its arguments. Between the
description and the name it holds as well, but there graphql-eslint takes it for a description in the wrong form.
"""

from contract.lint.finding import Finding, annotation_of, json_of, text_of
from contract.lint.linting import lint
from contract.lint.rule import Rule
from contract.lint.rules import RULES
from contract.lint.silencing import SILENCE

__all__ = ["RULES", "SILENCE", "Finding", "Rule", "annotation_of", "json_of", "lint", "text_of"]
