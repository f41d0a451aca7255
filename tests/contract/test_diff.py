"""`nexus schema diff`: every kind of change, what may go and when, who uses it, and what is compared."""

import copy
import datetime
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    BreakingChange,
    BreakingChangeType,
    DangerousChangeType,
    DocumentNode,
    Node,
    get_named_type,
    parse,
    print_ast,
)

from contract.diff import (
    Change,
    Level,
    compare,
    exit_status,
    github_report,
    json_report,
    text_report,
)
from contract.diff.changes import Versions
from contract.diff.graphql_changes import told
from contract.sdl import Sdl
from tests.contract.diff_cases import CASES, Case

ROOT = Path(__file__).parent.parent.parent
TODAY = datetime.date(2026, 6, 1)
LAST_DAY = datetime.date(2026, 12, 31)
A_DAY = datetime.timedelta(days=1)


def changes_of(
    old: str, new: str, today: datetime.date = TODAY, used: Mapping[str, Sequence[str]] | None = None
) -> list[Change]:
    return compare(Sdl(old, "old.graphql"), Sdl(new, "new.graphql"), today=today, used=used)


def lines(changes: Sequence[Change]) -> list[str]:
    """The lines of the text report, one to a change, without the code and without padding."""
    rows = [row.split(maxsplit=2) for row in text_report(changes).splitlines() if row.startswith("  ")]
    return [f"{place}: {message}" for place, _, message in rows]


# Every kind of change -------------------------------------------------------------------------------------------------


def name_of(case: Case) -> str:
    return f"{case.code} {case.coordinate}"


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_change_is_told_with_what_it_means(case: Case) -> None:
    changes = [change for change in changes_of(case.old, case.new) if change.code == case.code]
    assert [(change.level, change.coordinate) for change in changes] == [(case.level, case.coordinate)]
    assert lines(changes) == [case.told]


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_change_is_told_once(case: Case) -> None:
    changes = changes_of(case.old, case.new)
    alongside = {"TYPE_REMOVED": {"FIELD_REMOVED"}}
    others = [change.code for change in changes if change.code != case.code]
    assert set(others) <= alongside.get(case.code, set()) or case.coordinate is None


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_breaking_changes_alone_fail(case: Case) -> None:
    changes = [change for change in changes_of(case.old, case.new) if change.code == case.code]
    assert exit_status(changes) == (1 if case.level == "breaking" else 0)
    assert (case.instead is not None) == (case.level == "breaking")
    if case.instead is not None:
        assert exit_status(changes_of(case.old, case.instead)) == 0


@pytest.mark.parametrize("kind", [*BreakingChangeType, *DangerousChangeType], ids=lambda kind: kind.name)
def test_every_kind_of_change_that_graphql_core_knows_has_a_case(
    kind: BreakingChangeType | DangerousChangeType,
) -> None:
    level = "breaking" if isinstance(kind, BreakingChangeType) else "dangerous"
    assert (kind.name, level) in {(case.code, case.level) for case in CASES}


def test_a_change_that_is_described_in_unknown_words_is_told_in_these_words() -> None:
    sdl = Sdl("type Query { text: String }")
    change = told(Versions(sdl, sdl), BreakingChange(BreakingChangeType.FIELD_REMOVED, "The field went."))
    assert (change.level, change.code, change.coordinate) == ("breaking", "FIELD_REMOVED", None)
    assert change.message == "The field went."


def test_breaking_changes_come_first_and_then_it_goes_by_line() -> None:
    changes = changes_of(
        "type Query {\n  a: ID\n  b: ID\n  c: ID\n  d: ID\n}",
        "enum E {\n  X\n}\ntype Query {\n  a(x: ID): ID\n  b: String\n  d: [ID]\n}",
    )
    assert [(change.level.value, change.coordinate) for change in changes] == [
        ("breaking", "Query.c"),
        ("breaking", "Query.b"),
        ("breaking", "Query.d"),
        ("dangerous", "Query.a(x:)"),
        ("safe", "E"),
    ]


