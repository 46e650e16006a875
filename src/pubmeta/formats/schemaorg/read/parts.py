"""Abstracts and statements: the main abstract, and the parts of the page that hold the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pubmeta.formats.schemaorg.read.nodes import Node, by_language, text_in
from pubmeta.formats.schemaorg.terms import STATUS_PART
from pubmeta.model import (
    Abstract,
    AbstractKind,
    AbstractSection,
    Contributor,
    Language,
    Markup,
    Person,
    Statement,
    Statements,
)
from pubmeta.reading import Field, quoted

_ABSTRACT = re.compile(r"#abstract-([1-9][0-9]{0,5})")
_PERSONAL = re.compile(r"#conflict-of-interest-([1-9][0-9]{0,5})")
_STATEMENTS = {f"#{field.replace('_', '-')}": field for field in Statements.model_fields}


def paragraphs(field: Field) -> tuple[str | Markup, ...]:
    """A paragraph for each line of a text."""
    lines = (text_in(field.with_text(line)) for line in field.text.split("\n"))
    return tuple(line for line in lines if line)


def abstracts(node: Node, own: Language | None) -> tuple[Abstract, ...]:
    """The abstract of the article and, at their places among the others, those that are parts of the page."""
    told = _told_abstracts(node, own)
    others: dict[int, Abstract] = {}
    for entry in node.all("hasPart"):
        if isinstance(entry, Node) and (found := _ABSTRACT.fullmatch(entry.id or "")):
            genre, field = entry.line("genre"), entry.one("text")
            word = (genre or "").replace(" ", "-")
            fields = {
                "kind": word if word in set(AbstractKind) else None,
                "title": entry.read(text_in, "name"),
                "language": entry.language("inLanguage"),
                "sections": _sections(field) if field else (),
            }
            if abstract := entry.part(Abstract, fields):
                others[int(found[1])] = abstract
    for abstract in told:
        place = next(number for number in range(1, len(others) + 2) if number not in others)
        others[place] = abstract
    return tuple(others[number] for number in sorted(others))


def _told_abstracts(node: Node, own: Language | None) -> list[Abstract]:
    """The abstract, in default of it the description, in each language; the article's own comes first."""
    given, described = node.texts("abstract"), node.texts("description")
    if described and not given:
        described[0].guessed("the description is read as the abstract; there is no other")
        given, described = described, []
    for description in described:
        if description.text not in {field.text for field in given}:
            description.unplaced("differs from the abstract")
    found = []
    for field, language in by_language(given, own):
        fields = {"sections": _sections(field), "language": None if language == own else language}
        if made := field.part(Abstract, fields):
            found.append(made)
    return found


def _sections(field: Field) -> tuple[AbstractSection, ...]:
    if "</p>" in field.text and (found := field.as_abstract()):
        field.guessed("contains HTML; read as markup, not as literal text")
        return found.sections
    text = paragraphs(field)
    return (AbstractSection(paragraphs=text),) if text else ()


def statements(node: Node) -> Statements:
    """The statements, each by the local id of its part of the page."""
    found: dict[str, Statement] = {}
    for entry in node.all("hasPart"):
        if isinstance(entry, Node) and (name := _STATEMENTS.get(entry.id or "")):
            field = entry.one("text")
            text = paragraphs(field) if field else ()
            fields = {"heading": entry.read(text_in, "name"), "paragraphs": text}
            if made := entry.part(Statement, fields):
                found[name] = made
    return Statements(**found)


def with_statements(node: Node, people: tuple[Contributor, ...]) -> tuple[Contributor, ...]:
    """The contributors with the statements that are each one's own."""
    made: list[Contributor] = list(people)
    names = [one.display if isinstance(one, Person) else None for one in people]
    firsts = {name: len(names) - place for place, name in enumerate(reversed(names), 1)}
    for entry in node.all("hasPart"):
        if isinstance(entry, Node) and (found := _PERSONAL.fullmatch(entry.id or "")):
            text = entry.read(text_in, "text")
            index = _index(entry, int(found[1]) - 1, names, firsts)
            if index is None:
                entry.dropped(f"is the statement of somebody else; left out: {quoted(str(text))}")
            elif text:
                made[index] = made[index].model_copy(update={"conflict_of_interest": text})
    return tuple(made)


def _index(entry: Node, expected: int, names: Sequence[str | None], firsts: Mapping[str | None, int]) -> int | None:
    """Which contributor a statement is about: the one of that number, if the name is the same, or the first of it.

    names: of the contributors, None for one who is no person. firsts: the first place of each name.
    """
    subjects = (each.line("name") for each in entry.all("about") if isinstance(each, Node))
    named = dict.fromkeys(filter(None, subjects))
    if expected < len(names) and names[expected] in named:
        return expected
    return min((firsts[name] for name in named if name in firsts), default=None)


def is_part_of_page(entry: Node | Field) -> bool:
    """Whether it is an abstract, a statement or what has become of the work."""
    identifier = entry.id if isinstance(entry, Node) else None
    return identifier is not None and bool(
        identifier == STATUS_PART
        or identifier in _STATEMENTS
        or _ABSTRACT.fullmatch(identifier)
        or _PERSONAL.fullmatch(identifier)
    )
