"""The statements of an article, wherever they are: footnotes, notes, sections, acknowledgements, custom metadata."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read.author_notes import NotesRead
from pubmeta.formats.jats.read.contributor_draft import names_missing
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.marked import Text, joined
from pubmeta.formats.jats.read.paragraphs import paragraphs_in
from pubmeta.formats.jats.read.vocabulary import folded
from pubmeta.model import Statement, Statements
from pubmeta.reading import quoted
from pubmeta.vocabularies.statements import statement_announced, statement_begun, statement_of_term

_OF_PERSONS = frozenset({"author_contributions", "conflict_of_interest", "funding"})
"""Statements that a note may make of those alone who point to it; any other is of the work."""
ONLY_STATEMENTS = "only statements are kept from this section"
_SECTIONS = frozenset({"sec", "notes", "fn-group", "ack"})


@dataclass(frozen=True, slots=True)
class StatementPart:
    """What one element adds to a statement.

    field: the statement, as `Statements` names it. paragraphs: none where a contributor has the text. is_heading_spare:
    whether the heading counts only where the statement has no other.
    """

    field: str
    element: JatsElement
    paragraphs: tuple[Text, ...]
    heading: Text | None = None
    is_heading_spare: bool = False


def statements_of(parts: Iterable[StatementPart]) -> Statements:
    """The statements in their parts; a paragraph that is there twice is kept once, and of headings the first."""
    by_field: dict[str, list[StatementPart]] = {}
    for part in parts:
        by_field.setdefault(part.field, []).append(part)
    return Statements(**{field: _statement(same) for field, same in by_field.items()})


def _statement(parts: list[StatementPart]) -> Statement | None:
    paragraphs: list[Text] = []
    known: set[Text] = set()
    heading: Text | None = None
    first: JatsElement | None = None
    for part in parts:
        added = [text for text in part.paragraphs if text not in known]
        if not added:
            continue
        paragraphs += added
        known.update(added)
        first = first or part.element
        if heading is None:
            heading = part.heading
        elif part.heading is not None and not part.is_heading_spare and _differ(heading, part.heading):
            message = f"its heading {quoted(str(part.heading))} is left out, because a statement has only one"
            part.element.dropped(message)
    return first.part(Statement, {"paragraphs": tuple(paragraphs), "heading": heading}) if first else None


def _differ(heading: Text, other: Text) -> bool:
    return folded(str(heading)) != folded(str(other))


@dataclass(frozen=True, slots=True)
class StatementReader:
    """Reads the parts of statements in one article.

    cited: the ids to which the text points: notes of these ids are its footnotes. notes: whose the notes are.
    """

    cited: Container[str]
    notes: NotesRead

    def section(
        self, element: JatsElement, within: str | None = None, heading: Text | None = None
    ) -> list[StatementPart]:
        """The statements in a `sec`, `ack`, `notes` or `fn-group`; none where it is none and holds none.

        What else is in a section that holds some is reported; one that holds none, by who asks for it.
        within: the statement whose part it is, and its heading.
        """
        title = element.one("title")
        own_heading = title.text() if title else None
        kind = (
            statement_of_term(
                element.attribute("sec-type"), element.attribute("notes-type"), element.attribute("content-type")
            )
            or statement_announced(str(own_heading or ""))
            or ("acknowledgements" if element.name == "ack" else None)
        )
        paragraphs: list[Text] = []
        if kind is None:
            kind = within
            paragraphs += filter(None, [own_heading])
        elif title is None or title.attribute("specific-use") != terms.GENERATED:
            heading = own_heading
        parts: list[StatementPart] = []
        others: list[JatsElement] = []
        for child in element.all():
            if child.name in _SECTIONS or child.name == "fn":
                if kind:
                    parts.append(StatementPart(kind, element, tuple(paragraphs), heading))
                    paragraphs = []
                read = self.note if child.name == "fn" else self.section
                found = read(child, kind, heading)
                parts += found
                if not found and child.name != "fn":
                    others.append(child)
            elif child.name in ("title", "label", "sec-meta"):
                child.ignore()
            elif kind:
                paragraphs += paragraphs_in(child)
            else:
                child.ignore()
                others.append(child)
        if kind:
            parts.append(StatementPart(kind, element, tuple(paragraphs), heading))
        for other in others if parts else ():
            other.unplaced(ONLY_STATEMENTS)
        return parts

    def body_section(self, element: JatsElement) -> list[StatementPart]:
        """The statements in a section of the body whose type or heading says that it is one."""
        title = element.one("title")
        if statement_of_term(element.attribute("sec-type")) or (title and statement_announced(title.characters())):
            return self.section(element)
        element.ignore()
        return []

    def note(self, element: JatsElement, within: str | None = None, heading: Text | None = None) -> list[StatementPart]:
        """The statement that a `fn` is by its type, by what it is in, by its label or its first words.

        Any other is reported, unless the text points to it.
        """
        if element in self.notes.kept:
            return [StatementPart("conflict_of_interest", element, ())]
        label = label_of(element)
        own_kind = statement_of_term(element.attribute("fn-type")) or (
            None if within else statement_announced(str(label or ""))
        )
        kind = own_kind or within or statement_begun(element.characters().strip())
        if kind is None:
            if element.attribute("id") in self.cited:
                element.ignore()
            else:
                element.unplaced()
            return []
        known = heading if heading is not None and kind == within else label
        paragraphs = list(paragraphs_in(element))
        whose = self.notes.owners.get(element, ()) if kind in _OF_PERSONS else ()
        if paragraphs and (owners := names_missing(whose, element.characters())):
            element.guessed(
                f"not all contributors point to this note; the names of those who do are put before it: {owners}"
            )
            paragraphs[:1] = filter(None, [joined((f"{owners}:", paragraphs[0]))])
        return [StatementPart(kind, element, tuple(paragraphs), known)]

    def custom_meta(self, element: JatsElement) -> list[StatementPart]:
        """The statement that a `custom-meta` is."""
        name, text = element.one("meta-name"), element.text("meta-value")
        kind = statement_announced(name.characters()) if name else None
        if name is None or kind is None or text is None:
            return []
        return [StatementPart(kind, element, (text,), name.text(), is_heading_spare=True)]


def label_of(element: JatsElement) -> Text | None:
    """The label of a note where it is a heading, and no mark that something points to."""
    text = element.text("label")
    is_heading = element.attribute("id") is None or sum(character.isalpha() for character in str(text)) > 2
    return text if text is not None and is_heading else None
