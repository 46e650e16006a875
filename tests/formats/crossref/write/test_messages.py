"""What the writer reports, and where: the messages that no test of a single field reads."""

from __future__ import annotations

from typing import Any

import pytest

from tests.formats.crossref.conftest import Write


@pytest.mark.parametrize(
    ("fields", "path", "message"),
    [
        (
            {"journal": {"title": "Journal of Water", "doi": "10.5555/jw"}},
            "journal.doi",
            "Crossref registers the DOI of the journal only with the page that it leads to",
        ),
        (
            {"journal": {"title": "Journal of Water", "doi": "10.1234/jw"}},
            "journal.doi",
            "all DOIs of a deposit need the same prefix, and the article's is 10.5555",
        ),
        (
            {"dates": {"issue": "2024-03"}},
            "dates.issue",
            "Crossref records the date of an issue only together with its volume or number",
        ),
        (
            {
                "licenses": [
                    {"url": "https://creativecommons.org/licenses/by/4.0/"},
                    {"url": "https://creativecommons.org/licenses/by/4.0/", "name": "CC BY"},
                ]
            },
            "licenses[1].name",
            "an earlier licence has the same URL, and Crossref would attach this to that one",
        ),
        (
            {"contributors": [{"family": "Ito"}, {"family": "Duarte", "role": "illustrator"}]},
            "contributors[1].role",
            "Crossref has no role 'illustrator'; written as 'other'",
        ),
        (
            {"dates": {}, "updates": [{"type": "retraction", "doi": "10.5555/old"}]},
            "updates[0].date",
            "Crossref needs the day on which the notice updated the work",
        ),
        (
            {"trials": [{"number": "1", "registry": "10.18810/ab"}]},
            "trials[0].registry",
            "is too short or too long for the id of a registry; the list is 10.18810/registries",
        ),
        (
            {"updates": [{"type": "retraction", "doi": "10.5555/old"}]},
            "updates[0].date",
            "is not given; the day on which the notice was published, 2024-02-29, is written",
        ),
        (
            {"dates": {"issue": "2024-03"}},
            "dates.published",
            "no date of publication is given; the date of the issue is written",
        ),
        (
            {"type": "preprint", "dates": {}},
            "dates.posted",
            "Crossref needs the date on which a work was posted",
        ),
        (
            {"type": "preprint", "dates": {"published": "2023-08"}},
            "dates.published",
            "Crossref records only the date on which a work was posted; this one is written as that",
        ),
        (
            {"type": "preprint", "dates": {"posted": "2023-08-30", "published_online": "2023-08-31"}},
            "dates.published_online",
            "Crossref records only the date on which a work was posted; dates.posted is written",
        ),
        (
            {"dates": {"published_online": "1399"}},
            "dates.published_online",
            "Crossref accepts the years 1400 to 2200, not 1399",
        ),
        (
            {"doi": "10.5555/a<b"},
            "doi",
            "Crossref registers only DOIs of the characters A-Z a-z 0-9 - . _ ; : ( ) /",
        ),
        (
            {"pages": {"range": "pages 3 to 5"}},
            "pages.range",
            "Crossref needs a first page, and this range does not show one",
        ),
        (
            {
                "full_texts": [
                    {"url": "https://www.example.org/a.html", "purpose": "similarity-check"},
                    {"url": "https://www.example.org/b.xml", "purpose": "similarity-check"},
                ]
            },
            "full_texts[1]",
            "Similarity Check reads one full text; full_texts[0] is written",
        ),
        (
            {"other_ids": [{"type": "handle", "value": "123/456"}]},
            "other_ids[0].type",
            "Crossref has no such type of identifier; written as 'other'",
        ),
        (
            {"references": [{"key": "r", "work": {"type": "book", "container_title": "Waters"}}]},
            "references[0].work.title",
            "is not given; Crossref reads 'Waters' as it",
        ),
        (
            {"awards": [{"funder": {"name": "Trust", "ror": "021nxhr62"}}]},
            "awards[0].funder.ror",
            "the schema 5.3.1 has room for Funder IDs of funders, not for ROR ids",
        ),
        (
            {"translated_titles": [{"title": "Wasser in Pflanzen", "language": "de"}]},
            "translated_titles[0].language",
            "Crossref names the language only of a translation's original title; the title is written",
        ),
    ],
)
def test_what_the_writer_reports_says_what_and_why(
    written: Write, fields: dict[str, Any], path: str, message: str
) -> None:
    options = {"crossmark_policy": "10.5555/policy", "version": "5.3.1" if "awards" in fields else "5.5.0"}
    made = written(options=options, **fields)
    assert any(problem.path == path and message in problem.message for problem in made.problems)
