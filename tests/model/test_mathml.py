"""What the model takes as a formula is valid in every schema: elements, children, attributes and values."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from lxml import etree
from pydantic import ValidationError

from pubmeta import Article, export
from pubmeta.checks import dtd, xsd
from pubmeta.formats.crossref.terms import EDITIONS
from pubmeta.model import Abstract, AbstractSection, Markup, mathml
from pubmeta.model.text import serialised
from tests.conftest import ROOT

_NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_DTDS = [f"jats/{version}/{tag_set}" for version in ("1.3", "1.4") for tag_set in ("publishing", "archiving")]
_VALUES = {
    "background": ("transparent", "#fff", "#00FF00", "Red"),
    "boolean": ("true", "false"),
    "break": ("auto", "newline", "badbreak"),
    "breaks": ("before", "duplicate"),
    "color": ("#fff", "#00FF00", "Red"),
    "decimal": ("0.71", "-1", ".5", "2."),
    "direction": ("ltr", "rtl"),
    "display": ("block", "inline"),
    "edge": ("left", "right"),
    "form": ("prefix", "infix", "postfix"),
    "group": ("left", "decimalpoint"),
    "height": ("top", "axis"),
    "heights": ("top", "top axis baseline"),
    "indent": ("left", "auto"),
    "largest": ("infinity", "2em"),
    "length": ("0", "1.5em", "-.5ex", "3px", "100%", "thinmathspace", "negativeveryverythickmathspace", "2.cm"),
    "lengths": ("1em", "1em 2ex"),
    "line": ("none", "solid", "dashed"),
    "lines": ("solid", "solid none dashed"),
    "overflow": ("linebreak", "scale"),
    "padded": ("+1em", "-2", "50% width", "2height", "mediummathspace", "150%"),
    "place": ("axis", "top 2", "baseline3"),
    "positive": ("1", "12"),
    "side": ("left", "center", "right"),
    "sides": ("left", "left center right"),
    "size": ("small", "2em"),
    "spacing": ("loose", "2px"),
    "style": ("normal", "italic"),
    "text": ("", "x & <y>", "|", "Times New Roman"),
    "thickness": ("thin", "0", "2px"),
    "variant": ("normal", "bold-italic", "stretched"),
    "weight": ("normal", "bold"),
    "whole": ("0", "-3", "12"),
    "width": ("auto", "12em"),
    "widths": ("auto", "fit 2em 30%"),
}


def _children(element: str) -> str:
    """As little as the element needs."""
    allowed, least, _ = mathml._CONTENT[element]
    child = "mtd" if "mtd" in allowed else "mi"
    return (f"<{child}/>" if child == "mtd" else "<mi>x</mi>") * least


def _alone(element: str, attributes: str = "") -> str:
    """A formula with this element in it, where it may be."""
    needed = ' actiontype="toggle"' if element == "maction" and "actiontype" not in attributes else ""
    made = f"<{element}{attributes}{needed}>{_children(element)}</{element}>"
    if element == "math":
        return made.replace("</math>", "<mi>x</mi></math>")
    for outer in ("mrow", "mtable", "mtr", "mmultiscripts", "mstack", "mscarries"):
        if element in mathml._CONTENT[outer][0]:
            break
    if outer == "mmultiscripts":
        made = f"<mi>x</mi>{made}" + ("<mi>y</mi>" if element == "none" else "")
    made = f"<{outer}>{made}</{outer}>"
    if outer in ("mtr", "mscarries"):
        made = f"<mtable>{made}</mtable>" if outer == "mtr" else f"<mstack>{made}</mstack>"
    return f"<math>{made}<mi>x</mi></math>"


def _valid_formulas() -> Iterator[str]:
    for element in sorted(mathml.ELEMENTS):
        yield _alone(element)
        for attribute, form in mathml.forms_of(element).items():
            for value in _VALUES[form]:
                yield _alone(element, f' {attribute}="{value.replace("&", "&amp;").replace("<", "&lt;")}"')


def _faults(formulas: list[str]) -> list[str]:
    """What the schemas find in them, all formulas in one document of each."""
    math = "".join(formula.replace("<math", f'<math xmlns="{_NAMESPACE}"', 1) for formula in formulas)
    prefixed = math.replace(f' xmlns="{_NAMESPACE}"', "").replace("</", "</mml:").replace("<", "<mml:")
    prefixed = prefixed.replace("<mml:/mml:", "</mml:")
    article = (
        f'<article xmlns:mml="{_NAMESPACE}" dtd-version="{{}}"><front><journal-meta><journal-id>J</journal-id>'
        "<issn>2049-3630</issn></journal-meta><article-meta><title-group><article-title>x"
        f"</article-title></title-group></article-meta></front><body><p>{{}}</p></body></article>"
    )
    inline = prefixed.replace("<mml:math", "<inline-formula><mml:math").replace(
        "</mml:math>", "</mml:math></inline-formula>"
    )
    found = []
    for key in _DTDS:
        found += dtd.problems(etree.fromstring(article.format(key.split("/")[1], inline)), key)
    for version in EDITIONS:
        deposit = (ROOT / "tests" / "documents" / "crossref" / "journal_article_5.5.0.xml").read_text(encoding="utf-8")
        deposit = deposit.replace("5.5.0", version).replace("<i>Hydrobia</i>", math)
        found += [
            problem
            for problem in xsd.problems(etree.fromstring(deposit.encode()), f"crossref/{version}")
            if "/mml" in problem.path or "/math" in problem.path
        ]
    return [f"{problem.path} {problem.message}" for problem in found]


def test_every_element_attribute_and_value_that_is_taken_is_valid_everywhere() -> None:
    formulas = list(dict.fromkeys(_valid_formulas()))
    for formula in formulas:
        Markup(markup=formula)
    assert _faults(formulas) == []
    assert len(formulas) > 1_000


def test_whatever_the_model_takes_is_valid_everywhere() -> None:
    """Formulas put together at random, of which few are taken."""
    chance, names = random.Random(13), sorted(mathml.ELEMENTS)  # noqa: S311 (the same ones in every run)

    def made(depth: int) -> str:
        name = chance.choice(names)
        inner = "".join(made(depth - 1) for _ in range(chance.choice((0, 1, 2, 2, 3)))) if depth else ""
        return f"<{name}>{inner or chance.choice(('', 'x'))}</{name}>"

    taken = []
    for _ in range(30_000):
        try:
            markup = Markup(markup=f"<math><mi>x</mi>{made(chance.choice((0, 1, 1, 2)))}</math>")
        except ValidationError:
            continue
        taken.append("".join(map(serialised, markup.nodes)))
    assert len(set(taken)) > 200
    assert _faults(list(dict.fromkeys(taken))) == []


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("<math>text</math>", "has text in <math>, which may have elements only"),
        ("<math><math><mi>x</mi></math></math>", "has <math> in <math>, where it may not be"),
        ("<math><mfrac><mi>x</mi></mfrac></math>", "has 1 elements in <mfrac>, which needs 2"),
        ("<math><mlabeledtr/></math>", "needs 1 or more"),
        ("<math><mi foo='1'>x</mi></math>", "has the attribute foo on <mi>"),
        ("<math><mi mathvariant='huge'>x</mi></math>", "has the value 'huge' of the attribute mathvariant on <mi>"),
        ("<math href='javascript:alert(1)'><mi>x</mi></math>", "has the attribute href on <math>"),
        ("<math><mi style='color:red'>x</mi></math>", "has the attribute style on <mi>"),
        ("<math><mi onclick='alert(1)'>x</mi></math>", "has the attribute onclick on <mi>"),
        ("<math altimg='x.png'><mi>x</mi></math>", "has the attribute altimg on <math>"),
        ("<math><maction><mi>x</mi></maction></math>", "has <maction> without the attribute actiontype"),
        ("<math><mmultiscripts><mi>x</mi><mi>y</mi></mmultiscripts></math>", "that are not in pairs"),
        ("<math><mglyph src='x.png'/><mi>x</mi></math>", "an element <mglyph>, which is not allowed here"),
    ],
)
def test_what_no_schema_takes_is_refused(formula: str, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        Markup(markup=formula)


@pytest.mark.parametrize("format_name", ["jats", "crossref", "csl", "schemaorg", "article"])
def test_a_formula_has_no_ids(format_name: str) -> None:
    """So that it may be in a document twice, and beside a reference of the same name."""
    formula = Markup(markup='<math id="m1" class="wide"><mi id="aff1" xref="m1">x</mi></math>')
    assert formula.markup == "<math><mi>x</mi></math>"
    article = Article(
        title=formula,
        doi="10.5555/a",
        journal={"title": "J", "publisher_id": "j", "issn_electronic": "2164-005X"},
        dates={"published": "2020"},
        landing_page="https://example.org/",
        abstracts=(Abstract(sections=(AbstractSection(paragraphs=(formula,)),)),),
        references=({"key": "m1", "raw": "A work."},),
    )
    depositor = {"depositor_name": "D", "depositor_email": "d@example.org", "registrant": "R"}
    stamp = {"batch_id": "batch", "timestamp": "20250101120000000"}
    export(article, format_name, depositor | stamp if format_name == "crossref" else {})


def test_the_schemas_find_what_the_model_refuses() -> None:
    """Each of the seven, so that nothing above passes unseen."""
    assert len(_faults(['<math><mi foo="1">x</mi></math>'])) >= len(_DTDS) + len(EDITIONS)
