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
            "is absent; 2013-05-17, a date in another medium, is written and is read as this",
        ),
        (
            {"dates": {"issue": "2013-09"}},
            "dates.issue",
            "schema.org dates an issue only if it has a number or a title; this date is 2013-09",
        ),
        (
            {"translated_titles": [{"title": "Wasser", "language": "de", "subtitle": "Eine Studie"}]},
            "translated_titles[0]",
            "title and subtitle are written as one text",
        ),
        (
            {"full_texts": [{"url": "https://www.example.org/c.pdf", "purpose": "similarity-check"}]},
            "full_texts[0]",
            "a link for similarity checking is not public, so it is not written: https://www.example.org/c.pdf",
        ),
        (
            {"dates": {"published_online": "2013-05-17"}},
            "dates.published_online",
            "schema.org does not record the medium of the date of publication",
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
            "schema.org has a property for each role; the order of contributors in different roles is not kept",
        ),
        (
            {"contributors": [{"family": "Engelen", "variants": [{"family": "王", "language": "zh"}]}]},
            "contributors[0].variants[0]",
            "an alternateName is one text, without the parts of a name",
        ),
        (
            {"contributors": [{"family": "Engelen", "particle": "van"}]},
            "contributors[0].particle",
            "it is written as a part of familyName: van Engelen",
        ),
        (
            {"references": [{"key": "r1", "work": {"editors": [{"family": "Olsen"}, {"name": "Society"}]}}]},
            "references[0].work.editors[1]",
            "only a person is an editor in schema.org; written as contributor",
        ),
        (
            {"awards": [{"funder": {"name": "Trust"}}, {"funder": {"name": "Trust"}}]},
            "awards",
            "the order of the awards, or an award without details, is not kept",
        ),
        (
            {
                "abstracts": [
                    {"sections": [{"paragraphs": ["Zusammenfassung."]}], "language": "de"},
                    {"sections": [{"paragraphs": ["First."]}], "title": "Summary"},
                ]
            },
            "abstracts[1].title",
            "schema.org has no heading of an abstract",
        ),
        (
            {
                "abstracts": [
                    {"sections": [{"paragraphs": ["Zusammenfassung."]}]},
                    {"sections": [{"paragraphs": ["First."], "title": "Background"}]},
                ]
            },
            "abstracts[1].sections",
            "schema.org has an abstract as one text; the titles of its sections are written in it",
        ),
        (
            {"references": [{"key": "r1", "raw": {"markup": "Doe, J. <i>Rain</i>. 1999."}}]},
            "references[0].key",
            "schema.org has no id for a citation that is only text",
        ),
        (
            {"references": [{"key": "r1", "work": {"doi": "10.5555/rain"}}]},
            "references[0].key",
            "schema.org identifies the cited work by its DOI",
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
            "schema.org has no position for a citation that is only text; the label is 1",
        ),
        (
            {
                "relations": [
                    {"type": "is-part-of", "target": "10.5555/x", "target_type": "doi"},
                    {"type": "has-part", "target": "10.5555/x", "target_type": "doi"},
                ]
            },
            "relations",
            "the order of relations of different kinds is not kept",
        ),
        (
            {"updates": [{"type": "retraction", "doi": "10.5555/wrong", "date": "2024"}]},
            "updates[0].date",
            "schema.org has no date for what a notice does to a work",
        ),
        (
            {"licenses": [{"url": "https://creativecommons.org/licenses/by/4.0/", "spdx": "CC-BY-4.0"}]},
            "licenses[0].spdx",
            "schema.org identifies the licence by its URL",
        ),
        (
            {"keywords": [{"keywords": ["a"]}, {"keywords": ["b"]}]},
            "keywords",
            "schema.org has one list of keywords; groups in the same language are not kept apart",
        ),
        (
            {"awards": [{"funder": {"name": "Trust"}, "numbers": ["10.5555/g8"], "grant_doi": "10.5555/g7"}]},
            "awards[0].numbers[0]",
            "is a DOI, and the award has another one, 10.5555/g7",
        ),
        (
            {"abstracts": [{"sections": [{"paragraphs": ["A tag, </p>, ends one."]}]}]},
            "abstracts[0].sections",
            "contain what programs read as the end of a paragraph",
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
            "schema.org has no series for a Periodical: Rain",
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
            "sameAs has a URL and nothing else",
        ),
    ],
)
def test_what_the_writer_reports_says_what_and_why(fields: dict[str, Any], path: str, message: str) -> None:
    log = Log()
    assert FORMAT.write
    FORMAT.write(Article.model_validate({"title": "Water", **fields}), FORMAT.options(), log)
    assert any(problem.path == path and message in problem.message for problem in log)
