"""The abstract and the keywords."""

from __future__ import annotations

import re

from pubmeta.formats.bibtex.read import latex as reader
from pubmeta.formats.bibtex.write import latex
from pubmeta.model import Abstract, Article, Keywords
from pubmeta.model.single import only_abstract, only_keywords
from pubmeta.problems import Log, Place
from pubmeta.reading import Field, keyword_group, keywords_in
from pubmeta.vocabularies.titles import joined


def abstract(article: Article, log: Log, *, is_written: bool) -> str | None:
    """The plain abstract, a blank line between its paragraphs; the others are reported."""
    if not is_written:
        for at, _ in log.each("abstracts", article.abstracts):
            at.dropped("", "is left out because the option abstract is false")
        return None
    main = only_abstract(article, log, "BibTeX")
    if main is None:
        return None
    known, at = main
    written = _paragraphs(known, at)
    if not _is_read_back(known, written):
        at.guessed("sections", "the sections or the markup of the abstract are read differently from BibTeX")
    return written


def _is_read_back(known: Abstract, written: str) -> bool:
    if len(known.sections) > 1 or known.sections[0].title:
        return False
    if all(map(latex.is_sure, known.sections[0].paragraphs)):
        return True
    read = Field("abstract", reader.fragment(Field("abstract", written, Log())), Log()).as_abstract()
    return read is not None and read.sections == known.sections


def _paragraphs(known: Abstract, at: Place) -> str:
    paragraphs = []
    for place, section in at.each("sections", known.sections):
        texts = [latex.markup(paragraph, here) for here, paragraph in place.each("paragraphs", section.paragraphs)]
        if section.title:
            texts[0] = joined(latex.markup(section.title, place, "title"), texts[0])
        paragraphs += texts
    # An @ that starts a line starts an entry.
    return "\n\n".join(f"{{@}}{text[1:]}" if text.startswith("@") else text for text in paragraphs)


def keywords(article: Article, log: Log) -> str | None:
    """The first group of keywords, with commas between them; semicolons where there are commas in one."""
    first = only_keywords(article, log, "BibTeX")
    if first is None:
        return None
    group, at = first
    words = [latex.markup(word, here) for here, word in at.each("keywords", group.keywords)]
    written = ("; " if any("," in word for word in words) else ", ").join(words)
    if not _are_read_back(group, written):
        at.guessed("keywords", "the keywords are read differently from BibTeX")
    return written


def _are_read_back(group: Keywords, written: str) -> bool:
    are_sure = all(map(latex.is_sure, group.keywords)) and not _DIVIDES.search("".join(map(str, group.keywords)))
    if are_sure and len(set(group.keywords)) == len(group.keywords):
        return True
    read = keyword_group(reader.text(word) for word in keywords_in(Field("keywords", written, Log())))
    return bool(read) and read[0].keywords == group.keywords


_DIVIDES = re.compile("[,;]")
