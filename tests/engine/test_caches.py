"""The caches of documents and plans: bounded, counted, and never mistaken in what they hold."""

import gc
import json
from typing import Any

import pytest
from ariadne.validation.introspection_disabled import IntrospectionDisabledRule
from graphql import ExecutionResult, execute, parse, specified_rules

from engine import DocumentCache, InvalidRequest, LRUCache, breadth_first
from engine.documents import Document
from engine.execution import MAX_VARIANTS
from tests.engine.asking import schema_of
from tests.engine.differential import answer_of

SCHEMA = schema_of("type Query { a: Int b: Int }", {"a": 1, "b": 2})


def test_what_was_used_least_recently_goes_first() -> None:
    cache: LRUCache[str, int] = LRUCache(2)
    cache.put("a", 1)
    cache.put("b", 2)
    assert cache.get("a") == 1
    cache.put("c", 3)
    assert (cache.get("b"), cache.get("a"), cache.get("c")) == (None, 1, 3)
    assert (cache.hits, cache.misses, len(cache)) == (3, 1, 2)


def test_a_heavy_entry_takes_the_room_of_several() -> None:
    cache: LRUCache[str, int] = LRUCache(10)
    for key in "abc":
        cache.put(key, 1, 3)
    cache.put("d", 1, 6)
    assert [key for key in "abcd" if cache.get(key)] == ["c", "d"]
    cache.put("d", 2, 7)
    assert ([cache.get(key) for key in "cd"], cache.weight) == ([1, 2], 10)
    cache.put("e", 1, 11)
    assert (cache.get("e"), len(cache)) == (None, 2)
    cache.put("d", 1, 11)
    assert (cache.get("d"), cache.weight) == (None, 3)


def test_a_document_is_parsed_and_validated_once() -> None:
    cache = DocumentCache(SCHEMA)
    documents = [cache.get("{ a }") for _ in range(3)]
    assert documents[0] is documents[1] is documents[2]
    assert documents[0].operation() is documents[0].operation()
    assert (cache.documents.hits, cache.documents.misses) == (2, 1)


def test_the_errors_of_an_invalid_document_are_kept() -> None:
    cache = DocumentCache(SCHEMA)
    for _ in range(2):
        with pytest.raises(InvalidRequest) as refused:
            cache.get("{ c }").operation()
        (error,) = refused.value.errors
        assert error.message == "Cannot query field 'c' on type 'Query'. Did you mean 'a' or 'b'?"
    assert (cache.documents.hits, cache.documents.misses) == (1, 1)


def test_rules_of_ones_own_are_checked() -> None:
    cache = DocumentCache(SCHEMA, rules=(*specified_rules, IntrospectionDisabledRule))
    with pytest.raises(InvalidRequest) as refused:
        cache.get("{ __schema { description } }").operation()
    assert [error.message for error in refused.value.errors] == ["Cannot query '__schema': introspection is disabled."]


@pytest.mark.parametrize(
    ("source", "name", "message"),
    [
        ("query A { a } query B { b }", None, "Must provide operation name if query contains multiple operations."),
        ("query A { a }", "B", "Unknown operation named 'B'."),
        ("{ a }", "A", "Unknown operation named 'A'."),
        ("fragment F on Query { a }", None, "Must provide an operation."),
    ],
)
def test_the_operation_must_be_clear(source: str, name: str | None, message: str) -> None:
    document = parse(source)
    with pytest.raises(InvalidRequest) as refused:
        Document(SCHEMA, document, []).operation(name)
    # As the reference says it.
    expected = execute(SCHEMA, document, operation_name=name)
    assert isinstance(expected, ExecutionResult)
    assert refused.value.errors == expected.errors
    assert refused.value.errors[0].message == message


@pytest.mark.parametrize(("size", "documents"), [(0, 0), (10, 1), (55, 5)])
def test_a_flood_of_documents_evicts_and_never_grows(size: int, documents: int) -> None:
    cache = DocumentCache(SCHEMA, size=size)
    for number in range(10, 60):
        cache.get(f"{{ a{number}: a }}").operation()
        assert cache.documents.weight <= size
        assert len(cache.documents) <= documents


def test_a_document_that_does_not_parse_is_not_kept() -> None:
    cache = DocumentCache(SCHEMA, max_length=20, max_tokens=8)
    for source in ("{", "{ a a a a a a a a }", f"{{ a }}{' ' * 20}", "{ a " + "#\n" * 9 + "}"):
        with pytest.raises(InvalidRequest):
            cache.get(source)
    assert len(cache.documents) == 0


async def test_a_plan_is_compiled_once_for_an_operation() -> None:
    executor = breadth_first()
    document = parse("query A { a } query B { b }")
    for _ in range(3):
        assert (await answer_of(executor, SCHEMA, parse("{ a }"), {})).data == '{"a": 1}'
        result = await _named(executor, document, "A"), await _named(executor, document, "B")
        assert result == ({"a": 1}, {"b": 2})
    assert (executor.plans.hits, executor.plans.misses) == (4, 5)


async def _named(executor: Any, document: Any, name: str) -> Any:
    result: Any = execute(SCHEMA, document, operation_name=name, execution_context_class=executor)
    return (await result).data


async def test_a_flood_of_operations_evicts_plans_and_never_grows() -> None:
    executor = breadth_first(33)
    for number in range(10, 30):
        # Each document is gone before the next one is made, so that identities are used again.
        assert (await answer_of(executor, SCHEMA, parse(f"{{ a{number}: a }}"), {})).data == f'{{"a{number}": 1}}'
        gc.collect(0)
        assert len(executor.plans) <= 3


async def test_an_operation_has_a_bounded_number_of_variants() -> None:
    names = [f"v{number}" for number in range(7)]
    document = parse(
        f"query ({' '.join(f'${name}: Boolean!' for name in names)})"
        f" {{ {' '.join(f'{name}: a @include(if: ${name})' for name in names)} }}"
    )
    executor = breadth_first()
    for outcome in range(2**7):
        variables = {name: bool(outcome >> bit & 1) for bit, name in enumerate(names)}
        answer = await answer_of(executor, SCHEMA, document, variables)
        assert json.loads(answer.data) == {name: 1 for name, included in variables.items() if included}
        ((plans, _),) = executor.plans._entries.values()
        assert 0 < len(plans.variants) <= MAX_VARIANTS
