"""Text with inline markup."""

from __future__ import annotations

import pytest

from pubmeta.model import Markup
from pubmeta.problems import Log
from tests.formats.jats.read.documents import article_of, said


def title_of(inside: str, log: Log | None = None) -> str | Markup:
    title = f"<title-group><article-title>{inside}</article-title></title-group>"
    return article_of(title=title, log=log).title


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("H<sub>2</sub>O &amp; <sc>x</sc>", "H<sub>2</sub>O &amp; <sc>x</sc>"),
        (
            "<bold>a <italic>b</italic></bold><monospace>c</monospace><underline>d</underline><strike>e</strike>",
            "<b>a <i>b</i></b><tt>c</tt><u>d</u><s>e</s>",
        ),
        (
            "a <inline-formula><mml:math display='inline'><mml:mi>η</mml:mi></mml:math></inline-formula>",
            'a <math display="inline"><mi>η</mi></math>',
        ),
        (
            (
                "<inline-formula><alternatives><tex-math>$x$</tex-math><mml:math><mml:mi>x</mml:mi></mml:math></alternatives>"
                "</inline-formula>"
            ),
            "<math><mi>x</mi></math>",
        ),
        (
            "<mml:math><mml:semantics><mml:mi>x</mml:mi><mml:annotation>$x$</mml:annotation></mml:semantics></mml:math>",
            "<math><mi>x</mi></math>",
        ),
        ("<italic>a</italic><mml:math/>", "<i>a</i>"),
    ],
)
def test_markup(inside: str, expected: str) -> None:
    assert title_of(inside) == Markup(markup=expected)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("a\n  b<break/>c", "a b c"),
        ("1 &lt; 2 &amp; <named-content>x</named-content>", "1 < 2 & x"),
        ("a<italic/>b", "ab"),
        ('a<xref ref-type="fn" rid="f">*</xref><xref ref-type="bibr" rid="b">Doe 2019</xref>', "aDoe 2019"),
        ('<ext-link xlink:href="https://www.example.org/">www.example.org</ext-link>', "www.example.org"),
        ("a<!-- not this -->b<?nor this?>c", "abc"),
        ("<![CDATA[a < b]]>", "a < b"),
    ],
)
def test_plain(inside: str, expected: str) -> None:
    assert title_of(inside) == expected


@pytest.mark.parametrize(
    ("inside", "expected", "kind"),
    [
        (
            "a <inline-formula><tex-math>\\begin{document}$\\foo$\\end{document}</tex-math></inline-formula>",
            "a $\\foo$",
            "guessed",
        ),
        ("a <inline-formula><inline-graphic xlink:href='x.gif'/></inline-formula>", "a", "dropped"),
        ("a <inline-graphic xlink:href='x.gif'/>", "a", "dropped"),
        ("a <ext-link xlink:href='https://www.example.org/x'>b</ext-link>", "a b", "dropped"),
    ],
)
def test_what_is_lost_or_doubtful_is_reported(inside: str, expected: str, kind: str) -> None:
    log = Log()
    assert title_of(inside, log) == expected
    assert [problem.kind.value for problem in log] == [kind]


def test_content_mathml_gives_its_characters() -> None:
    log = Log()
    assert title_of("<mml:math><mml:apply><mml:mi>x</mml:mi></mml:apply></mml:math>", log) == Markup(
        markup="<math><mi>x</mi></math>"
    )
    assert said(log) == [("guessed", "title-group/article-title/mml:math")]


def test_deep_nesting_is_no_trouble() -> None:
    deep = "<bold>" * 200 + "x" + "</bold>" * 200
    log = Log()
    assert str(title_of(deep, log)) == "x"
    formula = "<mml:mrow>" * 200 + "<mml:mi>x</mml:mi>" + "</mml:mrow>" * 200
    assert str(title_of(f"<mml:math>{formula}</mml:math>", log)) == "x"


def test_attributes_with_a_prefix_are_no_part_of_a_formula() -> None:
    log = Log()
    inside = '<mml:math xlink:href="h" id="m"><mml:mi>x</mml:mi></mml:math>'
    assert title_of(inside, log) == Markup(markup="<math><mi>x</mi></math>")
    assert said(log) == []
