from __future__ import annotations

import pytest
from hypothesis import given
from pydantic import TypeAdapter, ValidationError

from pubmeta import Article, export
from pubmeta.model import Markup, Span, Text, nodes_of, plain_text
from pubmeta.testing.strategies import LINES, MARKUP

TEXT: TypeAdapter[str | Markup] = TypeAdapter(Text)


def test_a_plain_string_is_literal() -> None:
    assert TEXT.validate_python("p < 0.05 & <i>x</i>") == "p < 0.05 & <i>x</i>"
    assert nodes_of("a & b") == ("a & b",)


def test_white_space_is_folded_as_readers_of_xml_and_html_fold_it() -> None:
    assert TEXT.validate_python(" a\n\tb\u00a0c ") == "a b\u00a0c"


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_blank_text_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="is blank"):
        TEXT.validate_python(text)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_characters_that_xml_forbids_are_refused(character: str) -> None:
    with pytest.raises(ValidationError):
        TEXT.validate_python(f"a{character}b")


def test_markup_is_parsed_into_nodes() -> None:
    markup = Markup(markup="H<sub>2</sub>O &amp; <math display='block'><mi>x</mi></math>")
    water, math = markup.nodes[1], markup.nodes[3]
    assert markup.nodes[0] == "H"
    assert water == Span("sub", (), ("2",))
    assert math == Span("math", (("display", "block"),), (Span("mi", (), ("x",)),))
    assert isinstance(math, Span)
    assert math.is_math
    assert plain_text(markup) == str(markup) == "H2O & x"


def test_equal_markup_is_an_equal_value() -> None:
    mathml = "http://www.w3.org/1998/Math/MathML"
    assert Markup(markup=f"<math xmlns='{mathml}'><mi mathvariant='bold' mathcolor='red'/></math>x") == Markup(
        markup='<math><mi mathcolor="red" mathvariant="bold"></mi></math>x'
    )
    assert Markup(markup="a<i></i>b<b>c</b>") == Markup(markup="ab<b>c</b>")


@pytest.mark.parametrize(
    ("fragment", "canonical"),
    [
        ("a<i>b</i><i>c.</i> d", "a<i>bc.</i> d"),
        ("<i><b>x</b></i><i><b>y</b>z</i>", "<i><b>xy</b>z</i>"),
        ("<i>a</i> <i>b</i><sup>1</sup><sub>2</sub>", "<i>a</i> <i>b</i><sup>1</sup><sub>2</sub>"),
        ("T<i>x</i> <sup> </sup>", "T<i>x</i>"),
        ("<i>a</i><sup>\n</sup>b", "<i>a</i> b"),
        ("<i> <b> </b></i><b>a</b>", "<b>a</b>"),
        ("<math><mi>a</mi></math><math><mi>a</mi></math>", "<math><mi>a</mi></math><math><mi>a</mi></math>"),
        ("<math><mtext> </mtext></math>x", "<math><mtext> </mtext></math>x"),
    ],
)
def test_neighbours_of_one_kind_are_one_and_marked_space_is_space(fragment: str, canonical: str) -> None:
    assert Markup(markup=fragment).markup == canonical


def test_markup_without_elements_is_plain_text() -> None:
    assert TEXT.validate_python(Markup(markup="a &amp; b")) == "a & b"
    assert TEXT.validate_python({"markup": "a &lt; b"}) == "a < b"


@pytest.mark.parametrize(
    ("fragment", "reason"),
    [
        ("a & b", "well-formed"),
        ("<i>a", "well-formed"),
        ("<i>a</b>", "well-formed"),
        ("</text><text>", "well-formed"),
        ("<p>a</p>", "has an element <p>"),
        ("<i class='x'>a</i>", "has attributes on <i>"),
        ("<mi>x</mi>", "has an element <mi>"),
        ("<math><i>x</i></math>", "has an element <i>"),
        ("<math><csymbol>x</csymbol></math>", "has an element <csymbol>"),
        ("<math><mi xlink:href='x'>x</mi></math>", "prefixed attribute"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]>&b;", "well-formed"),
        ("&nbsp;x", "well-formed"),
        ("a<!-- b -->", "comment"),
        ("a<?b c?>", "comment"),
        ("<i> </i>", "contains no text"),
        (" ", "is blank"),
        ("a&#7;", "well-formed"),
    ],
)
def test_what_is_no_markup_is_refused_with_the_reason(fragment: str, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        Markup(markup=fragment)


@given(MARKUP)
def test_markup_is_kept_in_one_form(markup: Markup) -> None:
    assert Markup(markup=markup.markup).markup == markup.markup
    assert TEXT.validate_json(TEXT.dump_json(markup)) == markup


@given(LINES)
def test_any_line_survives_as_json(line: str) -> None:
    assert TEXT.validate_json(TEXT.dump_json(line)) == line


def test_elements_are_a_hundred_deep_in_each_other_at_most() -> None:
    """What is deeper no parser of the documents takes, and nothing here fails of it."""
    Markup(markup="<i>" * 100 + "x" + "</i>" * 100)
    for depth in (101, 300, 5_000, 100_000):
        with pytest.raises(ValidationError, match="more than 100 deep in each other"):
            Markup(markup="<i>" * depth + "x" + "</i>" * depth)


@pytest.mark.parametrize("format_name", ["jats", "crossref", "csl", "schemaorg", "article"])
def test_the_deepest_markup_is_in_a_document_of_every_format(format_name: str) -> None:
    text = Markup(markup="<i><b>" * 50 + "x" + "</b></i>" * 50)
    article = Article(
        title=text,
        doi="10.5555/a",
        journal={"title": "J", "publisher_id": "j", "issn_electronic": "2164-005X"},
        dates={"published": "2020"},
        landing_page="https://example.org/",
        abstracts=[{"sections": [{"paragraphs": [text]}]}],
    )
    depositor = {"depositor_name": "D", "depositor_email": "d@example.org", "registrant": "R"}
    stamp = {"batch_id": "batch", "timestamp": "20250101120000000"}
    export(article, format_name, depositor | stamp if format_name == "crossref" else {})


def test_a_text_is_no_longer_than_parsers_take() -> None:
    with pytest.raises(ValidationError, match="has 1,000,001 characters, which is more than 1,000,000"):
        Article(title="x" * 1_000_001)


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", "\u3000", " \u2009 "])
def test_no_text_has_space_of_any_kind_around_it(space: str) -> None:
    assert Article(title=f"{space}a{space}b{space}").title == f"a{space}b"


def test_what_only_json_schema_takes_for_space_is_no_text() -> None:
    with pytest.raises(ValidationError, match="is blank"):
        Article(title="T", section="\ufeff")
