from __future__ import annotations

import pytest

from pubmeta.model import Pages
from pubmeta.problems import Log
from pubmeta.reading import Field, page_fields, pages_between, pages_in, pages_of


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("493-518", Pages(first="493", last="518")),
        ("493--518", Pages(first="493", last="518")),
        ("S72–S87", Pages(first="S72", last="S87")),
        ("330—331", Pages(first="330", last="331")),
        ("e453", Pages(first="e453")),
        ("7", Pages(first="7")),
        ("C3-32--C3-35", Pages(first="C3-32", last="C3-35")),
        ("C3-32–C3-35", Pages(first="C3-32", last="C3-35")),
        ("7-7", Pages(first="7", last="7")),
        ("pp. 3 - 9", Pages(first="3", last="9")),
        ("p 3", Pages(first="3")),
        ("1332-41", Pages(first="1332", range="1332-41")),
        ("12-15, 18", Pages(first="12", range="12-15, 18")),
        ("73+", Pages(first="73", range="73+")),
        ("043301-1-043301-9", Pages(first="043301-1", last="043301-9")),
        ("23:1--23:15", Pages(first="23:1", last="23:15")),
        ("xii-xv", Pages(first="xii", last="xv")),
        ("114-ff", Pages(first="114", range="114-ff")),
        ("S. 3-9", Pages(first="3", last="9")),
        ("стр. 3–9", Pages(first="3", last="9")),
        ("3-9 pp", Pages(first="3", last="9")),
        ("第3-9页", Pages(first="3", last="9")),
        ("Pages", None),
        ("in press", None),
        ("in-press", None),
        ("n/a", None),
        ("-", None),
        ("– –", None),
        ("and", None),
        ("doi:10.5555/a.1", None),
        ("-18", Pages(range="-18")),
        ("", None),
        (None, None),
    ],
)
def test_pages_in_one_text(text: str | None, pages: Pages | None) -> None:
    assert pages_of(text) == pages


def test_pages_by_first_and_last() -> None:
    assert pages_between("476", "481") == Pages(first="476", last="481")
    assert pages_between("476", None) == Pages(first="476")
    assert pages_between(None, "423") == Pages(range="-423")
    assert pages_between(None, None) is None
    assert pages_between("1332", "41") == Pages(first="1332", range="1332-41")


@pytest.mark.parametrize(
    ("text", "fields", "kind"),
    [
        ("12-15", {"pages": Pages(first="12", last="15")}, None),
        ("Article 45", {"article_number": "45"}, None),
        ("Art. e7", {"article_number": "e7"}, None),
        ("artículo 12", {"article_number": "12"}, None),
        ("Paper No. 12", {"article_number": "12"}, None),
        ("Art. 45, 1-9", {"article_number": "45", "pages": Pages(first="1", last="9")}, None),
        ("Article ID 123456, 9 pages", {"article_number": "123456"}, "guessed"),
        ("No. 5", {"article_number": "5"}, "guessed"),
        ("#5", {"article_number": "5"}, "guessed"),
        ("n° 5", {"article_number": "5"}, "guessed"),
        ("e12(1-5)", {"article_number": "e12"}, "guessed"),
        ("041301 (5)", {"article_number": "041301"}, "guessed"),
        ("1-12 (online)", {"pages": Pages(first="1", last="12")}, "guessed"),
        ("12 (online)", {"pages": Pages(first="12")}, "guessed"),
        ("Suppl 1: S12-S15", {"pages": Pages(first="S12", last="S15")}, "guessed"),
        ("12:45-52", {"pages": Pages(first="45", last="52")}, "guessed"),
        ("12(3)", {}, "dropped"),
        ("123 p.", {}, "dropped"),
        ("2 pages", {}, "dropped"),
        ("12 Seiten", {}, "dropped"),
        ("Online ahead of print", {}, "dropped"),
        ("Epub 2013-01-05", {}, "dropped"),
        ("", {}, None),
    ],
)
def test_what_a_text_of_pages_says(text: str, fields: dict[str, Pages | str], kind: str | None) -> None:
    log = Log()
    assert page_fields(log, "SP", text, line=3) == fields
    assert [(problem.kind, problem.path, problem.line) for problem in log] == ([(kind, "SP", 3)] if kind else [])


@pytest.mark.parametrize(
    ("text", "pages"),
    [("[12-19]", "12-19"), ("１２－１９", "12-19"), ("12〜19", "12-19"), ("１２", "12")],
)
def test_brackets_around_pages_and_characters_of_full_width_are_not_of_them(text: str, pages: str) -> None:
    assert str(pages_of(text)) == pages


def test_what_a_first_page_says_beyond_pages_is_told() -> None:
    for text, pages in (("1234-1240, discussion 1241", "1234-1240"), ("12(3):12-19", "12-19")):
        log = Log()
        assert str(pages_in(Field("SP", text, log))) == pages
        assert [(problem.kind.value, problem.path) for problem in log] == [("guessed", "SP")]


@pytest.mark.parametrize("text", ["?", "12-?"])
def test_a_question_mark_is_not_a_page(text: str) -> None:
    assert pages_of(text) is None
