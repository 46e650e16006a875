"""The rules on the article itself: each is broken by one thing, found at its model path, and kept by its neighbour."""

from __future__ import annotations

from typing import Any

import pytest

import pubmeta
from pubmeta.checks.article import problems
from pubmeta.formats.article import FORMAT
from pubmeta.model import Article
from pubmeta.problems import Kind
from pubmeta.run.job import Job

BY = "https://creativecommons.org/licenses/by/4.0/"
GOOD: dict[str, Any] = {
    "title": "Salt in rivers",
    "type": "research-article",
    "doi": "10.5555/salt.1",
    "pmid": "31000000",
    "pmcid": "PMC6700000",
    "arxiv": "2401.01234",
    "landing_page": "https://www.example.org/salt",
    "contributors": [{"family": "Lind", "given": "Eva"}],
    "journal": {"title": "Rivers", "doi": "10.5555/rivers"},
    "pages": {"first": "10", "last": "19"},
    "dates": {"received": "2023-05", "accepted": "2023-05-02", "published_online": "2024", "corrected": ["2024-03"]},
    "free_to_read": {"start_date": "2024-02-01", "end_date": "2024-02-01"},
    "licenses": [{"url": BY, "spdx": "CC-BY-4.0", "name": "CC BY"}],
}


def broken(**fields: Any) -> list[tuple[str, str]]:
    """The codes, without the format's name, and the paths of what such an article breaks."""
    found = problems(Article.model_validate({**GOOD, **fields}))
    return [(str(problem.code).removeprefix("article."), problem.path) for problem in found]


def cited(**work: Any) -> list[dict[str, Any]]:
    return [{"key": "r1", "raw": "Another work."}, {"key": "r2", "work": {"title": "A work", **work}}]


def printed(text: Any) -> list[dict[str, Any]]:
    return [{"key": "r1", "raw": text}]


def related(kind: str, target: str) -> list[dict[str, Any]]:
    return [{"type": "is-related-material", "target_type": kind, "target": target}]


BROKEN: list[tuple[str, str, dict[str, Any]]] = [
    ("own-update", "updates[0].doi", {"updates": [{"type": "correction", "doi": "https://doi.org/10.5555/SALT.1"}]}),
    ("own-reference", "references[1].work.doi", {"references": cited(doi="10.5555/Salt.1")}),
    ("own-reference", "references[1].work.pmid", {"references": cited(pmid="31000000")}),
    ("own-reference", "references[1].work.pmcid", {"references": cited(pmcid="PMC6700000")}),
    ("own-reference", "references[1].work.arxiv", {"references": cited(arxiv="2401.01234")}),
    ("own-reference", "references[0].raw", {"references": printed("Cite as: https://doi.org/10.5555/SALT.1.")}),
    ("own-reference", "references[0].raw", {"references": printed({"markup": "<i>Rivers</i> doi:10.5555/salt.1"})}),
    ("own-relation", "relations[0].target", {"relations": related("doi", "10.5555/SALT.1")}),
    ("own-relation", "relations[0].target", {"relations": related("url", "https://dx.doi.org/10.5555/salt.1")}),
    ("own-relation", "relations[0].target", {"relations": related("url", "https://www.example.org/salt")}),
    ("own-relation", "relations[0].target", {"relations": related("pmid", "31000000")}),
    ("own-relation", "awards[0].grant_doi", {"awards": [{"funder": {"name": "F"}, "grant_doi": "10.5555/salt.1"}]}),
    ("own-journal", "journal.doi", {"journal": {"title": "Rivers", "doi": "10.5555/salt.1"}}),
    ("notice", "updates", {"type": "retraction"}),
    ("notice", "updates", {"type": "expression-of-concern"}),
    ("author", "contributors", {"contributors": [{"family": "Lind", "role": "editor"}]}),
    ("page-order", "pages.last", {"pages": {"first": "19", "last": "10"}}),
    ("page-order", "pages.last", {"pages": {"first": "S87", "last": "S72"}}),
    ("page-order", "pages.last", {"pages": {"first": "178", "last": "45"}}),
    ("page-order", "references[1].work.pages.last", {"references": cited(pages={"first": "9", "last": "4"})}),
    ("page-range", "pages.first", {"pages": {"first": "12-19"}}),
    ("page-range", "pages.first", {"pages": {"first": "12–19"}}),
    ("date-order", "dates.accepted", {"dates": {"received": "2023-05", "accepted": "2023-04-30"}}),
    ("date-order", "dates.published_online", {"dates": {"received": "2023-05", "published_online": "2022"}}),
    ("date-order", "dates.revised[0]", {"dates": {"received": "2023-05", "revised": ["2022"]}}),
    ("date-order", "dates.corrected[1]", {"dates": {"published": "2023-05", "corrected": ["2023", "2021"]}}),
    ("date-order", "dates.retracted", {"dates": {"published": "2023-05", "retracted": "2023-04"}}),
    ("free-to-read", "free_to_read.end_date", {"free_to_read": {"start_date": "2024-02", "end_date": "2024-01"}}),
    ("license-agreement", "licenses[0].spdx", {"licenses": [{"url": BY, "spdx": "CC-BY-NC-4.0"}]}),
    ("license-agreement", "licenses[0].spdx", {"licenses": [{"url": BY, "spdx": "CC-BY-3.0"}]}),
    ("license-agreement", "licenses[0].spdx", {"licenses": [{"url": BY, "spdx": "MIT"}]}),
    ("license-agreement", "licenses[0].name", {"licenses": [{"url": BY, "name": "CC BY-NC-ND 4.0"}]}),
    ("license-agreement", "licenses[0].name", {"licenses": [{"spdx": "CC0-1.0", "name": "CC BY"}]}),
    ("license-url", "licenses[0].url", {"licenses": [{"url": "http://creativecommons.org/licenses/by/4.0/"}]}),
    ("license-url", "licenses[0].url", {"licenses": [{"url": f"{BY}legalcode.de"}]}),
    ("license-url", "licenses[0].url", {"licenses": [{"url": "https://creativecommons.org/share-your-work/"}]}),
    ("markup", "title", {"title": "Salt in <i>Salmo</i>"}),
    ("markup", "keywords[0].keywords[0]", {"keywords": [{"keywords": ["Salt &amp; silt"]}]}),
    ("markup", "title", {"title": {"markup": "<i>Salt</i> &lt;sub&gt;2&lt;/sub&gt;"}}),
    ("encoding", "contributors[0].family", {"contributors": [{"family": "MÃ¼ller"}]}),
    ("encoding", "title", {"title": {"markup": "<i>Salt</i> at 5 Â°C"}}),
    ("character", "title", {"title": "The river\x92s salt"}),
    ("character", "contributors[0].family", {"contributors": [{"family": "Li\x7fnd"}]}),
    ("character", "title", {"title": {"markup": "<i>Salt</i> at 5 \ufffdC"}}),
]


