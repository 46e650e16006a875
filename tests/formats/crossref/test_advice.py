"""What Crossref and its users complain about, said of the article before it is a document."""

from __future__ import annotations

from typing import Any

import pytest

import pubmeta
from pubmeta.formats.crossref.advice import advise
from pubmeta.model import Article
from pubmeta.problems import Log, Problem
from tests.formats.crossref.conftest import ARTICLE, OPTIONS, Write

LICENSE = {"url": "https://creativecommons.org/licenses/by/4.0/", "applies_to": "vor", "start_date": "2024-02-29"}
GOOD: dict[str, Any] = {
    **ARTICLE,
    "subtitle": "A study",
    "translated_titles": [{"title": "水", "language": "zh"}, {"title": "Wasser in Pflanzen", "language": "de"}],
    "contributors": [{"family": "McLIND", "given": "Eva", "suffix": "Jr."}, {"name": "OFFICE"}],
    "licenses": [LICENSE, {"statement": "All may read it."}],
    "issue": "Suppl. 3",
    "pages": {"first": "10", "last": "19"},
    "abstracts": [{"sections": [{"paragraphs": ["Where a < b, and R&D"]}]}],
}
ESCAPED = "<em> applies"


def advice(**fields: Any) -> list[Problem]:
    log = Log()
    advise(Article.model_validate({**GOOD, **fields}), log)
    return list(log)


def test_an_article_that_keeps_the_rules() -> None:
    assert advice() == []


@pytest.mark.parametrize(
    ("code", "path", "fields"),
    [
        ("title-one-word", "title", {"title": "Water", "subtitle": None}),
        ("title-one-word", "translated_titles[0].title", {"translated_titles": [{"title": "Eau", "language": "fr"}]}),
        ("title-colon", "title", {"title": "Water:"}),
        (
            "title-colon",
            "translated_titles[0].title",
            {"translated_titles": [{"title": "Eau:", "subtitle": "x", "language": "fr"}]},
        ),
        ("no-person", "contributors", {"contributors": [{"name": "Office"}]}),
        ("surname-capitals", "contributors[0].family", {"contributors": [{"family": "LIND"}]}),
        ("surname-junior", "contributors[0].family", {"contributors": [{"family": "Lind Jr."}]}),
        ("surname-et-al", "contributors[0].family", {"contributors": [{"family": "Lind et al."}]}),
        ("given-name-letter", "contributors[0].given", {"contributors": [{"family": "Lind", "given": "E"}]}),
        (
            "surname-capitals",
            "contributors[0].variants[0].family",
            {"contributors": [{"family": "Lind", "variants": [{"family": "LIND", "language": "en"}]}]},
        ),
        ("license-details", "licenses[0]", {"licenses": [{**LICENSE, "start_date": "2024"}]}),
        ("license-details", "licenses[0]", {"licenses": [{"spdx": "CC-BY-4.0", "start_date": "2024-02-29"}]}),
        ("issue-words", "issue", {"issue": "Issue 3"}),
        ("page-underscore", "pages.first", {"pages": {"first": "1_2"}}),
        ("page-hyphen", "pages.last", {"pages": {"first": "1", "last": "S-9"}}),
    ],
)
def test_a_rule_that_the_article_breaks(code: str, path: str, fields: dict[str, Any]) -> None:
    (problem,) = advice(**fields)
    assert (problem.code, problem.path) == (f"crossref.{code}", path)
    assert problem.remedy


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("title", {"title": ESCAPED}),
        ("subtitle", {"subtitle": {"markup": "a <i>b</i> &lt;p>"}}),
        ("issue_title", {"issue_title": ESCAPED}),
        ("translated_titles[0].title", {"translated_titles": [{"title": ESCAPED, "language": "fr"}]}),
        ("journal.title", {"journal": {**ARTICLE["journal"], "title": ESCAPED}}),
        ("journal.abbreviations[0]", {"journal": {**ARTICLE["journal"], "abbreviations": [ESCAPED]}}),
        ("contributors[0].given", {"contributors": [{"family": "Lind", "given": "E&eacute;"}]}),
        ("contributors[1].name", {"contributors": [{"family": "Lind"}, {"name": ESCAPED}]}),
        (
            "contributors[0].affiliations[0].name",
            {"contributors": [{"family": "Lind", "affiliations": [{"name": ESCAPED}]}]},
        ),
        ("abstracts[0].title", {"abstracts": [{"title": ESCAPED, "sections": [{"paragraphs": ["x"]}]}]}),
        (
            "abstracts[0].sections[0].paragraphs[1]",
            {"abstracts": [{"sections": [{"paragraphs": ["x", {"markup": "&lt;<i>p</i>&gt;"}]}]}]},
        ),
        ("references[0].raw", {"references": [{"key": "r", "raw": ESCAPED}]}),
    ],
)
def test_markup_that_is_text_is_said_once_by_the_rule_on_the_article(path: str, fields: dict[str, Any]) -> None:
    document = pubmeta.export(Article.model_validate({**GOOD, **fields}), "crossref", OPTIONS)
    found = [(each.code, each.path) for each in document.problems if "markup" in (each.code or "")]
    assert found == [("article.markup", path)]
    assert "crossref.escaped-markup" in {each.code for each in pubmeta.validate(document.content).problems}


def test_of_what_a_record_of_posted_content_has_no_place_for_nothing_is_said() -> None:
    posted = {"type": "preprint", "title": "Water", "subtitle": None, "issue": "Issue 3", "pages": {"first": "1_2"}}
    assert advice(**posted) == []


@pytest.mark.parametrize(
    ("code", "path", "fields"),
    [
        ("year", "dates.published_print", {"dates": {"published_print": "2026"}, "volume": "1"}),
        (
            "edition-words",
            "references[0].work.edition",
            {"references": [{"key": "r", "work": {"edition": "Rev. ed."}}]},
        ),
        ("citation-journal", "references[0]", {"references": [{"key": "r", "work": {"article_number": "e1"}}]}),
        ("lost-character", "title", {"title": "Water in pl\ufffdnts"}),
        ("doi-old", "doi", {"doi": "10.1000/(SICI)1234<5>", "dates": {"published_print": "1999"}}),
    ],
)
def test_what_depends_on_the_options_is_said_once_by_the_writer(
    written: Write, code: str, path: str, fields: dict[str, Any]
) -> None:
    found = [problem for problem in written(**fields).problems if problem.code == f"crossref.{code}"]
    assert [(problem.path, bool(problem.remedy)) for problem in found] == [(path, code != "doi-old")]


def test_the_form_of_a_timestamp_is_an_option(written: Write) -> None:
    made = written(options={"timestamp": "1709294400"})
    assert [problem.path for problem in made.problems if problem.code == "crossref.timestamp-form"] == [
        "options.timestamp"
    ]
