"""Runs rules over an SDL, and leaves out what its comments silence."""

from collections.abc import Sequence

from contract.lint.finding import Finding
from contract.lint.rule import Rule
from contract.lint.rules import RULES
from contract.lint.silencing import SILENCE, silences_of
from contract.sdl import Sdl


def lint(sdl: Sdl, rules: Sequence[Rule] = RULES) -> list[Finding]:
    """What breaks a rule, and what is wrong with the comments that silence rules, from the first line to the last."""
    findings: list[Finding] = []
    silences = silences_of(sdl)
    silenced = {(silence.coordinate, name) for silence in silences for name in silence.rules}
    needed = set()
    for rule in rules:
        for coordinate, message in rule.check(sdl):
            if (coordinate, rule.id) in silenced:
                needed.add((coordinate, rule.id))
            else:
                line = sdl.line(coordinate)
                assert line is not None, f"{rule.id} speaks of {coordinate}, which the SDL does not define"
                findings.append(Finding(rule.id, coordinate, line, message))
    known = {rule.id for rule in RULES}
    ran = {rule.id for rule in rules}
    for silence in silences:
        # A rule that did not run can't tell whether it is silenced for nothing.
        idle = {name for name in silence.rules if name in ran and (silence.coordinate, name) not in needed}
        for message in silence.faults(known, idle):
            findings.append(Finding(SILENCE.id, silence.coordinate, silence.line, message))
    return sorted(findings, key=lambda finding: finding.line)
