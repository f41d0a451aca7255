"""`nexus schema lint`: each rule on what breaks and on what keeps it, the comments that silence, and how it is told."""

import datetime
import json
import re
from pathlib import Path
from textwrap import dedent

import pytest

from contract.deprecation import removal_date, replacement
from contract.lint import RULES, SILENCE, Finding, Rule, annotation_of, json_of, lint, text_of
from contract.reports import github_annotation, json_report
from contract.sdl import Sdl
from tests.contract.lint_cases import CASES, Case

ROOT = Path(__file__).parent.parent.parent
BY_ID = {rule.id: rule for rule in RULES}


def found(sdl: str, *rules: str) -> list[tuple[int, str, str]]:
    """Line, rule and message of what these rules find, or all."""
    chosen = [BY_ID[name] for name in rules] if rules else RULES
    return [(finding.line, finding.rule, finding.message) for finding in lint(Sdl(dedent(sdl).strip()), chosen)]


# Rules ----------------------------------------------------------------------------------------------------------------


def name_of(case: Case) -> str:
    return f"{case.rule}: {case.coordinate}"


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_rule_says_what_breaks_it(case: Case) -> None:
    findings = lint(Sdl(case.bad), [BY_ID[case.rule]])
    assert (case.coordinate, case.message) in [(finding.coordinate, finding.message) for finding in findings]


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_rule_finds_nothing_where_it_is_kept(case: Case) -> None:
    assert lint(Sdl(case.good), [BY_ID[case.rule]]) == []


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_what_breaks_a_rule_is_found_among_all_rules(case: Case) -> None:
    assert Finding(case.rule, case.coordinate, _line(case), case.message) in lint(Sdl(case.bad))


def _line(case: Case) -> int:
    line = Sdl(case.bad).line(case.coordinate)
    assert line is not None
    return line


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_cases_and_a_reason(rule: Rule) -> None:
    assert rule.id in {case.rule for case in CASES}
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
    assert re.fullmatch(r"[A-Z`].*\.", rule.why)


def test_rules_have_ids_of_their_own() -> None:
    assert len({*BY_ID, SILENCE.id}) == len(RULES) + 1


def test_no_rule_is_left_out() -> None:
    written = [
        name
        for path in sorted((ROOT / "contract" / "lint" / "rules").glob("*.py"))
        for name in re.findall(r'^@rule\(\s*"([\w-]+)"', path.read_text(), re.MULTILINE)
    ]
    assert sorted(written) == sorted(BY_ID)


def test_a_message_is_one_line_that_says_what_to_do() -> None:
    for case in CASES:
        for finding in lint(Sdl(case.bad)):
            assert re.fullmatch(r"[A-Z`].+: .+\.\"?", finding.message), finding
            assert len(finding.message) <= 160, finding


def test_findings_stand_in_the_order_of_the_sdl() -> None:
    lines = [line for line, _, _ in found("type Query {\n  a_b: [Int]\n}\nenum e {\n  f\n}")]
    assert lines == sorted(lines)
    assert set(lines) == {1, 2, 4, 5}


def test_the_contract_keeps_its_rules() -> None:
    findings = lint(Sdl.read(ROOT / "schema.graphql", "schema.graphql"))
    assert [text_of(finding, "schema.graphql") for finding in findings] == []


# Silencing ------------------------------------------------------------------------------------------------------------

A_LIST = "The type is `[String]`: write `[String!]!`."


def test_a_comment_above_a_definition_silences_a_rule() -> None:
    sdl = '''
        type Post {
          # lint: allow list-null — old clients send null
          """
          Tags.
          """
          tags: [String]

          names: [String]
        }
    '''
    assert found(sdl, "list-null") == [(8, "list-null", A_LIST)]


def test_a_comment_between_description_and_name_silences_it_too() -> None:
    sdl = '''
        type Post {
          """
          Tags.
          """
          # lint: allow list-null — old clients send null
          tags: [String]
        }
    '''
    assert found(sdl, "list-null") == []


def test_one_comment_silences_several_rules_and_several_comments_stand_together() -> None:
    sdl = """
        type Query {
          # lint: allow list-null, name-case — old clients send null,
          # and write it so
          # lint: allow name-fetching - it was there first
          getX_y: [String]
        }
    """
    assert found(sdl, "list-null", "name-case", "name-fetching") == []


def test_a_comment_above_a_type_is_for_the_type_and_not_for_its_fields() -> None:
    sdl = """
        # lint: allow name-case — it is the brand
        type iPost {
          Text: String
        }
    """
    assert found(sdl, "name-case") == [(3, "name-case", "The name is not in camelCase: write `text`.")]


def test_a_comment_above_a_field_is_for_the_field_and_not_for_its_arguments() -> None:
    sdl = """
        type Query {
          # lint: allow name-case — it is the brand
          iPOSTS_(
            First: Int
            # lint: allow name-case — it is the brand
            Last: Int
          ): String
        }
    """
    assert found(sdl, "name-case") == [(4, "name-case", "The name is not in camelCase: write `first`.")]