def test_what_is_inside_of_a_new_or_another_type_is_not_told_again() -> None:
    changes = changes_of(
        "type A {\n  x: ID\n  z: ID\n}", "input A {\n  x: String\n  y: ID\n}\ntype B {\n  x(y: ID): ID\n}"
    )
    assert [(change.code, change.coordinate) for change in changes] == [("TYPE_CHANGED_KIND", "A"), ("TYPE_ADDED", "B")]


def test_directives_on_an_extension_count() -> None:
    old = "directive @length(max: Int) on OBJECT type Post { text: String } extend type Post @length(max: 5)"
    assert changes_of(old, "directive @length(max: Int) on OBJECT type Post @length(max: 5) { text: String }") == []
    assert [change.code for change in changes_of(old, old.replace("max: 5", "max: 6"))] == ["APPLIED_DIRECTIVE_CHANGED"]


def test_a_default_that_is_written_out_is_no_change() -> None:
    old = "directive @cost(weight: Int = 1) on FIELD_DEFINITION type Query { a: ID @cost }"
    assert changes_of(old, old.replace("@cost }", "@cost(weight: 1) }")) == []


def test_what_only_the_sdl_can_carry_breaks_no_operation() -> None:
    changes = changes_of("type Query { a: ID } directive @auth on FIELD_DEFINITION", "type Query { a: ID }")
    assert lines(changes) == [
        "old.graphql:1: @auth was removed: operations that carry it no longer validate. Not breaking: no operation can "
        "carry it, only the SDL."
    ]
    assert changes[0].level is Level.DANGEROUS
    kept = changes_of("directive @a on FIELD | OBJECT | UNION", "directive @a on FIELD | UNION")
    assert [change.level for change in kept] == [Level.DANGEROUS]
    lost = changes_of("directive @a on FIELD | OBJECT | QUERY", "directive @a on FIELD")
    assert sorted((change.level.value, change.message.split()[6]) for change in lost) == [
        ("breaking", "QUERY:"),
        ("dangerous", "OBJECT:"),
    ]


# No change ------------------------------------------------------------------------------------------------------------


def test_the_same_sdl_has_no_changes(contract: Sdl) -> None:
    assert compare(contract, Sdl(contract.text), today=TODAY) == []
    assert text_report([]) == "No changes."


def test_form_is_no_change(contract: Sdl) -> None:
    assert compare(contract, Sdl(print_ast(contract.document)), today=TODAY) == []
    wrapped = '"""\nA  post of\nsomebody.\n"""\ntype Post { text: String }'
    assert changes_of('"A post\\nof somebody." type Post{text:String}', wrapped) == []


def test_order_is_no_change(contract: Sdl) -> None:
    assert compare(contract, Sdl(print_ast(reversed_document(contract.document))), today=TODAY) == []


def reversed_document(document: DocumentNode) -> DocumentNode:
    """All definitions, fields, arguments, values, members and directives from the last to the first."""

    def turn(node: Node) -> None:
        for key in node.keys:
            value = getattr(node, key, None)
            if isinstance(value, tuple):
                setattr(node, key, tuple(reversed(value)))
                for item in value:
                    turn(item)

    turned = copy.deepcopy(document)
    turn(turned)
    return turned


def test_the_order_inside_of_values_is_no_change() -> None:
    old = """
    directive @length(of: Range) on FIELD_DEFINITION
    input Range { min: Int max: Int }
    type Query { texts(length: Range = {min: 1, max: 2}): String @length(of: {min: 1, max: 2}) }
    """
    assert changes_of(old, old.replace("{min: 1, max: 2}", "{max: 2, min: 1}")) == []


def test_a_scalar_may_have_an_object_as_a_default() -> None:
    old = "scalar Json type Query { a(by: Json = {likes: {min: 1}, in: [1]}): Json }"
    assert changes_of(old, old.replace("likes: {min: 1}, in: [1]", "in: [1], likes: {min: 1}")) == []
    assert [change.code for change in changes_of(old, old.replace("[1]", "[2]"))] == ["ARG_DEFAULT_VALUE_CHANGE"]


# Removing one thing of the contract -----------------------------------------------------------------------------------

STEP = 8
"""Every how many-th thing of the contract is removed: all of them would take a while."""


OUT_OF_REACH = ("CacheControlScope",)
"""Types that only directives have, which only the SDL can carry."""


