"""A reference as printed, with the fields tagged in it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from pubmeta.formats.jats.write.mixed_citation import mixed_citation
from pubmeta.model import Markup, Reference, Work, plain_text
from pubmeta.problems import Log
from pubmeta.testing.strategies import values_of
from tests.formats.jats.conftest import Written
from tests.formats.jats.write.printed import Printed, printed_references

_NAMESPACES = 'xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:xlink="http://www.w3.org/1999/xlink"'


def text_of(citation: str) -> str:
    return "".join(map(str, etree.fromstring(f"<r {_NAMESPACES}>{citation}</r>").itertext()))


@given(printed_references())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_text_is_the_printed_reference_to_the_letter(printed: Printed) -> None:
    citation, _ = mixed_citation(printed.text, printed.work, Log().at("references", 0))
    assert text_of(citation) == printed.text


@given(
    st.builds(
        Reference,
        key=st.just("r"),
        raw=values_of(Reference).map(lambda one: one.raw).filter(bool),
        work=values_of(Work),
    )
)
@settings(max_examples=100, suppress_health_check=list(HealthCheck), deadline=None)
def test_so_it_is_for_any_reference_and_markup(reference: Reference) -> None:
    assert reference.raw is not None
    assert reference.work is not None
    citation, _ = mixed_citation(reference.raw, reference.work, Log().at("references", 0))
    assert text_of(citation) == plain_text(reference.raw)


def test_a_reference_whose_fields_are_all_found_is_one_citation(written: Written, log: Log) -> None:
    raw = "P. Ng, “On Rain,” Water, Vol. 3, 2003, pp. 3-33."
    work = {
        "type": "journal-article",
        "authors": [{"family": "Ng", "given": "P."}],
        "title": "On Rain",
        "container_title": "Water",
        "volume": "3",
        "date": "2003",
        "pages": {"first": "3", "last": "33"},
    }
    (citation,) = written(references=[{"key": "r", "raw": raw, "work": work}]).find("back/ref-list/ref")
    assert (citation.tag, citation.get("publication-type")) == ("mixed-citation", "journal")
    assert "".join(citation.itertext()) == raw
    assert [(child.tag, "".join(child.itertext())) for child in citation] == [
        ("person-group", "P. Ng"),
        ("article-title", "On Rain"),
        ("source", "Water"),
        ("volume", "3"),
        ("year", "2003"),
        ("fpage", "3"),
        ("lpage", "33"),
    ]
    assert [(part.tag, part.text) for part in citation.find("person-group/string-name")] == [
        ("given-names", "P."),
        ("surname", "Ng"),
    ]
    assert not log.problems


def test_one_of_whose_fields_some_are_not_printed_is_written_twice(written: Written) -> None:
    reference = {"key": "r", "raw": "Ng P. On Rain.", "work": {"title": "On Rain", "doi": "10.1234/x"}}
    (alternatives,) = written(references=[reference]).find("back/ref-list/ref")
    assert [child.tag for child in alternatives] == ["element-citation", "mixed-citation"]
    assert alternatives.findtext("element-citation/pub-id") == "10.1234/x"
    assert "".join(alternatives.find("mixed-citation").itertext()) == "Ng P. On Rain."
    assert alternatives.findtext("mixed-citation/article-title") == "On Rain"


def cited(raw: str, log: Log, **work: Any) -> tuple[str, bool]:
    citation, complete = mixed_citation(Markup(markup=raw), Work.model_validate(work), log.at("references", 0))
    return str(citation).removeprefix('<mixed-citation publication-type="unknown">').removesuffix(
        "</mixed-citation>"
    ), complete


@pytest.mark.parametrize(
    ("raw", "work", "expected", "dropped"),
    [
        (
            "On <i>Zea</i>. 2003",
            {"title": "On Zea"},
            "<article-title>On <italic>Zea</italic></article-title>. 2003",
            False,
        ),
        ("<i>Water</i> 3", {"container_title": "Water"}, "<source><italic>Water</italic></source> 3", False),
        (
            "<i>On Rain. Water</i>, 3",
            {"container_title": "Water"},
            "<italic>On Rain. </italic><source><italic>Water</italic></source>, 3",
            False,
        ),
        (
            "Water <b>3</b>, 4",
            {"container_title": "Water", "volume": "3"},
            "<source>Water</source> <volume>3</volume>, 4",
            True,
        ),
    ],
)
def test_markup_is_kept_where_jats_has_it(
    log: Log, raw: str, work: dict[str, Any], expected: str, *, dropped: bool
) -> None:
    assert cited(raw, log, **work)[0] == expected
    assert [problem.path for problem in log] == ["references[0].raw"] * dropped


def test_a_title_whose_markup_is_printed_otherwise_is_not_found(log: Log) -> None:
    title = {"markup": "On <i>Zea</i>"}
    assert cited("On <i>Zea</i>. <b>3</b>", log, title=title)[1]
    assert not cited("On Zea. <b>3</b>", log, title=title)[1]


def test_a_formula_stays_whole(log: Log) -> None:
    raw = "On <math><mi>x</mi><mn>3</mn></math> rain. Water 3"
    citation, complete = cited(raw, log, title={"markup": "On <math><mi>x</mi><mn>3</mn></math> rain"}, volume="3")
    assert "<article-title>On <inline-formula><mml:math><mml:mi>x</mml:mi><mml:mn>3</mml:mn></mml:math>" in citation
    assert citation.count("<volume>") == 0
    assert not complete
