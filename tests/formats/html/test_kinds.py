"""Works beside the journal article, as pages say them."""

from __future__ import annotations

import json

import pytest

import pubmeta
from pubmeta.model import Article, ArticleType
from tests.formats.html.test_read import found, read_metas, told


def test_a_paper_in_proceedings() -> None:
    assert found(
        ("citation_conference_title", "Proceedings of the Meeting"),
        ("citation_conference", "Meeting on Rain"),
        ("citation_editor", "Steen, Jan"),
        ("citation_isbn", "978-1-86197-271-2"),
        ("citation_series_title", "Notes"),
        ("citation_eissn", "2345-6787"),
        ("citation_publisher", "Press"),
        ("citation_volume", "41"),
    ) == {
        "type": "conference-paper",
        "event": {"name": "Meeting on Rain"},
        "proceedings": {
            "title": "Proceedings of the Meeting",
            "editors": [{"family": "Steen", "given": "Jan"}],
            "isbns": [{"isbn": "9781861972712"}],
            "series": {"title": "Notes", "issn_electronic": "2345-6787"},
            "publisher": {"name": "Press"},
        },
        "volume": "41",
    }


def test_springer_has_the_title_of_the_proceedings_in_another_element() -> None:
    values = found(("citation_inbook_title", "Proc"), ("citation_conference_title", "Meeting"))
    assert values["proceedings"] == {"title": "Proc"}
    assert values["event"] == {"name": "Meeting"}


def test_a_meeting_may_have_the_name_of_its_proceedings() -> None:
    values = found(("citation_conference_title", "Meeting"), ("citation_conference", "Meeting"))
    assert (values["proceedings"], values["event"]) == ({"title": "Meeting"}, {"name": "Meeting"})
    values = found(("citation_inbook_title", "Meeting"), ("citation_conference_title", "meeting"))
    assert values["proceedings"] == {"title": "Meeting"}
    assert "event" not in values


def test_a_paper_in_a_journal_stays_in_it() -> None:
    values = found(("citation_journal_title", "Drops"), ("citation_conference_title", "Meeting"))
    assert values == {"type": "conference-paper", "journal": {"title": "Drops"}, "event": {"name": "Meeting"}}


def test_a_report() -> None:
    values = found(
        ("citation_technical_report_institution", "The Bank"),
        ("citation_technical_report_number", "WP 7"),
        ("citation_article_type", "Working paper"),
    )
    assert values == {
        "type": "working-paper",
        "institutions": [{"name": "The Bank"}],
        "other_ids": [{"type": "publisher-id", "value": "WP 7"}],
    }
    article, _ = read_metas(("citation_technical_report_number", "7"), ("dc.type", "Review"))
    assert article is not None
    assert article.type is ArticleType.REPORT


@pytest.mark.parametrize(
    ("name", "words", "what"),
    [
        ("dc.type", "Thesis", "a thesis"),
        ("dc.type", "info:eu-repo/semantics/bookPart", "a chapter of a book"),
        ("citation_article_type", "Dataset", "a data set"),
    ],
)
def test_words_that_name_another_kind_of_work_give_none(name: str, words: str, what: str) -> None:
    article, log = read_metas((name, words))
    assert article is None
    assert told(log) == [("invalid", name, 4)]
    assert what in next(iter(log)).message


def test_beside_a_journal_such_words_are_left_out() -> None:
    article, log = read_metas(("citation_journal_title", "J"), ("dc.type", "Book"))
    assert article is not None
    assert told(log) == [("dropped", "dc.type", 5)]


def test_a_journal_of_the_json_ld_does_not_replace_the_proceedings_of_the_elements() -> None:
    data = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": "T",
        "isPartOf": {"@type": "Periodical", "name": "Drops"},
    }
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    article, log = read_metas(("citation_conference_title", "Proc"), head=script)
    assert article is not None
    assert article.journal is None
    assert article.proceedings is not None
    assert ("dropped", "script[application/ld+json].journal") in [told_[:2] for told_ in told(log)]


def test_a_preprint_that_was_given_at_a_meeting_stays_one() -> None:
    values = found(("citation_conference", "Meeting"), ("citation_article_type", "preprint"))
    assert (values["type"], values["event"]) == ("preprint", {"name": "Meeting"})


def test_that_a_meeting_makes_it_a_conference_paper_is_said() -> None:
    fields = {"title": "T", "event": "M", "contributors": [{"family": "R"}], "dates": {"published": "2020"}}
    problems = pubmeta.export(Article.model_validate(fields), "highwire").problems
    assert ("guessed", "type") in [(each.kind.value, each.path) for each in problems]
