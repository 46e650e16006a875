"""Text with inline markup, as JATS writes it, to text of the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from pydantic import ValidationError

from pubmeta.formats.jats.read import vocabulary
from pubmeta.model import Markup
from pubmeta.model.base import is_plain
from pubmeta.model.problems import refusal_in
from pubmeta.model.text import serialised
from pubmeta.reading import Tag, line_of, quoted
from pubmeta.reading.formulas import REMEDY, formula_of, is_installed
from pubmeta.reading.mathml import formula_from
from pubmeta.xml.paths import children_of, local_name
from pubmeta.xml.source import XmlSource
from pubmeta.xml.tags import attributes_of, tags_in
from pubmeta.xml.text import characters
from pubmeta.xml.tracked import SPACE

if TYPE_CHECKING:
    from lxml.etree import _Element

Text = str | Markup

_NOTE_MARKS = frozenset({"fn", "aff", "corresp", "author-notes", "table-fn", "contrib"})
"""`xref/@ref-type` of marks that point to notes: they are not part of the text, unless they are words."""
_FORMULAS = frozenset({"inline-formula", "disp-formula", "alternatives"})
_PICTURES = frozenset(
    {"graphic", "inline-graphic", "media", "inline-media", "fig", "table-wrap", "chem-struct-wrap", "fn"}
)
"""Pictures, tables and notes, without which the text is kept."""
_BLOCKS = frozenset("p list list-item disp-quote def-list def-item term def sec title label boxed-text break".split())
_LINKS = frozenset({"ext-link", "uri", "inline-supplementary-material", "self-uri"})
_SILENT = frozenset({"index-term", "fn-group", "object-id"})


def joined(texts: Iterable[Text], separator: str = " ") -> Text | None:
    """Several texts as one; None for none."""
    found = list(texts)
    if len(found) < 2:
        return found[0] if found else None
    if all(isinstance(text, str) for text in found):
        return separator.join(map(str, found))
    return Markup(
        markup=separator.join(text.markup if isinstance(text, Markup) else serialised(text) for text in found)
    )


class _Markup(NamedTuple):
    """A piece of text that is markup already. plain: the characters for which it stands."""

    markup: str
    plain: str = ""


class MarkedText:
    """The text of one element, put together: its characters, and its characters with markup."""

    special: ClassVar[frozenset[str]] = frozenset(
        {*vocabulary.MARKUP, "math", "xref", *_FORMULAS, *_PICTURES, *_BLOCKS, *_LINKS, *_SILENT}
    )
    """Elements that are more, or less, than their text."""

    def __init__(self, source: XmlSource, *, report_lost: bool = True) -> None:
        self.source = source
        self._report_lost = report_lost
        self._pieces: list[str | _Markup] = []
        self._has_markup = False

    def of(self, element: _Element) -> Text | None:
        """The content of an element."""
        self.content(element)
        return self.text(element)

    def text(self, element: _Element) -> Text | None:
        """What was taken so far, of this element; None where there is none."""
        if not self._has_markup:
            text = "".join(map(str, self._pieces))
            return text if is_plain(text) else line_of(self.source.at(element), "", text)
        if not any((one if isinstance(one, str) else one.plain).strip(SPACE) for one in self._pieces):
            return None
        marked = [serialised(one) if isinstance(one, str) else one.markup for one in self._pieces]
        try:
            return Markup(markup="".join(marked))
        except ValidationError as error:
            plain = "".join([one if isinstance(one, str) else one.plain for one in self._pieces])
            reason, _ = refusal_in(error.errors(include_url=False)[0])
            log = self.source.at(element)
            log.guessed("", f"its markup {reason}; its characters alone are kept: {quoted(plain.strip())}")
            return line_of(log, "", plain)

    def content(self, element: _Element) -> None:
        """Take what is in the element."""
        if text := element.text:
            self._pieces.append(text)
        for child in children_of(element):
            self.child(child)
            if tail := child.tail:
                self._pieces.append(tail)

    def characters(self, text: str | None) -> None:
        """Take characters."""
        if text:
            self._pieces.append(text)

    def child(self, child: _Element) -> None:
        """Take a child element."""
        self.named(child, local_name(child))

    def named(self, child: _Element, name: str) -> None:
        """Take a child element, which is of this name."""
        if name in self.special:
            self._take_special(child, name)
        elif len(child):
            self.content(child)
        elif text := child.text:
            self._pieces.append(text)

    def _take_special(self, child: _Element, name: str) -> None:
        if inline := vocabulary.MARKUP.get(name):
            self._has_markup = True
            self._pieces.append(_Markup(f"<{inline}>"))
            self.content(child)
            self._pieces.append(_Markup(f"</{inline}>"))
        elif name == "math":
            self._math(child)
        elif name in _FORMULAS:
            self._formula(child)
        elif name == "xref":
            if child.get("ref-type") not in _NOTE_MARKS or is_word(characters(child)):
                self.content(child)
        elif name in _PICTURES:
            if self._report_lost:
                self.source.unplaced(child, "the text is kept without it")
        elif name in _BLOCKS:
            self.characters(" ")
            self.content(child)
            self.characters(" ")
        elif name in _LINKS:
            self.content(child)
            if self._report_lost:
                self._report_link(child)

    def _report_link(self, element: _Element) -> None:
        """A link that its text does not spell is lost."""
        link = element.get(vocabulary.HREF) or ""
        if link and _bare(link) not in _bare(characters(element)):
            self.source.at(element).dropped("", f"the text is kept without its link to {link}")

    def _formula(self, element: _Element) -> None:
        """Of alternatives MathML, else the TeX source, else the characters."""
        found = {local_name(child): child for child in element.iterdescendants("*")}
        if (math := found.get("math")) is not None:
            self._math(math)
        elif (tex := found.get("tex-math")) is not None:
            self._tex_formula(tex)
        elif characters(element).strip():
            self.content(element)
        else:
            self.source.unplaced(element, "the text is kept without this formula, which is a picture")

    def _tex_formula(self, element: _Element) -> None:
        """A formula in TeX as MathML, or else its source."""
        source, log = _tex(characters(element)), self.source.at(element)
        if math := formula_of(source):
            self._has_markup = True
            self._pieces.append(_Markup(math, source))
            log.guessed("", f"the TeX formula {quoted(source)} is read as MathML")
        else:
            self.characters(source)
            remedy = None if is_installed() else REMEDY
            log.guessed("", f"a formula is kept as its TeX source {quoted(source)}", remedy=remedy)

    def _math(self, element: _Element) -> None:
        if not len(element) and not (element.text or "").strip():
            return
        self._has_markup = True
        formula = Tag("math", attributes_of(element), tags_in(element))
        math = formula_from(self.source.at(element), "", formula)
        self._pieces.append(_Markup(math, "".join(_tokens(element))))


def is_word(text: str) -> bool:
    """Whether a mark is more than a sign, a letter or a number."""
    return sum(character.isalpha() for character in text) > 2


def _bare(link: str) -> str:
    return link.strip().partition("//")[2].rstrip("/").casefold() or link.strip().casefold()


def _tex(source: str) -> str:
    """The formula of a TeX document."""
    _, begun, rest = source.partition(r"\begin{document}")
    return (rest.partition(r"\end{document}")[0] if begun else source).strip()


def _tokens(element: _Element) -> Iterator[str]:
    if local_name(element).startswith("annotation"):
        return
    yield element.text or ""
    for child in element:
        yield from _tokens(child)
        yield child.tail or ""
