from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest

import pubmeta
from pubmeta.formats.ris import FORMAT
from pubmeta.formats.ris.read import read, read_many
from pubmeta.model import Article, ArticleType
from pubmeta.problems import Kind, Log


def read_lines(*lines: str, kind: str = "JOUR") -> tuple[Article | None, Log]:
    log = Log()
    content = "\r\n".join([f"TY  - {kind}", *lines, "ER  - ", ""])
    return read(content.encode(), log), log


def fields(*lines: str, kind: str = "JOUR") -> dict[str, Any]:
    article, log = read_lines("TI  - T", *lines, kind=kind)
    assert article is not None
    assert log.problems == ()
    found: dict[str, Any] = json.loads(article.model_dump_json(exclude_defaults=True))
    assert found.pop("title") == "T"
    return found


def told(log: Log) -> list[tuple[str, str, int | None]]:
    return [(problem.kind.value, problem.path, problem.line) for problem in log]


def test_a_short_title_alone_is_the_title() -> None:
    article, log = read_lines("ST  - Vector quotients")
    assert article is not None
    assert (article.title, article.short_title) == ("Vector quotients", None)
    assert told(log) == [("guessed", "ST", 2)]


@pytest.mark.parametrize("journal", ["JF  - Tide", "JO  - Tide"])
def test_a_second_title_that_no_letters_of_the_journal_abbreviate_is_not_one_of_it(journal: str) -> None:
    article, log = read_lines("TI  - T", journal, "T2  - An alternative title")
    assert article
    assert article.journal
    assert (article.journal.title, article.journal.abbreviations) == ("Tide", ())
    assert told(log) == [("dropped", "T2", 4)]


def test_a_second_title_that_the_journal_s_abbreviates_is_its_full_one() -> None:
    article, log = read_lines("TI  - T", "JO  - Natl Dept Sci", "T2  - National Department of Sciences")
    assert article
    assert article.journal
    assert (article.journal.title, article.journal.abbreviations) == (
        "National Department of Sciences",
        ("Natl Dept Sci",),
    )
    assert not len(log)


