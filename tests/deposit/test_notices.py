from __future__ import annotations

from typing import Any

import pytest

import pubmeta
from pubmeta import Article, WriteError
from pubmeta.deposit import notice_deposits, with_notice

JOURNAL = {"title": "Journal of Water", "issn_electronic": "2345-6787"}
ARTICLE: dict[str, Any] = {
    "title": "Rain that fell upwards",
    "type": "research-article",
    "doi": "10.5555/rain",
    "journal": JOURNAL,
    "contributors": [{"family": "Cruz", "given": "José"}],
    "dates": {"published_online": "2020-04-01"},
    "landing_page": "https://www.example.org/rain",
}
NOTICE: dict[str, Any] = {
    "title": "Retraction: Rain that fell upwards",
    "type": "retraction",
    "doi": "10.5555/notice",
    "journal": JOURNAL,
    "contributors": [{"family": "Cruz", "given": "José"}],
    "dates": {"published_online": "2024-03-01"},
    "updates": [{"type": "retraction", "doi": "10.5555/RAIN"}],
    "landing_page": "https://www.example.org/notice",
}
OPTIONS = {
    "depositor_name": "Example Press",
    "depositor_email": "deposits@example.org",
    "registrant": "Example Press",
    "batch_id": "batch-1",
    "timestamp": "20240301120000000",
    "crossmark_policy": "10.5555/policy",
}


def made(kind: dict[str, Any], **fields: Any) -> Article:
    return Article.model_validate({**kind, **fields})


def test_the_notice_is_deposited_before_the_article_and_each_tells_its_side() -> None:
    found = notice_deposits(made(ARTICLE), made(NOTICE), OPTIONS)
    notice, article = found.documents
    assert '<update type="retraction" date="2024-03-01">10.5555/RAIN</update>' in notice.text
    assert 'href="https://doi.org/10.5555/notice">2024-03-01</assertion>' in article.text
    assert "<doi_batch_id>batch-1-notice</doi_batch_id>" in notice.text
    assert "<doi_batch_id>batch-1-article</doi_batch_id>" in article.text
    for document in found.documents:
        assert pubmeta.validate(document.content, "crossref").valid
    again = pubmeta.read(article.content, "crossref").article
    assert again.updated_by == found.article.updated_by
    assert again.dates.retracted == found.article.dates.retracted
    assert pubmeta.read(notice.content, "crossref").article.updates[0].doi.key == "10.5555/rain"


def test_the_configuration_gives_the_options_too() -> None:
    options = pubmeta.Config.of({"crossref": OPTIONS}).options("crossref")
    assert len(notice_deposits(made(ARTICLE), made(NOTICE), options).documents) == 2


@pytest.mark.parametrize(
    ("kind", "corrected", "retracted"),
    [
        ("correction", ["2024-03-01"], None),
        ("erratum", ["2024-03-01"], None),
        ("withdrawal", [], "2024-03-01"),
        ("expression-of-concern", [], None),
    ],
)
def test_the_day_of_a_notice_is_among_the_dates_of_the_article(
    kind: str, corrected: list[str], retracted: str | None
) -> None:
    notice = made(NOTICE, updates=[{"type": kind, "doi": "10.5555/rain"}])
    dates = with_notice(made(ARTICLE), notice).dates
    assert [str(day) for day in dates.corrected] == corrected
    assert (str(dates.retracted) if dates.retracted else None) == retracted


def test_what_the_article_says_already_is_kept_and_said_once() -> None:
    completed = with_notice(made(ARTICLE), made(NOTICE))
    assert with_notice(completed, made(NOTICE)) == completed
    correction = made(
        NOTICE, doi="10.5555/erratum", updates=[{"type": "erratum", "doi": "10.5555/rain", "date": "2021"}]
    )
    both = with_notice(completed, correction)
    assert [update.doi for update in both.updated_by] == ["10.5555/notice", "10.5555/erratum"]
    assert [str(day) for day in both.dates.corrected] == ["2021"]


@pytest.mark.parametrize(
    ("article", "notice", "path", "message"),
    [
        (
            {},
            {"updates": [{"type": "retraction", "doi": "10.5555/snow"}]},
            "notice.updates",
            "the notice updates 10.5555/snow, and not the article, 10.5555/rain",
        ),
        ({}, {"updates": []}, "notice.updates", "the notice updates no work, and not the article, 10.5555/rain"),
        ({}, {"doi": "10.5555/Rain"}, "notice.doi", "is the article's DOI; a notice is a work of its own"),
        ({"doi": None}, {}, "article.doi", "a notice names the DOI of what it updates"),
        ({}, {"doi": None}, "notice.doi", "the article leads to the notice by its DOI"),
        ({}, {"dates": {}}, "notice.updates", "the day of the update is not given"),
        (
            {},
            {"dates": {"published_online": "2020-03"}},
            "notice.updates",
            "the notice is dated 2020-03, before the article was published, 2020-04-01",
        ),
        (
            {"dates": {"published_online": "2020-04-01", "retracted": "2024-02-01"}},
            {},
            "article.dates.retracted",
            "is 2024-02-01, and the notice says 2024-03-01",
        ),
        (
            {"updated_by": [{"type": "retraction", "doi": "10.5555/notice", "date": "2023"}]},
            {},
            "article.updated_by[0].date",
            "is 2023, and the notice says 2024-03-01",
        ),
    ],
)
def test_two_that_do_not_agree_are_refused(
    article: dict[str, Any], notice: dict[str, Any], path: str, message: str
) -> None:
    with pytest.raises(WriteError) as caught:
        notice_deposits(made(ARTICLE, **article), made(NOTICE, **notice), OPTIONS)
    (problem,) = caught.value.problems
    assert (problem.path, problem.message) == (path, message)
    assert problem.remedy


def test_without_a_crossmark_policy_neither_side_can_be_told() -> None:
    options = {name: value for name, value in OPTIONS.items() if name != "crossmark_policy"}
    with pytest.raises(WriteError) as caught:
        notice_deposits(made(ARTICLE), made(NOTICE), options)
    assert [problem.path for problem in caught.value.problems] == ["options.crossmark_policy"]


def test_what_one_of_them_lacks_is_said_as_of_any_deposit() -> None:
    with pytest.raises(WriteError) as caught:
        notice_deposits(made(ARTICLE, landing_page=None), made(NOTICE), OPTIONS)
    assert [problem.path for problem in caught.value.problems if problem.is_error] == ["article.landing_page"]


def test_two_corrections_of_one_day_are_one_date() -> None:
    updates = [{"type": kind, "doi": "10.5555/rain", "date": "2024-03-01"} for kind in ("correction", "erratum")]
    completed = with_notice(made(ARTICLE), made(NOTICE, type="correction", updates=updates))
    assert [str(day) for day in completed.dates.corrected] == ["2024-03-01"]
    assert [str(update.type) for update in completed.updated_by] == ["correction", "erratum"]
    assert completed.dates.retracted is None