def without(sdl: Sdl, coordinate: str) -> Sdl:
    """The SDL without what has this coordinate, and without all that can't be there without it."""
    gone = {coordinate}
    if sdl.schema.get_type(coordinate) is not None:
        gone |= {
            name
            for name, definition in sdl.definitions.items()
            if getattr(definition, "type", None) is not None and get_named_type(definition.type).name == coordinate
        }
    document = parse(sdl.text, no_location=True)
    document.definitions = tuple(
        definition for definition in document.definitions if _coordinate("", definition) not in gone
    )
    for definition in document.definitions:
        _remove_inside(definition, _coordinate("", definition), gone)
    return Sdl(print_ast(document))


def _coordinate(owner: str, node: Any) -> str:
    name: str = node.name.value if getattr(node, "name", None) else ""
    if not owner:
        return f"@{name}" if node.kind == "directive_definition" else name
    return f"{owner}({name}:)" if owner.startswith("@") or "." in owner else f"{owner}.{name}"


def _remove_inside(node: Any, owner: str, gone: set[str]) -> None:
    for key in "interfaces", "types":
        if getattr(node, key, None):
            setattr(node, key, tuple(item for item in getattr(node, key) if item.name.value not in gone))
    for key in "fields", "values", "arguments":
        if getattr(node, key, None):
            setattr(node, key, tuple(item for item in getattr(node, key) if _coordinate(owner, item) not in gone))
            for item in getattr(node, key):
                _remove_inside(item, _coordinate(owner, item), gone)
    for directive in getattr(node, "directives", ()):
        _remove_inside(directive, f"@{directive.name.value}", gone)


def test_removing_anything_from_the_contract_is_breaking(contract: Sdl) -> None:
    removable = [name for name in contract.definitions if not name.startswith(("@", *OUT_OF_REACH))]
    for coordinate in removable[::STEP]:
        changes = compare(contract, without(contract, coordinate), today=TODAY)
        found = [change for change in changes if change.level is Level.BREAKING and change.coordinate == coordinate]
        assert [(change.side, change.line) for change in found] == [("old", contract.line(coordinate))], coordinate
        assert found[0].code in {"TYPE_REMOVED", "FIELD_REMOVED", "ARG_REMOVED", "VALUE_REMOVED_FROM_ENUM"}


# Removal as announced -------------------------------------------------------------------------------------------------

DEPRECATED = '@deprecated(reason: "Use `x`. Removed after 2026-12-31.")'

REMOVALS = {
    "a field": (f"type Post {{ x: ID text: String {DEPRECATED} }}", "type Post { x: ID }"),
    "an argument": (f"type Post {{ x(a: ID {DEPRECATED}): ID }}", "type Post { x: ID }"),
    "an enum value": (f"enum Visibility {{ x A {DEPRECATED} }}", "enum Visibility { x }"),
    "an input field": (f"input Post {{ x: ID text: String {DEPRECATED} }}", "input Post { x: ID }"),
}


@pytest.mark.parametrize("removal", REMOVALS.values(), ids=REMOVALS)
@pytest.mark.parametrize("today", [LAST_DAY - A_DAY, LAST_DAY], ids=["the day before", "the last day"])
def test_what_is_removed_too_early_breaks(removal: tuple[str, str], today: datetime.date) -> None:
    (change,) = changes_of(*removal, today=today)
    assert change.level is Level.BREAKING
    assert change.message.endswith(". It is deprecated, and may go on 2027-01-01.")


@pytest.mark.parametrize("removal", REMOVALS.values(), ids=REMOVALS)
def test_what_is_removed_after_its_date_is_safe(removal: tuple[str, str]) -> None:
    (change,) = changes_of(*removal, today=LAST_DAY + A_DAY)
    assert (change.level, change.because) == (Level.SAFE, "deprecated, and to be removed after 2026-12-31")


@pytest.mark.parametrize("reason", ["", '(reason: "Use `x`.")', '(reason: "Use `x`. Removed after 2026-02-30.")'])
def test_what_is_removed_without_a_date_breaks(reason: str) -> None:
    old = f"type Post {{ x: ID text: String @deprecated{reason} }}"
    (change,) = changes_of(old, "type Post { x: ID }", today=datetime.date.max)
    assert change.level is Level.BREAKING
    assert change.message.endswith(" Its deprecation states no date after which it may go.")


