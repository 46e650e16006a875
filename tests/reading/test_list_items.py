from __future__ import annotations

from itertools import islice

import pytest

from pubmeta.model import Markup
from pubmeta.problems import Log
from pubmeta.reading.fragments import abstract_of
from pubmeta.reading.list_items import marked, markers


@pytest.mark.parametrize(
    ("name", "attributes", "expected"),
    [
        ("list", {"list-type": "order"}, ["1.", "2.", "3."]),
        ("list", {"list-type": "alpha-upper"}, ["A.", "B.", "C."]),
        ("list", {"list-type": "roman-lower"}, ["i.", "ii.", "iii."]),
        ("list", {"list-type": "simple"}, ["", "", ""]),
        ("list", {}, ["•", "•", "•"]),
        ("ol", {"type": "a", "start": "26"}, ["z.", "aa.", "ab."]),
        ("ol", {"type": "i", "start": "3999"}, ["mmmcmxcix.", "4000.", "4001."]),
        ("ol", {"type": "i", "start": "9" * 5_000}, ["i.", "ii.", "iii."]),
        ("ol", {"type": "I", "start": "8"}, ["VIII.", "IX.", "X."]),
        ("ol", {}, ["1.", "2.", "3."]),
        ("ul", {"type": "disc"}, ["•", "•", "•"]),
    ],
)
def test_what_is_before_the_items_of_a_list(name: str, attributes: dict[str, str], expected: list[str]) -> None:
    assert list(islice(markers(name, attributes), 3)) == expected


def test_markup_stays_markup() -> None:
    assert marked("1.", Markup(markup="a <i>b</i>")) == Markup(markup="1. a <i>b</i>")
    assert marked("", "a") == "a"


@pytest.mark.parametrize(
    ("fragment", "paragraphs"),
    [
        ("<ol><li>One</li><li>Two</li></ol>", ["1. One", "2. Two"]),
        (
            "<p>Three: <ul><li>a</li><li><p>b</p><p>more</p></li></ul> End.</p>",
            ["Three:", "• a", "• b", "more", "End."],
        ),
        (
            (
                '<jats:list list-type="order"><jats:list-item><jats:p>One</jats:p><jats:list list-type="bullet">'
                "<jats:list-item><jats:p>in</jats:p></jats:list-item></jats:list></jats:list-item>"
                "<jats:list-item><jats:label>(b)</jats:label><jats:p>Two</jats:p></jats:list-item></jats:list>"
            ),
            ["1. One", "◦ in", "(b) Two"],
        ),
    ],
)
def test_a_list_in_an_abstract_keeps_its_numbers_and_is_reported(fragment: str, paragraphs: list[str]) -> None:
    log = Log()
    abstract = abstract_of(log, "abstract", fragment)
    assert abstract is not None
    assert [str(paragraph) for section in abstract.sections for paragraph in section.paragraphs] == paragraphs
    assert [(problem.kind.value, problem.path) for problem in log] == [("dropped", "abstract")]
