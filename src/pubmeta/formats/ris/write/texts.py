"""Texts: RIS has no markup and one line for each value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubmeta.model import Article, Markup
from pubmeta.model.single import only_abstract, only_keywords
from pubmeta.model.unmarked import unmarked, unmarked_abstract
from pubmeta.problems import Log, Place
from pubmeta.reading import Field, quoted
from pubmeta.reading.formulas import with_formulas

_TREACHEROUS = re.compile(r"[<&$\\]")
"""What may be read as markup or as a formula."""


def text(value: str | Markup, at: Place, field: str = "") -> str:
    """A text without its markup, which is reported, as is what is read differently."""
    written = unmarked(value, at, field, "RIS")
    if _TREACHEROUS.search(written) or written != written.strip():
        literal = Field("", written.strip(), Log()).as_text()
        read = with_formulas(Log(), "", literal) if literal else None
        if read != written:
            at.guessed(field, f"is read from RIS as {quoted(str(read))}")
    return written


def line(value: str, at: Place, field: str = "") -> str:
    """A literal text."""
    if value != value.strip():
        at.guessed(field, "is read from RIS without the space around it")
    return value


def abstract(article: Article, log: Log) -> str | None:
    """The plain abstract on one line; the others are reported."""
    main = only_abstract(article, log, "RIS")
    if main is None:
        return None
    known, at = main
    paragraphs = unmarked_abstract(known, at, "RIS")
    if len(paragraphs) > 1 or known.sections[0].title:
        at.guessed("sections", "RIS has an abstract of one paragraph; sections and paragraphs are run together")
    else:
        read = Field("AB", paragraphs[0], Log()).as_abstract()
        if read is None or read.sections[0].paragraphs != tuple(paragraphs):
            at.guessed("sections", "the abstract is read differently from RIS")
    return " ".join(paragraphs)


def keywords(article: Article, log: Log) -> Iterator[str]:
    """The first group of keywords, each keyword with a tag of its own."""
    first = only_keywords(article, log, "RIS")
    if first is None:
        return
    group, at = first
    if len(set(group.keywords)) != len(group.keywords):
        at.guessed("keywords", "a keyword that is there twice is read once")
    for here, word in at.each("keywords", group.keywords):
        yield text(word, here)