def test_what_changes_after_its_date_still_breaks() -> None:
    old = f"type Post {{ x: ID text: String {DEPRECATED} }}"
    assert exit_status(changes_of(old, old.replace("String", "[String]"), today=LAST_DAY + A_DAY)) == 1


def test_the_deprecation_counts_that_clients_could_see() -> None:
    old, new = "type Post { x: ID text: String }", "type Post { x: ID }"
    assert exit_status(changes_of(old, new, today=datetime.date.max)) == 1


SEARCH = f"""
type Query {{ text: String search(by: Search): Found {DEPRECATED} }}
union Found = Hit | Miss
type Hit {{ rank: Int }}
type Miss {{ why: Reason }}
enum Reason {{ NOTHING }}
input Search {{ text: String words: Words }}
input Words {{ all: Boolean }}
"""


def test_a_type_goes_with_what_led_to_it() -> None:
    changes = changes_of(SEARCH, "type Query { text: String }", today=LAST_DAY + A_DAY)
    assert {change.coordinate for change in changes if change.code == "TYPE_REMOVED"} == {
        *("Found", "Hit", "Miss", "Reason", "Search", "Words", None)
    }
    assert exit_status(changes) == 0
    told_of_hit = next(change.because for change in changes if change.coordinate == "Hit")
    assert told_of_hit == "all that led to Hit, or all in it, was deprecated, and to be removed after 2026-12-31"


def test_a_type_does_not_go_before_what_leads_to_it() -> None:
    changes = changes_of(SEARCH, "type Query { text: String }", today=LAST_DAY)
    hit = next(change for change in changes if change.coordinate == "Hit")
    assert hit.level is Level.BREAKING
    assert hit.message == (
        "Hit was removed: operations that mention it, or what has this type, no longer validate. All that leads to "
        "Hit, or all in it, is deprecated, and may go on 2027-01-01."
    )


def test_a_type_does_not_go_while_another_way_leads_to_it() -> None:
    old = SEARCH.replace("text: String search", "hit: Hit text: String search")
    changes = changes_of(old, "type Query { text: String }", today=LAST_DAY + A_DAY)
    assert {change.coordinate for change in changes if change.level is Level.BREAKING} == {"Query.hit", "Hit"}


def test_a_type_does_not_go_while_an_interface_leads_to_it() -> None:
    old = f"""
    type Query {{ node: Node post: Post {DEPRECATED} }}
    interface Node {{ id: ID }}
    type User implements Node {{ id: ID }}
    type Post implements Node {{ id: ID }}
    """
    new = "type Query { node: Node } interface Node { id: ID } type User implements Node { id: ID }"
    changes = changes_of(old, new, today=LAST_DAY + A_DAY)
    assert {change.coordinate for change in changes if change.level is Level.BREAKING} == {"Post"}
    announced = old.replace(
        "type Post implements Node { id: ID }", f"type Post implements Node {{ id: ID {DEPRECATED} }}"
    )
    assert exit_status(changes_of(announced, new, today=LAST_DAY)) == 1
    assert exit_status(changes_of(announced, new, today=LAST_DAY + A_DAY)) == 0


def test_a_member_goes_from_its_union_with_its_type() -> None:
    old = f"""
    type Query {{ found: Found }}
    union Found = Hit | Miss
    type Hit {{ a: ID }}
    type Miss {{ a: ID {DEPRECATED} }}
    """
    new = "type Query { found: Found } union Found = Hit type Hit { a: ID }"
    assert exit_status(changes_of(old, new, today=LAST_DAY)) == 1
    changes = changes_of(old, new, today=LAST_DAY + A_DAY)
    assert {(change.code, change.level.value) for change in changes} == {
        ("TYPE_REMOVED", "safe"),
        ("TYPE_REMOVED_FROM_UNION", "safe"),
    }


