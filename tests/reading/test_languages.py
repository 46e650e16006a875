from __future__ import annotations

import pytest

from pubmeta.model import Language
from pubmeta.problems import Log
from pubmeta.reading import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("English", "en"),
        ("eng", "en"),
        ("en_GB", "en-GB"),
        ("ger", "de"),
        ("Deutsch", "de"),
        ("isl", "is"),
        ("gsw", "gsw"),
    ],
)
def test_languages_by_tag_code_and_name(text: str, language: str) -> None:
    log = Log()
    assert language_of(log, "LA", text) == language
    assert len(log) == 0


def test_what_is_no_language_is_reported() -> None:
    log = Log()
    assert language_of(log, "LA", "langlatin and langgerman", line=3) is None
    assert language_of(log, "LA", " ") is None
    assert [(problem.path, problem.line) for problem in log] == [("LA", 3)]


@pytest.mark.parametrize("given", ["eng", "fre", "pt-BR", "zh-cmn-Hant", "sr-Latn", "gsw", "no", "en-x-old"])
def test_a_tag_that_the_model_took_is_read_as_itself(given: str) -> None:
    tag = Language(given)
    assert language_of(Log(), "LA", tag) == tag
