from __future__ import annotations

from typing import Any

import pytest

from pubmeta.model import Doi
from pubmeta.problems import Kind, Log
from pubmeta.reading import Field, JsonObject


def told(log: Log) -> list[tuple[str, str]]:
    return [(problem.kind.value, problem.path) for problem in log]


def of(values: dict[str, Any], log: Log) -> JsonObject:
    return JsonObject(values, log, "message")


def test_values_are_read_by_type() -> None:
    log = Log()
    work = of({"a": "x", "n": 7, "l": ["p", "", None, "q"], "one": "r", "DOI": "doi:10.1234/x"}, log)
    assert (work.text("a"), work.text("n"), work.text("none")) == ("x", "7", None)
    assert work.texts("l", "one") == [
        Field("message.l[0]", "p", log),
        Field("message.l[3]", "q", log),
        Field("message.one", "r", log),
    ]
    assert work.taken(Doi, "DOI") == "10.1234/x"
    work.report_rest({})
    assert len(log) == 0


def test_the_first_text_is_taken_and_one_that_differs_is_reported() -> None:
    log = Log()
    work = of({"title": ["A  title", "a title"], "headline": "Another", "n": [7]}, log)
    assert (work.text("n"), work.line("title"), len(log)) == ("7", "A title", 0)
    assert work.line("title", "headline") == "A title"
    assert told(log) == [("dropped", "message.headline")]
    assert work.line("none", "headline") == "Another"


def test_objects_know_their_path_and_pattern() -> None:
    log = Log()
    work = of({"author": [{"id": {"x": "y"}}, {"id": {}}], "alone": {"k": "v"}}, log)
    first, second = work.objects("author")
    inner = first.object("id")
    assert inner is not None
    assert (inner.path, inner.pattern) == ("message.author[0].id", "author[].id")
    assert second.object("id") is None
    assert [found.path for found in work.objects("alone")] == ["message.alone"]
    assert work.object("nothing") is None


def test_an_object_asked_for_twice_is_the_same() -> None:
    log = Log()
    work = of({"issue": {"a": "1", "b": "2"}}, log)
    for key in ("a", "b"):
        found = work.object("issue")
        assert found is not None
        found.text(key)
    work.report_rest({})
    assert len(log) == 0


def test_wrong_types_are_reported_and_left_out() -> None:
    log = Log()
    work = of({"a": [["x"]], "b": {"x": 1}, "c": ["x", {"y": 1}], "d": "text", "e": [["x"]], "f": True}, log)
    assert work.text("a") is None
    assert work.text("b") is None
    assert work.texts("c") == [Field("message.c[0]", "x", log)]
    assert work.object("d") is None
    assert work.objects("e") == []
    assert work.text("f") is None
    assert told(log) == [("dropped", f"message.{key}") for key in ("a[0]", "b", "c[1]", "d", "e[0]", "f")]


def test_what_nobody_read_is_reported_and_what_is_ignored_is_not() -> None:
    log = Log()
    work = of(
        {"kept": "x", "unread": "y", "score": 1.0, "author": [{"sequence": "first", "other": "z"}], "nil": []}, log
    )
    work.text("kept")
    work.objects("author")
    work.report_rest({"score": "bookkeeping", "author[].sequence": "the order says it"})
    assert told(log) == [("dropped", "message.unread"), ("dropped", "message.author[0].other")]
    assert all(problem.kind is Kind.DROPPED for problem in log)


def test_all_gives_objects_and_strings_in_their_order() -> None:
    log = Log()
    source = JsonObject({"many": ["a", {"b": 1}, None, 7, True], "one": {"b": 1}, "text": "a"}, log, "$")
    found = source.all("many")
    assert [entry.path for entry in found] == ["$.many[0]", "$.many[1]", "$.many[3]"]
    assert [entry.text if isinstance(entry, Field) else entry.value("b") for entry in found] == ["a", 1, "7"]
    assert [entry.path for entry in source.all("one", "text")] == ["$.one", "$.text"]
    assert source.all("none") == []
    assert [problem.path for problem in log] == ["$.many[4]"]
    source.report_rest({})
    assert [problem.path for problem in log] == ["$.many[4]", "$.one.b"]


def test_lines_are_those_of_the_keys_that_there_are() -> None:
    log = Log()
    work = of({"volume": "12", "issue": " 3\n", "pages": "4"}, log)
    assert work.lines_by({"volume": "v", "issue": "i", "part": "p"}) == {"v": "12", "i": "3"}
    work.report_rest({})
    assert told(log) == [("dropped", "message.pages")]


@pytest.mark.parametrize(
    "author", [[{"family": "Lark", "given": "M. &c"}], [{"family": "Lark", "suffix": "Jr"}], "Lark"]
)
def test_objects_are_not_plain_where_one_holds_anything_else(author: object) -> None:
    assert of({"author": author}, Log()).plain("author", {"family", "given"}, "family") is None


def test_plain_objects_are_taken_for_read_with_their_paths() -> None:
    log = Log()
    work = of({"author": [{"family": "Lark", "given": "M."}, {"family": "Wren"}], "editor": {"family": "Tit"}}, log)
    names = {"family", "given"}
    assert work.plain("none", names, "family") == []
    assert work.plain("author", names, "given") is None
    assert work.plain("author", names, "family") == [
        ({"family": "Lark", "given": "M."}, "message.author[0]"),
        ({"family": "Wren"}, "message.author[1]"),
    ]
    assert work.plain("editor", names, "family") == [({"family": "Tit"}, "message.editor")]
    work.report_rest({})
    assert len(log) == 0


def test_objects_that_were_looked_at_one_by_one_are_not_plain() -> None:
    log = Log()
    work = of({"author": {"family": "Lark"}}, log)
    work.objects("author")
    assert work.plain("author", {"family"}, "family") is None
    work.report_rest({})
    assert told(log) == [("dropped", "message.author.family")]
