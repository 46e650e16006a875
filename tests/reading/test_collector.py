"""The garbage collector is off while a record is read, and afterwards as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

import pubmeta
from pubmeta.reading.collector import collector_off, with_collector_off
from tests.benchmarks.records import OPTIONS, article_with


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    yield
    gc.enable()


@pytest.mark.parametrize("is_on", [True, False])
def test_within_the_block_it_is_off_and_then_as_before(is_on: bool) -> None:  # noqa: FBT001
    if not is_on:
        gc.disable()
    with collector_off():
        assert not gc.isenabled()
        with collector_off():
            pass
        assert not gc.isenabled()
    assert gc.isenabled() is is_on
    with pytest.raises(KeyError), collector_off():
        raise KeyError
    assert gc.isenabled() is is_on


def test_of_many_items_it_is_off_while_one_is_made() -> None:
    def states() -> Iterator[bool]:
        for _ in range(3):
            yield gc.isenabled()

    made = [(state, gc.isenabled()) for state in with_collector_off(states())]
    assert made == [(False, True)] * 3


def test_it_is_off_while_a_record_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    states: list[bool] = []
    whole = pubmeta.get_format("article")
    reader: Any = whole.read

    def read(*given: object) -> Any:
        states.append(gc.isenabled())
        return reader(*given)

    monkeypatch.setattr("pubmeta.api.get_format", lambda _: replace(whole, read=read))
    assert pubmeta.read('{"title": "Water"}', "article").article.title == "Water"
    assert (states, gc.isenabled()) == ([False], True)


@pytest.mark.parametrize("name", OPTIONS)
def test_what_a_reader_makes_is_freed_without_it(name: str) -> None:
    content = pubmeta.write(article_with(references=100, authors=1), name, OPTIONS[name]).content
    pubmeta.read(content, name)
    gc.collect()
    gc.disable()
    pubmeta.read(content, name)
    assert gc.collect() < 50  # those of a parser, not some for each reference
