from __future__ import annotations

from time import process_time

import pytest

from pubmeta.model import Markup, plain_text
from pubmeta.problems import Kind, Log
from pubmeta.reading import abstract_of, content_of, literal_of, text_of, unescaped


@pytest.mark.parametrize(
    ("fragment", "markup"),
    [
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("Use of <jats:italic>E. coli</jats:italic>", "Use of <i>E. coli</i>"),
        ("<EM>a</EM> <Strong>b</Strong>", "<i>a</i> <b>b</b>"),
        ("<scp>DNA</scp> &amp; <i>x</i>", "<sc>DNA</sc> &amp; <i>x</i>"),
        ('<span style="font-variant: small-caps;">x</span>', "<sc>x</sc>"),
        ("p<q and <i>r</i>", "p&lt;q and <i>r</i>"),
        ("<i>a <b>c</i> d", "<i>a <b>c</b></i> d"),
        ("<i>open", "<i>open</i>"),
        ("a</i> <b>b</b>", "a <b>b</b>"),
        ("<b>a</b><br/>c", "<b>a</b> c"),
        ("<i></i><b>a</b>", "<b>a</b>"),
        ("a<!-- not <i>this</i> --> <i>b</i>", "a <i>b</i>"),
        (
            (
                '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML">'
                '<mml:msub><mml:mi mathvariant="normal">K</mml:mi><mml:mn>2</mml:mn></mml:msub></mml:math>'
            ),
            '<math><msub><mi mathvariant="normal">K</mi><mn>2</mn></msub></math>',
        ),
        (
            (
                "<inline-formula><alternatives><tex-math>K_2</tex-math><mml:math><mml:mi>K</mml:mi></mml:math></alternatives>"
                "</inline-formula> b"
            ),
            "<math><mi>K</mi></math> b",
        ),
        (
            "<math><semantics><mi>x</mi><annotation encoding='tex'>x</annotation></semantics></math>",
            "<math><mi>x</mi></math>",
        ),
    ],
)
def test_tags_are_markup_of_the_model(fragment: str, markup: str) -> None:
    log = Log()
    assert text_of(log, "title[0]", fragment) == Markup(markup=markup)
    assert len(log) == 0


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("plain", "plain"),
        ("Communicative &amp; Integrative", "Communicative & Integrative"),
        ("a &mdash; b&nbsp;c &#x3B1;", "a — b\xa0c α"),
        ("AT&T; R&D", "AT&T; R&D"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("x<y and z>w", "x<y and z>w"),
        ("<p>a</p><p>b</p>", "a b"),
        ("<span lang='fr'>a</span>", "a"),
        ("a<br/>b<hr>c<jats:break/>d", "a b c d"),
        ("if a<b and c>d", "if a<b and c>d"),
        ("<center>a</center>", "a"),
        ("<i> </i>", None),
        ("", None),
        (None, None),
    ],
)
def test_text_without_markup_is_a_plain_string(fragment: str | None, text: str | None) -> None:
    log = Log()
    assert text_of(log, "title[0]", fragment) == text
    assert len(log) == 0


@pytest.mark.parametrize(
    ("fragment", "text", "kind"),
    [
        ("Use of &lt;i&gt;E. coli&lt;/i&gt;", "Use of <i>E. coli</i>", Kind.GUESSED),
        ('see <a href="https://x.org">there</a>', "see there", Kind.DROPPED),
        ("<tex-math>x^2</tex-math>", "<math><msup><mi>x</mi><mn>2</mn></msup></math>", Kind.GUESSED),
        ("<math><apply><mi>x</mi></apply><mi>y</mi></math>", "<math><mi>x</mi><mi>y</mi></math>", Kind.GUESSED),
        ('<math altimg="x.png"><mi>x</mi></math>', "<math><mi>x</mi></math>", Kind.DROPPED),
        ("of <math>x</math>", "of x", Kind.GUESSED),
        ("<font color='red'>a</font>", "a", Kind.DROPPED),
        ('a <img src="x.png">b', "a b", Kind.DROPPED),
        ('a <jats:inline-graphic xlink:href="x.gif"/>b', "a b", Kind.DROPPED),
        ("<jats:overline>a</jats:overline>", "a", Kind.DROPPED),
        ("<math><mfrac><mi>x</mi></mfrac></math>", "x", Kind.GUESSED),
        ("a\x02 <i>b</i>", "a <i>b</i>", Kind.DROPPED),
    ],
)
def test_what_is_read_with_doubt_or_lost_is_reported(fragment: str, text: str, kind: Kind) -> None:
    log = Log()
    found = text_of(log, "title[0]", fragment, line=2)
    assert (found.markup if isinstance(found, Markup) else found) == text
    assert [(problem.kind, problem.path, problem.line) for problem in log] == [(kind, "title[0]", 2)]


