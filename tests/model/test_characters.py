"""No text of the model holds a character that a document cannot hold, nor a link that a browser runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from pubmeta import Article
from pubmeta.model.paths import field_types
from pubmeta.model.values import values
from tests.conftest import ROOT
from tests.field_fates import CASES

_FORBIDDEN = ("\x00", "\x01", "\x08", "\x0b", "\x1b", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff")
_SOURCES = {
    case: json.loads((ROOT / "tests" / "cases" / case / "article.json").read_text(encoding="utf-8")) for case in CASES
}
_BY_CLASS = {"contributors[].kind"}
"""Fields whose one value each class sets itself."""


def _places(value: Any, steps: tuple[int | str, ...] = ()) -> Iterator[tuple[int | str, ...]]:
    """Where the texts and numbers of an article are."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if inner is None:
        yield steps
    else:
        for step, each in inner:
            yield from _places(each, (*steps, step))


def _with(case: str, steps: tuple[int | str, ...], text: str) -> Any:
    """The case with another text in this place."""
    made = json.loads(json.dumps(_SOURCES[case]))
    part = made
    for step in steps[:-1]:
        part = part[step]
    part[steps[-1]] = text
    return made


def _text_at(case: str, steps: tuple[int | str, ...]) -> str:
    value: Any = _SOURCES[case]
    for step in steps:
        value = value[step]
    return str(value)


def _path(steps: tuple[int | str, ...]) -> str:
    names = (f".{step}" if isinstance(step, str) else "[]" for step in steps if step != "markup")
    return "".join(names).removeprefix(".")


_PLACES = {_path(steps): (case, steps) for case, source in _SOURCES.items() for steps in _places(source)}


def test_every_field_of_the_model_is_tried() -> None:
    assert set(field_types(Article)) - set(_PLACES) <= _BY_CLASS


@pytest.mark.parametrize("character", _FORBIDDEN, ids=ascii)
def test_no_field_takes_a_character_that_xml_forbids(character: str) -> None:
    taken = []
    for path, (case, steps) in _PLACES.items():
        text = _text_at(case, steps)
        middle = len(text) // 2
        for spoilt in (text[:middle] + character + text[middle:], text + character, character + text):
            try:
                article = Article.model_validate(_with(case, steps, spoilt))
            except ValidationError:
                continue
            # Around a date or an identifier it may be taken for space, which is left out.
            if spoilt.strip() != text or any(character in str(value) for _, value in values(article)):
                taken.append(path)
    assert taken == []


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "JavaScript:alert(1)", " vbscript:x", "data:text/html,x", "file:///etc/passwd"]
)
def test_no_field_that_is_a_link_takes_what_a_browser_runs(link: str) -> None:
    """A field of words may say so: it is written as text."""
    taken = set()
    for path, (case, steps) in _PLACES.items():
        try:
            Article.model_validate(_with(case, steps, link))
        except ValidationError:
            continue
        taken.add(path)
    links = {path for path, kinds in field_types(Article).items() if "url" in path or "link" in path}
    assert not taken & (links | {"landing_page", "subjects[].scheme", "relations[].target", "other_ids[].value"})


def test_what_only_begins_like_a_scheme_is_a_name() -> None:
    for name in ("Data", "data science: a list", "MSC:2020", "info:lcsh", "urn:oid:1.2", "https://example.org/scheme"):
        assert Article(title="T", subjects=({"term": "x", "scheme": name},)).subjects[0].scheme == name
