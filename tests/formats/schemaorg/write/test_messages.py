"""What the writer reports, and where: the messages that no test of a single field reads."""

from __future__ import annotations

from typing import Any

import pytest

from pubmeta.formats.schemaorg import FORMAT
from pubmeta.model import Article
from pubmeta.problems import Log


@pytest.mark.parametrize(
    ("fields", "path", "message"),
    [
        (
            {"dates": {"published_online": "2013-05-17"}},
            "dates.published",
            "datePublished, 2013-05-17, reads as a date of unknown medium",
        ),
        ({"dates": {"issue": "2013-09"}}, "dates.issue", "an issue without number and title cannot be dated 2013-09"),
        (
            {"translated_titles": [{"title": "Wasser", "language": "de", "subtitle": "Eine Studie"}]},
            "translated_titles[0]",
            "title and subtitle are written as one text",
        ),
        (
            {"full_texts": [{"url": "https://www.example.org/c.pdf", "purpose": "similarity-check"}]},
            "full_texts[0]",
            "a link for similarity checking is not for the public: https://www.example.org/c.pdf,",
        ),
        (
            {"dates": {"published_online": "2013-05-17"}},
            "dates.published_online",
            "datePublished, 2013-05-17, does not say of which medium it is",
        ),
        (
            {
                "contributors": [
                    {"name": "Editors", "role": "editor"},
                    {"name": "Translators"},
                    {"family": "Weiss", "role": "reviewer"},
                ]
            },
            "contributors",
            "each role stands in a property of its own; their order among each other is lost",
        ),
        (
            {"contributors": [{"family": "Engelen", "variants": [{"family": "王", "language": "zh"}]}]},
            "contributors[0].variants[0]",
            "an alternateName is one text, the parts of a name not told apart",
        ),
        (
            {"contributors": [{"family": "Engelen", "particle": "van"}]},
            "contributors[0].particle",
            "familyName holds it with the name, not told apart: van Engelen",
        ),
        (
            {"references": [{"key": "r1", "work": {"editors": [{"family": "Olsen"}, {"name": "Society"}]}}]},
            "references[0].work.editors[1]",
            "only a person is an editor in schema.org; written as contributor",
        ),
        (
            {"awards": [{"funder": {"name": "Trust"}}, {"funder": {"name": "Trust"}}]},
            "awards",
            "funders and grants stand apart; the awards' order, or one without details, is lost",
        ),
        (
            {
                "abstracts": [
                    {"sections": [{"paragraphs": ["Zusammenfassung."]}], "language": "de"},
                    {"sections": [{"paragraphs": ["First."]}], "title": "Summary"},
                ]
            },
            "abstracts[1].title",
            "the property abstract has no heading",
        ),
        (
            {
                "abstracts": [
                    {"sections": [{"paragraphs": ["Zusammenfassung."]}]},
                    {"sections": [{"paragraphs": ["First."], "title": "Background"}]},
                ]
            },
            "abstracts[1].sections",
            "an abstract is one text; the titles of its sections are run in",
        ),
        (
            {"references": [{"key": "r1", "raw": {"markup": "Doe, J. <i>Rain</i>. 1999."}}]},
            "references[0].key",
            "a citation that is text has no id",
        ),
        (
            {"references": [{"key": "r1", "work": {"doi": "10.5555/rain"}}]},
            "references[0].key",
            "the cited work is known by its DOI",
        ),
        (
            {"references": [{"key": "r1", "work": {"type": "book", "pages": {"first": "7"}}}]},
            "references[0].work.pages",
            "a Book has no pages in schema.org: 7",
        ),
        (
            {"references": [{"key": "r1", "work": {"type": "report", "edition": "2"}}]},
            "references[0].work.edition",
            "a Report has no edition in schema.org",
        ),
        (
            {"references": [{"key": "r1", "label": "1", "raw": {"markup": "Doe, J. <i>Rain</i>. 1999."}}]},
            "references[0].label",
            "a citation that is text has no position; the label is 1",
        ),
        (
            {
                "relations": [
                    {"type": "is-part-of", "target": "10.5555/x", "target_type": "doi"},
                    {"type": "has-part", "target": "10.5555/x", "target_type": "doi"},
                ]
            },
            "relations",
            "each kind stands in a property of its own; their order among each other is lost",
        ),
        (
            {"updates": [{"type": "retraction", "doi": "10.5555/wrong", "date": "2024"}]},
            "updates[0].date",
            "schema.org does not date what a notice does to a work",
        ),
        (
            {"licenses": [{"url": "https://creativecommons.org/licenses/by/4.0/", "spdx": "CC-BY-4.0"}]},
            "licenses[0].spdx",
            "the licence is named by its URL",
        ),
        (
            {"keywords": [{"keywords": ["a"]}, {"keywords": ["b"]}]},
            "keywords",
            "there is one list of keywords; groups in the same language are not told apart",
        ),
        (
            {"awards": [{"funder": {"name": "Trust"}, "numbers": ["10.5555/g8"], "grant_doi": "10.5555/g7"}]},
            "awards[0].numbers[0]",
            "is a DOI, and the award has another one, 10.5555/g7",
        ),
        (
            {"abstracts": [{"sections": [{"paragraphs": ["A tag, </p>, ends one."]}]}]},
            "abstracts[0].sections",
            "hold what programs take for the end of a paragraph",
        ),
        (
            {
                "references": [
                    {
                        "key": "r1",
                        "work": {"type": "journal-article", "container_title": "Annals", "series_title": "Rain"},
                    }
                ]
            },
            "references[0].work.series_title",
            "a Periodical is in no series: Rain",
        ),
        (
            {"relations": [{"type": "is-part-of", "target": "https://purl.org/x", "target_type": "purl"}]},
            "relations[0].target_type",
            "it is known by its URL, https://purl.org/x",
        ),
        (
            {"relations": [{"type": "is-part-of", "target": "12345/x", "target_type": "ark"}]},
            "relations[0].target",
            "it is written in its usual form, ark:12345/x",
        ),
        (
            {
                "relations": [
                    {
                        "type": "is-same-as",
                        "target": "https://www.example.org/x",
                        "target_type": "url",
                        "description": "d",
                    }
                ]
            },
            "relations[0].description",
            "sameAs is a URL and nothing else",
        ),
    ],
)
def test_what_the_writer_reports_says_what_and_why(fields: dict[str, Any], path: str, message: str) -> None:
    log = Log()
    assert FORMAT.write
    FORMAT.write(Article.model_validate({"title": "Water", **fields}), FORMAT.options(), log)
    assert any(problem.path == path and message in problem.message for problem in log)