@pytest.mark.parametrize(("code", "path", "fields"), BROKEN)
def test_a_broken_rule_is_reported_at_its_model_path(code: str, path: str, fields: dict[str, Any]) -> None:
    assert broken(**fields) == [(code, path)]


KEPT: list[dict[str, Any]] = [
    {},
    {"doi": None, "references": cited(doi="10.5555/salt.1")},
    {"references": cited(doi="10.5555/salt.10", pmid="31000001", arxiv="2401.01235")},
    {"references": printed("Review of 10.5555/salt.1.r1, 10.5555/salt.1/2 and 10.5555/salt.12")},
    {"relations": related("doi", "10.5555/salt.2")},
    {"relations": [{"type": "has-preprint", "target_type": "arxiv", "target": "2401.01234"}]},
    {"updates": [{"type": "new-version", "doi": "10.5555/salt.1"}]},
    {"type": "retraction", "updates": [{"type": "retraction", "doi": "10.5555/salt.0"}]},
    {"contributors": []},
    {"contributors": [{"anonymous": True}]},
    {"type": "peer-review", "contributors": [{"anonymous": True, "role": "reviewer"}]},
    {"contributors": [{"name": "The River Group"}]},
    {"pages": {"first": "1071", "last": "80"}},
    {"pages": {"first": "S87", "last": "12"}},
    {"pages": {"first": "C3-32", "last": "C3-35"}},
    {"pages": {"first": "12", "last": "3", "range": "12-15, 3"}},
    {"dates": {"received": "2023-05-17", "accepted": "2023", "posted": "2022", "published": "2023-05"}},
    {"licenses": [{"url": "https://www.example.org/terms", "spdx": "CC-BY-4.0"}]},
    {"licenses": [{"url": "https://creativecommons.org/licenses/by/3.0/de/", "name": "CC BY"}]},
    {"title": "Ângela Ñandú, „Ä“ and SÃO PAULO’S “IRMÔ"},
    {"title": "Where p < 0.05 & x<y>z", "subtitle": {"markup": "<i>a</i> &amp; b"}},
]


@pytest.mark.parametrize("fields", KEPT)
def test_what_keeps_the_rules_is_not_reported(fields: dict[str, Any]) -> None:
    assert broken(**fields) == []


def test_each_rule_has_an_example() -> None:
    assert {code for code, _, _ in BROKEN} == {rule.code.removeprefix("article.") for rule in FORMAT.rules}


