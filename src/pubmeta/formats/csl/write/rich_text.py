"""The model's text as CSL rich text: a handful of tags, everything else literal and unescaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pubmeta.formats.csl.terms import RICH_TEXT, TAG, WORD_JOINER
from pubmeta.model import Abstract, Markup, Node
from pubmeta.model.formulas import formula_text
from pubmeta.problems import Log, Place
from pubmeta.reading import text_of, unescaped
from pubmeta.vocabularies.titles import joined

_SHARED = re.compile(
    r"[^<&\t\r\n]*+(?:<(?:/(?:i|b|su[bp])>|(?:i|b|su[bp])>(?!\s*</))[^<&\t\r\n]*+)+"  # an empty element is not read
)
_MOST_TAGS = 100
"""So that none nests deeper than is read."""

_LIKE_A_TAG = re.compile(rf"<(?={TAG})")


def rich_text(text: str | Markup, at: Place, field: str = "") -> str:
    """The text in CSL rich text; what of its markup CSL has no tag for is reported, and its content stays."""
    if isinstance(text, str):
        return _literal(text, at, field) if "<" in text else text
    return text.markup if _is_rich_text(text) else _tagged(text, at, field)


def rich_text_and_whether_exact(text: str | Markup, at: Place, field: str) -> tuple[str, bool]:
    """The text in CSL rich text, as `rich_text` has it, and whether that can be read back as it was."""
    if isinstance(text, str):
        if "<" not in text:
            return text, unescaped(text) == text
        written = _literal(text, at, field)
    elif _is_rich_text(text):
        return text.markup, True
    else:
        written = _tagged(text, at, field)
    return written, text_of(Log(), "", written) == text


def is_exact(text: str | Markup) -> bool:
    """Whether the rich text of this text can be read back as it was."""
    return rich_text_and_whether_exact(text, Log(), "")[1]


def _is_rich_text(text: Markup) -> bool:
    """Whether markup is itself rich text which is read as that markup: of tags that both have, and without `&`."""
    markup = text.markup
    return (
        _SHARED.fullmatch(markup) is not None
        and "  " not in f" {markup} "  # needless spaces are not read
        and markup.count("<") <= _MOST_TAGS
    )


def abstract_text(abstract: Abstract, at: Place) -> str:
    """An abstract as one text: a line for each paragraph, the titles of sections run in before their first."""
    lines = []
    for here, section in at.each("sections", abstract.sections):
        paragraphs = [rich_text(paragraph, place) for place, paragraph in here.each("paragraphs", section.paragraphs)]
        if section.title is not None:
            title = rich_text(section.title, here, "title")
            paragraphs[0] = joined(title, paragraphs[0])
        lines += paragraphs
    return "\n".join(lines)


def _tagged(text: Markup, at: Place, field: str) -> str:
    unprinted: list[str] = []
    written = "".join(_strings(text.nodes, at, field, unprinted))
    if unprinted:
        elements = ", ".join(f"<{name}>" for name in dict.fromkeys(unprinted))
        at.dropped(
            field,
            f"CSL has no {elements}: the text in it is printed without it, and custom keeps it for other programs",
        )
    return written


def _literal(text: str, at: Place, field: str) -> str:
    literal, count = _LIKE_A_TAG.subn(f"<{WORD_JOINER}", text)
    if count:
        at.discouraged(
            field,
            "contains a literal tag that CSL reads as markup; written with an invisible word joiner (U+2060) after"
            " the '<', which keeps it literal",
            remedy="use a Markup for the text if it is meant as markup",
        )
    return literal


def _strings(nodes: Iterable[Node], at: Place, field: str, unprinted: list[str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield _literal(node, at, field)
            continue
        start, end = RICH_TEXT.get(node.name, ("", ""))
        if not start:
            unprinted.append(node.name)
        if node.name == "math":
            yield _literal(formula_text(node), at, field)
            continue
        yield start
        yield from _strings(node.children, at, field, unprinted)
        yield end
