"""Readers, validators and writers take time that grows with a document and no faster, whatever repeats in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

import pytest
from pydantic import ValidationError

import pubmeta
from pubmeta import Article, PubmetaError
from pubmeta.registry import format_names, get_format
from tests.growth.formats import article_with, documents, pumped_articles, pumped_documents
from tests.growth.measuring import MOST_SECONDS, grows_too_fast, seconds_of
from tests.growth.pumps import Pump

_LENGTH = 20_000
_QUICK = 0.25
"""Seconds for `_LENGTH`; what is quadratic in a pattern takes longer."""
_MOST = 6.0
_READERS = [name for name in format_names() if get_format(name).read and documents(name)]
_VALIDATORS = [name for name in format_names() if get_format(name).validate and documents(name)]
_WRITERS = [name for name in format_names() if get_format(name).write]
_RECOGNISERS = [name for name in _READERS if get_format(name).recognise]
_EVERY = 17
"""Of the many documents one in so many is tried in the short run; the same ones each time."""
_EVERY_ARTICLE = 211

Call = Callable[[str], object]


def _reader(name: str) -> Call:
    def call(text: str) -> None:
        with suppress(PubmetaError):
            pubmeta.read(text, name)

    return call


def _validator(name: str) -> Call:
    return lambda text: pubmeta.validate(text, name)


def faults(call: Call, pumps: Sequence[Pump], length: int = _LENGTH, quick: float = _QUICK) -> list[str]:
    """The documents that take time which grows faster than they do."""
    found = []
    for pump in pumps:

        def pumped(length: int, pump: Pump = pump) -> object:
            return call(pump.text(length))

        if seconds_of(lambda: pumped(60), MOST_SECONDS) > MOST_SECONDS:
            found.append(f"{pump.before[-30:]!r} {pump.unit!r}: 60: does not end")
        elif fault := grows_too_fast(pumped, length, quick, _MOST):
            found.append(f"{pump.before[-30:]!r} {pump.unit!r}: {fault}")
    return found


@pytest.mark.parametrize("name", _READERS)
def test_no_reader_grows_faster_than_its_document(name: str) -> None:
    assert faults(_reader(name), pumped_documents(name)[::_EVERY]) == []


@pytest.mark.parametrize("name", _VALIDATORS)
def test_no_validator_grows_faster_than_its_document(name: str) -> None:
    assert faults(_validator(name), pumped_documents(name)[:: 2 * _EVERY]) == []


@pytest.mark.parametrize("name", _RECOGNISERS)
def test_no_beginning_takes_long_to_be_recognised(name: str) -> None:
    """Of a file the first bytes are looked at, which may end anywhere: in a text, in a comment."""
    recognise = get_format(name).recognise
    assert recognise
    beginnings = [replace(pump, after="") for pump in pumped_documents(name)]
    assert faults(lambda text: recognise(text.encode()), beginnings, quick=0.02) == []


def _written(path: str, text: str) -> None:
    """Writes the full article in every format, with another text, unless the model refuses it."""
    try:
        article = Article.model_validate(article_with(path, text))
    except ValidationError:
        return
    for name in _WRITERS:
        with suppress(PubmetaError):
            pubmeta.write(article, name)


def test_no_writer_grows_faster_than_a_text() -> None:
    assert _article_faults(_EVERY_ARTICLE) == []


def _article_faults(every: int) -> list[str]:
    found = []
    for path, pump in pumped_articles()[::every]:
        found += [f"{path} {fault}" for fault in faults(partial(_written, path), [pump])]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", _READERS)
def test_no_reader_grows_faster_than_any_document(name: str) -> None:
    assert faults(_reader(name), pumped_documents(name)) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", _VALIDATORS)
def test_no_validator_grows_faster_than_any_document(name: str) -> None:
    assert faults(_validator(name), pumped_documents(name)) == []


@pytest.mark.slow
def test_no_writer_grows_faster_than_any_text() -> None:
    assert _article_faults(1) == []


def test_what_grows_is_noticed() -> None:
    def square(text: str) -> None:
        for _ in range(len(text) ** 2):
            pass

    assert len(faults(square, [Pump("", "x", "")], length=2_000, quick=0.01)) == 1
