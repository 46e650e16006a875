"""The statements of an article, wherever they stand: footnotes, notes, sections, acknowledgements, custom metadata."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read.marked import Text, text_of
from pubmeta.formats.jats.read.paragraphs import paragraphs_in
from pubmeta.formats.jats.read.vocabulary import folded
from pubmeta.model import Statement, Statements
from pubmeta.reading import part, quoted
from pubmeta.vocabularies.statements import statement_announced, statement_begun, statement_of_term
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import XmlSource, text_in

if TYPE_CHECKING:
    from lxml.etree import _Element


class ReadStatements:
    """The statements of one article as they are met; what says the same twice is kept once.

    cited: the ids that the text points to: notes of these ids are its footnotes. placed: notes that are kept elsewhere,
    with a contributor.
    """

    def __init__(self, source: XmlSource, cited: Container[str]) -> None:
        self._source = source
        self._cited = cited
        self.placed: set[_Element] = set()
        self._headings: dict[str, Text] = {}
        self._paragraphs: dict[str, list[Text]] = {}
        self._places: dict[str, _Element] = {}

    def add(self, field: str, element: _Element, paragraphs: Iterable[Text], heading: Text | None = None) -> None:
        """Add paragraphs that stand in an element; the first heading is kept."""
        known = self._paragraphs.get(field, [])
        new = [text for text in paragraphs if text not in known]
        if not new:
            return
        self._paragraphs[field] = known + new
        self._places.setdefault(field, element)
        if heading is None:
            return
        known_heading = self._headings.setdefault(field, heading)
        if folded(str(known_heading)) != folded(str(heading)):
            message = f"its heading {quoted(str(heading))} is left out, for a statement has one"
            self._source.at(element).dropped("", message)

    def statements(self) -> Statements:
        """All of them."""
        fields = {}
        for field, paragraphs in self._paragraphs.items():
            said = {"paragraphs": tuple(paragraphs), "heading": self._headings.get(field)}
            fields[field] = part(self._source.at(self._places[field]), "", Statement, said)
        return Statements(**fields)

    def section(self, element: _Element, within: str | None = None, heading: Text | None = None) -> bool:
        """Take the statements in a `sec`, `ack`, `notes` or `fn-group`; False where it is none and holds none.

        within: the statement whose part it is, and its heading.
        """
        title = next((child for child in element if local_name(child) == "title"), None)
        own_heading = text_of(self._source, title)
        kind = (
            statement_of_term(element.get("sec-type"), element.get("notes-type"), element.get("content-type"))
            or statement_announced(str(own_heading or ""))
            or ("acknowledgements" if local_name(element) == "ack" else None)
        )
        paragraphs: list[Text] = []
        if kind is None:
            kind = within
            paragraphs += filter(None, [own_heading])
        elif title is None or title.get("specific-use") != terms.GENERATED:
            heading = own_heading
        found = kind is not None
        for child in element:
            name = local_name(child)
            if name in ("sec", "notes", "fn-group", "ack", "fn") and kind:
                self.add(kind, element, paragraphs, heading)
                paragraphs = []
            if name == "fn":
                found |= self.note(child, kind, heading)
            elif name in ("sec", "notes", "fn-group", "ack"):
                found |= self.section(child, kind, heading)
            elif kind and name not in ("title", "label", "sec-meta"):
                paragraphs += paragraphs_in(self._source, child)
        if kind:
            self.add(kind, element, paragraphs, heading)
        return found

    def body_section(self, element: _Element) -> None:
        """Take a section of the body if its type or heading says that it is a statement."""
        title = next((child for child in element if local_name(child) == "title"), None)
        if statement_of_term(element.get("sec-type")) or (title is not None and statement_announced(text_in(title))):
            self.section(element)

    def note(self, element: _Element, within: str | None = None, heading: Text | None = None) -> bool:
        """Take a `fn` that is a statement by its type, by what it stands in, by its label or its first words.

        Any other is reported, unless the text points to it.
        """
        if element in self.placed:
            return True
        label = label_of(self._source, element)
        own_kind = statement_of_term(element.get("fn-type")) or (
            None if within else statement_announced(str(label or ""))
        )
        kind = own_kind or within or statement_begun(text_in(element).strip())
        if kind is None:
            if element.get("id") not in self._cited:
                self._source.unplaced(element)
            return False
        known = heading if heading is not None and kind == within else label
        self.add(kind, element, paragraphs_in(self._source, element), known)
        return True

    def custom_meta(self, element: _Element) -> bool:
        """Take a `custom-meta` that is a statement."""
        parts = {local_name(child): child for child in element}
        name, value = parts.get("meta-name"), parts.get("meta-value")
        kind = statement_announced(text_in(name)) if name is not None else None
        text = text_of(self._source, value)
        if kind is None or text is None:
            return False
        self.add(kind, element, [text], None if kind in self._headings else text_of(self._source, name))
        return True


def label_of(source: XmlSource, element: _Element) -> Text | None:
    """The label of a note where it is a heading, and no mark that something points to."""
    label = next((child for child in element if local_name(child) == "label"), None)
    text = text_of(source, label)
    is_heading = element.get("id") is None or sum(character.isalpha() for character in str(text)) > 2
    return text if text is not None and is_heading else None
