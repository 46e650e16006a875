"""Elements read part by part: what nobody read is reported."""

from __future__ import annotations

import pytest
from lxml import etree

from pubmeta.model import Doi
from pubmeta.problems import Log
from pubmeta.xml.cursor import XmlElement
from pubmeta.xml.source import XmlSource


def element_of(content: str, log: Log | None = None) -> XmlElement:
    root = etree.fromstring(content)
    return XmlElement(XmlSource(root, Log() if log is None else log), root)


def rest_of(element: XmlElement, ignored: dict[str, str] | None = None) -> list[tuple[str, str]]:
    element.report_rest(ignored or {})
    return [(problem.path, problem.message.rpartition("left out: ")[2]) for problem in element.source.log]


class TestRest:
    def test_children_text_and_attributes_that_nobody_read(self) -> None:
        element = element_of('<a x="1" y="2">stray<b>3</b><c z="4">5</c><d/></a>')
        assert element.attribute("x") == "1"
        assert element.line("b") == "3"
        assert rest_of(element) == [("/a/@y", "'2'"), ("/a", "'stray'"), ("/a/c", "'5'")]

    def test_what_is_read_is_asked_in_turn(self) -> None:
        element = element_of('<a><b x="1">2<c y="3">4</c></b></a>')
        [b] = element.all("b")
        assert b.own_line() == "2"
        [c] = b.all("c")
        assert c.line() == "4"
        assert rest_of(element) == [("/a/b/@x", "'1'"), ("/a/b/c/@y", "'3'")]

    def test_the_attribute_of_a_text_that_was_read(self) -> None:
        element = element_of('<a><b x="1">2</b></a>')
        assert element.text("b") == "2"
        assert rest_of(element) == [("/a/b/@x", "'1'")]

    def test_what_the_table_names_is_not_reported(self) -> None:
        element = element_of('<a id="1" x="2" y="3"><b/><c>4</c></a>')
        assert rest_of(element, {"@id": "", "a/@x": "", "a/c": ""}) == [("/a/@y", "'3'")]

    def test_a_second_of_which_the_first_was_read(self) -> None:
        log = Log()
        element = element_of("<a><b>1</b><b>2</b></a>", log)
        assert element.line("b") == "1"
        element.report_rest({})
        assert [(problem.path, problem.message) for problem in log] == [
            ("/a/b[2]", "is repeated, and only one is kept; left out: '2'")
        ]

    def test_what_is_left_of_an_element_that_is_settled(self) -> None:
        element = element_of('<a id="1"><b x="2">3</b><b>4</b><c><d>5</d>stray</c><e y="6"><f>7</f></e><g/></a>')
        assert [b.line() for b in element.all("b")] == ["3", "4"]
        assert [c.line("d") for c in element.all("c")] == ["5"]
        assert [(e.attribute("y"), e.line("f")) for e in element.all("e")] == [("6", "7")]
        assert not element.settle({"@id": ""})
        assert rest_of(element, {"@id": ""}) == [("/a/b[1]/@x", "'2'"), ("/a/c", "'stray'")]

    def test_nothing_is_left_of_an_element_that_is_read(self) -> None:
        element = element_of('<a id="1" x="2"><b>3</b><c><d>4</d></c></a>')
        [c] = element.all("c")
        assert (element.attribute("x"), element.line("b"), c.line("d")) == ("2", "3", "4")
        assert element.settle({"@id": ""})
        assert rest_of(element, {"@id": ""}) == []

    def test_a_child_that_nobody_read_is_not_settled(self) -> None:
        element = element_of("<a><b>1</b><c>2</c></a>")
        assert element.line("b") == "1"
        assert not element.settle({})
        assert rest_of(element) == [("/a/c", "'2'")]

    def test_punctuation_between_elements_says_nothing(self) -> None:
        element = element_of("<a>(<b>1</b>, <b>2</b>)</a>")
        assert [b.line() for b in element.all("b")] == ["1", "2"]
        assert rest_of(element) == []

    @pytest.mark.parametrize("read", [XmlElement.unplaced, XmlElement.ignore])
    def test_what_was_reported_or_ignored_is_not_reported_again(self, read: object) -> None:
        element = element_of('<a><b x="1">2<c y="3">4</c></b></a>')
        [b] = element.all("b")
        assert b.one("c")
        assert callable(read)
        read(b)
        before = len(element.source.log.problems)
        assert len(rest_of(element)) == before


class TestChildren:
    def test_names_have_no_namespace(self) -> None:
        element = element_of('<a xmlns:p="u"><p:b>1</p:b><c>2</c><b>3</b></a>')
        assert [child.line() for child in element.all("b", "c")] == ["1", "2", "3"]
        assert [child.name for child in element.all()] == ["b", "c", "b"]
        first = element.one("c", "b")
        assert first is element.all("b")[0]

    def test_those_nobody_asked_for(self) -> None:
        element = element_of("<a><b/><c/><d/></a>")
        assert element.one("b")
        assert [child.name for child in element.rest("d")] == ["c"]

    def test_those_at_any_depth_are_the_same_as_by_steps(self) -> None:
        element = element_of("<a><b><c>1</c></b><d><c>2</c></d></a>")
        [inner] = element.within("c", outside=("d",))
        b = element.one("b")
        assert b
        assert inner is b.one("c")

    def test_lines_by_name(self) -> None:
        element = element_of('<a><b>1</b><c> 2\n3 </c><d>4</d><b x="5"> </b></a>')
        assert list(element.lines({"b", "c"})) == [("b", "1"), ("c", "2 3")]

    def test_lines_by_a_table_are_those_of_the_first_children_that_there_are(self) -> None:
        log = Log()
        element = element_of("<a><b>1</b><c> 2\n3 </c><b>4</b><d>5</d></a>", log)
        assert element.lines_by({"b": "one", "c": "two", "e": "three"}) == {"one": "1", "two": "2 3"}
        element.report_rest({})
        assert [problem.path for problem in log] == ["/a/b[2]", "/a/d"]


def test_a_value_that_is_refused_is_reported_at_its_place() -> None:
    log = Log()
    element = element_of("<a>\n<b>no</b></a>", log)
    assert element.taken(Doi, "b") is None
    assert [(problem.path, problem.line) for problem in log] == [("/a/b", 2)]
