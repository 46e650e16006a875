from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from pubmeta.formats.crossref import FORMAT, CrossrefOptions
from pubmeta.formats.crossref.read import read_many
from pubmeta.model import Article
from pubmeta.problems import Log
from tests.formats.crossref.conftest import ARTICLE, OPTIONS, VERSIONS
from tests.formats.crossref.kinds import KINDS, PAGES, PROCEEDINGS

CASES = Path(__file__).resolve().parents[2] / "cases"
OPTION_SETS = [
    CrossrefOptions.model_validate({**OPTIONS, "version": version, **more})
    for version in VERSIONS
    for more in ({}, {"crossmark_policy": "10.5555/crossmark-policy"})
]


def written(article: Article, options: CrossrefOptions) -> bytes:
    assert FORMAT.write is not None
    log = Log()
    content = FORMAT.write(article, options, log)
    assert not log.has_errors
    return content


def joined(contents: Sequence[bytes], options: CrossrefOptions, name: str = "1") -> bytes:
    assert FORMAT.join is not None
    assert len(set(map(FORMAT.join.group, contents))) == 1
    return FORMAT.join.joined(options, name, contents)


def group(content: bytes) -> str:
    assert FORMAT.join is not None
    return FORMAT.join.group(content)


def problems(content: bytes, options: CrossrefOptions) -> list[Any]:
    assert FORMAT.validate is not None
    return [problem for problem in FORMAT.validate(content, options) if problem.is_error]


def case(name: str) -> Article:
    return Article.model_validate_json((CASES / name / "article.json").read_bytes())


def article(doi: str, **fields: Any) -> Article:
    return Article.model_validate({**ARTICLE, "doi": doi, **fields})


@pytest.mark.parametrize("options", OPTION_SETS)
@pytest.mark.parametrize("name", ["data_paper", "math_title", "scripts", "preprint"])
def test_one_document_joined_is_itself_but_for_the_id_of_the_batch(name: str, options: CrossrefOptions) -> None:
    content = written(case(name), options)
    assert joined([content], options, "a") == content.replace(b">batch-1<", b">batch-1-a<", 1)


@pytest.mark.parametrize("options", OPTION_SETS)
def test_a_file_of_many_is_valid_and_reads_back_article_by_article(options: CrossrefOptions) -> None:
    written_alone = [written(case(name), options) for name in ("data_paper", "math_title", "scripts", "group_authors")]
    groups = {group(content) for content in written_alone}
    for of_file in groups:
        contents = [content for content in written_alone if group(content) == of_file]
        whole = joined(contents, options)
        assert problems(whole, options) == []
        assert whole.count(b"<head>") == whole.count(b"<body>") == 1
        alone = [record.article for content in contents for record in read_many(BytesIO(content))]
        assert [record.article for record in read_many(BytesIO(whole))] == alone
        assert None not in alone
    assert len(groups) < len(written_alone)


def test_problems_of_the_joined_document_say_which_record_they_are_of() -> None:
    options = CrossrefOptions.model_validate(OPTIONS)
    contents = [written(article(f"10.5555/water.{number}"), options) for number in range(3)]
    whole = joined(contents, options).replace(b"10.5555/water.1<", b"10.5555/w ater.1<", 1)
    assert [problem.path for problem in problems(whole, options)] == [
        "/doi_batch/body/journal/journal_article[2]/doi_data/doi"
    ]


def test_documents_of_another_prefix_or_kind_are_of_another_group() -> None:
    options = CrossrefOptions.model_validate({**OPTIONS, "journal_page": "https://www.example.org/"})
    journal = {"title": "Water", "doi": "10.5555/journal", "issn_print": "1234-5679"}
    cited = [{"key": "a", "work": {"doi": "10.1000/182"}}]
    assert group(written(article("10.5555/a", journal=journal, references=cited), options)) == "journal-10.5555"
    assert group(written(article("10.5555/b"), options)) == "journal-10.5555"
    assert group(written(article("10.55550/b"), options)) == "journal-10.55550"
    assert group(written(article("10.5555/b", type="preprint"), options)) == "posted_content-10.5555"


def test_the_id_of_a_batch_stays_within_its_length() -> None:
    options = CrossrefOptions.model_validate({**OPTIONS, "batch_id": "b" * 100})
    whole = joined([written(article("10.5555/a"), options)], options, "12")
    assert b"<doi_batch_id>" + b"b" * 97 + b"-12</doi_batch_id>" in whole
    assert problems(whole, options) == []


def test_a_file_has_at_most_the_ten_million_bytes_that_crossref_takes() -> None:
    assert FORMAT.join
    assert FORMAT.join.most_bytes == 10_000_000


JOURNAL = {"title": "Water", "doi": "10.5555/journal", "issn_print": "1234-5679"}


