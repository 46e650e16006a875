"""What the writer reports, and where: the messages that no test of a single field reads."""

from __future__ import annotations

from typing import Any

import pytest

from pubmeta.formats.jats import FORMAT
from pubmeta.model import Article
from pubmeta.problems import Log


@pytest.mark.parametrize(
    ("fields", "path", "message"),
    [
        ({}, "journal", "JATS Publishing needs the journal: its title, an id (nlm_ta, publisher_id or doi) and an"),
        (
            {},
            "dates.published",
            "JATS Publishing needs a date of publication, the year at least",
        ),
        (
            {"journal": {"title": "J"}},
            "journal.publisher_id",
            "JATS Publishing needs an id of the journal",
        ),
        (
            {"journal": {"title": "J"}},
            "journal.issn_electronic",
            "JATS Publishing needs an ISSN of the journal",
        ),
        (
            {"pages": {"first": "1"}, "article_number": "e1"},
            "article_number",
            "JATS has pages or an article number, not both; the pages are written",
        ),
        (
            {
                "language": "en",
                "abstracts": [
                    {"sections": [{"paragraphs": ["Eins."]}], "language": "de"},
                    {"sections": [{"paragraphs": ["One."]}]},
                ],
            },
            "abstracts",
            "JATS puts the translated abstracts after all others; their order is not kept",
        ),
        (
            {
                "references": [
                    {"key": "r", "work": {"type": "dataset", "title": {"markup": "<i>a</i><math><mi>x</mi></math>"}}}
                ]
            },
            "references[0].work.title",
            "JATS allows no formula here; only its characters are written",
        ),
        (
            {"issue_title": {"markup": "On <i>Zea</i>"}},
            "issue_title",
            "JATS allows no markup here; only the characters are written",
        ),
        (
            {
                "licenses": [
                    {"url": "https://creativecommons.org/licenses/by/4.0/"},
                    {"name": "L", "start_date": "2024-01-02"},
                ]
            },
            "licenses[1].start_date",
            "JATS puts the start date on the licence's URL, and there is none",
        ),
        (
            {"free_to_read": {"start_date": "2024"}},
            "free_to_read.start_date",
            "NISO ALI needs a full day",
        ),
        (
            {"references": [{"key": "r", "work": {"type": "preprint", "arxiv": "2301.00001"}}]},
            "references[0].work.type",
            "JATS can only express a preprint that has persons, title, container, date and identifier; written",
        ),
        (
            {"references": [{"key": "r", "work": {"title": "T", "pages": {"first": "123", "last": "9"}}}]},
            "references[0].work.pages",
            "'9' lacks the digits that it shares with the first page; written as '129'",
        ),
        (
            {
                "references": [
                    {
                        "key": "r",
                        "raw": {"markup": "Doe J. Rain. Annals. 1999;<b>1</b><i>1</i>:5."},
                        "work": {
                            "type": "journal-article",
                            "authors": [{"family": "Doe", "given": "J"}],
                            "title": "Rain",
                            "container_title": "Annals",
                            "volume": "11",
                            "date": "1999",
                        },
                    }
                ]
            },
            "references[0].raw",
            "JATS allows no markup in names, numbers and identifiers; only the characters are written",
        ),
    ],
)
def test_what_the_writer_reports_says_what_and_why(fields: dict[str, Any], path: str, message: str) -> None:
    log = Log()
    assert FORMAT.write
    FORMAT.write(Article.model_validate({"title": "T", **fields}), FORMAT.options(), log)
    assert any(problem.path == path and message in problem.message for problem in log)
