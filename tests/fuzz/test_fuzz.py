"""A few seconds of every kind of knock; `make fuzz` goes on for as long as one likes."""

from __future__ import annotations

import pytest

from tests.fuzz.__main__ import KINDS, finds_of

_SECONDS = 2.0


@pytest.mark.parametrize("kind", KINDS)
def test_knocks_find_nothing(kind: str) -> None:
    assert [find.what for find in finds_of(kind, seed=1, seconds=_SECONDS)] == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_many_knocks_find_nothing(kind: str) -> None:
    assert [find.what for find in finds_of(kind, seed=2, seconds=120)] == []
