"""Text on one line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pubmeta.model import Article, Journal
from pubmeta.model.base import is_plain, is_tidy, single_line

PIECES = tuple("aé中 \t\n\r\x00\x85\xa0\u0301\u2028\ud800\ufffe\U0010ffff")


@given(st.lists(st.sampled_from(PIECES), max_size=4).map("".join) | st.text(max_size=4))
def test_what_is_plain_is_one_line_of_allowed_characters_already(text: str) -> None:
    if is_plain(text):
        assert text == re.sub("[ \t\r\n]+", " ", text).strip(" ")
        assert text.strip()
        assert not re.search("[\x00-\x1f\ud800-\udfff\ufffe\uffff]", text)


@pytest.mark.parametrize("text", ["Smith", "van Engelen", "O’Hanlon", "中村", "H₂O & x < y"])
def test_nearly_all_text_is_plain(text: str) -> None:
    assert is_plain(text)


@given(st.text(alphabet=(*PIECES, "<", "&"), max_size=4))
def test_what_is_tidy_is_plain_without_tags_and_references(text: str) -> None:
    assert is_tidy(text) == (is_plain(text) and "<" not in text and "&" not in text)


@pytest.mark.parametrize(
    ("text", "line"),
    [(" a", "a"), ("a\n\t b", "a b"), ("a  b ", "a b"), ("a\u00a0b", "a\u00a0b"), ("a\u2028b", "a\u2028b")],
)
def test_white_space_of_xml_becomes_one_space(text: str, line: str) -> None:
    assert single_line(text) == line


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "a\x00", "\ufffe", "\ud800"])
def test_blank_and_forbidden_characters_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"blank|not allowed in XML"):
        single_line(text)


class TestChangedCopies:
    ARTICLE = Article(title="Slow tides", journal=Journal(title="Annals of Tides", issn_print="2163-9914"))

    def test_a_value_is_read_as_a_new_article_reads_it(self) -> None:
        copy = self.ARTICLE.model_copy(update={"doi": "https://doi.org/10.5555/x", "language": "en"})
        assert copy == Article(title="Slow tides", journal=self.ARTICLE.journal, doi="10.5555/x", language="en")
        assert copy.journal is self.ARTICLE.journal
        assert copy.model_fields_set == {"title", "journal", "doi", "language"}

    @pytest.mark.parametrize(
        "update",
        [
            {"title": ""},
            {"title": None},
            {"doi": "x"},
            {"language": "no language"},
            {"typo": 1},
            {"contributors": "Quay"},
        ],
    )
    def test_what_a_new_article_refuses_is_refused(self, update: dict[str, object]) -> None:
        with pytest.raises(ValidationError):
            self.ARTICLE.model_copy(update=update)

    def test_a_part_is_checked_too(self) -> None:
        assert self.ARTICLE.journal
        with pytest.raises(ValidationError):
            self.ARTICLE.journal.model_copy(update={"issn_print": "1"})

    def test_without_changes_it_is_the_same(self) -> None:
        assert self.ARTICLE.model_copy() == self.ARTICLE
        assert self.ARTICLE.model_copy(deep=True).journal is not self.ARTICLE.journal


def test_every_field_is_described_in_the_json_schema() -> None:
    schema = Article.model_json_schema()
    for name, part in {"Article": schema, **schema["$defs"]}.items():
        undescribed = [field for field, found in part.get("properties", {}).items() if not found.get("description")]
        assert not undescribed, name
    assert schema["properties"]["short_title"]["description"] == "For running heads."
    assert schema["$defs"]["Person"]["properties"]["suffix"]["description"] == "``Jr.``, ``III``."
