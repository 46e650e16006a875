"""Works beside the journal article against their registered REST records."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pubmeta.model import Article
from pubmeta.registered import Comparison, compare

PAPER: dict[str, Any] = {
    "is-referenced-by-count": 0,
    "type": "proceedings-article",
    "DOI": "10.5555/mom.7",
    "title": ["Drops"],
    "author": [{"given": "Ida", "family": "Lund", "sequence": "first"}],
    "event": {
        "name": "Meeting on Metadata",
        "acronym": "MOM 2024",
        "location": "Lund, Sweden",
        "start": {"date-parts": [[2024, 6, 3]]},
        "end": {"date-parts": [[2024, 6, 5]]},
    },
    "container-title": ["Lecture Notes", "Proceedings of MOM"],
    "ISSN": ["1234-5679"],
    "ISBN": ["9781861972712"],
    "isbn-type": [{"type": "electronic", "value": "9781861972712"}],
    "publisher": "Example Press",
    "volume": "41",
    "published-online": {"date-parts": [[2024, 6, 1]]},
    "resource": {"primary": {"URL": "https://example.org/7"}},
}
OUR_PAPER: dict[str, Any] = {
    "title": "Drops",
    "type": "conference-paper",
    "doi": "10.5555/mom.7",
    "contributors": [{"given": "Ida", "family": "Lund"}],
    "event": {
        "name": "Meeting on Metadata",
        "acronym": "MOM 2024",
        "place": "Lund, Sweden",
        "start": "2024-06-03",
        "end": "2024-06-05",
    },
    "proceedings": {
        "title": "Proceedings of MOM",
        "isbns": [{"isbn": "9781861972712", "medium": "electronic"}],
        "series": {"title": "Lecture Notes", "issn_print": "1234-5679"},
        "publisher": "Example Press",
        "editors": [{"family": "Steen"}],
    },
    "volume": "41",
    "dates": {"published_online": "2024-06-01"},
    "landing_page": "https://example.org/7",
}
REVIEW: dict[str, Any] = {
    "is-referenced-by-count": 0,
    "type": "peer-review",
    "DOI": "10.5555/review.1",
    "title": ["Review of Drops"],
    "author": [{"given": "Ida", "family": "Lund", "sequence": "first"}],
    "review": {"type": "referee-report", "stage": "pre-publication", "revision-round": "1", "recommendation": "accept"},
    "relation": {"is-review-of": [{"id": "10.5555/drops", "id-type": "doi", "asserted-by": "subject"}]},
    "institution": [{"name": "Example Press"}],
    "published": {"date-parts": [[2024, 1, 15]]},
    "resource": {"primary": {"URL": "https://example.org/r1"}},
}
OUR_REVIEW: dict[str, Any] = {
    "title": "Review of Drops",
    "type": "peer-review",
    "doi": "10.5555/review.1",
    "contributors": [{"given": "Ida", "family": "Lund"}],
    "institutions": ["Example Press"],
    "review": {
        "of": "10.5555/drops",
        "type": "referee-report",
        "stage": "pre-publication",
        "round": 1,
        "recommendation": "accept",
    },
    "dates": {"published_online": "2024-01-15"},
    "landing_page": "https://example.org/r1",
}
REPORT: dict[str, Any] = {
    "is-referenced-by-count": 0,
    "type": "posted-content",
    "subtype": "other",
    "DOI": "10.5555/report.1",
    "title": ["Rain"],
    "author": [{"given": "Ida", "family": "Lund", "sequence": "first"}],
    "institution": [{"name": "Example Bank", "department": ["Research"]}],
    "group-title": "Economics",
    "posted": {"date-parts": [[2022, 5, 6]]},
    "resource": {"primary": {"URL": "https://example.org/report"}},
}
OUR_REPORT: dict[str, Any] = {
    "title": "Rain",
    "type": "report",
    "doi": "10.5555/report.1",
    "contributors": [{"given": "Ida", "family": "Lund"}],
    "section": "Economics",
    "institutions": [{"name": "Example Bank", "departments": ["Research"]}],
    "dates": {"posted": "2022-05-06"},
    "landing_page": "https://example.org/report",
}


def comparison(ours: dict[str, Any], registered: dict[str, Any]) -> Comparison:
    return compare(Article.model_validate(ours), json.dumps(registered).encode())


def changed(ours: dict[str, Any], registered: dict[str, Any]) -> list[tuple[str, str, str | None, str | None]]:
    found = comparison(ours, registered).changes
    return [(each.kind.value, each.path, each.ours, each.theirs) for each in found]


@pytest.mark.parametrize(
    ("ours", "registered"),
    [(OUR_PAPER, PAPER), (OUR_REVIEW, REVIEW), (OUR_REPORT, REPORT)],
    ids=["paper", "review", "report"],
)
def test_what_is_registered_as_it_is_does_not_differ(ours: dict[str, Any], registered: dict[str, Any]) -> None:
    assert changed(ours, registered) == []


def test_what_a_rest_record_does_not_say_of_proceedings_is_told() -> None:
    assert list(comparison(OUR_PAPER, PAPER).not_compared) == ["proceedings.editors"]


def test_what_a_deposit_changes_of_a_paper() -> None:
    event = {**OUR_PAPER["event"], "place": "Lund", "number": "13"}
    proceedings = {
        **OUR_PAPER["proceedings"],
        "isbns": ["9780306406157"],
        "publisher": {"name": "Example Press", "place": "Bern"},
    }
    assert changed({**OUR_PAPER, "event": event, "proceedings": proceedings, "volume": "42"}, PAPER) == [
        ("to-add", "event.number", "13", None),
        ("to-change", "event.place", "Lund", "Lund, Sweden"),
        ("to-add", "proceedings.isbns[0]", '{"isbn":"9780306406157","medium":"print"}', None),
        ("only-registered", "proceedings.isbns[0]", None, '{"isbn":"9781861972712","medium":"electronic"}'),
        ("to-add", "proceedings.publisher.place", "Bern", None),
        ("to-change", "volume", "42", "41"),
    ]


def test_what_a_deposit_changes_of_a_review() -> None:
    review = {**OUR_REVIEW["review"], "of": "10.5555/others", "recommendation": None, "label": "RC1"}
    assert changed({**OUR_REVIEW, "review": review, "institutions": []}, REVIEW) == [
        ("only-registered", "institutions[0]", None, '{"name":"Example Press"}'),
        ("to-change", "review.of", "10.5555/others", "10.5555/drops"),
        ("only-registered", "review.recommendation", None, "accept"),
        ("to-add", "review.label", "RC1", None),
    ]


def test_notices_are_crossrefs_own_addition() -> None:
    """They are in records of their own, from which Crossref takes them, whatever the article's deposit says."""
    notices = [
        {"DOI": "10.5555/n", "type": "correction", "updated": {"date-parts": [[2025, 1, 1]]}},
        {"DOI": "10.5555/m", "type": "retraction", "updated": {"date-parts": [[2025, 2, 1]]}},
    ]
    found = changed(OUR_PAPER, {**PAPER, "updated-by": notices})
    assert {kind for kind, *_ in found} == {"enriched"}
    paths = [path for _, path, *_ in found]
    assert paths == ["dates.corrected[0]", "dates.retracted", "updated_by[0]", "updated_by[1]"]
    accepted = {"accepted": {"date-parts": [[2024, 1, 1]]}}
    assert [each[:2] for each in changed(OUR_PAPER, {**PAPER, **accepted})] == [("only-registered", "dates.accepted")]


def test_an_issn_of_a_series_without_a_medium_is_the_one_that_ours_has() -> None:
    typed = {"issn-type": [{"type": "print", "value": "1234-5679"}]}
    assert changed(OUR_PAPER, {**PAPER, **typed}) == changed(OUR_PAPER, PAPER) == []
