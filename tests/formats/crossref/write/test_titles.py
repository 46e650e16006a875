from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Write = Callable[..., Any]


def test_face_markup_and_mathml_are_kept_in_titles(written: Write) -> None:
    made = written(
        title={
            "markup": "<i>Zea</i> H<sub>2</sub>O &amp; <b>b</b> <u>u</u> <sc>c</sc> x<sup>2</sup> <tt>t</tt> "
            '<math><mfrac linethickness="0"><mi>a</mi><mn>2</mn></mfrac></math>'
        },
        subtitle={"markup": "of <i>maize</i>"},
    )
    assert made.xml("//titles") == (
        "<titles><title><i>Zea</i> H<sub>2</sub>O &amp; <b>b</b> <u>u</u> <scp>c</scp> x<sup>2</sup> <tt>t</tt> "
        '<mml:math><mml:mfrac linethickness="0"><mml:mi>a</mml:mi><mml:mn>2</mml:mn></mml:mfrac></mml:math></title>'
        "<subtitle>of <i>maize</i></subtitle></titles>"
    )
    assert made.problems == ()


def test_strike_through_has_no_face_and_its_text_is_kept(written: Write) -> None:
    made = written(title={"markup": "A <s>b<i>c</i></s> <s>d</s>"})
    assert made.xml("//title") == "<title>A b<i>c</i> d</title>"
    assert made.message("title") == "Crossref has no strike-through here; the text in it is written"


def test_literal_text_is_never_markup(written: Write) -> None:
    made = written(title="a < b & c <i>d</i>")
    assert made.texts("//title") == ["a < b & c <i>d</i>"]
    assert made.all("//title/i") == []


def test_translated_titles_follow_and_their_languages_are_reported(written: Write) -> None:
    made = written(
        translated_titles=[
            {"title": "Wasser in Pflanzen", "language": "de", "subtitle": "Eine Studie"},
            {"title": "植物の水", "language": "ja"},
        ]
    )
    assert made.texts("//titles/title") == ["Water in plants", "Wasser in Pflanzen", "植物の水"]
    assert made.texts("//titles[2]/subtitle") == ["Eine Studie"]
    assert made.paths() == ["translated_titles[0].language", "translated_titles[1].language"]


def test_the_most_titles_are_twenty(written: Write) -> None:
    translated = [{"title": f"Title {number}", "language": "de"} for number in range(20)]
    made = written(translated_titles=translated)
    assert len(made.all("//titles")) == 20
    assert "translated_titles[19]" in made.paths()


@pytest.mark.parametrize("version", ["5.5.0", "5.4.0", "5.3.1"])
def test_abstracts_are_jats_one_for_each_language_and_kind(written: Write, version: str) -> None:
    made = written(
        abstracts=[
            {
                "language": "en",
                "sections": [
                    {"paragraphs": ["First."]},
                    {"title": "Results", "paragraphs": [{"markup": "<s>x</s> <sc>y</sc> H<sub>2</sub>O"}, "3 < 5"]},
                ],
            },
            {
                "language": "pt-BR",
                "kind": "plain-language-summary",
                "title": "Em resumo",
                "sections": [{"paragraphs": [{"markup": "<math><mi>p</mi></math>"}]}],
            },
        ],
        options={"version": version},
    )
    first, second = (made.xml(f"//jats:abstract[{number}]") for number in (1, 2))
    assert first == (
        '<jats:abstract xml:lang="en"><jats:p>First.</jats:p><jats:sec><jats:title>Results</jats:title>'
        "<jats:p><jats:strike>x</jats:strike> <jats:sc>y</jats:sc> H<jats:sub>2</jats:sub>O</jats:p>"
        "<jats:p>3 &lt; 5</jats:p></jats:sec></jats:abstract>"
    )
    assert second == (
        '<jats:abstract abstract-type="plain-language-summary" xml:lang="pt-BR"><jats:title>Em resumo</jats:title>'
        "<jats:p><mml:math><mml:mi>p</mml:mi></mml:math></jats:p></jats:abstract>"
    )
    assert made.problems == ()


@pytest.mark.parametrize("version", ["5.5.0", "5.4.0", "5.3.1"])
def test_a_translation_names_the_title_of_its_original_with_the_language(written: Write, version: str) -> None:
    relation = {"type": "is-translation-of", "target": "10.5555/wasser", "target_type": "doi"}
    other = {"title": "Wasser in Pflanzen", "subtitle": "Ein Anfang", "language": "de"}
    made = written(relations=[relation], original_title=other, options={"version": version})
    assert made.xml("//titles") == (
        "<titles><title>Water in plants</title>"
        '<original_language_title language="de">Wasser in Pflanzen</original_language_title>'
        "<subtitle>Ein Anfang</subtitle></titles>"
    )
    assert made.problems == ()


def test_of_several_other_titles_none_is_surely_the_original_s(written: Write) -> None:
    relation = {"type": "is-translation-of", "target": "10.5555/wasser", "target_type": "doi"}
    others = [{"title": "Wasser", "language": "de"}, {"title": "Eau", "language": "fr"}]
    made = written(relations=[relation], translated_titles=others)
    assert made.texts("//titles/title") == ["Water in plants", "Wasser", "Eau"]
    assert made.paths() == ["translated_titles[0].language", "translated_titles[1].language"]