def test_directives_and_enum_values_are_silenced_like_the_rest() -> None:
    sdl = """
        # lint: allow name-case — as others call it
        directive @Auth on FIELD_DEFINITION
        enum Colour {
          # lint: allow name-case — as others call it
          red
        }
    """
    assert found(sdl, "name-case") == []


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("# lint: allow list-null", "It gives no reason: write `# lint: allow rule-id — reason`."),
        ("# lint: allow list-null —", "It gives no reason: write `# lint: allow rule-id — reason`."),
        ("# lint: list-null — why not", "It is not understood: write `# lint: allow rule-id — reason`."),
        ("# lint: allow — why not", "It is not understood: write `# lint: allow rule-id — reason`."),
        ("# lint: allow list-null, list-nul — why not", "There is no rule `list-nul`: write `list-null`."),
        ("# lint: allow list-null, xyz — why not", "There is no rule `xyz`: take it out."),
        ("# lint: allow list-null, name-case — why not", "Nothing here breaks `name-case`: take it out."),
        (
            "# lint: allow silence, list-null — why not",
            "The rule `silence` can't be silenced: mend the comment that it is about.",
        ),
    ],
)
def test_a_comment_that_silences_wrongly_is_found(comment: str, message: str) -> None:
    sdl = f"type Post {{\n  {comment}\n  tags: [String]\n}}"
    findings = lint(Sdl(sdl), [BY_ID["list-null"], BY_ID["name-case"]])
    assert (2, "silence", message) in [(finding.line, finding.rule, finding.message) for finding in findings]
    assert {finding.coordinate for finding in findings} == {"Post.tags"}
    assert ("list-null" in {finding.rule for finding in findings}) == ("not understood" in message)


NOWHERE = "It stands above no definition: put it right above the one that it is for, before its description."


@pytest.mark.parametrize(
    "sdl",
    [
        "type Post {\n# lint: allow list-null — why not\n\n  tags: [String]\n}",
        "type Post {\n  text: String # lint: allow list-null — why not\n  tags: [String]\n}",
        "type Post {\n  tags: [String]\n# lint: allow list-null — why not\n}",
        "type Post {\n  tags: [String]\n}\n# lint: allow list-null — why not",
    ],
    ids=["a line between", "beside another", "after the last field", "after everything"],
)
def test_a_comment_that_stands_above_nothing_silences_nothing(sdl: str) -> None:
    findings = lint(Sdl(sdl), [BY_ID["list-null"]])
    assert {(finding.rule, finding.coordinate, finding.message) for finding in findings} == {
        ("silence", None, NOWHERE),
        ("list-null", "Post.tags", A_LIST),
    }


def test_other_comments_are_left_alone() -> None:
    assert found("# Posts.\ntype Post {\n  # lint is picked from pockets\n  text: String\n}", "list-null") == []


def test_a_rule_that_did_not_run_says_nothing_of_its_silence() -> None:
    assert found("# lint: allow name-case — why not\ntype Post { text: String }", "list-null") == []


# Telling --------------------------------------------------------------------------------------------------------------

FINDING = Finding("list-null", "Post.tags", 12, A_LIST)
LOOSE = Finding("silence", None, 3, NOWHERE)


def test_a_finding_is_told_in_a_line() -> None:
    assert text_of(FINDING, "schema.graphql") == (
        "schema.graphql:12: Post.tags: The type is `[String]`: write `[String!]!`. [list-null]"
    )
    assert text_of(LOOSE, "schema.graphql") == f"schema.graphql:3: {NOWHERE} [silence]"


def test_a_finding_is_told_to_programs() -> None:
    assert json_of(FINDING, "schema.graphql") == {
        "file": "schema.graphql",
        "line": 12,
        "coordinate": "Post.tags",
        "rule": "list-null",
        "message": A_LIST,
    }


def test_a_finding_is_told_to_github() -> None:
    finding = Finding("name-case", "Query.posts(First:)", 7, "100 % wrong:\r\nwrite, please, `first`.")
    assert annotation_of(finding, "a,b.graphql") == (
        "::error file=a%2Cb.graphql,line=7,title=Query.posts(First%3A) [name-case]"
        "::100 %25 wrong:%0D%0Awrite, please, `first`."
    )
    assert annotation_of(LOOSE, "schema.graphql").startswith("::error file=schema.graphql,line=3,title=[silence]::It ")


def test_a_whole_file_can_be_annotated() -> None:
    assert github_annotation("notice", "a.graphql", None, "b", "c") == "::notice file=a.graphql,title=b::c"


def test_findings_make_a_json_list() -> None:
    assert json.loads(json_report([json_of(FINDING, "a.graphql")])) == [json_of(FINDING, "a.graphql")]
    assert json.loads(json_report([])) == []


@pytest.mark.parametrize(
    ("reason", "day", "instead"),
    [
        ("Use `text`. Removed after 2027-03-31.", datetime.date(2027, 3, 31), "text"),
        ("Use `Post.comments(first:)`. Removed after 2027-03-31.", datetime.date(2027, 3, 31), "Post.comments(first:)"),
        ("No replacement. Removed after 2027-03-31.", datetime.date(2027, 3, 31), None),
        ("Use `text`. Removed after 2027-02-29.", None, "text"),
        ("Use text. Removed after 2027-03-31.", None, None),
        ("Removed after 2027-03-31.", None, None),
        ("Use `text`. Removed after 2027-03-31. Really.", None, None),
        ("No longer supported", None, None),
    ],
)
def test_the_reason_of_a_deprecation_is_read(reason: str, day: datetime.date | None, instead: str | None) -> None:
    assert (removal_date(reason), replacement(reason)) == (day, instead)
