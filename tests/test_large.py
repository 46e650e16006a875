"""The largest records that exist: thousands of authors, hundreds of references."""

from __future__ import annotations

from typing import Any

import pytest

import pubmeta
from pubmeta import Article
from tests.test_contract import FORMS, article_of, format_of

AUTHORS, REFERENCES = 3_000, 500


@pytest.fixture(scope="module")
def large() -> Article:
    source: dict[str, Any] = article_of("full").model_dump(mode="json", exclude_defaults=True)
    authors = [
        {
            "family": f"Author{_letters(number)}",
            "given": "A. B.",
            "affiliations": [{"name": f"Institute {number % 40}"}],
        }
        for number in range(AUTHORS)
    ]
    cited = source["references"]
    references = [{**cited[number % len(cited)], "key": f"ref{number}"} for number in range(REFERENCES)]
    return Article.model_validate({**source, "contributors": authors, "references": references})


def _letters(number: int) -> str:
    return f"{number:04}".translate(str.maketrans("0123456789", "abcdefghij"))


@pytest.mark.parametrize(
    "form", ["jats", "csl", "crossref-crossmark", "crossref-5.3.1", "schemaorg", "highwire", "oai-dc"]
)
def test_thousands_of_authors_and_hundreds_of_references_leave_valid(large: Article, form: str) -> None:
    document = pubmeta.export(large, format_of(form), FORMS[form])
    assert f"Author{_letters(0)}" in document.text
    assert f"Author{_letters(AUTHORS - 1)}" in document.text
