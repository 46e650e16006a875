"""Which links lead to the text of a work."""

from __future__ import annotations

from typing import Any

import pytest

from pubmeta.model import FullText, Url
from pubmeta.problems import Log
from pubmeta.reading import Field
from pubmeta.reading.links import full_text_of, page_in


@pytest.mark.parametrize(
    "link",
    [
        "https://www.example.org/a.pdf",
        "https://www.example.org/A.PDF?download=1#page=2",
        "https://www.example.org/doi/pdf/10.1234/x",
        "https://www.example.org/doi/epdf/10.1234/x",
        "https://www.example.org/article/7/pdf",
    ],
)
def test_links_to_a_pdf(link: str) -> None:
    assert full_text_of(Url(link)) == FullText(url=link, media_type="application/pdf")


@pytest.mark.parametrize(
    "link",
    [
        "https://www.example.org/a",
        "https://www.example.org/search?file=a.pdf",
        "https://www.example.org/about-pdf-files/",
        "https://pdf/",
    ],
)
def test_other_links(link: str) -> None:
    assert full_text_of(Url(link)) is None


@pytest.mark.parametrize(
    ("link", "page", "ids", "kinds"),
    [
        ("https://www.example.org/a", "https://www.example.org/a", {}, []),
        ("https://pubmed.ncbi.nlm.nih.gov/123/", None, {"pmid": "123"}, []),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC55/", None, {"pmcid": "PMC55"}, []),
        ("https://www.scopus.com/inward/record.uri?eid=2", None, {}, ["dropped"]),
        ("http://search.ebscohost.com/login.aspx?db=a9h", None, {}, ["dropped"]),
        ("https://www.scopus.com.example.org/a", "https://www.scopus.com.example.org/a", {}, []),
        ("https://arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00001", {}, []),
    ],
)
def test_the_record_of_a_database_is_not_the_page_of_the_work(
    link: str, page: str | None, ids: dict[str, Any], kinds: list[str]
) -> None:
    log = Log()
    found: dict[str, Any] = {}
    assert page_in(Field("url", link, log), found) == page
    assert found == ids
    assert [problem.kind.value for problem in log] == kinds


def test_another_id_than_is_known_is_reported() -> None:
    log = Log()
    ids: dict[str, Any] = {"pmid": "7"}
    assert page_in(Field("url", "https://pubmed.ncbi.nlm.nih.gov/123/", log), ids) is None
    assert ids == {"pmid": "7"}
    assert [problem.kind.value for problem in log] == ["dropped"]
