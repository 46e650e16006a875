"""Works beside the journal article: what of them there is, and what is reported."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from pubmeta.formats.jats import JatsOptions, validate
from pubmeta.formats.jats.read import read
from pubmeta.formats.jats.write import write
from pubmeta.model import Article, Recommendation, ReviewType, UpdateType
from pubmeta.problems import Kind, Log
from tests.formats.jats.conftest import Written

JOURNAL: dict[str, Any] = {"title": "J", "publisher_id": "j", "issn_electronic": "2164-005X"}
SERIES = {"title": "Notes", "issn_print": "1234-5679"}
PUBLISHING = JatsOptions()


def published(log: Log, **fields: Any) -> bytes:
    article = Article.model_validate({"title": "T", "dates": {"published": "2024"}, **fields})
    return write(article, PUBLISHING, log)


def said(log: Log) -> list[tuple[Kind, str]]:
    return [(problem.kind, problem.path) for problem in log]


def errors(content: bytes) -> list[str]:
    return [str(problem) for problem in validate(content, PUBLISHING) if problem.is_error]


class TestConference:
    @pytest.mark.parametrize(
        ("event", "said_of"),
        [
            ({"name": "C"}, "event.start"),
            ({"place": "Lund", "start": "2024-06-03"}, "event.name"),
        ],
    )
    def test_publishing_takes_none_without_date_and_name(self, event: dict[str, str], said_of: str, log: Log) -> None:
        content = published(log, journal=JOURNAL, event=event)
        (problem,) = log
        assert (problem.kind, problem.path) == (Kind.DROPPED, "event")
        assert said_of in (problem.remedy or "")
        assert b"<conference>" not in content
        assert errors(content) == []

    @pytest.mark.parametrize("event", [{"name": "C"}, {"place": "Lund"}, {"url": "https://www.example.org/c"}])
    def test_archiving_takes_what_there_is(self, event: dict[str, str], written: Written, log: Log) -> None:
        root = written(event=event)
        assert log.problems == ()
        back = read(etree.tostring(root), log)
        assert back is not None
        assert back.event is not None
        assert back.event.model_dump(mode="json", exclude_defaults=True) == event

    @pytest.mark.parametrize(
        "event",
        [
            {"start": "2024-06-03", "end": "2024-06-05"},
            {"start": "2024", "end": "2024-06"},
            {"dates_as_printed": "March 2024"},
            {"dates_as_printed": "3-5 June 2024", "start": "2024-06-03", "end": "2024-06-05"},
            {"dates_as_printed": "2024-06", "start": "2024-06"},
        ],
        ids=str,
    )
    def test_dates_read_back_as_they_were(self, event: dict[str, str], log: Log) -> None:
        content = published(log, journal=JOURNAL, event={"name": "C", **event})
        back = read(content, log)
        assert log.problems == ()
        assert errors(content) == []
        assert back is not None
        assert back.event is not None
        assert back.event.model_dump(mode="json", exclude_defaults=True) == {"name": "C", **event}


class TestProceedings:
    def test_publishing_needs_a_series_with_its_issn(self, log: Log) -> None:
        published(log, type="conference-paper", proceedings="Proceedings of C")
        published(log, type="conference-paper", proceedings={"title": "P", "series": "Notes"})
        assert said(log) == [
            (Kind.MISSING, "proceedings.series"),
            (Kind.MISSING, "proceedings.series.issn_electronic"),
        ]

    @pytest.mark.parametrize("doi", [None, "10.5555/notes"])
    def test_a_series_has_its_issn_for_an_id_where_it_has_no_doi(self, doi: str | None, log: Log) -> None:
        content = published(log, type="conference-paper", proceedings={"title": "P", "series": {**SERIES, "doi": doi}})
        expected = f'"doi">{doi}' if doi else '"issn">1234-5679'
        assert f"<journal-id journal-id-type={expected}</journal-id>".encode() in content
        assert log.problems == ()
        assert errors(content) == []

    @pytest.mark.parametrize(
        "proceedings",
        [
            {
                "title": "P",
                "subtitle": "S",
                "doi": "10.5555/p",
                "subject": "Rain",
                "isbns": [{"isbn": "9780306406157"}],
            },
            {"series": SERIES},
            {"series": {"title": "Notes"}, "title": "P", "doi": "10.5555/p"},
            {"title": "P", "editors": [{"family": "A", "given": "B"}, {"name": "G"}], "publisher": {"name": "Q"}},
        ],
        ids=str,
    )
    def test_it_reads_back_as_it_was(self, proceedings: dict[str, Any], written: Written, log: Log) -> None:
        fields = {"issue_title": "Special", "volume": "4", "subjects": [{"term": "A"}]}
        root = written(type="conference-paper", proceedings=proceedings, **fields)
        back = read(etree.tostring(root), log)
        assert log.problems == ()
        assert back is not None
        assert back.proceedings is not None
        assert back.proceedings.model_dump(mode="json", exclude_defaults=True) == proceedings
        assert (back.issue_title, back.volume, [each.term for each in back.subjects]) == ("Special", "4", ["A"])


class TestReview:
    @pytest.mark.parametrize("kind", [None, *ReviewType])
    def test_each_type_reads_back(self, kind: ReviewType | None, written: Written, log: Log) -> None:
        root = written(type="peer-review", review={"of": "10.5555/x", "type": kind, "round": 0})
        back = read(etree.tostring(root), log)
        assert log.problems == ()
        assert back is not None
        assert back.review is not None
        assert (back.type, back.review.type, back.review.round) == ("peer-review", kind, 0)

    def test_a_word_that_jats4r_does_not_have_is_written_as_the_nearest(self, written: Written, log: Log) -> None:
        root = written(type="peer-review", review={"recommendation": Recommendation.ACCEPT_WITH_RESERVATION})
        assert root.findtext(".//meta-value") == "accept-in-principle"
        assert said(log) == [(Kind.GUESSED, "review.recommendation")]

    def test_members_of_a_group_are_no_authors_of_their_own(self, written: Written, log: Log) -> None:
        group = {"name": "G", "role": "reviewer", "members": [{"family": "A", "role": "reviewer"}]}
        root = written(type="peer-review", contributors=[group, {"family": "B", "role": "chair"}])
        kinds = [(one.get("contrib-type"), one.find("role") is not None) for one in root.iter("contrib")]
        assert kinds == [("author", True), ("member", True), ("chair", False)]
        back = read(etree.tostring(root), log)
        assert back is not None
        assert [each.role for each in back.contributors] == ["reviewer", "chair"]


def test_what_is_pending_has_no_date_yet(log: Log) -> None:
    article = Article.model_validate({"title": "T", "journal": JOURNAL, "status": {"type": "pending"}})
    content = write(article, PUBLISHING, log)
    assert log.problems == ()
    assert b"<pub-date-not-available/>" in content
    assert errors(content) == []
    assert read(content, log) == article


@pytest.mark.parametrize("kind", list(UpdateType))
def test_each_notice_of_an_article_reads_back(kind: UpdateType, log: Log) -> None:
    notices = {"updated_by": [{"type": kind, "doi": "10.5555/n", "date": "2024-05-02"}]}
    content = published(
        log, type="correction", journal=JOURNAL, updates=[{"type": kind, "doi": "10.5555/a"}], **notices
    )
    back = read(content, log)
    assert log.problems == ()
    assert errors(content) == []
    assert back is not None
    assert [(each.type, str(each.doi)) for each in (*back.updates, *back.updated_by)] == [
        (kind, "10.5555/a"),
        (kind, "10.5555/n"),
    ]
