from __future__ import annotations

import pytest

from pubmeta.model import ArticleType
from pubmeta.problems import Log
from pubmeta.reading import article_type_in


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((kind.value, kind) for kind in ArticleType),
        ("Research Article", ArticleType.RESEARCH_ARTICLE),
        ("  case   Reports ", ArticleType.CASE_REPORT),
        ("Erratum", ArticleType.CORRECTION),
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
