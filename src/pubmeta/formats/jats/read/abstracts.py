"""Abstracts and keywords, in the article's language and others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.marked import Text, joined, text_of
from pubmeta.formats.jats.read.paragraphs import paragraphs_in
from pubmeta.model import Abstract, AbstractKind, AbstractSection, Keywords, Language, Subject
from pubmeta.reading import language_of, part, quoted
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import Children, XmlSource, text_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_USUAL_TITLE = re.compile(r"\W*(?:abstract|summary)\W*", re.IGNORECASE)
_CODES = re.compile(r"code|identifier|(?:^|-)id$", re.IGNORECASE)


def language_in(source: XmlSource, element: _Element) -> Language | None:
    """The language that the element itself names; `und` is none."""
    tag = element.get(vocabulary.XML_LANG)
    return language_of(source.at(element), "", None if tag in (None, "und") else tag)


def abstract_of(source: XmlSource, element: _Element, language: Language | None = None) -> Abstract | None:
    """An `abstract` or `trans-abstract`; `language` is that of the part of the document in which it stands."""
    title: Text | None = None
    sections: list[tuple[Text | None, list[Text]]] = [(None, [])]
    loose = element.text or ""
    for child in element:
        name = local_name(child)
        loose += child.tail or ""
        if name == "title":
            text = text_of(source, child)
            if child.get("specific-use") == terms.LONE_SECTION:
                sections.append((text, []))
            else:
                title = text
        elif name == "sec":
            sections += _sections(source, child)
        elif name not in ("label", "object-id", "p", "list", "disp-quote", "boxed-text"):
            if name not in _INLINE:
                source.unplaced(child)
        elif name == "object-id":
            source.unplaced(child, "an abstract has no identifier")
        elif name != "label":
            sections[-1][1].extend(paragraphs_in(source, child))
    if loose.strip() and not any(paragraphs for _, paragraphs in sections):  # text without paragraphs (pandoc)
        sections[0][1].extend(filter(None, [text_of(source, element)]))
    made = list(_made(source, element, sections))
    if not made:
        source.unplaced(element, "an abstract has paragraphs, and this one has none")
        return None
    fields = {
        "sections": tuple(made),
        "language": language_in(source, element) or language,
        "kind": _kind(source, element),
        "title": None if title is None or _USUAL_TITLE.fullmatch(str(title)) else title,
    }
    return part(source.at(element), "", Abstract, fields)


_INLINE = frozenset({*vocabulary.MARKUP, "xref", "ext-link", "uri", "inline-formula", "named-content"})


def _sections(source: XmlSource, element: _Element) -> Iterator[tuple[Text | None, list[Text]]]:
    """A `sec`, and those within it after it."""
    children = Children(source, element)
    title = text_of(source, children.one("title"))
    inner = children.all("sec")
    children.all("label")
    yield title, [text for child in children.rest() for text in paragraphs_in(source, child)]
    for section in inner:
        source.at(section).guessed("", "a section within a section of an abstract is kept as one after it")
        yield from _sections(source, section)


def _made(
    source: XmlSource, element: _Element, sections: list[tuple[Text | None, list[Text]]]
) -> Iterator[AbstractSection]:
    """The sections that have paragraphs; one without a title goes on with the one before."""
    merged: list[tuple[Text | None, list[Text]]] = []
    for title, paragraphs in sections:
        if not paragraphs:
            if title is not None:
                message = f"the heading {quoted(str(title))} has no paragraph under it; left out"
                source.at(element).dropped("", message)
        elif title is None and merged:
            merged[-1][1].extend(paragraphs)
        else:
            merged.append((title, paragraphs))
    for title, paragraphs in merged:
        yield AbstractSection(title=title, paragraphs=tuple(paragraphs))


def _kind(source: XmlSource, element: _Element) -> AbstractKind | None:
    given = (element.get("abstract-type") or "").strip().casefold()
    use = element.get("specific-use")
    if given in vocabulary.PLAIN_ABSTRACTS:
        return None
    kinds = vocabulary.ABSTRACT_TYPES
    kind = kinds.get((given, use)) or kinds.get((given, None))
    if kind is None:
        source.at(element).guessed("", f"an abstract has no kind {quoted(given)}; kept as a summary")
        return AbstractKind.SUMMARY
    return kind


def keywords_of(
    source: XmlSource, elements: list[_Element], language: Language | None = None
) -> tuple[list[Keywords], list[Subject]]:
    """Each `kwd-group`; keywords that come with a code are subjects."""
    groups: list[Keywords] = []
    subjects: list[Subject] = []
    for element in elements:
        children = Children(source, element)
        title = children.one("title")
        children.all("label")
        compounds = children.all("compound-kwd")
        words = [word for kwd in children.all("kwd", "nested-kwd") for word in _words(source, kwd)]
        for text in children.all("unstructured-kwd-group"):
            words += re.split(r"\s*[;,]\s*", (source.line(text) or "").rstrip("."))
        children.report_rest()
        scheme = source.line(title) if compounds else None
        for compound in compounds:
            subject = _subject(source, compound, scheme or element.get("vocab-identifier") or element.get("vocab"))
            if isinstance(subject, Subject):
                subjects.append(subject)
            elif subject is not None:
                words.append(subject)
        fields: dict[str, Any] = {
            "keywords": tuple(filter(None, words)),
            "language": language_in(source, element) or language,
            "kind": element.get("kwd-group-type"),
            "title": text_of(source, title),
        }
        if fields["keywords"] and (group := part(source.at(element), "", Keywords, fields)):
            groups.append(group)
    return groups, subjects


def _words(source: XmlSource, element: _Element) -> Iterator[Text]:
    """A `kwd`, or the keywords of a `nested-kwd` one after the other."""
    if local_name(element) != "nested-kwd":
        text = text_of(source, element)
        if text is not None:
            yield text
        return
    for child in element:
        yield from _words(source, child)


def _subject(source: XmlSource, element: _Element, scheme: str | None) -> Subject | Text | None:
    """A `compound-kwd`: a subject when one of its parts is a code, else the parts as one keyword."""
    parts = [child for child in element if text_in(child).strip()]
    codes = [one for one in parts if _CODES.search(one.get("content-type") or "")]
    terms = [one for one in parts if one not in codes]
    if not codes or not terms:
        return joined(filter(None, (text_of(source, one) for one in parts)), ": ")
    for other in codes[1:]:
        source.unplaced(other, "a subject has one code")
    term = ": ".join(filter(None, map(source.line, terms)))
    return part(source.at(element), "", Subject, {"term": term, "code": source.line(codes[0]), "scheme": scheme})
