"""The statements in the back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.formats.jats.conftest import Written


def test_statements_stand_where_jats4r_looks_for_them(written: Written) -> None:
    statement = {"heading": {"markup": "<i>H</i>"}, "paragraphs": ["One.", {"markup": "x<sub>2</sub>"}]}
    kinds = ("data_availability", "ethics", "acknowledgements")
    back = written(statements=dict.fromkeys(kinds, statement)).find("back")
    assert [(child.tag, child.get("sec-type")) for child in back] == [
        ("ack", None),
        ("sec", "ethics-statement"),
        ("sec", "data-availability"),
    ]
    for child in back:
        assert child.findtext("title/italic") == "H"
        assert [paragraph.tag for paragraph in child[1:]] == ["p", "p"]
        assert child.findtext("p/sub") == "2"


@pytest.mark.parametrize(
    ("kind", "title"), [("data_availability", "Data availability"), ("ethics", "Ethics statement")]
)
def test_a_section_without_heading_has_a_title_that_is_marked_as_ours(written: Written, kind: str, title: str) -> None:
    statements: dict[str, Any] = {kind: {"paragraphs": ["P."]}}
    made = written(statements=statements).find("back/sec/title")
    assert (made.text, made.get("specific-use")) == (title, "generated")


def test_acknowledgements_need_no_heading(written: Written) -> None:
    back = written(statements={"acknowledgements": {"paragraphs": ["Thanks."]}}).find("back")
    assert [child.tag for child in back.find("ack")] == ["p"]


def test_without_statements_and_references_there_is_no_back(written: Written) -> None:
    assert written().find("back") is None