def test_an_article_that_updates_itself_is_not_exported() -> None:
    article = Article.model_validate({**GOOD, "updates": [{"type": "correction", "doi": "10.5555/salt.1"}]})
    for name in ("article", "csl"):
        with pytest.raises(pubmeta.WriteError) as raised:
            pubmeta.export(article, name)
        (error,) = [problem for problem in raised.value.problems if problem.is_error]
        assert (error.kind, error.path, error.code) == (Kind.INVALID, "updates[0].doi", "article.own-update")
        assert error.remedy == "give the DOI of the work that is updated, not that of the notice"


TWINS = {
    "author": ("jats", "schemaorg"),
    "page-order": ("schemaorg",),
    "date-order": ("schemaorg",),
    "free-to-read": ("jats",),
    "license-url": (),
    "markup": ("csl", "schemaorg"),
    "page-range": (),
}


def test_each_format_reports_a_breach_in_the_same_words_and_once() -> None:
    fields = {
        "contributors": [{"family": "Lind", "role": "editor"}],
        "journal": {"title": "Rivers", "issn_print": "2049-3630", "publisher_id": "rivers"},
        "pages": {"first": "19", "last": "10"},
        "dates": {"received": "2025", "published": "2024"},
        "free_to_read": {"start_date": "2024-02-02", "end_date": "2024-02-01"},
        "licenses": [{"url": "http://creativecommons.org/licenses/by/4.0"}],
        "title": "Salt in <foo:b>Salmo</foo:b> &amp; trout",
        "references": cited(pages={"first": "9–14"}),
    }
    article = Article.model_validate({**GOOD, **fields})
    told = tuple(problems(article))
    codes = {str(problem.code).removeprefix("article.") for problem in told}
    assert codes == set(TWINS)
    for name in ("jats", "csl", "schemaorg"):
        found = pubmeta.export(article, name).problems
        assert found[: len(told)] == told
        twins = {rule.code for rule in pubmeta.get_format(name).rules if rule.article_rule}
        assert not twins.intersection(problem.code for problem in found)
        broken_twins = {
            rule.article_rule for rule in pubmeta.get_format(name).rules if rule.code in _found(article, name)
        }
        assert {f"article.{code}" for code, formats in TWINS.items() if name in formats} <= broken_twins


def _found(article: Article, name: str) -> set[str | None]:
    """The codes of what the document breaks, which `validate` reports."""
    content = pubmeta.write(article, name).content
    return {problem.code for problem in pubmeta.validate(content, name).problems}


def test_article_rules_of_documents_exist() -> None:
    known = {rule.code for rule in FORMAT.rules}
    for name in pubmeta.format_names():
        assert {rule.article_rule for rule in pubmeta.get_format(name).rules if rule.article_rule} <= known


def test_article_json_that_breaks_a_rule_is_told_when_it_is_validated() -> None:
    article = Article.model_validate({**GOOD, "type": "retraction"})
    content = pubmeta.write(article, "article").content
    assert [problem.code for problem in pubmeta.validate(content, "article").problems] == ["article.notice"]


@pytest.mark.parametrize("name", ["jats", "crossref"])
def test_what_a_writer_mends_and_the_rule_reports_is_reported_once(name: str) -> None:
    licences = [{"url": "http://creativecommons.org/licenses/by/4.0"}]
    journal = {"title": "Rivers", "issn_electronic": "2049-3630", "publisher_id": "r"}
    article = Article.model_validate({**GOOD, "licenses": licences, "journal": journal})
    try:
        found = pubmeta.export(article, name, verify=True).problems
    except pubmeta.WriteError as error:  # of the options that a deposit needs
        found = error.problems
    assert [(one.kind, one.code) for one in found if one.path == "licenses[0].url"] == [
        (Kind.DISCOURAGED, "article.license-url")
    ]
    assert [one.kind for one in pubmeta.write(article, "jats").problems if one.path == "licenses[0].url"] == [
        Kind.GUESSED
    ]


def test_what_a_format_refuses_is_not_advised_against_as_well() -> None:
    article = Article.model_validate({**GOOD, "journal": {"title": "Rivers", "doi": "10.5555/salt.1"}})
    with pytest.raises(pubmeta.WriteError) as raised:
        pubmeta.export(article, "crossref")
    found = raised.value.problems
    assert [one.code for one in found if one.code and one.path == "journal.doi"] == ["crossref.journal-doi"]
    (record,) = Job(formats=("csl", "crossref")).records(pubmeta.export(article, "article").content)
    told = [*record.problems, *(one for document in record.documents for one in document.problems)]
    assert [one.code for one in told if one.code and one.path == "journal.doi"] == ["crossref.journal-doi"]
