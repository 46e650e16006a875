"""A literal tag is one in no variable, is reported at each, and is read back as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

import pubmeta
from pubmeta import Article
from pubmeta.formats.csl.terms import TAG, WORD_JOINER

_TAG = re.compile(f"<(?!{WORD_JOINER})(?={TAG})")
_UNPRINTED = {"id", "categories", "custom"}


def article(text: str, **fields: Any) -> Article:
    """An article with the text in every field that CSL has a variable for, and in works that it cites."""
    name = {"family": text, "given": text, "particle": text, "suffix": text}
    work = {
        **dict.fromkeys(("title", "container_title", "series_title", "volume", "issue", "edition", "version"), text),
        **dict.fromkeys(("publisher", "publisher_place"), text),
        "authors": [name, {"name": text}],
        "editors": [name],
    }
    return Article.model_validate(
        {
            "title": text,
            "short_title": text,
            "contributors": [name, {"name": text}, {**name, "role": "translator"}],
            "keywords": [{"keywords": [text]}],
            "journal": {"title": text, "abbreviations": [text], "publisher": {"name": text, "place": text}},
            "volume": text,
            "issue": text,
            "article_number": text,
            "version": {"label": text},
            "references": [
                {"key": "a", "work": {**work, "number": text, "pages": {"first": text, "last": text}}},
                {"key": "b", "work": {**work, "article_number": text}},
                {"key": "c", "work": {**work, "number": text, "article_number": f"{text} 2"}},
            ],
            **fields,
        }
    )


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)


@pytest.mark.parametrize("tag", ["<b>x</b>", "x <i>", "</sup> x", '<span class="nocase">x', f"x <{WORD_JOINER}b>"])
def test_a_literal_tag_is_one_in_no_variable_and_is_read_back(tag: str) -> None:
    known = article(tag)
    document = pubmeta.export(known, "csl")
    for item in json.loads(document.content):
        found = list(texts([value for variable, value in item.items() if variable not in _UNPRINTED]))
        assert [text for text in found if _TAG.search(text)] == []
        assert sum(WORD_JOINER in text for text in found) > 12
    assert pubmeta.read(document.content, "csl").article == known


def test_each_is_reported_once_where_it_is() -> None:
    document = pubmeta.export(article("<b>x</b>", pages={"first": "<b>x</b>"}), "csl")
    reported = [problem.path for problem in document.problems if "literal tag that CSL reads" in problem.message]
    assert len(reported) == len(set(reported))
    assert {
        "volume",
        "pages",
        "article_number",
        "version.label",
        "journal.abbreviations[0]",
        "contributors[1].name",
        "contributors[2].particle",
        "references[0].work.pages",
        "references[0].work.number",
        "references[0].work.editors[0].suffix",
        "references[1].work.article_number",
    } <= set(reported)


def test_where_custom_is_lost_the_variables_say_the_same() -> None:
    known = article("A <b>x</b>", contributors=[{"family": "Roe", "particle": "<i>de"}], references=[])
    (item,) = json.loads(pubmeta.export(known, "csl").content)
    del item["custom"]
    assert pubmeta.read(json.dumps([item]).encode(), "csl").article == known


def test_a_joiner_is_read_as_it_is_where_it_keeps_no_tag_literal() -> None:
    given = {
        "type": "article-journal",
        "title": f"<i>a</i> <{WORD_JOINER}b> <{WORD_JOINER}x>",
        "volume": f"1{WORD_JOINER}",
    }
    read = pubmeta.read(json.dumps([given]).encode(), "csl").article
    assert str(read.volume) == f"1{WORD_JOINER}"
    assert read.title == pubmeta.model.Markup(markup=f"<i>a</i> &lt;b> &lt;{WORD_JOINER}x>")
