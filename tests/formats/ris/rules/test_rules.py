"""Broken records: each differs from a good one in one thing, and each thing is found where it is."""

from __future__ import annotations

import pytest

from pubmeta.formats.ris import FORMAT
from pubmeta.formats.ris.validate import problems

GOOD = """TY  - JOUR
AU  - van Gogh, Ada, Jr.
TI  - Water & a < b
PY  - 2020
DA  - 2020/02/03/
DO  - 10.5555/a_b
SN  - 1234-5679
UR  - https://www.example.org/a?b&c
ER  -
"""


def found(text: str) -> list[tuple[str, str | None]]:
    return [(problem.path, problem.code) for problem in problems(text.encode())]


@pytest.mark.parametrize("day", ["2020/02/03/", "2020/02//", "2020///", "2020/02/03/spring"])
def test_a_good_record_has_no_problem(day: str) -> None:
    assert found(GOOD.replace("2020/02/03/", day)) == []


BROKEN = [
    ("line", "TI  - Water", "TI  - Water\nand", "TI"),
    ("end", "ER  -\n", "", "ER"),
    ("outside", "ER  -\n", "ER  -\nmore\n", ""),
    ("type", "JOUR", "ARTICLE", "TY"),
    ("tag", "PY  - 2020", "X9  - 2020", "X9"),
    ("title", "TI  -", "N1  -", "TY"),
    ("name", "Ada, Jr.", "Ada; Vincent", "AU"),
    ("name", "Ada, Jr.", "Ada et al.", "AU"),
    ("year", "PY  - 2020", "PY  - in press", "PY"),
    ("date", "2020/02/03/", "2020-02-03", "DA"),
    ("date", "2020/02/03/", "2020/02/30/", "DA"),
    ("doi", "10.5555/a_b", "https://doi.org/10.5555/a_b", "DO"),
    ("doi", "10.5555/a_b", "10.5/a", "DO"),
    ("issn", "1234-5679", "1234-5678", "SN"),
    ("url", "https://www", "www", "UR"),
    ("markup", "Water", "<i>Water</i>", "TI"),
]


@pytest.mark.parametrize(("code", "good", "bad", "path"), BROKEN)
def test_each_rule_finds_what_breaks_it(code: str, good: str, bad: str, path: str) -> None:
    assert good in GOOD
    assert found(GOOD.replace(good, bad, 1)) == [(path, f"ris.{code}")]


def test_every_rule_has_a_record_that_breaks_it() -> None:
    assert {f"ris.{code}" for code, *_ in BROKEN} == {rule.code for rule in FORMAT.rules}


@pytest.mark.parametrize("content", [b"", b"nothing", b"TX  - JOUR\n"])
def test_what_is_not_ris_is_malformed(content: bytes) -> None:
    assert "malformed" in {problem.kind for problem in problems(content)}