@pytest.mark.parametrize(
    ("fragment", "paragraphs", "reports"),
    [
        ("<jats:p>a</jats:p><jats:disp-quote><jats:p>b</jats:p></jats:disp-quote>", ("a", "b"), 0),
        ("<blockquote>a</blockquote><p>b</p>", ("a", "b"), 0),
        ("<dl><dt>a</dt><dd>b</dd></dl>", ("a", "b"), 1),
        (
            (
                "<jats:p><jats:def-list><jats:def-item><jats:term>a</jats:term><jats:def><jats:p>b</jats:p></jats:def>"
                "</jats:def-item></jats:def-list></jats:p>"
            ),
            ("a", "b"),
            1,
        ),
        ("<jats:fig><jats:caption><jats:p>a</jats:p></jats:caption></jats:fig><jats:p>b</jats:p>", ("a", "b"), 1),
    ],
)
def test_no_element_of_an_abstract_stays_in_its_words(fragment: str, paragraphs: tuple[str, ...], reports: int) -> None:
    log = Log()
    abstract = abstract_of(log, "abstract", fragment)
    assert abstract
    assert [section.paragraphs for section in abstract.sections] == [paragraphs]
    assert [problem.kind for problem in log] == [Kind.DROPPED] * reports


def test_deep_nesting_is_read_without_recursion() -> None:
    content = content_of("<i>" * 5000 + "x")
    assert text_of(Log(), "t", "<b>" * 5000 + "x" + "</b>" * 5000) is not None
    assert len(content) == 1


def test_literal_text_stays_unless_tags_strayed_into_it() -> None:
    log = Log()
    assert literal_of(log, "TI", "a < b & c <d>") == "a < b & c <d>"
    assert literal_of(log, "TI", "p<i x>") == "p<i x>"
    assert len(log) == 0
    assert literal_of(log, "TI", "the <i>E. coli</i>") == Markup(markup="the <i>E. coli</i>")
    assert literal_of(log, "TI", "A &amp; B") == "A & B"
    assert [problem.kind for problem in log] == [Kind.GUESSED] * 2


def sections(fragment: str, log: Log | None = None) -> list[tuple[str | None, list[str]]]:
    abstract = abstract_of(log or Log(), "abstract", fragment)
    assert abstract is not None
    return [
        (plain_text(section.title) if section.title else None, [plain_text(text) for text in section.paragraphs])
        for section in abstract.sections
    ]


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("One\nline.", [(None, ["One line."])]),
        ("One.\n\nTwo.\r\n \r\nThree.", [(None, ["One.", "Two.", "Three."])]),
        ("<jats:p>One.</jats:p><jats:p>Two.</jats:p>", [(None, ["One.", "Two."])]),
        ("<jats:title>Abstract</jats:title><jats:p>One.</jats:p>", [(None, ["One."])]),
        (
            (
                "<jats:sec><jats:title>Aim</jats:title><jats:p>A.</jats:p></jats:sec>"
                "<jats:sec><jats:title>End</jats:title><jats:p>B.</jats:p><jats:p>C.</jats:p></jats:sec>"
            ),
            [("Aim", ["A."]), ("End", ["B.", "C."])],
        ),
        ("<p>A.</p> loose <i>text</i> <p>B.</p>", [(None, ["A.", "loose text", "B."])]),
        ("<ul><li>a</li><li>b</li></ul>", [(None, ["• a", "• b"])]),
        ("p <i>x</i> < 0.05", [(None, ["p x < 0.05"])]),
    ],
)
def test_abstracts(fragment: str, expected: list[tuple[str | None, list[str]]]) -> None:
    log = Log()
    assert sections(fragment, log) == expected
    assert len(log) == 0


def test_a_heading_without_text_is_reported() -> None:
    log = Log()
    assert abstract_of(log, "abstract", "<title>Aim</title>") is None
    assert [problem.kind for problem in log] == [Kind.DROPPED]


def test_character_references() -> None:
    assert unescaped("&lt; &#60; &#x3C; &nosuch; & &amp") == "< < < &nosuch; & &amp"


@pytest.mark.parametrize("attributes", ["x", "x ", 'x="', "x='\" "])
def test_attributes_are_read_as_fast_as_they_are_long(attributes: str) -> None:
    def seconds(count: int) -> float:
        start = process_time()
        assert len(content_of(f"<a {attributes * count}>y</a>")) == 1
        return process_time() - start

    assert min(seconds(20_000) for _ in range(3)) < 60 * min(seconds(2_000) for _ in range(3))
