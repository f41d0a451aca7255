"""Nulls where none may be: they go up to the nearest place that may be null, and take one error with them."""

from typing import Any

import pytest

from tests.engine.asking import ask, schema_of

SDL = """
type Query { nest: Nest sure: Nest! }
type Nest { value: Int sure: Int! other: Int! nest: Nest sureNest: Nest! nests: [Nest!] looseNests: [Nest] }
"""
NULL = "Cannot return null for non-nullable field Nest.sure."
GOOD = {"value": 1, "sure": 2, "other": 3}
BAD = {"value": None, "sure": None, "other": ValueError("other failed")}


@pytest.mark.parametrize(
    ("query", "nest", "data", "errors"),
    [
        ("{ nest { value } }", BAD, {"nest": {"value": None}}, []),
        ("{ nest { sure } }", BAD, {"nest": None}, [(NULL, ("nest", "sure"))]),
        ("{ sure { sure } }", BAD, None, [(NULL, ("sure", "sure"))]),
        # Of several errors below one null, the first in the order of the response is reported.
        ("{ nest { value sure other } }", BAD, {"nest": None}, [(NULL, ("nest", "sure"))]),
        ("{ nest { other sure } }", BAD, {"nest": None}, [("other failed", ("nest", "other"))]),
        # An error that was reported before stays, also when its place is nulled with a parent.
        (
            "{ nest { nest { sure } sure } }",
            BAD | {"nest": BAD},
            {"nest": None},
            [(NULL, ("nest", "nest", "sure")), (NULL, ("nest", "sure"))],
        ),
        (
            "{ nest { sureNest { sure } } }",
            GOOD | {"sure_nest": BAD},
            {"nest": None},
            [(NULL, ("nest", "sureNest", "sure"))],
        ),
        (
            "{ nest { value nest { sureNest { sureNest { sure } } } } }",
            GOOD | {"nest": GOOD | {"sure_nest": GOOD | {"sure_nest": BAD}}},
            {"nest": {"value": 1, "nest": None}},
            [(NULL, ("nest", "nest", "sureNest", "sureNest", "sure"))],
        ),
        (
            "{ nest { nests { sure } } }",
            GOOD | {"nests": [GOOD, BAD, BAD]},
            {"nest": {"nests": None}},
            [(NULL, ("nest", "nests", 1, "sure"))],
        ),
        (
            "{ nest { looseNests { sure } } }",
            GOOD | {"loose_nests": [GOOD, BAD, BAD]},
            {"nest": {"looseNests": [{"sure": 2}, None, None]}},
            [(NULL, ("nest", "looseNests", 1, "sure")), (NULL, ("nest", "looseNests", 2, "sure"))],
        ),
        ("{ a: nest { sure } b: nest { value } }", BAD, {"a": None, "b": {"value": None}}, [(NULL, ("a", "sure"))]),
    ],
)
async def test_a_null_goes_up_to_where_it_may_be(query: str, nest: Any, data: Any, errors: Any) -> None:
    assert await ask(schema_of(SDL, {"nest": nest, "sure": nest}), query) == (data, errors)


async def test_the_parts_that_do_not_depend_on_a_null_stand() -> None:
    schema = schema_of(SDL, {"nest": BAD, "sure": GOOD})
    assert await ask(schema, "{ sure { sure } nest { sure } again: sure { value } }") == (
        {"sure": {"sure": 2}, "nest": None, "again": {"value": 1}},
        [(NULL, ("nest", "sure"))],
    )


async def test_an_error_of_a_shared_selection_is_reported_for_every_place() -> None:
    schema = schema_of(SDL, {"nest": BAD, "sure": GOOD | {"nest": BAD}})
    query = "{ nest { ...sure } sure { nest { ...sure } } } fragment sure on Nest { sure }"
    assert await ask(schema, query) == (
        {"nest": None, "sure": {"nest": None}},
        [(NULL, ("nest", "sure")), (NULL, ("sure", "nest", "sure"))],
    )