def test_a_whole_record() -> None:
    article, log = read_lines(
        "TI  - Vector quotients: ",
        "a study",
        "ST  - Vector quotients",
        "AU  - Marx, Karl",
        "AU  - Hicks, Michael, III",
        "AU  - World Health Organization",
        "A2  - Glattauer, Daniel",
        "PY  - 2014",
        "DA  - 2014/03/15/",
        "ET  - 2013/12/01",
        "AB  - One.",
        "",
        "Two.",
        "KW  - a",
        "KW  - b",
        "c",
        "JF  - Journal of Examples",
        "JO  - J. Ex.",
        "VL  - 9",
        "IS  - 3",
        "SP  - 476",
        "EP  - 481",
        "SN  - 2325-9671 (electronic)",
        "PB  - Fun Factory",
        "CY  - Bern",
        "DO  - http://dx.doi.org/10.1177/2325967120950040",
        "UR  - https://x.org/a; https://x.org/b",
        "UR  - https://doi.org/10.1177/2325967120950040",
        "L1  - https://x.org/a.pdf",
        "LA  - eng",
        "DB  - PubMed",
        "AN  - 1234567",
        "C2  - PMC1234567",
        "C7  - e12",
        "M3  - Review",
        "ID  - 7",
    )
    assert log.problems == ()
    assert article is not None
    assert json.loads(article.model_dump_json(exclude_defaults=True)) == {
        "title": "Vector quotients: a study",
        "short_title": "Vector quotients",
        "type": "review-article",
        "language": "en",
        "doi": "10.1177/2325967120950040",
        "pmid": "1234567",
        "pmcid": "PMC1234567",
        "contributors": [
            {"family": "Marx", "given": "Karl"},
            {"family": "Hicks", "given": "Michael", "suffix": "III"},
            {"name": "World Health Organization"},
            {"family": "Glattauer", "given": "Daniel", "role": "editor"},
        ],
        "abstracts": [{"sections": [{"paragraphs": ["One.", "Two."]}]}],
        "keywords": [{"keywords": ["a", "b", "c"]}],
        "journal": {
            "title": "Journal of Examples",
            "abbreviations": ["J. Ex."],
            "issn_electronic": "2325-9671",
            "publisher": {"name": "Fun Factory", "place": "Bern"},
        },
        "volume": "9",
        "issue": "3",
        "pages": {"first": "476", "last": "481"},
        "article_number": "e12",
        "dates": {"published": "2014-03-15", "published_online": "2013-12-01"},
        "landing_page": "https://x.org/a",
        "full_texts": [
            {"url": "https://x.org/b"},
            {"url": "https://x.org/a.pdf", "media_type": "application/pdf"},
        ],
    }


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["A1  - Noss EH", "T2  - J"],
            {"contributors": [{"family": "Noss", "given": "EH"}], "journal": {"title": "J"}},
        ),
        (["JO  - J. Ex."], {"journal": {"title": "J. Ex."}}),
        (["T2  - J", "JF  - j"], {"journal": {"title": "j"}}),
        (["SP  - 12-15"], {"pages": {"first": "12", "last": "15"}}),
        (["SP  -", "EP  - 423"], {"pages": {"range": "-423"}}),
        (["Y1  - 1948/07//"], {"dates": {"published": "1948-07"}}),
        (["PY  - 2010", "DA  - May 12"], {"dates": {"published": "2010-05-12"}}),
        (["PY  - 2010", "Y1  - 2010"], {"dates": {"published": "2010"}}),
        (["N2  - Same", "AB  - same"], {"abstracts": [{"sections": [{"paragraphs": ["same"]}]}]}),
        (
            ["AU  - One, A", "AD  - A street"],
            {"contributors": [{"family": "One", "given": "A", "affiliations": [{"name": "A street"}]}]},
        ),
        (["UR  - https://doi.org/10.1234/x"], {"doi": "10.1234/x"}),
        (
            ["UR  - https://x.org/doi/pdf/10.1234/x?a=b", "UR  - https://x.org/a"],
            {
                "landing_page": "https://x.org/a",
                "full_texts": [{"url": "https://x.org/doi/pdf/10.1234/x?a=b", "media_type": "application/pdf"}],
            },
        ),
        (["M3  - Journal Article", "CP  - 4"], {"issue": "4"}),
    ],
)
def test_fields_that_are_surely_read(lines: list[str], expected: dict[str, Any]) -> None:
    assert fields(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "problems"),
    [
        (["DO  - 10.1097/"], [("dropped", "DO", 3)]),
        (["DO  - 10.1234/x", "DO  - 10.1234/y"], [("dropped", "DO", 4)]),
        (["DO  - 10.1234/x", "UR  - https://doi.org/10.1234/y"], [("dropped", "UR", 4)]),
        (["UR  - example"], [("dropped", "UR", 3)]),
        (["L1  - internal-pdf://x"], [("dropped", "L1", 3)]),
        (["SN  - 1234-5678", "JF  - J"], [("dropped", "SN", 3)]),
        (["SN  - 978-90-386-4503-2", "JF  - J"], [("dropped", "SN", 3)]),
        (["SN  - 2163-9914", "JF  - J"], [("guessed", "SN", 3)]),
        (["PB  - P"], [("dropped", "PB", None)]),
        (["CY  - Bern"], [("dropped", "CY", 3)]),
        (["PY  - 2009 Spring"], [("guessed", "PY", 3)]),
        (["PY  - in press"], [("dropped", "PY", 3)]),
        (["PY  - 2014", "DA  - 2013/05/01"], [("dropped", "PY", 3)]),
        (["AU  - One, A", "AU  - Two, B", "AD  - A street"], [("dropped", "AD", 5)]),
        (["AU  - Maria Garcia Lopez"], [("guessed", "AU", 3)]),
        (["LA  - Elvish"], [("dropped", "LA", 3)]),
        (["N2  - One", "AB  - Two"], [("dropped", "N2", 3)]),
        (["C2  - 7"], [("dropped", "C2", 3)]),
        (["AN  - 7", "DB  - Scopus"], [("dropped", "AN", 3)]),
        (["M3  - Novel"], [("dropped", "M3", 3)]),
        (["ZZ  - what"], [("dropped", "ZZ", 3)]),
        (["N1  - note", "A3  - Series, Editor"], [("dropped", "N1", 3), ("dropped", "A3", 4)]),
        (["KW  - the <i>E. coli</i>"], [("guessed", "KW", 3)]),
    ],
)
def test_what_is_lost_or_doubted_is_reported_with_its_line(
    lines: list[str], problems: list[tuple[str, str, int | None]]
) -> None:
    article, log = read_lines("TI  - T", *lines)
    assert article is not None
    assert told(log) == problems


