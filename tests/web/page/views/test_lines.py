"""A document by its lines: all of a small one, and of a large one what matters."""

from __future__ import annotations

import re
from html import unescape
from random import Random
from time import process_time

import pytest

from pubmeta.problems import Kind, Problem
from pubmeta.web.page.colouring import coloured
from pubmeta.web.page.views import head
from pubmeta.web.page.views.lines import LONGEST, MOST_CHARACTERS, MOST_LINES, lines_of, text_of

_FORMATS = ("jats", "csl", "bibtex", "ris", "landing", None)


def problem(line: int) -> Problem:
    return Problem(Kind.INVALID, "is wrong", line=line)


@pytest.mark.parametrize("content", [b"a\nb\nc\n", b"a\r\nb\r\nc", b"a\rb\rc"])
def test_lines_end_as_they_do_for_parsers(content: bytes) -> None:
    lines = lines_of(content, None, [problem(2)])
    assert [(line.number, str(line.html), len(line.notes)) for line in lines.shown] == [
        (1, "a", 0), (2, "b", 1), (3, "c", 0),
    ]  # fmt: skip


def test_of_many_lines_the_first_and_those_with_something_to_be_said_are_shown() -> None:
    content = b"\n".join(b"%d" % number for number in range(1, 5_001))
    lines = lines_of(content, None, [problem(3_000), problem(5_000), problem(9_999)])
    numbers = [line.number for line in lines.shown if not line.skipped]
    assert numbers == [*range(1, MOST_LINES + 1), *range(2_998, 3_003), *range(4_998, 5_001)]
    assert [line.skipped for line in lines.shown if line.skipped] == [2_997 - MOST_LINES, 1_995]
    assert sum(line.skipped or 1 for line in lines.shown) == lines.count == 5_000
    assert lines.notes == 2


def test_a_long_line_is_cut_and_many_long_ones_too() -> None:
    lines = lines_of(b"x" * (LONGEST + 5), "jats")
    assert lines.shown[0].cut == 5
    assert lines.is_cut
    lines = lines_of(b"\n".join([b"x" * LONGEST] * 100), "jats")
    assert sum(len(line.html) for line in lines.shown) <= MOST_CHARACTERS + LONGEST


def test_many_notes_at_one_line_are_counted() -> None:
    lines = lines_of(b"a", None, [problem(1)] * 500)
    assert len(lines.shown[0].notes) + lines.shown[0].more_notes == 500


def test_text_in_another_encoding_is_shown() -> None:
    assert text_of("Gr\u00fc\u00dfe".encode("cp1252")) == "Gr\u00fc\u00dfe"
    assert text_of("\ufeffGr\u00fc\u00dfe".encode()) == "Gr\u00fc\u00dfe"
    assert text_of("Gr\u00fc\u00dfe".encode("utf-16")) == "Gr\u00fc\u00dfe"


@pytest.mark.parametrize("format_name", _FORMATS)
def test_colours_change_no_character(format_name: str | None) -> None:
    random = Random(7)  # noqa: S311 (the same lines each time)
    for _ in range(400):
        line = "".join(random.choices("<>/?!-=\"'&;{}@\\,:ab0 \t.é", k=random.randint(0, 60)))
        shown = re.sub('<span class="c-[a-z]+">|</span>', "", coloured(line, format_name))
        assert unescape(shown) == line


def test_what_has_colours_has_them() -> None:
    assert 'class="c-tag">&lt;a' in coloured('<a b="c">', "jats")
    assert 'class="c-name">&#34;a&#34;' in coloured('"a": 1', "csl") or 'class="c-name">&quot;a&quot;' in coloured(
        '"a": 1', "csl"
    )
    assert 'class="c-tag">@article' in coloured("@article{a,", "bibtex")


@pytest.mark.parametrize("format_name", _FORMATS)
@pytest.mark.parametrize("unit", ["<", '"', "<!--", "a", "a=", "&", '"\\', "\\", "'", "- ", "@a", "1e"])
def test_colouring_takes_time_that_grows_with_the_length(format_name: str | None, unit: str) -> None:
    begun = process_time()
    coloured((unit * head.LONGEST)[: head.LONGEST], format_name)
    assert process_time() - begun < 0.5


def test_a_text_that_is_cut_has_the_colour_of_a_text() -> None:
    assert coloured('"abstract": "cut \\" here \\', "csl").endswith("here \\</span>")
