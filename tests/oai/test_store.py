"""Items, sets, and the store in memory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from pubmeta.oai import Item, ItemSet, MemoryStore, identifier_of

from .rain import FIRST, SETS, identifier, item

ALL = {"start": None, "end": None, "spec": None}


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        ("10.5555/rain.1", "oai:rain.example:10.5555/rain.1"),
        ("10.1002/(sici)1<2:ab>3.0#x", "oai:rain.example:10.1002/(sici)1%3C2:ab%3E3.0%23x"),
        ("ä [1]", "oai:rain.example:%C3%A4%20%5B1%5D"),
    ],
)
def test_an_identifier_is_a_uri_whatever_the_repository_calls_the_item(local: str, expected: str) -> None:
    assert identifier_of("rain.example", local) == expected
    assert Item(identifier=expected, datestamp=FIRST, article=None).identifier == expected


@pytest.mark.parametrize("text", ["", "rain", "oai:", "oai:a b", "oai:a<b", "http:///x", "http://a:b/c", "oai:a%2"])
def test_what_is_not_a_uri_identifies_no_item(text: str) -> None:
    with pytest.raises(ValueError, match="is not a URI"):
        Item(identifier=text, datestamp=FIRST, article=None)


def test_a_datestamp_has_a_time_zone() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        Item(identifier=identifier(1), datestamp=datetime(2024, 1, 1), article=None)


@pytest.mark.parametrize("spec", ["", "a b", "a:", ":a", "a/b"])
def test_what_is_not_a_set_spec(spec: str) -> None:
    with pytest.raises(ValueError, match="is not a setSpec"):
        ItemSet(spec=spec, name="x")
    with pytest.raises(ValueError, match="is not a setSpec"):
        Item(identifier=identifier(1), datestamp=FIRST, article=None, sets=("a", spec))


def test_a_set_has_a_name() -> None:
    with pytest.raises(ValueError, match="the name '' is blank"):
        ItemSet(spec="a", name="")


def test_items_follow_each_other_whatever_changes() -> None:
    held = MemoryStore([item(number) for number in (3, 1, 2)], SETS)
    first = held.items(**ALL, after=None, limit=1)
    assert [each.identifier for each in first] == [identifier(1)]
    held.put(item(1, at=FIRST + timedelta(days=99)))
    held.put(item(0))
    held.put(item(2, article=None))
    rest = held.items(**ALL, after=first[0].identifier, limit=9)
    assert [each.identifier for each in rest] == [identifier(2), identifier(3)]
    assert rest[0].article is None
    assert held.get(identifier(0)) is not None
    assert held.get(identifier(9)) is None
    assert [each.identifier for each in held.items(**ALL, after=f"{identifier(2)}5", limit=9)] == [identifier(3)]


def test_items_of_a_span_and_of_a_set() -> None:
    held = MemoryStore([item(0), item(1, sets=("open",)), item(2, sets=("open:cc-by",)), item(3, sets=("opener",))])
    day = timedelta(days=1)

    def found(start: datetime | None = None, end: datetime | None = None, spec: str | None = None) -> list[str]:
        return [each.identifier for each in held.items(start=start, end=end, spec=spec, after=None, limit=9)]

    assert found(start=FIRST + day, end=FIRST + 2 * day) == [identifier(1)]
    assert found(spec="open") == [identifier(1), identifier(2)]
    assert found(spec="open", start=FIRST + 2 * day) == [identifier(2)]


def test_the_earliest_time_stays_when_its_item_changes() -> None:
    held = MemoryStore()
    assert held.earliest() is None
    held.put(item(5))
    held.put(item(2))
    held.put(item(2, at=datetime(2025, 1, 1, tzinfo=UTC)))
    assert held.earliest() == FIRST + timedelta(days=2)
