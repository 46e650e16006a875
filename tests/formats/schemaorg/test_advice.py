"""What search engines and harvesters do without or misread, said of the article before it is a document."""

from __future__ import annotations

from typing import Any

import pytest

from pubmeta.formats.schemaorg.advice import advise
from pubmeta.model import Article
from pubmeta.problems import Log, Problem

GOOD: dict[str, Any] = {
    "title": "Salt in rivers",
    "doi": "10.5555/salt.1",
    "landing_page": "https://doi.org/10.5555/SALT.1",
    "dates": {"received": "2020-05", "published_online": "2020", "corrected": ["2020-06", "2021"]},
    "contributors": [
        {"family": "Land", "given": "Ander", "orcid": "0000-0002-1825-0097"},
        {"name": "Lind and Quay", "members": [{"family": "Land", "given": "Ander", "orcid": "0000-0002-1825-0097"}]},
    ],
    "pages": {"first": "9", "last": "12"},
    "references": [
        {"key": "r1", "work": {"doi": "10.5555/x", "type": "thesis", "pages": {"first": "3", "last": "1"}}},
        {"key": "r2", "work": {"doi": "10.5555/x", "type": "thesis", "authors": [{"family": "Lind"}]}},
    ],
}
ORCID = {"orcid": "0000-0002-1825-0097"}


def advice(**fields: Any) -> list[Problem]:
    log = Log()
    advise(Article.model_validate({**GOOD, **fields}), log)
    return list(log)


def test_an_article_that_keeps_the_rules() -> None:
    assert advice() == []
    assert advice(doi=None, pmid="31000000") == []
    assert advice(doi=None, article_number="e1") == []


@pytest.mark.parametrize(
    ("code", "path", "fields"),
    [
        ("recommended", "doi", {"doi": None}),
        ("recommended", "dates.published", {"dates": {}}),
        ("author", "contributors", {"contributors": []}),
        ("date-order", "dates.posted", {"dates": {"received": "2020-05", "posted": "2020-04"}}),
        ("date-order", "dates.issue", {"dates": {"received": "2020-05", "issue": "2019"}}),
        (
            "date-order",
            "dates.corrected[1]",
            {"dates": {"published": "2020-05", "corrected": ["2019-01", "2019-03"]}},
        ),
        ("pages", "pages.last", {"pages": {"first": "19", "last": "12", "range": "19-24, 12"}}),
        (
            "pages",
            "references[0].work.pages.last",
            {
                "references": [
                    {"key": "a", "work": {"type": "report", "pages": {"first": "3", "last": "1", "range": "3-5, 1"}}}
                ]
            },
        ),
        ("agent-name", "contributors[0]", {"contributors": [{"family": "Lind and Quay"}]}),
        ("agent-name", "contributors[0]", {"contributors": [{"family": "Lind", "given": "A.", "particle": "et al."}]}),
        (
            "agent-name",
            "contributors[0].members[0]",
            {"contributors": [{"name": "G", "members": [{"family": "A; B"}]}]},
        ),
        (
            "agent-name",
            "awards[0].recipients[0]",
            {"awards": [{"funder": {"name": "F"}, "recipients": [{"family": "al.", "given": "Lind et"}]}]},
        ),
        (
            "agent-name",
            "references[0].work.editors[0]",
            {"references": [{"key": "a", "work": {"editors": [{"family": "others"}]}}]},
        ),
        (
            "agent-name",
            "references[0].work.authors[1]",
            {
                "references": [
                    {"key": "a", "work": {"authors": [{"family": "Land"}, {"family": "Quay", "given": "A AND"}]}}
                ]
            },
        ),
        ("url-agreement", "landing_page", {"landing_page": "https://doi.org/10.5555/salt.2"}),
        (
            "url-agreement",
            "references[0].work.url",
            {"references": [{"key": "a", "work": {"doi": "10.5555/x", "url": "https://doi.org/10.5555/y"}}]},
        ),
        (
            "id-conflict",
            "contributors[1]",
            {"contributors": [{"family": "Lind", **ORCID}, {"family": "Quay", **ORCID}]},
        ),
        (
            "id-conflict",
            "references[1].work.doi",
            {
                "references": [
                    {"key": "a", "work": {"doi": "10.5555/x", "type": "book"}},
                    {"key": "b", "work": {"doi": "10.5555/x", "type": "thesis"}},
                ]
            },
        ),
        ("id-conflict", "awards[0]", {"awards": [{"funder": {"name": "F"}, "grant_doi": "10.5555/salt.1"}]}),
        (
            "id-conflict",
            "relations[0]",
            {
                "awards": [{"funder": {"name": "F", "ror": "05gq02987"}}],
                "relations": [
                    {"type": "is-financed-by", "target_type": "url", "target": "https://ror.org/05gq02987"},
                ],
            },
        ),
    ],
)
def test_a_rule_that_the_article_breaks(code: str, path: str, fields: dict[str, Any]) -> None:
    (problem,) = advice(**fields)
    assert (problem.code, problem.path) == (f"schemaorg.{code}", path)
    assert problem.remedy
