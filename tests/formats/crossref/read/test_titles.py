from __future__ import annotations

from typing import Any

import pytest

from pubmeta.model import AbstractKind
from pubmeta.problems import Kind
from tests.formats.crossref.read.test_read import article_of, journal, journal_article, messages, query_result, reading


def titled(titles: str) -> dict[str, Any]:
    article, problems = article_of(title=titles)
    names = {"title", "subtitle", "translated_titles", "original_title"}
    fields = article.model_dump(mode="json", exclude_defaults=True, include=names)
    return {**fields, "problems": [problem.message for problem in problems]}


def test_faces_and_mathml_become_markup() -> None:
    titles = """<titles><title>H<sub>2</sub>O in <scp>dna</scp>, <em>and</em> <strong>E</strong>
    <mml:math display="inline"><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math>
    &lt; 1</title></titles>"""
    assert titled(titles) == {
        "title": {
            "markup": "H<sub>2</sub>O in <sc>dna</sc>, <i>and</i> <b>E</b> "
            '<math display="inline"><msup><mi>x</mi><mn>2</mn></msup></math> &lt; 1'
        },
        "problems": [],
    }


def test_faces_that_the_model_has_not_are_reported_and_their_text_is_kept() -> None:
    found = titled("<titles><title>A <ovl>b</ovl> <font>c</font></title></titles>")
    assert found["title"] == "A b c"
    assert found["problems"] == ["the text is kept without its <ovl>", "the text is kept without its <font>"]


def test_an_original_title_is_a_title_in_its_language_with_its_own_subtitle() -> None:
    titles = """<titles><title>Water</title><subtitle>A study</subtitle>
    <original_language_title language="no">Vann</original_language_title><subtitle>En studie</subtitle></titles>"""
    assert titled(titles) == {
        "title": "Water",
        "subtitle": "A study",
        "original_title": {"title": "Vann", "subtitle": "En studie", "language": "no"},
        "problems": [],
    }


def test_a_subtitle_belongs_to_the_title_before_it() -> None:
    titles = """<titles><title>Water</title><original_language_title language="no">Vann</original_language_title>
    <subtitle>En studie</subtitle></titles>"""
    found = titled(titles)
    assert "subtitle" not in found
    assert found["original_title"] == {"title": "Vann", "subtitle": "En studie", "language": "no"}


def test_further_titles_are_kept_with_an_undetermined_language() -> None:
    found = titled("<titles><title>Water</title></titles><titles><title>Vann</title></titles>")
    assert found["translated_titles"] == [{"title": "Vann", "language": "und"}]
    assert found["problems"] == ["the language of this title is not given; kept as und, undetermined"]


def test_an_original_title_that_says_the_title_again_is_none() -> None:
    found = titled("<titles><title>Water</title><original_language_title>Water</original_language_title></titles>")
    assert found == {"title": "Water", "problems": []}


def test_texts_of_query_results_are_read_once_more_if_they_are_escaped_twice() -> None:
    title = "<titles><title>CO&amp;lt;sub&amp;gt;2&amp;lt;/sub&amp;gt; &amp;amp; water</title></titles>"
    article, problems = reading(query_result(journal(journal_article(title=title))))
    assert article is not None
    assert article.model_dump()["title"] == {"markup": "CO<sub>2</sub> &amp; water"}
    assert messages(problems, Kind.GUESSED)


def test_texts_of_deposits_are_literal() -> None:
    found = titled("<titles><title>The entity &amp;amp; its use</title></titles>")
    assert found["title"] == "The entity &amp; its use"
    assert found["problems"] == [
        "'The entity &amp; its use' contains a character reference as text; kept unchanged",
    ]


def abstracts(*parts: str) -> tuple[list[dict[str, Any]], list[str]]:
    article, problems = article_of(*parts)
    found = [abstract.model_dump(mode="json", exclude_defaults=True) for abstract in article.abstracts]
    return found, [problem.message for problem in problems]


def test_an_abstract_of_paragraphs_is_one_section() -> None:
    found, problems = abstracts(
        """<jats:abstract xml:lang="en" abstract-type="plain-language-summary">
        <jats:p>One <jats:italic>two</jats:italic>.</jats:p><jats:p>Three.</jats:p></jats:abstract>"""
    )
    assert found == [
        {
            "sections": [{"paragraphs": [{"markup": "One <i>two</i>."}, "Three."]}],
            "language": "en",
            "kind": AbstractKind.PLAIN_LANGUAGE_SUMMARY.value,
        }
    ]
    assert problems == []


