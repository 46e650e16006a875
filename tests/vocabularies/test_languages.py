from __future__ import annotations

import pytest

from pubmeta.vocabularies.languages import BIBLIOGRAPHIC, bibliographic_code, language_tag


@pytest.mark.parametrize(
    ("base", "code"),
    [("fr", "fre"), ("fra", "fre"), ("fre", "fre"), ("en", "eng"), ("haw", "haw"), ("xyz", None), ("sh", None)],
)
def test_the_codes_of_libraries(base: str, code: str | None) -> None:
    assert bibliographic_code(base) == code


def test_the_codes_of_libraries_are_read_as_tags() -> None:
    assert len(BIBLIOGRAPHIC) == 486
    assert [language_tag(code) for code in ("fre", "ger", "chi", "dut")] == ["fr", "de", "zh", "nl"]
