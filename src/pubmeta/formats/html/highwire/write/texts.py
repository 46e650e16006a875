"""Title, abstract and keywords, as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pubmeta.model import Abstract, Article, Keywords
from pubmeta.problems import Log, Place
from pubmeta.reading.plain import plain
from pubmeta.vocabularies.titles import joined

if TYPE_CHECKING:
    from pubmeta.formats.html.highwire.options import HighwireOptions

_WHERE = "a meta element"


def title(article: Article, log: Log) -> str:
    """The title, and the subtitle after a colon: there is one element for both."""
    text = plain(article.title, log, "title", where=_WHERE)
    if not article.subtitle:
        return text
    log.dropped("subtitle", "is written after the title, in the same element")
    log.guessed("title", "is written with the subtitle after it, and is read so")
    return joined(text, plain(article.subtitle, log, "subtitle", where=_WHERE))


def keywords(article: Article, log: Log) -> Iterator[tuple[str, str, str | None]]:
    """Name, content and language of an element for each keyword."""
    _report_groups(article.keywords, article, log)
    for at, group in log.each("keywords", article.keywords):
        language = None if group.language == article.language else group.language
        for place, keyword in at.each("keywords", group.keywords):
            yield "citation_keywords", plain(keyword, place, where=_WHERE), language


def _report_groups(groups: tuple[Keywords, ...], article: Article, log: Log) -> None:
    """Report groups that are read as one, and keywords that are read as several."""
    languages = [None if group.language == article.language else group.language for group in groups]
    words = [str(keyword) for group in groups for keyword in group.keywords]
    if len(set(languages)) != len(languages):
        log.dropped("keywords", "groups of keywords in the same language are not told apart")
    elif len(languages) == 1 and languages[0]:
        log.dropped("keywords[0].language", "is read as the language of the article")
    if len(set(words)) < len(words) or any(";" in word for word in words) or (len(words) == 1 and "," in words[0]):
        log.guessed("keywords", "are read differently: one is there twice, or contains what separates keywords")


def abstract(article: Article, options: HighwireOptions, log: Log) -> Iterator[str]:
    """The plain abstract in the article's language, a line for each paragraph, if it is asked for."""
    if not options.abstract or not article.abstracts:
        return
    chosen = next(
        (
            index
            for index, each in enumerate(article.abstracts)
            if each.kind is None and each.language in (None, article.language)
        ),
        0,
    )
    for index, each in enumerate(article.abstracts):
        at = log.at("abstracts", index)
        if index != chosen:
            at.dropped("", "one abstract is written, in the article's language if there is one")
        else:
            at.dropped("", "is written as one text, without its parts")
            yield _text_of(each, at)


def _text_of(abstract: Abstract, at: Place) -> str:
    lines = []
    for here, section in at.each("sections", abstract.sections):
        text = "\n".join(map(str, section.paragraphs))
        lines.append(joined(plain(section.title, here, "title", where=_WHERE), text) if section.title else text)
    return "\n".join(lines)