@pytest.mark.parametrize(("old", "new"), [("enum E { A B }", ""), ("enum E { A B }", "enum E { A }")])
def test_what_nothing_leads_to_breaks_nothing(old: str, new: str) -> None:
    query = "type Query { a: ID } "
    (change,) = changes_of(query + old, query + new)
    assert (change.level, change.because) == (Level.DANGEROUS, "no operation could come to it")


@pytest.mark.parametrize(("place", "level"), [("OBJECT", Level.DANGEROUS), ("OBJECT | FIELD", Level.BREAKING)])
def test_what_a_directive_leads_to_breaks_where_operations_carry_it(place: str, level: Level) -> None:
    old = f"directive @by(e: E) on {place} type Query {{ a: ID }} enum E {{ A B }}"
    assert [change.level for change in changes_of(old, old.replace("A B", "A"))] == [level]


# Usage ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", [case for case in CASES if case.level == "breaking"], ids=name_of)
def test_what_no_operation_uses_is_not_breaking(case: Case) -> None:
    changes = changes_of(case.old, case.new, used={})
    change = next(change for change in changes if change.code == case.code)
    assert (change.level, change.because) == (Level.DANGEROUS, "no known operation uses it")
    assert exit_status(changes) == 0


AFFECTED = {
    "TYPE_REMOVED_FROM_UNION": ("Found", "User"),
    "IMPLEMENTED_INTERFACE_REMOVED": ("Post", "Node"),
    "REQUIRED_INPUT_FIELD_ADDED": ("PostInput",),
    "INPUT_FIELD_BECAME_REQUIRED": ("PostInput",),
    "REQUIRED_ARG_ADDED": ("Query.posts",),
    "ARG_BECAME_REQUIRED": ("Query.posts",),
    "REQUIRED_DIRECTIVE_ARG_ADDED": ("@lazy",),
    "DIRECTIVE_ARG_BECAME_REQUIRED": ("@lazy",),
}
"""What an operation uses that the change breaks, where that is not the coordinate of the change."""


@pytest.mark.parametrize("case", [case for case in CASES if case.level == "breaking"], ids=name_of)
def test_what_an_operation_uses_stays_breaking_and_says_by_whom(case: Case) -> None:
    affected = AFFECTED.get(case.code, (case.coordinate,))
    used = {coordinate: ("c.graphql", "a.graphql", "b.graphql") for coordinate in affected if coordinate}
    change = next(change for change in changes_of(case.old, case.new, used=used) if change.code == case.code)
    assert (change.level, change.because) == (Level.BREAKING, None)
    assert lines([change]) == [f"{case.told} Used by a.graphql and 2 more."]
    for spared in affected:
        less = {coordinate: users for coordinate, users in used.items() if coordinate != spared}
        change = next(change for change in changes_of(case.old, case.new, used=less) if change.code == case.code)
        assert change.level is Level.DANGEROUS


def test_a_single_user_is_named_alone() -> None:
    changes = changes_of("type Q { a: ID b: ID }", "type Q { a: ID }", used={"Q.b": ("feed.graphql",)})
    assert lines(changes)[0].endswith("no longer validate. Used by feed.graphql.")


def test_only_who_uses_both_suffers_from_what_takes_both() -> None:
    old = "type Post { a: ID } type User { a: ID } union Found = Post | User"
    used = {"Found": ("a.graphql", "b.graphql"), "User": ("b.graphql", "c.graphql")}
    (change,) = changes_of(old, old.replace("Post | User", "Post"), used=used)
    assert change.used_by == ("b.graphql",)


def test_a_literal_uses_the_type_of_its_argument() -> None:
    old, new = "type Q { a(at: At): ID } scalar At", "type Q { a(at: At): ID } enum At { NOW }"
    (change,) = changes_of(old, new, used={"Q.a(at:)": ("a.graphql",)})
    assert (change.coordinate, change.used_by) == ("At", ("a.graphql",))


def test_an_early_removal_that_nobody_would_notice_is_dangerous() -> None:
    (change,) = changes_of(*REMOVALS["a field"], today=TODAY, used={})
    assert (change.level, change.because) == (Level.DANGEROUS, "no known operation uses it")


# Reports --------------------------------------------------------------------------------------------------------------