@pytest.mark.parametrize(
    ("kind", "expected", "problems"),
    [
        ("EJOUR", None, []),
        ("ABST", ArticleType.ABSTRACT, []),
        ("MGZN", None, ["TY"]),
        ("BLOG", ArticleType.BLOG_POST, []),
        ("Journal Article", None, ["TY"]),
        ("CPAPER", ArticleType.CONFERENCE_PAPER, []),
        ("CONF", ArticleType.CONFERENCE_PAPER, []),
        ("RPRT", ArticleType.REPORT, []),
    ],
)
def test_record_types(kind: str, expected: ArticleType | None, problems: list[str]) -> None:
    article, log = read_lines("TI  - T", "T2  - C", kind=kind)
    assert article is not None
    assert article.type is expected
    assert [(problem.kind, problem.path) for problem in log] == [(Kind.GUESSED, path) for path in problems]


@pytest.mark.parametrize("kind", ["BOOK", "CHAP", "THES", "DATA", "JFULL", "NONSENSE"])
def test_what_is_no_article_gives_none(kind: str) -> None:
    article, log = read_lines("TI  - T", kind=kind)
    assert article is None
    assert told(log) == [("invalid", "TY", 1)]
    assert kind in next(iter(log)).message


def test_without_a_title_there_is_no_article() -> None:
    article, log = read_lines("AU  - One, A")
    assert article is None
    assert told(log) == [("missing", "TI", 1)]


def many(content: str) -> list[tuple[str | None, list[tuple[str, str, int | None]]]]:
    return [
        (
            str(record.article.title) if record.article else None,
            [(problem.kind.value, problem.path, problem.line) for problem in record.problems],
        )
        for record in read_many(BytesIO(content.encode()))
    ]


def test_records_and_the_lines_between_them() -> None:
    content = """\
Record #1 of 2
Provider: P
1.
TY  - JOUR
TI  - A
ER  - \n
Record #2 of 2
2.
TY  - JOUR
TI  - B
ER  -
the end
"""
    assert many(content) == [("A", [("dropped", "", 1)]), ("B", [("dropped", "", 13)])]
    log = Log()
    assert read(content.encode(), log) is None
    assert "contains 2 records" in next(iter(log)).message


def test_records_that_nothing_closes_are_read_and_reported() -> None:
    content = "TY  - JOUR\nTI  - A\n\nTY  - JOUR\nTI  - B\nPY  - 2001"
    assert many(content) == [("A", [("guessed", "ER", 1)]), ("B", [("guessed", "ER", 4)])]


def test_blank_lines_between_the_lines_of_a_record_say_nothing() -> None:
    lines = "TY  - JOUR\nTI  - A\nAU  - Okafor, N.\nPY  - 2001\nSP  - 1\nAB  - One.\nER  - \n"
    assert read(lines.replace("\n", "\n\n").encode(), Log()) == read(lines.encode(), Log())
    assert many(lines.replace("\n", "\n\n")) == [("A", [])]


def test_one_space_before_the_hyphen_is_enough_where_the_first_line_has_one() -> None:
    assert many("TY - JOUR\nTI - A\nAB - US - based\nUK - where\nER -\n") == [("A", [("dropped", "UK", 4)])]
    assert many("TY  - JOUR\nTI  - A\nAB  - based in the\nUS - there\nER  -\n") == [("A", [])]


def test_a_bad_record_does_not_stop_the_next() -> None:
    content = "TY  - BOOK\nTI  - A\nER  - \nTY  - JOUR\nER  - \nTY  - JOUR\nTI  - C\nER  - \n"
    assert many(content) == [
        (None, [("invalid", "TY", 1)]),
        (None, [("missing", "TI", 4)]),
        ("C", []),
    ]


def test_what_is_not_utf_8_is_read_and_reported() -> None:
    (record,) = read_many(BytesIO("TY  - JOUR\nTI  - Münze\nER  - \n".encode("latin-1")))
    assert record.article is not None
    assert record.article.title == "Münze"
    assert [(problem.kind, problem.line) for problem in record.problems] == [(Kind.GUESSED, 2)]
    (record,) = read_many(BytesIO("TY  - JOUR\nTI  - Münze\nER  - \n".encode("utf-16")))
    assert record.problems == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "contains no RIS record"),
        (b"hello\nworld", "contains no RIS record"),
        (b"FN Clarivate Analytics Web of Science\nPT J\n", "Web of Science"),
    ],
)
def test_what_is_no_ris_is_malformed(content: bytes, reason: str) -> None:
    log = Log()
    assert read(content, log) is None
    (problem,) = log
    assert problem.kind is Kind.MALFORMED
    assert reason in problem.message


