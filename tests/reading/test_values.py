from __future__ import annotations

import pytest
from pydantic import BaseModel

from pubmeta.model import Affiliation, Article, ArticleType, Doi, Journal, License, Orcid, PartialDate, Person
from pubmeta.problems import Kind, Log
from pubmeta.reading import article_of, line_of, part, quoted, taken, unique_key


def told(log: Log) -> list[tuple[str, str]]:
    return [(problem.kind.value, problem.path) for problem in log]


def test_a_value_that_the_kind_takes_is_that_kind() -> None:
    log = Log()
    assert taken(log, "DOI", Doi, "https://doi.org/10.1234/X") == "10.1234/X"
    assert taken(log, "type", ArticleType, "editorial") is ArticleType.EDITORIAL
    assert taken(log, "DOI", Doi, None) is None
    assert len(log) == 0


@pytest.mark.parametrize(
    ("kind", "value"), [(Doi, "10.1097/"), (Orcid, "0000-0002-1825-0098"), (ArticleType, "novel"), (int, "x")]
)
def test_a_value_that_is_refused_is_reported_with_the_value_and_its_line(kind: type[str], value: str) -> None:
    log = Log()
    assert taken(log, "author[3].x", kind, value, line=7) is None
    (problem,) = log
    assert (problem.kind, problem.path, problem.line) == (Kind.DROPPED, "author[3].x", 7)
    assert repr(value) in problem.message


def test_a_long_value_is_cut_in_the_message() -> None:
    log = Log()
    taken(log, "DOI", Doi, "x" * 1000)
    (problem,) = log
    assert len(problem.message) < 250
    assert quoted("x" * 1000).endswith("x…'")
    assert quoted(["x" * 1000]).endswith("x…")


def test_what_is_left_out_is_shown_as_it_is_written_and_not_as_a_program_has_it() -> None:
    shown = quoted({"date": PartialDate("2024-05-01"), "who": Person(family="Lark", given="M.")})
    assert shown == '{"date": "2024-05-01", "who": {"family": "Lark", "given": "M."}}'


def test_text_is_one_line_and_blank_text_is_none() -> None:
    log = Log()
    assert line_of(log, "t", "  a\n\tb ") == "a b"
    assert line_of(log, "t", " \n ") is None
    assert line_of(log, "t", None) is None
    assert len(log) == 0


def test_characters_that_xml_forbids_are_taken_out_and_reported() -> None:
    log = Log()
    assert line_of(log, "title[0]", "a\x00b\ud800c") == "abc"
    assert line_of(log, "title[0]", "\x01") is None
    assert told(log) == [("dropped", "title[0]")] * 2
    assert "U+0000" in next(iter(log)).message


def test_a_part_keeps_what_the_model_takes_and_reports_the_rest() -> None:
    log = Log()
    fields = {"family": "Doe", "email": "nobody", "orcid": None, "degrees": (), "given": "\x00"}
    assert part(log, "author[0]", Person, fields) == Person(family="Doe")
    assert told(log) == [("dropped", "author[0]")] * 2
    assert sorted(problem.message.partition(" ")[0] for problem in log) == ["email", "given"]


@pytest.mark.parametrize("value", ["NL", None])
def test_a_field_that_the_model_does_not_have_is_a_mistake_of_the_program(value: str | None) -> None:
    with pytest.raises(TypeError, match="Person has no field country"):
        part(Log(), "author[0]", Person, {"family": "Doe", "country": value})


def test_a_part_that_lacks_what_it_needs_is_left_out_whole() -> None:
    log = Log()
    assert part(log, "author[0]", Person, {"given": "Jane"}) is None
    (problem,) = log
    assert "has no family" in problem.message
    assert "Jane" in problem.message


def test_a_part_of_nothing_is_none_without_a_word() -> None:
    log = Log()
    assert part(log, "a", Affiliation, {"name": None, "departments": ()}) is None
    assert len(log) == 0


def test_what_only_the_whole_of_a_part_breaks_is_reported() -> None:
    log = Log()
    fields = {"title": "J", "issn_print": "2163-9914", "issn_electronic": "2163-9914"}
    assert part(log, "journal", Journal, fields) is None
    assert "issn_print and issn_electronic are the same" in next(iter(log)).message


def test_where_nothing_but_refused_fields_was_there_the_part_is_none() -> None:
    log = Log()
    assert part(log, "license[0]", License, {"spdx": "?"}) is None
    assert told(log) == [("dropped", "license[0]")]


@pytest.mark.parametrize("model", [Person, Affiliation, License])
def test_parts_are_of_the_model_asked_for(model: type[BaseModel]) -> None:
    assert type(part(Log(), "", model, {"family" if model is Person else "name": "N"})) is model


def test_an_article_needs_a_title() -> None:
    log = Log()
    assert article_of(log, {"title": "T", "doi": Doi("10.1234/x")}) == Article(title="T", doi=Doi("10.1234/x"))
    assert len(log) == 0
    assert article_of(log, {"doi": Doi("10.1234/x")}, path="TI", line=3) is None
    (problem,) = log
    assert (problem.kind, problem.path, problem.line) == (Kind.MISSING, "TI", 3)


def test_keys_of_references_are_made_unique() -> None:
    used: set[str] = set()
    assert [unique_key(key, number, used) for number, key in enumerate(["a", None, "a", "a", "a-2", None], 1)] == [
        "a",
        "ref2",
        "a-2",
        "a-3",
        "a-2-2",
        "ref6",
    ]


def test_the_key_of_a_reference_is_cut_at_120_characters() -> None:
    used: set[str] = set()
    assert unique_key("j" * 120, 1, used) == "j" * 120
    assert unique_key("k" * 121, 2, used) == "k" * 120
    assert unique_key("k" * 300, 3, used) == f"{'k' * 120}-2"


def test_a_volume_or_an_issue_that_is_none_is_left_out() -> None:
    log = Log()
    article = article_of(log, {"title": "T", "volume": "n/a", "issue": "Undefined"}, path="TI", line=3)
    assert article == Article(title="T")
    assert [str(problem.message) for problem in log] == [
        "volume 'n/a': 'n/a' says that there is no value; left out",
        "issue 'Undefined': 'Undefined' says that there is no value; left out",
    ]