OLD = f"""type Query {{
  post(id: ID, slug: String): Post
  old: ID {DEPRECATED}
  count: String
}}
type Post {{
  id: ID
}}
union Gone = Post
"""

NEW = '''"""
Reads, 100%.
"""
type Query {
  post(id: ID): Post
  count: String!
}
type Post {
  id(format: String): ID
}
'''


@pytest.fixture
def reported() -> list[Change]:
    return changes_of(OLD, NEW, today=LAST_DAY + A_DAY, used={"Query.post(slug:)": ("a.graphql", "b.graphql")})


def test_a_text_report_is_grouped_and_aligned(reported: list[Change]) -> None:
    assert text_report(reported).splitlines() == [
        "Breaking",
        "  old.graphql:2  ARG_REMOVED          Query.post(slug:) was removed: operations that give it no longer "
        "validate. Used by a.graphql and 1 more.",
        "",
        "Dangerous",
        "  old.graphql:9  TYPE_REMOVED         Gone was removed: operations that mention it, or what has this type, no "
        "longer validate. Not breaking: no operation could come to it.",
        "  new.graphql:9  OPTIONAL_ARG_ADDED   Post.id(format:) was added: operations that leave it out must go on "
        "meaning the same.",
        "",
        "Safe",
        "  old.graphql:3  FIELD_REMOVED        Query.old was removed: operations that select it no longer validate. "
        "Not breaking: deprecated, and to be removed after 2026-12-31.",
        "  new.graphql:4  DESCRIPTION_ADDED    The description of Query was added.",
        "  new.graphql:6  FIELD_TYPE_NARROWED  Query.count changed from String to String!: every answer is one that "
        "clients are ready for.",
        "",
        "1 breaking, 2 dangerous, 3 safe changes",
    ]
    assert text_report(reported[:1]).endswith("\n1 breaking, 0 dangerous, 0 safe changes")


def test_a_json_report_is_one_object(reported: list[Change]) -> None:
    text = json_report(reported, "old.graphql")
    assert text.startswith('{\n  "against": "old.graphql",\n')
    report = json.loads(text)
    assert report["summary"] == {"breaking": 1, "dangerous": 2, "safe": 3}
    assert len(report["changes"]) == 6
    assert report["changes"][0] == {
        "level": "breaking",
        "code": "ARG_REMOVED",
        "coordinate": "Query.post(slug:)",
        "message": "Query.post(slug:) was removed: operations that give it no longer validate.",
        "file": "old.graphql",
        "line": 2,
        "because": None,
        "usedBy": ["a.graphql", "b.graphql"],
    }
    assert report["changes"][3]["because"] == "deprecated, and to be removed after 2026-12-31"
    assert json.loads(json_report([], "x")) == {
        "against": "x",
        "summary": {"breaking": 0, "dangerous": 0, "safe": 0},
        "changes": [],
    }


def test_a_github_report_annotates_the_new_sdl(reported: list[Change]) -> None:
    annotations = github_report(reported, Sdl(NEW, "schema.graphql")).splitlines()
    assert [annotation.rpartition("::")[0] for annotation in annotations] == [
        "::error file=schema.graphql,line=5,title=Breaking%3A Query.post(slug%3A)",
        "::warning file=schema.graphql,line=1,title=Dangerous%3A Gone",
        "::warning file=schema.graphql,line=9,title=Dangerous%3A Post.id(format%3A)",
        "::notice file=schema.graphql,line=4,title=Safe%3A Query.old",
        "::notice file=schema.graphql,line=4,title=Safe%3A Query",
        "::notice file=schema.graphql,line=6,title=Safe%3A Query.count",
    ]
    assert annotations[0].endswith(
        "::Query.post(slug:) was removed: operations that give it no longer validate. Used by a.graphql and 1 more."
    )
    assert github_report([], Sdl(NEW)) == ""


def test_a_message_is_one_line() -> None:
    new = 'type Query { a: ID @deprecated(reason: """Use\n`b`,\n50% faster.""") }'
    changes = changes_of("type Query { a: ID }", new)
    assert changes[0].message == "Query.a was deprecated: Use `b`, 50% faster."
    assert github_report(changes, Sdl(new)).endswith("::Query.a was deprecated: Use `b`, 50%25 faster.")
