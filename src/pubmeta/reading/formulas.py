"""TeX formulas as MathML, where the library `math-core` (extra `formulas`) surely reads them.

It refuses what it does not know; of what it gives, only presentation MathML 3 is kept, which JATS and Crossref take.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from typing import Any

from pubmeta.model import Abstract, AbstractSection, Markup
from pubmeta.model.text import MATHML_ELEMENTS, Node, Span, nodes_of, serialised, unchecked_nodes
from pubmeta.problems import Log, Place
from pubmeta.reading.values import quoted

Text = str | Markup

REMEDY = "install pubmeta with the extra formulas, which reads most TeX as MathML"
_LONGEST = 500
_DEEPEST = 20
_LONGEST_TEXT = 50_000
_MOST = 200
"""Bounds of a formula, of a text, and of how many formulas are tried in one."""
_DELIMITED = re.compile(
    r"\$\$(?P<display>[^$]{1,500}?)\$\$|\\\((?P<round>.{1,500}?)\\\)|\\\[(?P<square>.{1,500}?)\\\]"
    r"|(?<![\\$])\$(?=[^\s$])(?P<dollar>[^$]{0,500}?(?<![\s\\]))\$(?![\d$])"
)
"""Formulas in text. As in pandoc, `$` opens before no space, and closes after none and before no digit."""
_WRAPPED = re.compile(
    r"(?s)(?:\$\$?(?P<dollars>[^$]*)\$\$?|\\\((?P<round>.*)\\\)|\\\[(?P<square>.*)\\\]"
    r"|\\begin\{(?P<name>equation|displaymath|math)(?P<star>\*?)\}(?P<body>.*)\\end\{(?P=name)(?P=star)\})"
)
_BODIES = ("dollars", "round", "square", "body")
_TEXT_BOX = re.compile(r"\\(?:mbox|hbox|textnormal)(?=\s*\{)")
_ENSURED = re.compile(r"\\ensuremath(?=\s*\{)")
_NOT_CONTENT = re.compile(
    r"\\(?:def|let|[a-z]*newcommand|newenvironment|input|include|tag|label|[ce]?ref|html\w*|(?:text|f?color)?color|require"
    r"|begin\{(?:align|gather|multline|equation|eqnarray))\b"
)
"""What defines, numbers, colours or includes: not the formula itself."""
_WORDS = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,}+,?\s++[^\W\d_]{2}")
_IN_TEXT = re.compile(r"\\[a-z]*(?:text|rm|operatorname|mbox|hbox)[a-z]*\s*\{[^{}]*\}|\\[A-Za-z]+")
_LIKE_A_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_IS_MATH = re.compile(r"[\\^_]|[^\W\d_]\s*[=<>≤≥+±×]|[=<>≤≥+±×]\s*[^\W\d_]|^[^\W\d_]{1,2}$")
_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("mi", "mn", "mtext"), frozenset({"mathvariant"})),
    "mo": frozenset({"mathvariant", "stretchy", "minsize", "maxsize"}),
    "mover": frozenset({"accent"}),
    "munder": frozenset({"accentunder"}),
    "munderover": frozenset({"accent", "accentunder"}),
    "mfrac": frozenset({"linethickness"}),
    "mspace": frozenset({"width"}),
}
"""What the library may say of an element in MathML 3; all else is for browsers."""
_VARIATIONS = re.compile("[\ufe00-\ufe0f]")


def formula_of(source: str) -> str | None:
    """The `math` element, as markup of the model, of a TeX formula; None where there is doubt. Never raises."""
    tex = source.strip()
    if wrapped := _WRAPPED.fullmatch(tex):
        tex = next((wrapped[name] for name in _BODIES if wrapped[name]), "")
    tex = _ENSURED.sub("", _TEXT_BOX.sub(r"\\text", tex)).strip()
    if not tex or len(tex) > _LONGEST or _depth(tex) > _DEEPEST or _NOT_CONTENT.search(tex):
        return None
    written = _converted(tex)
    if written is None:
        return None
    try:
        [math] = unchecked_nodes(_VARIATIONS.sub("", written))
        found = "".join(map(serialised, _tidied(math)))
        Markup(markup=found)  # raises ValueError where nothing of it says anything
    except ValueError:  # elements that are not MathML, or no text
        return None
    return found if _digits(found) <= _digits(tex) else None


def _converted(tex: str) -> str | None:
    converter = _converter()
    if converter is None:
        return None
    try:
        return str(converter.convert_with_local_state(tex, displaystyle=False))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 (a panic of the library is not an Exception)
        return None


@cache
def _converter() -> Any:
    """The library's converter; None where it is not installed."""
    try:
        from math_core import LatexToMathML
    except ImportError:
        return None
    return LatexToMathML(fancy_error=False)


