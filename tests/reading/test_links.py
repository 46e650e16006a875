"""Which links lead to the text of a work."""

from __future__ import annotations

import pytest

from pubmeta.model import FullText, Url
from pubmeta.reading.links import full_text_of


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