def test_articles_of_one_journal_and_issue_are_in_one_journal_whose_doi_is_registered_once() -> None:
    options = CrossrefOptions.model_validate({**OPTIONS, "journal_page": "https://www.example.org/"})
    contents = [
        written(article(f"10.5555/{number}", journal=JOURNAL, volume="1", issue=issue), options)
        for number, issue in enumerate("1213")
    ]
    whole = joined(contents, options)
    assert problems(whole, options) == []
    assert [part.count(b"<journal_article") for part in whole.split(b"<journal>")[1:]] == [2, 1, 1]
    assert whole.count(b"<doi>10.5555/journal</doi>") == 1
    articles = [record.article for record in read_many(BytesIO(whole))]
    assert [(each.doi, each.issue) for each in articles if each] == [
        ("10.5555/0", "1"),
        ("10.5555/2", "1"),
        ("10.5555/1", "2"),
        ("10.5555/3", "3"),
    ]


def test_a_journal_that_is_known_by_its_doi_alone_has_each_issue_in_a_deposit_of_its_own() -> None:
    options = CrossrefOptions.model_validate({**OPTIONS, "journal_page": "https://www.example.org/"})
    of_doi = {"title": "Water", "doi": "10.5555/journal"}
    first, second, other = (
        written(article(f"10.5555/{number}", journal=of_doi, volume="1", issue=issue), options)
        for number, issue in enumerate("112")
    )
    assert group(first) == group(second) != group(other)


def test_the_doi_of_a_record_is_what_a_deposit_has_once() -> None:
    assert FORMAT.join
    assert FORMAT.join.once
    options = CrossrefOptions.model_validate({**OPTIONS, "journal_page": "https://www.example.org/"})
    cited = [{"key": "a", "work": {"doi": "10.1000/182"}}]
    assert (
        FORMAT.join.once(written(article("10.5555/A.1", journal=JOURNAL, references=cited), options))
        == "DOI 10.5555/a.1"
    )


PAGED = {**OPTIONS, **PAGES, "journal_page": "https://www.example.org/"}


def of_kind(doi: str, kind: str, **fields: Any) -> Article:
    given = {**KINDS[kind], **fields}
    return article(doi, **{name: value for name, value in given.items() if name != "options"})


def test_papers_of_one_conference_and_its_proceedings_are_in_one_conference() -> None:
    options = CrossrefOptions.model_validate(PAGED)
    other = {**PROCEEDINGS, "title": "Another Volume", "doi": "10.5555/other"}
    papers = [
        of_kind("10.5555/1", "conference"),
        of_kind("10.5555/2", "conference", proceedings=other),
        of_kind("10.5555/3", "conference"),
    ]
    whole = joined([written(each, options) for each in papers], options)
    assert problems(whole, options) == []
    parts = [part.count(b"<conference_paper") for part in whole.split(b"<conference>")[1:]]
    assert parts == [2, 1]
    assert [whole.count(b"<doi>10.5555/%s</doi>" % name) for name in (b"series", b"volume", b"other")] == [1, 1, 1]
    found = [record.article for record in read_many(BytesIO(whole)) if record.article]
    assert [(each.doi, each.proceedings and each.proceedings.title) for each in found] == [
        ("10.5555/1", "Proceedings of the Water Days"),
        ("10.5555/3", "Proceedings of the Water Days"),
        ("10.5555/2", "Another Volume"),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_records_of_one_kind_stand_one_after_the_other(kind: str) -> None:
    options = CrossrefOptions.model_validate(PAGED)
    contents = [written(of_kind(f"10.5555/{number}", kind), options) for number in range(3)]
    whole = joined(contents, options)
    assert problems(whole, options) == []
    alone = [record.article for content in contents for record in read_many(BytesIO(content))]
    assert [record.article for record in read_many(BytesIO(whole))] == alone
    assert len({FORMAT.join.once(content) for content in contents if FORMAT.join and FORMAT.join.once}) == 3


def test_each_kind_of_record_is_in_a_body_of_its_own() -> None:
    options = CrossrefOptions.model_validate(PAGED)
    groups = [group(written(of_kind("10.5555/a", kind), options)) for kind in KINDS]
    assert groups == [
        "conference-10.5555",
        "peer_review-10.5555",
        "pending_publication-10.5555",
        "posted_content-10.5555",
    ]


def test_the_doi_of_a_pending_work_is_its_own_and_not_that_of_its_journal() -> None:
    options = CrossrefOptions.model_validate(OPTIONS)
    journal = {"title": "Water", "doi": "10.1234/journal"}
    content = written(of_kind("10.5555/a", "pending", journal=journal), options)
    assert group(content) == "pending_publication-10.5555"
    assert FORMAT.join
    assert FORMAT.join.once
    assert FORMAT.join.once(content) == "DOI 10.5555/a"
