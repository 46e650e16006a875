"""Titles and abstracts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubmeta.model import Abstract, AbstractKind, AbstractSection, Language, Markup, TranslatedTitle
from pubmeta.reading import UNDETERMINED, language_of, quoted
from pubmeta.xml.cursor import XmlElement

Text = str | Markup

_PARAGRAPHS = ("p", "list", "def-list", "disp-formula", "disp-quote")
_KINDS = {kind.value: kind for kind in AbstractKind}


def titles(record: XmlElement) -> dict[str, Any]:
    """The title and subtitle, that of the original, and titles in other languages, which no record names."""
    found = [title for element in record.all("titles") for title in _titles(element)]
    if not found:
        return {}
    (_, title, subtitle), *others = found
    original: TranslatedTitle | None = None
    translated: list[TranslatedTitle] = []
    for element, text, below in others:
        made = _translated(element, text, below)
        if made and element.name == "original_language_title" and original is None:
            original = made
        elif made:
            translated.append(made)
    return {
        "title": title,
        "subtitle": subtitle,
        "original_title": original,
        "translated_titles": tuple(translated),
    }


def _titles(titles_: XmlElement) -> list[tuple[XmlElement, Text, Text | None]]:
    """Each title with its element and its subtitle, which is after it."""
    found: list[tuple[XmlElement, Text, Text | None]] = []
    for child in titles_.all("title", "original_language_title", "subtitle"):
        text = child.text()
        is_repeated = child.name == "original_language_title" and not child.attribute("language")
        if text is None or (is_repeated and found and text == found[-1][1]):
            continue
        if child.name != "subtitle":
            found.append((child, text, None))
        elif found and found[-1][2] is None:
            found[-1] = (*found[-1][:2], text)
        else:
            child.dropped(f"there is no title to which it could belong; left out: {quoted(str(text))}")
    return found


def _translated(element: XmlElement, title: Text, subtitle: Text | None) -> TranslatedTitle | None:
    language = language_at(element)
    if language is None:
        element.guessed(f"the language of this title is not given; kept as {UNDETERMINED}, undetermined")
    return element.part(TranslatedTitle, {"title": title, "subtitle": subtitle, "language": language or UNDETERMINED})


def language_at(element: XmlElement, name: str = "language") -> Language | None:
    """The language that an attribute names: `language`, in abstracts `xml:lang`."""
    tag = element.attribute(name)
    return language_of(element.log, element.path_of(name), tag) if tag else None


def abstracts(record: XmlElement) -> tuple[Abstract, ...]:
    """The abstracts; one whose parts are in several languages is one in each."""
    return tuple(abstract for element in record.all("abstract") for abstract in _abstracts(element))


def _abstracts(element: XmlElement) -> Iterator[Abstract]:
    kind, language = _kind(element), language_at(element, "lang")
    headings = element.all("title")
    title = _heading(headings[0]) if len(headings) == 1 else None
    sections: dict[Language | None, _Sections] = {}
    parts = element.all("sec", "title", *_PARAGRAPHS)
    if not parts:
        sections[language] = _Sections()
        sections[language].add_paragraph(element)
    for part in parts:
        in_language = sections.setdefault(language_at(part, "lang") or language, _Sections())
        if part.name == "sec":
            in_language.add_section(part)
        elif part.name != "title":
            in_language.add_paragraph(part)
        elif len(headings) > 1:
            in_language.begin(_heading(part))
    for part_language, found in sections.items():
        fields = {"sections": found.made(element), "language": part_language, "kind": kind, "title": title}
        if fields["sections"] and (abstract := element.part(Abstract, fields)):
            yield abstract


def _kind(element: XmlElement) -> AbstractKind | None:
    kind = element.attribute("abstract-type")
    if kind and kind not in _KINDS:
        element.guessed(f"{quoted(kind)} is not a type of abstract that pubmeta knows; the abstract is kept without it")
    return _KINDS.get(kind or "")


def _heading(title: XmlElement) -> Text | None:
    """A heading other than the usual one, which every format has itself."""
    text = title.text()
    return None if text is None or str(text).strip(" .:").casefold() == "abstract" else text


class _Sections:
    """The sections of an abstract in one language, while they are read."""

    def __init__(self) -> None:
        self._sections: list[tuple[Text | None, list[Text]]] = [(None, [])]

    def begin(self, title: Text | None) -> None:
        if title is not None:
            self._sections.append((title, []))

    def add_paragraph(self, element: XmlElement) -> None:
        self._sections[-1][1].extend(element.paragraphs())

    def add_section(self, element: XmlElement) -> None:
        """A section, and those within it, which are kept as its neighbours."""
        if title := element.one("title"):
            self.begin(title.text())
        elif self._sections[-1][0] is not None:
            element.guessed("a section without a title; its text is kept in the one before it")
        for child in element.all("sec", *_PARAGRAPHS):
            if child.name == "sec":
                child.guessed("a section within a section; kept as its neighbour")
                self.add_section(child)
            else:
                self.add_paragraph(child)

    def made(self, element: XmlElement) -> tuple[AbstractSection, ...]:
        """The sections that have text; a heading without any is reported."""
        for title, paragraphs in self._sections:
            if title is not None and not paragraphs:
                element.dropped(f"the heading {quoted(str(title))} has no paragraph under it; left out")
        return tuple(
            AbstractSection(title=title, paragraphs=tuple(paragraphs))
            for title, paragraphs in self._sections
            if paragraphs
        )
