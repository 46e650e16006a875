"""Some knocks of every kind, the same in every run; `make fuzz` goes on for as long as one likes."""

from __future__ import annotations

import pytest

from tests.fuzz import rounds_of
from tests.fuzz.__main__ import finds_of

_ROUNDS = {"articles": 1, "documents": 15, "mutants": 7, "kills": 1}
"""Mutants of deposits are judged in tests/schemas: the official schemas of Crossref take seconds to load."""


@pytest.mark.parametrize("kind", _ROUNDS)
def test_knocks_find_nothing(kind: str) -> None:
    assert [find.what for find in finds_of(kind, seed=1, rounds=range(_ROUNDS[kind]))] == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", _ROUNDS)
def test_many_knocks_find_nothing(kind: str) -> None:
    assert [find.what for find in finds_of(kind, seed=2, rounds=rounds_of(120))] == []
