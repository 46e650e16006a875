from __future__ import annotations

from typing import Any

import pytest

from pubmeta import Article
from pubmeta.reports.completeness import coverage
from tests.test_contract import article_of

KEYS = [
    "references", "abstracts", "orcids", "affiliations", "ror-ids", "funders", "award-numbers", "update-policies",
    "resource-links", "licenses", "similarity-checking",
]  # fmt: skip


ORCID, ROR, URL = "0000-0002-1825-0097", "05gq02987", "https://www.example.org/"


def counts(fields: dict[str, Any]) -> dict[str, tuple[int, int]]:
    article = Article.model_validate({"title": "t", **fields})
    return {found.key: (found.have, found.of) for found in coverage(article)}


def test_the_keys_are_those_of_crossref_in_its_order() -> None:
    assert [found.key for found in coverage(Article(title="t"))] == KEYS


def test_an_article_of_which_nothing_is_known_has_nothing() -> None:
    assert not any(found.complete for found in coverage(Article(title="t")))
    assert all(found.advice for found in coverage(Article(title="t")))


@pytest.mark.parametrize(
    ("fields", "key", "have"),
    [
        ({"contributors": [{"family": "A", "orcid": ORCID}, {"family": "B"}]}, "orcids", (1, 2)),
        ({"contributors": [{"family": "A", "role": "editor"}]}, "orcids", (0, 0)),
        ({"contributors": [{"name": "G", "members": [{"family": "A", "orcid": ORCID}]}]}, "orcids", (1, 1)),
        ({"contributors": [{"anonymous": True, "affiliations": [{"name": "U"}]}]}, "affiliations", (1, 1)),
        ({"contributors": [{"family": "A", "affiliations": [{"name": "U"}, {"ror": ROR}]}]}, "ror-ids", (1, 2)),
        ({"awards": [{"funder": {"name": "F"}}, {"funder": {"ror": ROR}, "numbers": ["1"]}]}, "funders", (1, 2)),
        ({"awards": [{"funder": {"name": "F"}, "grant_doi": "10.1234/5"}]}, "award-numbers", (1, 1)),
        ({"licenses": [{"name": "CC BY"}]}, "licenses", (0, 1)),
        ({"licenses": [{"url": URL}]}, "licenses", (1, 1)),
        ({"full_texts": [{"url": URL}]}, "resource-links", (0, 1)),
        ({"full_texts": [{"url": URL, "purpose": "text-mining"}]}, "resource-links", (1, 1)),
        ({"full_texts": [{"url": URL, "purpose": "similarity-check"}]}, "similarity-checking", (1, 1)),
    ],
)  # fmt: skip
def test_each_key_counts_its_own_parts(fields: dict[str, Any], key: str, have: tuple[int, int]) -> None:
    assert counts(fields)[key] == have


def test_the_full_case_lacks_what_it_lacks() -> None:
    found = coverage(article_of("full"), has_update_policy=True)
    assert [each.key for each in found if not each.complete] == ["orcids", "funders", "award-numbers"]


def test_keys_without_a_place_in_the_record_of_the_kind_are_left_out() -> None:
    review = coverage(article_of("peer_review"))
    assert [each.key for each in review] == [
        key for key in KEYS if key not in ("references", "abstracts", "funders", "award-numbers")
    ]
    assert {each.key: (each.have, each.of) for each in review}["affiliations"] == (1, 1)
    pending = [each.key for each in coverage(article_of("pending"))]
    assert pending == [key for key in KEYS if key not in ("references", "resource-links", "similarity-checking")]
