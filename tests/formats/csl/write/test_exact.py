"""What is written in CSL's own variables because it is read back exactly, is read back exactly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pubmeta
from pubmeta.formats.csl.rules.names import family_fault
from pubmeta.formats.csl.terms import ODD_NAME, are_surely_names
from pubmeta.formats.csl.variables import is_exact_page, page
from pubmeta.formats.csl.write.rich_text import is_exact, rich_text
from pubmeta.model import Article, Markup, Pages
from pubmeta.problems import Log
from pubmeta.reading import pages_of, text_of


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.sampled_from(["a", " ", "<i>", "</i>", "<sup>", "</sup>", "<u>", "</u>", "&amp;", "&#10;"]), max_size=8)
)
def test_exact_markup_is_read_back(pieces: list[str]) -> None:
    try:
        markup = Markup(markup="".join(pieces))
    except ValueError:
        return
    assert is_exact(markup) == (text_of(Log(), "", rich_text(markup, Log())) == markup)


def test_exact_pages_are_read_back() -> None:
    numbers = ["1", "13", "007", "1234", "e1", "\u0663", None]
    known = [Pages(first=first, last=last) for first in numbers if first for last in numbers]
    for pages in [*known, Pages(first="12", range="12-15, 18"), Pages(first="608", range="608-24")]:
        assert is_exact_page(pages) == (pages_of(page(pages)) == pages), pages


PARTS_OF_NAMES = [
    *"A E I J N O S l r t i al thers ull one and ndefined ii Smith".split(),
    *("\u0131", "\u017f", "\u00e9", "\u1ec5", "\u2019", "'", ".", " ", "-", "&", ","),
]


@settings(deadline=None, max_examples=2000)
@given(st.lists(st.sampled_from(PARTS_OF_NAMES), min_size=1, max_size=4).map("".join))
def test_what_surely_is_a_name_has_nothing_else_in_it(text: str) -> None:
    line = " ".join(text.split())
    if line and are_surely_names(line):
        assert not ODD_NAME.search(line)
        assert family_fault(line, has_given=False) is None


def test_most_names_are_known_at_once() -> None:
    assert are_surely_names("\n".join(["Smith", "J. M.", "Li", "J.-P.", "M\u00fcller", "Silva Santos", "Maria J."]))
    assert are_surely_names("\n".join(["O\u2019Connor", "Nguy\u1ec5n", "Y\u0131lmaz", "D'Angelo"]))
    assert not are_surely_names("Smith\nJr")
    assert not are_surely_names("Others")


@pytest.mark.parametrize("suffix", ["Jr.", "Jr.,", ", III", ",", "et al.", "<i>", "a, b"])
def test_suffixes_are_read_back(suffix: str) -> None:
    name = {"family": "Berg", "given": "Ada", "suffix": suffix}
    work = {"title": "Rain", "authors": [name], "editors": [name]}
    article = Article.model_validate(
        {"title": "Sun", "contributors": [name], "references": [{"key": "r1", "work": work}]}
    )
    assert pubmeta.read(pubmeta.export(article, "csl", verify=True).content, "csl").article == article
