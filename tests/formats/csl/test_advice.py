"""What processors print wrong, said of the article before it is a document."""

from __future__ import annotations

from typing import Any

import pytest

from pubmeta.formats.csl.advice import advise, advise_on_references
from pubmeta.formats.csl.options import CslOptions
from pubmeta.formats.csl.write import write
from pubmeta.model import Article
from pubmeta.problems import Log, Problem

GOOD: dict[str, Any] = {
    "title": "Salt in rivers",
    "type": "research-article",
    "doi": "10.5555/salt.1",
    "landing_page": "https://doi.org/10.5555/SALT.1",
    "journal": {"title": "Rivers"},
    "volume": "12",
    "issue": "3a",
    "pages": {"first": "1", "last": "9"},
    "contributors": [{"family": "Otherson, of Anderson", "given": "Etta"}, {"name": "Lind and Quay"}],
}
IN_PROCEEDINGS: dict[str, Any] = {
    "type": "conference-paper",
    "journal": None,
    "proceedings": {"title": "Rivers", "editors": [{"family": "Lind and Quay"}]},
}
WORK: dict[str, Any] = {"title": "Brooks", "authors": [{"family": "Ettlich", "given": "A"}]}


def advice(**fields: Any) -> list[Problem]:
    log = Log()
    advise(Article.model_validate({**GOOD, **fields}), log)
    return list(log)


def advice_on(key: str = "r1", raw: str | None = None, **work: Any) -> list[Problem]:
    log = Log()
    reference = {"key": key, "raw": raw, "work": {**WORK, **work}}
    advise_on_references(Article.model_validate({**GOOD, "references": [reference]}), log, {0})
    return list(log)


def test_an_article_that_keeps_the_rules() -> None:
    assert advice() == []
    assert advice_on() == []


@pytest.mark.parametrize(
    ("code", "path", "fields"),
    [
        ("container", "journal", {"journal": None}),
        ("container", "proceedings", {"journal": None, "type": "conference-paper"}),
        ("name-form", "contributors[0].family", {"contributors": [{"family": "Lind and Quay"}]}),
        ("name-form", "contributors[0].family", {"contributors": [{"family": "Lind, Eva"}]}),
        ("name-form", "contributors[0].family", {"contributors": [{"family": "et al."}]}),
        ("name-form", "contributors[0].name", {"contributors": [{"name": "and others"}]}),
        ("name-form", "proceedings.editors[0].family", {**IN_PROCEEDINGS}),
        ("label", "volume", {"volume": "Vol. 12"}),
        ("label", "issue", {"issue": "no. 3"}),
        ("label", "pages", {"pages": {"first": "p. 3"}}),
        ("label", "article_number", {"pages": None, "article_number": "p. e3"}),
        ("page", "article_number", {"pages": None, "article_number": "e3–5"}),
        ("doi-agreement", "landing_page", {"landing_page": "https://doi.org/10.5555/salt.2"}),
        ("doi-agreement", "landing_page", {"doi": None}),
    ],
)
def test_a_rule_that_the_article_breaks(code: str, path: str, fields: dict[str, Any]) -> None:
    (problem,) = advice(**fields)
    assert (problem.code, problem.path) == (f"csl.{code}", path)
    assert problem.remedy


@pytest.mark.parametrize(
    ("code", "path", "fields"),
    [
        ("says-nothing", "work", {"title": None, "authors": [], "volume": "3"}),
        ("container", "work", {"type": "chapter"}),
        ("name-form", "work.authors[1].family", {"authors": [{"family": "Lind"}, {"family": "et al"}]}),
        ("name-form", "work.editors[0].name", {"editors": [{"name": "et al."}]}),
        ("label", "work.volume", {"volume": "vol. 3"}),
        ("page", "work.article_number", {"article_number": "3—4"}),
        ("doi-agreement", "key", {"key": "https://doi.org/10.5555/x"}),
        ("doi-agreement", "work.url", {"doi": "10.5555/x", "url": "http://dx.doi.org/10.5555/y"}),
    ],
)
def test_a_rule_that_a_cited_work_breaks(code: str, path: str, fields: dict[str, Any]) -> None:
    (problem,) = advice_on(**fields)
    assert (problem.code, problem.path) == (f"csl.{code}", f"references[0].{path}")
    assert problem.remedy


def test_a_key_that_is_a_doi_is_that_of_a_printed_work_too() -> None:
    log = Log()
    reference = {"key": "https://doi.org/10.5555/x", "raw": "Brook, vol. 3"}
    advise_on_references(Article.model_validate({**GOOD, "references": [reference]}), log, {0})
    assert [(problem.code, problem.path) for problem in log] == [("csl.doi-agreement", "references[0].key")]


def test_what_is_printed_as_a_whole_says_something() -> None:
    assert advice_on(raw="Brook, vol. 3", title=None, authors=[], volume="3") == []


def test_of_works_that_are_left_out_nothing_is_said() -> None:
    article = Article.model_validate({**GOOD, "references": [{"key": "r1", "work": {**WORK, "type": "chapter"}}]})
    codes = []
    for references in (True, False):
        log = Log()
        write(article, CslOptions(references=references), log)
        codes.append([problem.code for problem in log if problem.code])
    assert codes == [["csl.container"], []]
