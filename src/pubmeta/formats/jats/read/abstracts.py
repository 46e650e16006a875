"""Abstracts and keywords, in the article's language and others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.marked import Text, is_word, joined
from pubmeta.formats.jats.read.paragraphs import paragraphs_in
from pubmeta.model import Abstract, AbstractKind, AbstractSection, Keywords, Language, Subject
from pubmeta.reading import language_of, quoted
from pubmeta.xml.paths import children_of, local_name

_USUAL_TITLE = re.compile(r"\W*(?:abstract|summary)\W*", re.IGNORECASE)
_CODES = re.compile(r"code|identifier|(?:^|-)id$", re.IGNORECASE)


def language_in(element: JatsElement) -> Language | None:
    """The language that the element itself names; `und` is none."""
    tag = element.attribute("lang")
    return None if tag in (None, "und") else language_of(element.log, "", tag)


def abstract_of(element: JatsElement, language: Language | None = None) -> Abstract | None:
    """An `abstract` or `trans-abstract`; `language` is that of the part of the document in which it is."""
    title: Text | None = None
    sections: list[tuple[Text | None, list[Text]]] = [(None, [])]
    for child in element.all():
        name = child.name
        if name == "title":
            text = child.text()
            if child.attribute("specific-use") == terms.LONE_SECTION:
                sections.append((text, []))
            else:
                title = text
        elif name == "sec":
            sections += _sections(child)
        elif name not in ("label", "object-id", "p", "list", "def-list", "disp-quote", "boxed-text"):
            if name in _INLINE:
                child.ignore()
            else:
                child.unplaced()
        elif name == "object-id":
            child.unplaced("an abstract has no identifier")
        elif name == "label":
            child.ignore()
        else:
            sections[-1][1].extend(paragraphs_in(child))
    if element.has_own_text and not any(paragraphs for _, paragraphs in sections):  # text without paragraphs (pandoc)
        sections[0][1].extend(filter(None, [element.text()]))
    made = list(_made(element, sections))
    if not made:
        element.unplaced("an abstract needs paragraphs, and this one has none")
        return None
    fields = {
        "sections": tuple(made),
        "language": language_in(element) or language or _unknown_language(element),
        "kind": _kind(element),
        "title": None if title is None or _USUAL_TITLE.fullmatch(str(title)) else title,
    }
    return element.part(Abstract, fields)


_INLINE = frozenset({*vocabulary.MARKUP, "xref", "ext-link", "uri", "inline-formula", "named-content"})


def _unknown_language(element: JatsElement) -> Language | None:
    """A `trans-abstract` is in another language than the article, though it may not say in which."""
    return Language(terms.LANGUAGE_UNKNOWN) if element.name == "trans-abstract" else None


def _sections(element: JatsElement) -> Iterator[tuple[Text | None, list[Text]]]:
    """A `sec`, and those within it after it."""
    title = element.text("title")
    for label in element.all("label"):
        if is_word(label.characters()):
            label.unplaced()
    inner = element.all("sec")
    yield title, [text for child in element.rest("label") for text in paragraphs_in(child)]
    for section in inner:
        section.guessed("a section within a section of an abstract is kept as one after it")
        yield from _sections(section)


def _made(element: JatsElement, sections: list[tuple[Text | None, list[Text]]]) -> Iterator[AbstractSection]:
    """The sections that have paragraphs; one without a title goes on with the one before."""
    merged: list[tuple[Text | None, list[Text]]] = []
    for title, paragraphs in sections:
        if not paragraphs:
            if title is not None:
                message = f"the heading {quoted(str(title))} has no paragraph under it; left out"
                element.dropped(message)
        elif title is None and merged:
            merged[-1][1].extend(paragraphs)
        else:
            merged.append((title, paragraphs))
    for title, paragraphs in merged:
        yield AbstractSection(title=title, paragraphs=tuple(paragraphs))


def _kind(element: JatsElement) -> AbstractKind | None:
    given = (element.attribute("abstract-type") or "").strip().casefold()
    use = element.attribute("specific-use")
    if given in vocabulary.PLAIN_ABSTRACTS:
        return None
    kinds = vocabulary.ABSTRACT_TYPES
    kind = kinds.get((given, use)) or kinds.get((given, None))
    if kind is None:
        element.guessed(f"{quoted(given)} is not a known kind of abstract; kept as a summary")
        return AbstractKind.SUMMARY
    return kind


def keywords_of(elements: list[JatsElement], language: Language | None = None) -> tuple[list[Keywords], list[Subject]]:
    """Each `kwd-group`; keywords that come with a code are subjects."""
    groups: list[Keywords] = []
    subjects: list[Subject] = []
    for element in elements:
        title = element.one("title")
        compounds = element.all("compound-kwd")
        if trees := element.all("nested-kwd"):
            trees[0].dropped("a keyword has no place in a tree; those of a tree are kept one after the other")
        words = list(_words(element))
        for text in element.all("unstructured-kwd-group"):
            words += map(str.strip, re.split("[;,]", (text.line() or "").rstrip(".")))
        scheme = title.line() if title and compounds else None
        for compound in compounds:
            vocab = element.attribute("vocab-identifier") or element.attribute("vocab")
            subject = _subject(compound, scheme or vocab or element.attribute("kwd-group-type"))
            if isinstance(subject, Subject):
                subjects.append(subject)
            elif subject is not None:
                words.append(subject)
        fields: dict[str, Any] = {
            "keywords": tuple(filter(None, words)),
            "language": language_in(element) or language,
            "kind": _keyword_kind(element),
            "title": title and title.text(),
        }
        if fields["keywords"] and (group := element.part(Keywords, fields)):
            groups.append(group)
    return groups, subjects


def _keyword_kind(element: JatsElement) -> str | None:
    """What kind of keywords they are, or else of which vocabulary, which the kind may name too."""
    kind = element.attribute("kwd-group-type")
    if kind and kind.casefold() != element.element.get("vocab", "").casefold():
        return kind
    vocab = element.attribute("vocab")
    return kind or vocab


def _words(element: JatsElement) -> Iterator[Text]:
    """Each `kwd` of a group, and what is in each `nested-kwd`."""
    is_tree = element.name == "nested-kwd"
    for child in children_of(element.element):
        name = local_name(child)
        if name == "nested-kwd":
            yield from _words(element.child(child))
        elif name == "kwd" or is_tree:
            text = element.text_in(child)
            if text is not None:
                yield text


def _subject(element: JatsElement, scheme: str | None) -> Subject | Text | None:
    """A `compound-kwd`: a subject when one of its parts is a code, else the parts as one keyword."""
    parts = _parts(element)
    codes = _codes(parts)
    if not codes or len(codes) == len(parts):
        return joined(filter(None, (one.text() for one in parts)), ": ")
    term, code = term_and_code(element)
    return element.part(Subject, {"term": term, "code": code, "scheme": scheme})


def term_and_code(element: JatsElement) -> tuple[str, str | None]:
    """Term and code of a `compound-kwd` or `compound-subject`; where all its parts are codes, they are the term."""
    parts = _parts(element)
    codes = _codes(parts)
    terms = [one for one in parts if one not in codes]
    if not terms:
        terms, codes = codes, []
    for other in codes[1:]:
        other.unplaced("a subject has one code")
    return ": ".join(filter(None, (one.line() for one in terms))), codes[0].line() if codes else None


def _parts(element: JatsElement) -> list[JatsElement]:
    return [child for child in element.all() if child.characters().strip()]


def _codes(parts: list[JatsElement]) -> list[JatsElement]:
    return [one for one in parts if _CODES.search(one.attribute("content-type") or "")]
