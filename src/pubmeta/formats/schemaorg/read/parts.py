"""Abstracts and statements: the main abstract, and the parts of the page that hold the rest."""

from __future__ import annotations

import re
from typing import Any

from pubmeta.formats.schemaorg.names import full_name
from pubmeta.formats.schemaorg.read.nodes import Node, Said, text_in
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
from pubmeta.problems import Log
from pubmeta.reading import abstract_of, language_of, part, quoted

_ABSTRACT = re.compile(r"#abstract-([1-9][0-9]*)")
_PERSONAL = re.compile(r"#conflict-of-interest-([1-9][0-9]*)")
_STATEMENTS = {f"#{field.replace('_', '-')}": field for field in Statements.model_fields}


def paragraphs(log: Log, said: Said) -> tuple[str | Markup, ...]:
    """A paragraph for each line of a text."""
    lines = (text_in(log, said._replace(text=line)) for line in said.text.split("\n"))
    return tuple(line for line in lines if line)


def abstracts(node: Node, own: Language | None) -> tuple[Abstract, ...]:
    """The abstract of the article and, at their places among the others, those that are parts of the page."""
    main = _main_abstract(node, own)
    others: dict[int, Abstract] = {}
    for _, entry in node.nodes("hasPart"):
        if isinstance(entry, Node) and (found := _ABSTRACT.fullmatch(entry.id or "")):
            genre, said = entry.line("genre"), entry.said("text")
            word = (genre or "").replace(" ", "-")
            fields = {
                "kind": word if word in set(AbstractKind) else None,
                "title": text_in(entry.log, entry.said("name")),
                "language": _language(entry),
                "sections": _sections(entry.log, said) if said else (),
            }
            if abstract := part(entry.log, entry.path, Abstract, fields):
                others[int(found[1])] = abstract
    if main:
        place = next(number for number in range(1, len(others) + 2) if number not in others)
        others[place] = main
    return tuple(others[number] for number in sorted(others))


def _main_abstract(node: Node, own: Language | None) -> Abstract | None:
    """The abstract, in default of it the description; in what language it is, if that is not the article's."""
    said, description = node.said("abstract"), node.said("description")
    if description and said is None:
        node.log.guessed(description.path, "the description is taken for the abstract; there is no other")
    elif description and said and description.text != said.text:
        node.log.dropped(description.path, f"differs from the abstract; left out: {quoted(description.text)}")
    said = said or description
    if said is None:
        return None
    language = language_of(node.log, said.path, said.language)
    return part(
        node.log,
        said.path,
        Abstract,
        {"sections": _sections(node.log, said), "language": None if language == own else language},
    )


def _sections(log: Log, said: Said) -> tuple[AbstractSection, ...]:
    if "</p>" in said.text and (found := abstract_of(log, said.path, said.text)):
        log.guessed(said.path, "has tags, which a text here has not; read as such")
        return found.sections
    text = paragraphs(log, said)
    return (AbstractSection(paragraphs=text),) if text else ()


def _language(node: Node) -> Language | None:
    said = node.said("inLanguage")
    return language_of(node.log, said.path, said.text) if said else None


def statements(node: Node) -> Statements:
    """The statements, each by the local id of its part of the page."""
    found: dict[str, Statement] = {}
    for _, entry in node.nodes("hasPart"):
        if isinstance(entry, Node) and (field := _STATEMENTS.get(entry.id or "")):
            said = entry.said("text")
            text = paragraphs(entry.log, said) if said else ()
            fields = {"heading": text_in(entry.log, entry.said("name")), "paragraphs": text}
            if made := part(entry.log, entry.path, Statement, fields):
                found[field] = made
    return Statements(**found)


def with_statements(node: Node, people: tuple[Contributor, ...]) -> tuple[Contributor, ...]:
    """The contributors with the statements that are each one's own."""
    made: list[Contributor] = list(people)
    for _, entry in node.nodes("hasPart"):
        if isinstance(entry, Node) and (found := _PERSONAL.fullmatch(entry.id or "")):
            text = text_in(entry.log, entry.said("text"))
            index = _index(entry, int(found[1]) - 1, made)
            if index is None:
                entry.log.dropped(entry.path, f"is the statement of somebody else; left out: {quoted(str(text))}")
            elif text:
                made[index] = made[index].model_copy(update={"conflict_of_interest": text})
    return tuple(made)


def _index(entry: Node, expected: int, people: list[Any]) -> int | None:
    """Which contributor a statement is about: the one of that number, if the name is the same, or the first of it."""
    subjects = [each for _, each in entry.nodes("about") if isinstance(each, Node)]
    names = {subject.line("name") for subject in subjects}
    found = [index for index, one in enumerate(people) if isinstance(one, Person) and full_name(one) in names]
    return expected if expected in found else next(iter(found), None)


def is_part_of_page(entry: Node | str) -> bool:
    """Whether it is an abstract or a statement."""
    identifier = entry.id if isinstance(entry, Node) else None
    return identifier is not None and bool(
        identifier in _STATEMENTS or _ABSTRACT.fullmatch(identifier) or _PERSONAL.fullmatch(identifier)
    )
