"""What is passed over, since it surely breaks no rule, does break none; and what is written is mostly passed over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pubmeta.formats.csl.rules import dates as date_rules
from pubmeta.formats.csl.rules import identifiers, items
from pubmeta.formats.csl.rules import names as name_rules
from pubmeta.formats.csl.rules import texts as text_rules

CASES = Path(__file__).parents[3] / "cases"
_PIECES = st.sampled_from(
    ["<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<p>", "</", "<", ">", "&", "&amp;", "&#65;", "a", "e1", "Li",
     "others", "Others", "al", "et", "et al.", "and", ",", ";", "3", "-", "–", "O’Shea", "vol. 3", "<span style='x'>",
     " ", "\n", "\t", "\u00a0", "\u0001", "\ufffe"]
)  # fmt: skip
texts = st.lists(_PIECES, max_size=6).map("".join)
values = texts | st.sampled_from(
    ["10.5555/a", "10.5555/A<b", "https://doi.org/10.5555/a", "1234-5679", "0317-8471", "12345", "PMC12", "en", "en_US",
     "HTTPS://www.example.org", "https://www.example.org/a b", "12-15", "e12", "p. 3", "no 4", "published"]
)  # fmt: skip
parts = st.integers(-1, 32) | st.integers(1900, 2100) | st.sampled_from(["2001", 2.5, True])
dates = st.dictionaries(
    st.sampled_from(["date-parts", "raw", "season"]),
    st.lists(st.lists(parts, max_size=4), max_size=3) | values,
    max_size=2,
)
variables = st.sampled_from(
    ["id", "DOI", "URL", "ISSN", "ISBN", "PMID", "PMCID", "language", "page", "volume", "issue", "title", "type",
     "note", "container-title", "status", "shortTitle"]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(texts)
def test_texts(text: str) -> None:
    for variable in ("title", "publisher"):
        if text_rules.is_plain(text) or text_rules.are_clean([text]):
            assert not list(text_rules.breaches(variable, text))


@settings(deadline=None, max_examples=300)
@given(st.dictionaries(st.sampled_from(["family", "given", "literal", "suffix"]), texts, max_size=3))
@example({"family": "others", "given": "A."})
@example({"family": "Li\nLi", "given": "A."})
def test_names(name: dict[str, Any]) -> None:
    if name_rules.is_plain(name):
        assert not list(name_rules.breaches(name))
        assert not [each for part, text in name.items() for each in text_rules.breaches(part, text)]


@settings(deadline=None, max_examples=300)
@given(dates)
@example({"date-parts": [[2001, 2, 29]]})
@example({"date-parts": [[0]]})
def test_dates(date: dict[str, Any]) -> None:
    if date_rules.is_plain(date):
        assert not list(date_rules.breaches(date))


@settings(deadline=None, max_examples=300)
@given(st.dictionaries(variables, values | st.just(["x"]) | st.just(3), max_size=4))
def test_items(item: dict[str, Any]) -> None:
    if identifiers.is_plain(item):
        assert not list(identifiers.breaches(item))
    if items.is_plain(item):
        assert not list(items.breaches(item))


def test_most_of_what_is_written_is_passed_over() -> None:
    array = json.loads((CASES / "rituximab" / "csl.golden.json").read_bytes())
    plain = [item for item in array if items.is_plain(item) and identifiers.is_plain(item)]
    names = [name for item in array for name in item.get("author", ())]
    assert len(plain) > 0.8 * len(array)
    assert sum(map(name_rules.is_plain, names)) > 0.9 * len(names)
