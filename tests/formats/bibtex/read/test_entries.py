from __future__ import annotations

import logging
from io import BytesIO

import pytest

from pubmeta.formats.bibtex.read.entries import BibEntry, entries
from pubmeta.problems import Kind


def parsed(text: str) -> list[BibEntry]:
    return list(entries(BytesIO(text.encode())))


def fields(entry: BibEntry) -> dict[str, str]:
    return {field.path: field.text for field in entry.fields}


def problems(entry: BibEntry) -> list[tuple[str, str, int | None]]:
    return [(problem.kind.value, problem.path, problem.line) for problem in entry.log]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@article{k, title = {A {B} c}, year = 2001}", {"title": "A {B} c", "year": "2001"}),
        ('@ARTICLE(k, Title = "A {"}q{"} (b)", YEAR=2001)', {"title": 'A {"}q{"} (b)', "year": "2001"}),
        ("@article{k, month = mar, note = {x} # { and } # feb}", {"month": "mar", "note": "x and feb"}),
        ('@string{j = "Jour"}\n@string(k = j # "nal")\n@article{x, journal = K}', {"journal": "Journal"}),
        ("@article{k, title = {mail me@home {x}}, }", {"title": "mail me@home {x}"}),
        ("@article{k, title = {a\n  b},\n\n}", {"title": "a\n  b"}),
        ("text @article before\n@article{k, title = {A}} after", {"title": "A"}),
        ("@article{k}", {}),
        ("@article{k, title = {}}", {"title": ""}),
    ],
)
def test_fields_of_an_entry(text: str, expected: dict[str, str]) -> None:
    (entry,) = parsed(text)
    assert (entry.type, fields(entry), problems(entry)) == ("article", expected, [])


def test_lines_are_those_of_the_file() -> None:
    first, second = parsed("\n% x\n@article{a,\n title = {A},\n year = 2001\n}\ntext\n\n@article{b,\n title = {B}}\n")
    assert (first.line, [field.line for field in first.fields]) == (3, [4, 5])
    assert (second.line, [field.line for field in second.fields]) == (9, [10])


def test_comments_preambles_strings_and_controls_are_no_entries() -> None:
    text = '@comment{x}\n@preamble{"\\newcommand"}\n@string{a = "b"}\n@IEEEtranBSTCTL{c, d = "e"}\n% @ nothing\n'
    assert parsed(text) == []


def test_a_macro_that_nobody_defined_is_kept_and_reported() -> None:
    (entry,) = parsed("@article{k,\n journal = foo # { x}}")
    assert fields(entry) == {"journal": "foo x"}
    assert problems(entry) == [("guessed", "journal", 2)]


def test_a_missing_comma_is_seen() -> None:
    (entry,) = parsed("@article{k,\n title = {A}\n year = {2001},\n note = {b} junk }")
    assert fields(entry) == {"title": "A", "year": "2001", "note": "b"}
    assert problems(entry) == [("guessed", "title", 2), ("dropped", "note", 4)]


def test_both_of_two_equal_fields_are_kept_for_the_reader() -> None:
    (entry,) = parsed("@article{k, title={A}, title={B}}")
    assert [field.text for field in entry.fields] == ["A", "B"]


def test_entries_with_one_key_are_two() -> None:
    assert [fields(entry)["title"] for entry in parsed("@article{k,title={A}} @article{k,title={B}}")] == ["A", "B"]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("@article{a, title = {A},", "not closed"),
        ("@article{a, title = {A}", "not closed"),
        ('@article{a, title = "A}', "not closed"),
        ("@article{title = {A}}", "Expected comma"),
        ("@ article {a, title = {A}}", "starts a line with @"),
        ("@commentary{a, title = {A}}", "cannot be read as an entry"),
        ("@{a, title = {A}}", "an entry has no type"),
        ("@ {a, title = {A}}", "an entry has no type"),
    ],
)
def test_a_broken_entry_is_reported_and_the_next_is_read(broken: str, reason: str) -> None:
    found = parsed(f"{broken}\n@article{{b,\n title = {{B}}}}\n")
    assert [entry.type for entry in found] == ["", "article"]
    (problem,) = found[0].log
    assert (problem.kind, problem.line) == (Kind.MALFORMED, 1)
    assert reason in problem.message
    assert fields(found[1]) == {"title": "B"}


