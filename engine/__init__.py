"""A breadth-first GraphQL executor for Ariadne: every field is resolved once for all of its parents."""

from engine.binding import BatchObjectType, PassthroughScalar, guard_field, resolver_of
from engine.cache import LRUCache
from engine.coordinates import coordinates_used, schema_coordinates
from engine.documents import DocumentCache, InvalidRequest, Operation
from engine.execution import breadth_first
from engine.executor import Executor
from engine.info import BatchInfo, Later, Row
from engine.observation import Observation, Observer
from engine.schema import make_schema

__all__ = [
    "BatchInfo",
    "BatchObjectType",
    "DocumentCache",
    "Executor",
    "InvalidRequest",
    "LRUCache",
    "Later",
    "Observation",
    "Observer",
    "Operation",
    "PassthroughScalar",
    "Row",
    "breadth_first",
    "coordinates_used",
    "guard_field",
    "make_schema",
    "resolver_of",
    "schema_coordinates",
]