def test_it_is_recognised_and_nothing_else_is() -> None:
    assert FORMAT.recognise is not None
    for head in (b"TY  - JOUR\n", b"\xef\xbb\xbfTY  - JOUR\r\n", b"Record #1\r\n\r\nTY - JOUR\r\n"):
        assert FORMAT.recognise(head)
        assert pubmeta.detect(head) == "ris"
    for head in (b"", b"TY is a tag", b"<p>\nTY  - x</p>", b'{"a": "\nTY  - x"}', b"@article{x,\n}"):
        assert not FORMAT.recognise(head)


def test_it_is_installed() -> None:
    assert pubmeta.get_format("ris") is FORMAT
    assert pubmeta.read("TY  - JOUR\nTI  - A\nER  - \n").article == Article(title="A")


def test_a_secondary_title_that_is_not_the_journal_s_is_reported() -> None:
    article, log = read_lines("TI  - T", "T2  - A biennial of salt", "JO  - Tide", "JF  - Tide")
    assert article
    assert article.journal
    assert (article.journal.title, article.journal.abbreviations) == ("Tide", ())
    assert told(log) == [("dropped", "T2", 3)]
    assert fields("T2  - Journal of Invented Soils", "JO  - J Inv Soils")["journal"] == {
        "title": "Journal of Invented Soils",
        "abbreviations": ["J Inv Soils"],
    }
    assert fields("T2  - Annals of Salt", "J2  - AS")["journal"]["abbreviations"] == ["AS"]


def test_authors_of_both_tags_are_in_the_order_of_the_record_each_once() -> None:
    assert [person["family"] for person in fields("A1  - First, F", "AU  - Second, S")["contributors"]] == [
        "First",
        "Second",
    ]
    both = ("A1  - Lark, M", "A1  - Roe, R", "AU  - Lark, M", "AU  - Roe, R")
    assert [person["family"] for person in fields(*both)["contributors"]] == ["Lark", "Roe"]


def test_a_range_in_the_first_page() -> None:
    assert fields("SP  - 1-9", "EP  - 9")["pages"] == {"first": "1", "last": "9"}
    assert fields("SP  - 1-9")["pages"] == {"first": "1", "last": "9"}
    article, log = read_lines("TI  - T", "SP  - in press")
    assert article
    assert article.pages is None
    assert told(log) == [("dropped", "SP", 3)]


def test_a_doi_with_its_label_in_a_note_is_the_doi() -> None:
    article, log = read_lines("TI  - T", "M3  - doi: 10.5555/m3", "N1  - PMID: 1; doi: 10.5555/m3; In German")
    assert article
    assert (article.doi, article.pmid) == ("10.5555/m3", "1")
    assert told(log) == [("guessed", "M3", 3), ("guessed", "N1", 4), ("dropped", "N1", 4)]
    assert "'In German'" in log.problems[-1].message


def test_it_is_recognised_with_two_spaces_after_the_hyphen() -> None:
    assert FORMAT.recognise
    assert FORMAT.recognise(b"Record #1 of 2\nProvider: Odry\n\nTY  -  JOUR\nTI  -  T\n")


def test_what_the_web_of_science_says_of_the_journal() -> None:
    assert fields("T2  - JOURNAL OF SALT", "J9  - J SALT", "JI  - J. Salt", "PU  - PRESS", "PI  - NEW YORK")[
        "journal"
    ] == {
        "title": "JOURNAL OF SALT",
        "abbreviations": ["J. Salt", "J SALT"],
        "publisher": {"name": "PRESS", "place": "NEW YORK"},
    }


def test_an_article_as_mdpi_spells_its_type() -> None:
    assert fields("VL  - 12", kind="EJOU") == {"volume": "12"}


def test_the_doi_as_a_link_where_the_type_of_work_is_said() -> None:
    assert fields("DO  - 10.5555/a.1", "M3  - https://doi.org/10.5555/a.1") == {"doi": "10.5555/a.1"}


def test_what_a_date_says_beside_its_day() -> None:
    article, log = read_lines("TI  - T", "PY  - 2021/12/31/Winter")
    assert article is not None
    assert str(article.dates.published) == "2021-12-31"
    assert told(log) == [("dropped", "PY", 3)]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("x\n", "a line outside any record is left out: 'x'"),
        ("x\ny\n", "2 lines outside any record are left out, from 'x'"),
    ],
)
def test_lines_outside_records_are_counted(lines: str, message: str) -> None:
    reading = pubmeta.read(f"{lines}TY  - JOUR\nTI  - T\nER  - \n", "ris")
    assert [problem.message for problem in reading.problems] == [message]
