"""Broken entries: each differs from a good one in one thing, and each thing is found where it is."""

from __future__ import annotations

import pytest

from pubmeta.formats.bibtex import FORMAT
from pubmeta.formats.bibtex.validate import problems

GOOD = r"""@article{miles2020,
  author = {van Gogh, Jr., Ada and {Water, Soil and Air; Group} and Sukarno},
  title = {Water \& $x_1$ in \{braces\}},
  journal = {Water Letters},
  year = {2020},
  month = feb,
  pages = {1--9},
  doi = {10.5555/a_b},
  url = {https://www.example.org/a_b?c=%20&d#e},
  issn = {1234-5679, 2345-6787},
  date = {2020-02-03/2020-04},
}
"""
OTHER = "@misc{other, title = {Rain}, month = 11}\n"


def found(text: str) -> list[tuple[str, str | None]]:
    return [(problem.path, problem.code) for problem in problems(text.encode())]


def test_good_entries_have_no_problem() -> None:
    assert found(GOOD + OTHER) == []


@pytest.mark.parametrize(
    ("author", "commas"),
    [
        ("{a, b, c, d}", None),
        ("{a {b}, c, d, e}, f", None),
        (r"{a \textbraceleft{} b, c, d, e, f}, {}, g", None),
        (r"{\{a, b\}, c, d, e}", None),
        ("{a {b}}, c, d, e", 3),
        (r"a\textbraceleft{}, b, c, d, {e, f}", 4),
    ],
)
def test_the_commas_of_a_name_are_those_outside_all_braces(author: str, commas: int | None) -> None:
    found = list(problems(f"@misc{{a, title = {{B}}, author = {{{author}}}}}".encode()))
    assert [problem.code for problem in found] == (["bibtex.name"] if commas else [])
    assert all(problem.message.endswith(f" has {commas} commas") for problem in found)


BROKEN = [
    ("syntax", "title = {Rain}", "title = {Rain} mo", "other.title"),
    ("key", "@misc{other,", "@misc{ot~her,", "ot~her"),
    ("key-unique", "@misc{other,", "@misc{Miles2020,", "Miles2020"),
    ("type", "@misc", "@paper", "other"),
    ("required", "  journal = {Water Letters},\n", "", "miles2020"),
    ("required", "@misc{other, title = {Rain}", "@inproceedings{other, title={T}, author={A}, year=2000", "other"),
    ("field-once", "  year = {2020},\n", "  year = {2020},\n  year = {2021},\n", "miles2020.year"),
    ("braces", r"\{braces\}", r"\}braces\{", "miles2020.title"),
    ("special", r"\&", "&", "miles2020.title"),
    ("special", "Rain", "5% rain", "other.title"),
    ("doi", "10.5555/a_b", "https://doi.org/10.5555/a_b", "miles2020.doi"),
    ("doi", "10.5555/a_b", "10.5/x", "miles2020.doi"),
    ("url", "https://www", "www", "miles2020.url"),
    ("issn", "1234-5679", "1234-5678", "miles2020.issn"),
    ("year", "year = {2020}", "year = {in press}", "miles2020.year"),
    ("date", "2020-04", "2020-13", "miles2020.date"),
    ("month", "month = 11", "month = {13}", "other.month"),
    ("month", "month = feb", "month = {Februar}", "miles2020.month"),
    ("pages", "1--9", "1-9", "miles2020.pages"),
    ("pages", "1--9", "1–9", "miles2020.pages"),
    ("name", "Jr., Ada", "Jr., Ada, Eva", "miles2020.author"),
    ("name-list", "Sukarno}", "Sukarno et al.}", "miles2020.author"),
    ("name-list", "Sukarno}", "Sukarno; Suharto}", "miles2020.author"),
]


@pytest.mark.parametrize(("code", "good", "bad", "path"), BROKEN)
def test_each_rule_finds_what_breaks_it(code: str, good: str, bad: str, path: str) -> None:
    text = GOOD + OTHER
    assert good in text
    assert found(text.replace(good, bad, 1)) == [(path, f"bibtex.{code}")]


def test_every_rule_has_an_entry_that_breaks_it() -> None:
    assert {f"bibtex.{code}" for code, *_ in BROKEN} == {rule.code for rule in FORMAT.rules}


@pytest.mark.parametrize("content", [b"", b"nothing", b"@article{a, title = {A}", b'{"a": 1}'])
def test_what_is_not_bibtex_is_malformed(content: bytes) -> None:
    assert {problem.kind for problem in problems(content)} == {"malformed"}
