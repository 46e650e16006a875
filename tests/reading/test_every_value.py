"""Each value of a document replaced by one that the model refuses: it is read without it, or the reason is given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from lxml import etree

import pubmeta
from pubmeta import ReadError
from pubmeta.registry import format_names, get_format
from tests.reading.damage import of_json, of_xml, places
from tests.reading.test_damage import own_documents, structure_of

_REFUSED = ("javascript:alert(1)", "\ufeff", ".", "10.5555/.", "https://a..example/", "9" * 400, "2024-13-45")
_LONG = "x" * 1_000_001
_NAMES = [name for name in format_names() if get_format(name).read and structure_of(name) in (of_json, of_xml)]


def _with_values(name: str, values: tuple[str, ...]) -> Iterator[bytes]:
    """The format's own documents with each value in each of its places, a kind of place once."""
    known: set[tuple[str, ...]] = set()
    for content in own_documents(name):
        with_value = _in_json if structure_of(name) is of_json else _in_xml
        yield from with_value(content, values, known)


def _in_xml(content: bytes, values: tuple[str, ...], known: set[tuple[str, ...]]) -> Iterator[bytes]:
    root = etree.fromstring(content, etree.XMLParser(load_dtd=False, no_network=True))
    for element in root.iter("*"):
        around = tuple(each.tag for each in (element, *element.iterancestors()))
        for key in ("", *element.keys()):
            if (key, *around) in known:
                continue
            known.add((key, *around))
            before = element.get(key) if key else element.text
            for value in values:
                _set(element, key, value)
                yield etree.tostring(root, encoding="utf-8")
            _set(element, key, before)


def _set(element: Any, key: str, value: str | None) -> None:
    if key:
        element.set(key, value)
    else:
        element.text = value


def _in_json(content: bytes, values: tuple[str, ...], known: set[tuple[str, ...]]) -> Iterator[bytes]:
    document = json.loads(content)
    for parent, key, kind in list(places(document)):
        before = parent[key]
        if kind in known or isinstance(before, dict | list):
            continue
        known.add(kind)
        for value in values:
            parent[key] = value
            yield json.dumps(document).encode()
        parent[key] = before


@pytest.mark.parametrize("name", _NAMES)
def test_a_value_that_is_refused_ends_no_reading(name: str) -> None:
    count = 0
    for content in _with_values(name, _REFUSED):
        with suppress(ReadError):
            pubmeta.read(content, name)
        count += 1
    assert count > 100


@pytest.mark.slow
@pytest.mark.parametrize("name", _NAMES)
def test_a_value_that_is_too_long_ends_no_reading(name: str) -> None:
    for content in _with_values(name, (_LONG,)):
        with suppress(ReadError):
            pubmeta.read(content, name)
