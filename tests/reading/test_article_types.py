from __future__ import annotations

import pytest

from pubmeta.model import ArticleType
from pubmeta.problems import Log
from pubmeta.reading import article_type_in, other_kind_in


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((kind.value, kind) for kind in ArticleType),
        ("Research Article", ArticleType.RESEARCH_ARTICLE),
        ("  case   Reports ", ArticleType.CASE_REPORT),
        ("Erratum", ArticleType.CORRECTION),
        ("Conference or Workshop Item", ArticleType.CONFERENCE_PAPER),
        ("info:eu-repo/semantics/conferenceObject", ArticleType.CONFERENCE_PAPER),
        ("Journal Article", None),
        ("Text.Serial.Journal", None),
    ],
)
def test_types_by_name_and_by_the_words_of_others(text: str, kind: ArticleType | None) -> None:
    log = Log()
    assert article_type_in(log, "dc.type", text) is kind
    assert len(log) == 0


def test_other_words_are_reported() -> None:
    log = Log()
    assert article_type_in(log, "dc.type", "Sonnet", line=3) is None
    assert [(problem.path, problem.line) for problem in log] == [("dc.type", 3)]


@pytest.mark.parametrize(
    ("text", "what"),
    [("PhD  Thesis", "a thesis"), ("info:eu-repo/semantics/bookPart", "a chapter of a book"), ("Report", None)],
)
def test_words_for_what_is_not_an_article(text: str, what: str | None) -> None:
    assert other_kind_in(text) == what


def test_no_word_is_both_a_type_of_article_and_another_kind_of_work() -> None:
    log = Log()
    for kind in ArticleType:
        assert other_kind_in(kind.value) is None
    assert article_type_in(log, "", "dataset") is None
    assert len(log) == 1
