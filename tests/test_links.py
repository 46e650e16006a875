"""DOIs and links with any character that they may have, in every form: read back as they are, or reported."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import pubmeta
from pubmeta import Article, WriteError
from pubmeta.registry import get_format
from tests.test_contract import FORMS, format_of

SIGNS = (*"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~é", "%2F", "%3B", "&amp;", "</a>", "..", "//", "\u2013")
READ = [form for form in FORMS if get_format(format_of(form)).read and get_format(format_of(form)).write]


def _articles(value: str) -> Iterator[Article]:
    """A DOI or a link in each of its places, one place in each article."""
    work = {"title": "T", "authors": [{"family": "Li", "given": "Ann"}], "date": "2001"}
    of_place: list[dict[str, Any]]
    if value.startswith("10."):
        cited = {**work, "doi": value}
        of_place = [
            {"doi": value},
            {"references": [{"key": "r1", "work": cited}]},
            {"references": [{"key": "r1", "work": cited, "raw": f"Li, A. T. 2001. doi:{value}"}]},
            {"relations": [{"type": "is-supplement-to", "target": value, "target_type": "doi"}]},
        ]
    else:
        cited = {**work, "url": value}
        of_place = [
            {"landing_page": value, "licenses": [{"url": value}]},
            {"full_texts": [{"url": value, "media_type": "application/pdf"}]},
            {"references": [{"key": "r1", "work": cited, "raw": f"Li, A. T. 2001. {value}"}]},
            {"relations": [{"type": "is-supplement-to", "target": value, "target_type": "url"}]},
        ]
    for fields in of_place:
        yield Article.model_validate(
            {
                "title": "Rain and salt",
                "type": "research-article",
                "doi": "10.5555/rain",
                "landing_page": "https://www.example.org/rain",
                "contributors": [{"family": "Berg", "given": "Ada"}],
                "dates": {"published": "2020-01-02"},
                "journal": {"title": "J", "publisher": "P", "issn_electronic": "1234-5679", "publisher_id": "j"},
                **fields,
            }
        )


def _values() -> Iterator[str]:
    for sign in SIGNS:
        yield from (f"10.5555/a{sign}b", f"10.5555/a{sign}", f"10.5555/{sign}")
        for place in (f"/a{sign}b", f"/a{sign}", f"/?q={sign}", sign):
            yield f"https://www.example.org{place}"


@pytest.mark.parametrize("form", READ)
def test_a_link_is_kept_or_reported(form: str) -> None:
    written = 0
    for value in _values():
        try:
            articles = list(_articles(value))
        except ValueError:  # the model does not take it
            continue
        for article in articles:
            try:
                pubmeta.export(article, format_of(form), FORMS[form], verify=True)
            except WriteError:
                continue
            written += 1
    assert written > 300