def is_installed() -> bool:
    """Whether the library is there."""
    return _converter() is not None


def _depth(tex: str) -> int:
    deepest = depth = 0
    for character in tex:
        depth += (character == "{") - (character == "}")
        deepest = max(deepest, depth)
    return max(deepest, tex.count("\\left"), tex.count("\\begin"), *(tex.count(sign) // 2 for sign in "^_"))


def _tidied(node: Node) -> Iterator[Node]:
    """The element without what is for browsers alone."""
    if isinstance(node, str):
        yield node
        return
    kept = _ATTRIBUTES.get(node.name, frozenset())
    attributes = tuple(attribute for attribute in node.attributes if attribute[0] in kept)
    if node.name != "mspace" or attributes:
        yield Span(node.name, attributes, tuple(one for child in node.children for one in _tidied(child)))


def _digits(text: str) -> set[str]:
    """The digits in a formula, which has no others than its source unless it was numbered."""
    return set(re.findall(r"\d", re.sub(r"<[^<>]*>", "", text)))


def with_formulas(log: Place, path: str, text: Text) -> Text:
    """The text with its TeX formulas as MathML, each reported; others stay as they are.

    A `$` is a sign of money unless what is between two of them is surely mathematics.
    """
    plain = text if isinstance(text, str) else text.markup
    if ("$" not in plain and "\\" not in plain) or len(plain) > _LONGEST_TEXT or not is_installed():
        return text
    read: list[str] = []
    written = "".join(_with_formulas(nodes_of(text), read))
    if not read:
        return text
    for source in read:
        log.guessed(path, f"the TeX formula {quoted(source)} is read as MathML")
    return Markup(markup=written)


def _with_formulas(nodes: Sequence[Node], read: list[str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield from _in_text(node, read)
        elif node.name in MATHML_ELEMENTS:
            yield serialised(node)
        else:
            yield f"<{node.name}>{''.join(_with_formulas(node.children, read))}</{node.name}>"


def _in_text(text: str, read: list[str]) -> Iterator[str]:
    position = tried = 0
    while tried < _MOST and (found := _DELIMITED.search(text, position)):
        tried += 1
        dollar = found["dollar"]
        tex = next(part for part in found.groupdict().values() if part is not None)
        is_math = dollar is None or _is_surely_math(dollar, text[: found.start()])
        math = formula_of(tex) if is_math else None
        if math is None:
            # What closes a formula that is not one may open the next.
            end = found.start() + 1 if dollar is not None else found.end()
            yield escape(text[position:end], quote=False)
            position = end
            continue
        yield escape(text[position : found.start()], quote=False)
        yield math
        read.append(tex)
        position = found.end()
    yield escape(text[position:], quote=False)


def _is_surely_math(content: str, before: str) -> bool:
    if before[-1:].isalnum() and content[:1] not in "_^\\":  # US$5
        return False
    if content[:1].isdigit() and not re.search(r"[\\^_]", content):
        return False
    prose = _IN_TEXT.sub(" ", content)
    return not _LIKE_A_TAG.search(content) and _IS_MATH.search(content) is not None and not _WORDS.search(prose)


def abstract_with_formulas(log: Place, path: str, abstract: Abstract) -> Abstract:
    """The abstract with the formulas in its paragraphs as MathML."""
    sections = []
    for index, section in enumerate(abstract.sections):
        here = f"{path}.sections[{index}]"
        paragraphs = tuple(
            with_formulas(log, f"{here}.paragraphs[{number}]", text) for number, text in enumerate(section.paragraphs)
        )
        sections.append(AbstractSection(title=section.title, paragraphs=paragraphs))
    return abstract.model_copy(update={"sections": tuple(sections)}) if sections != [*abstract.sections] else abstract


def read_formulas(log: Log, fields: dict[str, Any]) -> None:
    """Read the formulas in the title and the abstracts among the fields of an article."""
    if title := fields.get("title"):
        fields["title"] = with_formulas(log, "title", title)
    if abstracts := fields.get("abstracts"):
        fields["abstracts"] = tuple(
            abstract_with_formulas(log, f"abstracts[{index}]", abstract) for index, abstract in enumerate(abstracts)
        )
