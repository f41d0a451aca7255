"""The contract, for the tests of its tools."""

from pathlib import Path

import pytest

from contract.sdl import Sdl

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def contract() -> Sdl:
    return Sdl.read(ROOT / "schema.graphql", "schema.graphql")
