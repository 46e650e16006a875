"""The format itself: its signature, and what it can do."""

from __future__ import annotations

from pathlib import Path

import pytest

from pubmeta.formats.landing import FORMAT
from pubmeta.formats.landing.terms import HEADINGS, STATEMENTS, Part
from pubmeta.model import Statements


def test_it_is_read_and_not_written() -> None:
    assert FORMAT.read
    assert FORMAT.write is None
    assert FORMAT.validate is None
    assert FORMAT.schema is None


@pytest.mark.parametrize(
    "text",
    [
        "Title\n\nShare and Cite:\n\nA. Quay",
        "Title\r\n\r\nSHARE AND CITE\r\n",
        "Title\n\nHow to cite: Quay A.",
        "Title\n\n  How to cite this article\n",
        "\ufeffTitle\nCite this article as: Quay",
        "Title\nRecommended citation: Quay",
        "Title\nMDPI and ACS Style\nQuay, A.",
        "Title\nCitation: Quay A (2019) Slow tides. PLoS ONE 14(3): e0212345.",
    ],
)
def test_a_page_is_recognised(text: str) -> None:
    assert FORMAT.recognise
    assert FORMAT.recognise(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "<html>\nShare and Cite:\n</html>",
        '{"title":\n"Share and Cite:"}',
        '[{"id": 1,\nShare and Cite:',
        "@article{x,\nShare and Cite:",
        "TY  - JOUR\nTI  - How to cite this article",
        "A text on how to cite this article in general",
        "Citation: 12",
        "Citation: read it in 2019",
        "",
    ],
)
def test_anything_else_is_not(text: str) -> None:
    assert FORMAT.recognise
    assert not FORMAT.recognise(text.encode())


@pytest.mark.corpus
def test_the_seed_is_recognised(shared: Path) -> None:
    (page,) = (shared / "seed").glob("*.txt")
    assert FORMAT.recognise
    assert FORMAT.recognise(page.read_bytes())


def test_the_statements_are_those_of_the_model() -> None:
    assert {str(part) for part in STATEMENTS} == set(Statements.model_fields)


def test_headings_are_spelt_as_they_are_looked_up() -> None:
    assert all(heading == heading.casefold().strip(" .:") for heading in HEADINGS)
    assert set(HEADINGS.values()) == set(Part) - STATEMENTS - {Part.FRONT}
