"""Titles and abstracts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pubmeta.formats.crossref.terms import JATS_FACES, MOST_TITLES
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.model import Abstract, AbstractSection, Article, Markup, TranslatedTitle
from pubmeta.problems import Place
from pubmeta.xml.build import Element, element, marked_up, text_element


def all_titles(article: Article, deposit: Deposit) -> Iterator[Element | None]:
    """The title, then each translated one; only their order says which is which, for `titles` has no language."""
    yield titles(article, deposit)
    for index, (at, translated) in enumerate(deposit.log.each("translated_titles", article.translated_titles)):
        if index + 1 >= MOST_TITLES:
            at.dropped("", f"Crossref has room for {MOST_TITLES} titles")
        else:
            yield _titles(translated.title, translated.subtitle, at, deposit)


def titles(article: Article, deposit: Deposit) -> Element | None:
    """The title and, of a translation, that of the original, which has a language."""
    original = _original(article.original_title, deposit) if article.original_title else ()
    return _titles(article.title, article.subtitle, deposit.log, deposit, original)


def abstracts(article: Article, deposit: Deposit) -> Iterator[Element | None]:
    """Each abstract in JATS, in its language."""
    for abstract in article.abstracts:
        yield _abstract(abstract)


def _original(title: TranslatedTitle, deposit: Deposit) -> list[Element | None]:
    at = deposit.log.at("original_title")
    language = {"language": deposit.language(title.language, at)}
    return [
        element("original_language_title", language, deposit.faces(title.title, at, "title")),
        element("subtitle", deposit.faces(title.subtitle, at, "subtitle")) if title.subtitle else None,
    ]


def _titles(
    title: str | Markup,
    subtitle: str | Markup | None,
    at: Place,
    deposit: Deposit,
    original: Sequence[Element | None] = (),
) -> Element | None:
    return element(
        "titles",
        text_element("title", deposit.faces(title, at, "title")),
        subtitle and text_element("subtitle", deposit.faces(subtitle, at, "subtitle")),
        original,
    )


def _abstract(abstract: Abstract) -> Element | None:
    return element(
        "jats:abstract",
        {"abstract-type": abstract.kind, "xml:lang": abstract.language},
        _jats("title", abstract.title),
        (_section(section) for section in abstract.sections),
    )


def _section(section: AbstractSection) -> list[Element | None] | Element | None:
    paragraphs = [_jats("p", paragraph) for paragraph in section.paragraphs]
    return element("jats:sec", _jats("title", section.title), paragraphs) if section.title else paragraphs


def _jats(name: str, text: str | Markup | None) -> Element | None:
    return text_element(f"jats:{name}", marked_up(text, JATS_FACES)) if text else None
