"""Texts that mean something in HTML, in every place of an article: on the page they are texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.web.page.conftest import Show
from tests.web.page.html_checks import words_of

FULL = json.loads((Path(__file__).resolve().parents[2] / "cases/full/article.json").read_bytes())
TEXTS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'></textarea><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "</ol></article><iframe src=//example.org>",
)
_FREE = {
    "title",
    "subtitle",
    "name",
    "family",
    "given",
    "raw",
    "statement",
    "heading",
    "term",
    "section",
    "description",
}
"""Fields that take any text."""


def _filled(value: Any, text: str, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _filled(each, text, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_filled(each, text, key) for each in value]
    return (
        text if isinstance(value, str) and key in _FREE | {"paragraphs", "keywords", "archives", "degrees"} else value
    )


@pytest.mark.parametrize("text", TEXTS)
def test_an_article_s_text_is_text(show: Show, text: str) -> None:
    page = show(json.dumps(_filled(FULL, text)).encode(), f"{text}.json")
    assert words_of(page).count(text.replace("  ", " ")) > 50


@pytest.mark.parametrize("text", TEXTS)
def test_a_source_s_text_is_text(show: Show, text: str) -> None:
    show(f"TY  - JOUR\nTI  - {text}\nDO  - {text}\nXX  - {text}\nUR  - javascript:alert(1)\nER  - \n".encode())
    show(f"<!DOCTYPE html><title>{text}</title><meta name=citation_title content='a'>{text}".encode())
    show(text.encode(), status=422)


@pytest.mark.parametrize("text", TEXTS)
def test_a_setting_s_text_is_text(show: Show, text: str) -> None:
    record = b"@article{a, title={Leaves}, journal={Trees}}"
    fields = {"journal.publisher": text, "crossref.depositor_name": text, "read_as": "bibtex"}
    page = show(record, **fields)
    assert page.get_element_by_id("journal-publisher").get("value") == text