def test_a_broken_string_is_told_with_the_next_entry() -> None:
    (entry,) = parsed('@string{ foo = "foo }\n@article{b, title = {B}}')
    assert problems(entry) == [("guessed", "foo", 1)]
    (entry,) = parsed("@string{ foo }\n@article{b, title = {B}}")
    assert problems(entry) == [("dropped", "", 1)]


def test_entries_inherit_from_those_after_them() -> None:
    first, *_ = parsed(
        """
        @inproceedings{a, title = {A}, crossref = {P}, publisher = {own}}
        @proceedings{p, title = {Proc}, subtitle = {S}, year = 2001, publisher = {its}, key = {x}, crossref = {a}}
        """
    )
    assert fields(first) == {
        "title": "A",
        "crossref": "P",
        "publisher": "own",
        "booktitle": "Proc",
        "year": "2001",
    }
    assert problems(first) == []


def test_common_data_is_taken_over_with_its_title() -> None:
    entry, _ = parsed("@article{a, xdata = {c}, year = 2001}\n@xdata{c, journal = {J}, year = 1999}")
    assert fields(entry) == {"xdata": "c", "year": "2001", "journal": "J"}


def test_an_entry_to_inherit_from_that_is_not_there_is_reported() -> None:
    (entry,) = parsed("@article{a,\n crossref = {nobody}}")
    assert problems(entry) == [("dropped", "crossref", 2)]


def test_entries_that_inherit_in_a_circle_or_a_long_row_are_read() -> None:
    first, second = parsed("@article{a, title={A}, crossref={b}}\n@article{b, year=2001, crossref={a}}")
    assert (fields(first)["year"], fields(second)["title"]) == ("2001", "A")
    row = "".join(f"@article{{k{number}, crossref={{k{number + 1}}}}}\n" for number in range(3000))
    assert len(parsed(row)) == 3000
    wide = "".join(
        f"@xdata{{k{row}-{column}, xdata={{{','.join(f'k{row + 1}-{other}' for other in range(9))}}}}}\n"
        for row in range(9)
        for column in range(9)
    )
    assert len(parsed(wide)) == 81


def test_strings_and_inheritance_may_make_a_file_ten_times_as_long_and_no_longer() -> None:
    doubling = "@string{s0 = {ha}}\n" + "".join(f"@string{{s{at} = s{at - 1} # s{at - 1}}}\n" for at in range(1, 40))
    harmless, bomb = parsed(doubling + "@article{a, title = s10}\n@article{b, title = s39}\n")
    assert (len(fields(harmless)["title"]), problems(harmless)) == (2_048, [])
    assert problems(bomb) == [("malformed", "title", 42)]
    (long,) = parsed("@string{s = {" + "x" * 400_000 + "}}\n@article{a, title = " + " # ".join(["s"] * 20) + "}")
    assert problems(long) == [("malformed", "title", 2)]
    parent = "@book{p, " + ", ".join(f"f{at} = {{x}}" for at in range(2_000)) + "}\n"
    children = parsed(parent + "".join(f"@inbook{{c{at}, crossref = {{p}}}}\n" for at in range(200)))[1:]
    assert problems(children[0]) == []
    assert problems(children[-1]) == [("malformed", "crossref", 201)]


def test_nothing_is_logged_to_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger("bibtexparser")
    handlers, logger.handlers = logger.handlers, []
    parsed("@article{a, title = {A}")
    logger.handlers = handlers
    assert capfd.readouterr().err == ""
