"""The statements of an article, wherever they stand: footnotes, notes, sections, acknowledgements, custom metadata."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from typing import TYPE_CHECKING

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read.marked import Text, text_of
from pubmeta.formats.jats.read.paragraphs import paragraphs_in
from pubmeta.formats.jats.read.vocabulary import folded
from pubmeta.model import Statement, Statements
from pubmeta.reading import part, quoted
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import XmlSource, text_in

if TYPE_CHECKING:
    from lxml.etree import _Element

# By `@sec-type`, `@notes-type`, `@fn-type` or `@content-type`, in letters alone.
_TYPES: dict[str, str] = {
    **dict.fromkeys(
        "coistatement conflict conflictofinterest conflictsofinterest conflictofintereststatement competinginterest"
        " competinginterests competingintereststatement coi intereststatement".split(),
        "conflict_of_interest",
    ),
    **dict.fromkeys(
        "dataavailability dataavailabilitystatement dataaccessibility availabilityofdata datasets".split(),
        "data_availability",
    ),
    **dict.fromkeys("ethics ethicsstatement ethicsinformation ethicsapproval ethicaldisclosure".split(), "ethics"),
    **dict.fromkeys(
        "con authorcontribution authorcontributions authorscontributions contribution contributions".split(),
        "author_contributions",
    ),
    **dict.fromkeys("ack acknowledgement acknowledgements acknowledgment acknowledgments".split(), "acknowledgements"),
    **dict.fromkeys(
        "funding fundinginformation fundingstatement financialdisclosure supportedby financialsupport".split(),
        "funding",
    ),
}
_TITLES: dict[str, re.Pattern[str]] = {
    field: re.compile("|".join(patterns), re.IGNORECASE)
    for field, patterns in {
        "conflict_of_interest": (
            r"\b(?:conflict(?:s|ing)?|competing|declarations?|disclosures?|duality)\b.*\binterests?\b",
            r"^disclosures?$",
            r"\bconfli[ct]+os? de (?:interesses?|inter[eé]s)",
            r"\bconflits? d.int[eé]r[eê]ts?",
            r"\binteressenkonflikt",
        ),
        "data_availability": (
            r"\bdata(?:sets?)?\b.*\b(?:availab|accessib|sharing|archiv)",
            r"\bavailability of (?:the )?(?:data|materials?|supporting)",
            r"\bdisponibilidade? d.*\bda[dt]os",
            r"\bdisponibilit[eé] des donn[eé]es",
        ),
        "ethics": (
            r"\bethic(?:s|al)\b.*\b(?:statement|approval|declaration|disclosure|information|standards?|consent)",
            r"^ethics$",
            r"\ba(?:prova[cç][aã]o|spectos) [eé]tic[ao]s?",
        ),
        "author_contributions": (
            r"\bauthors?['’]?s?['’]? +(?:contributions?|roles?)",
            r"\bcontributions? of (?:the )?authors?",
            r"^contributions?$",
            r"\bcontribui[cç](?:[aã]o|[oõ]es) d.* autor",
            r"\bcontribuci(?:[oó]n|ones) de.* autor",
        ),
        "acknowledgements": (r"^acknowledge?ments?\b", r"^agradecimi?entos?", r"^remerciements?", r"^danksagung"),
        "funding": (
            r"^(?:funding|fund(?:er|ing) information|financial (?:support|disclosure)|grant (?:support|information))\b",
            r"^(?:sources? of (?:funding|support)|fontes? de financiamento)",
            r"^(?:financiamento|financiaci[oó]n|financement)",
        ),
    }.items()
}
_LONGEST_TITLE = 80
_BEGINS: dict[str, re.Pattern[str]] = {
    field: re.compile(pattern, re.IGNORECASE)
    for field, pattern in {
        "conflict_of_interest": r"\W*(?:(?:conflicts?|competing|declarations?)\b.{0,30}\binterests?\b"
        r"|(?:the )?authors?\b.{0,60}\b(?:conflicts? of interests?|competing (?:financial )?interests?))",
        "funding": r"\W*(?:funding\b|this (?:work|study|research|project) was (?:\w+ )?(?:supported|funded))",
        "acknowledgements": r"\W*(?:acknowledge?ments?\b|we (?:\w+ )?(?:thank|acknowledge)\b)",
        "data_availability": r"\W*data availability\b",
        "author_contributions": r"\W*authors?['’]?s?['’]? contributions?\b",
    }.items()
}


def kind_of_type(*words: str | None) -> str | None:
    """The statement that an attribute names, such as ``COI-statement`` or ``data-availability``."""
    return next(
        (field for word in words if word and (field := _TYPES.get(re.sub("[^a-z]", "", word.casefold())))), None
    )


def kind_of_title(title: str) -> str | None:
    """The statement that a heading announces."""
    text = " ".join(title.split()).strip(" .:")
    if not text or len(text) > _LONGEST_TITLE:
        return None
    return next((field for field, pattern in _TITLES.items() if pattern.search(text)), None)


def kind_of_text(text: str) -> str | None:
    """The statement that a note without type or heading is, by how it begins."""
    return next((field for field, pattern in _BEGINS.items() if pattern.match(text)), None)


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
            kind_of_type(element.get("sec-type"), element.get("notes-type"), element.get("content-type"))
            or kind_of_title(str(own_heading or ""))
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
        if kind_of_type(element.get("sec-type")) or (title is not None and kind_of_title(text_in(title))):
            self.section(element)

    def note(self, element: _Element, within: str | None = None, heading: Text | None = None) -> bool:
        """Take a `fn` that is a statement by its type, by what it stands in, by its label or its first words.

        Any other is reported, unless the text points to it.
        """
        if element in self.placed:
            return True
        label = label_of(self._source, element)
        own_kind = kind_of_type(element.get("fn-type")) or (None if within else kind_of_title(str(label or "")))
        kind = own_kind or within or kind_of_text(text_in(element).strip())
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
        kind = kind_of_title(text_in(name)) if name is not None else None
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
