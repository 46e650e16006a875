"""What is missing in a printed entry is found."""

from __future__ import annotations

import pytest

from pubmeta import Article
from tests.renderings.entries import Entry, entries

ARTICLE = Article.model_validate(
    {
        "title": {"markup": "Uptake of H<sub>2</sub>O"},
        "subtitle": "Maize\u2019s case",
        "contributors": [
            {"family": "van Engelen", "given": "Ada"},
            {"family": "Li", "given": "Wei"},
            {"family": "Li", "given": "Min"},
            {"name": "The Maize Consortium"},
            {"family": "Editor", "role": "editor"},
            {"anonymous": True},
        ],
        "dates": {"published_online": "2024-03"},
        "references": [
            {"key": "r1", "raw": "Printed only."},
            {
                "key": "r2",
                "work": {"authors": [{"family": "\u738b", "given": "\u5c0f\u660e"}], "title": "T", "date": "1999"},
            },
        ],
    }
)
PRINTED = "van Engelen A, Li W, Li M, The Maize consortium. Uptake of H\u2082O: Maize's Case. 2024a;"


def test_an_entry_is_expected_for_each_item() -> None:
    assert list(entries(ARTICLE)) == [
        Entry(("van Engelen", "Li", "Li", "The Maize Consortium"), ("Uptake of H2O", "Maize\u2019s case"), 2024),
        Entry(),
        Entry(("\u738b",), ("T",), 1999),
    ]


def test_nothing_is_missing_in_a_whole_entry() -> None:
    article, printed_only, cited = entries(ARTICLE)
    assert article.missing(PRINTED) == []
    assert printed_only.missing("") == []
    assert cited.missing("\u738b\u5c0f\u660e. T. 1999") == []


@pytest.mark.parametrize(
    ("changed", "into", "missing"),
    [
        ("van Engelen", "Engelen", "author van Engelen"),
        ("Li M, ", "", "author Li"),
        ("Li W, Li M", "Lin W, Lim M", "author Li"),
        ("The Maize consortium", "et al.", "author The Maize Consortium"),
        ("H\u2082O", "HO", "title Uptake of H2O"),
        ("Maize's Case", "Maize", "title Maize\u2019s case"),
        ("2024", "20245", "year 2024"),
    ],
)
def test_what_is_missing_is_named(changed: str, into: str, missing: str) -> None:
    article = next(entries(ARTICLE))
    assert missing in article.missing(PRINTED.replace(changed, into))