def test_the_usual_heading_is_left_out_and_another_is_kept() -> None:
    found, problems = abstracts(
        "<jats:abstract><jats:title>Abstract.</jats:title><jats:p>One.</jats:p></jats:abstract>",
        "<jats:abstract><jats:title>Digest</jats:title><jats:p>Two.</jats:p></jats:abstract>",
    )
    assert [abstract.get("title") for abstract in found] == [None, "Digest"]
    assert problems == []


def test_sections_with_titles_and_titles_between_paragraphs_are_sections() -> None:
    sections = "".join(
        f"<jats:sec><jats:title>{title}</jats:title><jats:p>{title} text</jats:p></jats:sec>"
        for title in ("Aim", "End")
    )
    flat = sections.replace("<jats:sec>", "").replace("</jats:sec>", "")
    expected = [{"title": title, "paragraphs": [f"{title} text"]} for title in ("Aim", "End")]
    for content in (sections, flat):
        found, problems = abstracts(f"<jats:abstract>{content}</jats:abstract>")
        assert found == [{"sections": expected}]
        assert problems == []


def test_nested_sections_and_text_without_elements_are_kept() -> None:
    nested = "<jats:sec><jats:title>B</jats:title><jats:p>two</jats:p></jats:sec>"
    found, problems = abstracts(
        f"<jats:abstract><jats:sec><jats:title>A</jats:title><jats:p>one</jats:p>{nested}</jats:sec></jats:abstract>",
        "<jats:abstract>Bare text</jats:abstract>",
        "<jats:abstract><jats:sec><jats:title>Empty</jats:title></jats:sec></jats:abstract>",
    )
    assert [section["title"] for section in found[0]["sections"]] == ["A", "B"]
    assert found[1:] == [{"sections": [{"paragraphs": ["Bare text"]}]}]
    assert problems == [
        "a section within a section; kept as its neighbour",
        "the heading 'Empty' has no paragraph under it; left out",
    ]


def test_paragraphs_in_several_languages_are_several_abstracts() -> None:
    found, problems = abstracts(
        '<jats:abstract xml:lang="en"><jats:p>One</jats:p><jats:p xml:lang="no">To</jats:p></jats:abstract>'
    )
    assert [(abstract["language"], abstract["sections"]) for abstract in found] == [
        ("en", [{"paragraphs": ["One"]}]),
        ("no", [{"paragraphs": ["To"]}]),
    ]
    assert problems == []


@pytest.mark.parametrize("formula", ["<jats:inline-formula>{}</jats:inline-formula>", "{}"])
def test_formulas_in_abstracts_are_mathml(formula: str) -> None:
    math = formula.format("<mml:math><mml:mi>x</mml:mi></mml:math>")
    found, _ = abstracts(f"<jats:abstract><jats:p>Of {math}.</jats:p></jats:abstract>")
    assert found[0]["sections"] == [{"paragraphs": [{"markup": "Of <math><mi>x</mi></math>."}]}]


def test_an_unknown_type_of_abstract_is_reported() -> None:
    found, problems = abstracts('<jats:abstract abstract-type="web"><jats:p>One</jats:p></jats:abstract>')
    assert "kind" not in found[0]
    assert problems == ["'web' is not a type of abstract that pubmeta knows; the abstract is kept without it"]


@pytest.mark.parametrize("tagged", ["{}", "<jats:p>{}</jats:p>"])
def test_a_list_of_definitions_in_an_abstract_is_paragraphs_and_reported(tagged: str) -> None:
    items = (
        "<jats:def-list><jats:def-item><jats:term>a</jats:term><jats:def><jats:p>b</jats:p></jats:def>"
        "</jats:def-item></jats:def-list>"
    )
    found, problems = abstracts(f"<jats:abstract>{tagged.format(items)}</jats:abstract>")
    assert [one["sections"] for one in found] == [[{"paragraphs": ["a", "b"]}]]
    assert problems == ["the list is kept as paragraphs: each term, and what is said of it"]


def test_a_list_in_an_abstract_keeps_its_numbers_and_is_reported() -> None:
    inner = '<jats:list list-type="alpha-lower"><jats:list-item><jats:p>inner</jats:p></jats:list-item></jats:list>'
    items = (
        f"<jats:list-item><jats:p>a <jats:italic>b</jats:italic></jats:p>{inner}</jats:list-item>"
        "<jats:list-item><jats:p>c</jats:p></jats:list-item>"
    )
    found, problems = abstracts(
        f'<jats:abstract><jats:p>Two: <jats:list list-type="order">{items}</jats:list> End.</jats:p></jats:abstract>'
    )
    assert found == [{"sections": [{"paragraphs": ["Two:", {"markup": "1. a <i>b</i>"}, "a. inner", "2. c", "End."]}]}]
    assert problems == ["the list is kept as paragraphs that begin with the number or the bullet of each item"]
