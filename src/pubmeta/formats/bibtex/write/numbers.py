"""Identifiers and pages: values that are not prose."""

from __future__ import annotations

import re

from pubmeta.formats.bibtex.read import latex as reader
from pubmeta.formats.bibtex.write import latex
from pubmeta.model import Article
from pubmeta.problems import Log
from pubmeta.reading import Field, page_fields
from pubmeta.vocabularies.dashes import DASH


def identifier(value: str | None, log: Log, field: str) -> str | None:
    """An identifier or a URL, which programs read as it is: nothing in it is escaped."""
    if value is None:
        return None
    if reader.unescaped(value) != value or value.endswith("\\") or "{" in value or "}" in value:
        log.dropped(field, f"has characters that BibTeX cannot hold in an identifier: {value}")
        return None
    return value


def pages(article: Article, log: Log) -> str | None:
    """The pages, with two hyphens between first and last, as BibTeX asks."""
    known = article.pages
    if known is None:
        return None
    if known.range is None and known.first and known.last:
        written = f"{latex.literal(known.first)}--{latex.literal(known.last)}"
    else:
        written = re.sub(DASH, "--", latex.literal(known.range or str(known.first)))
    read = page_fields(Log(), "pages", reader.line(Field("pages", written, Log())))
    if read.get("pages") != known:
        log.guessed("pages", f"is read from BibTeX as {read.get('pages') or 'no pages'}")
    if "article_number" in read and not article.article_number:
        log.guessed("article_number", f"{read['article_number']} is read from the pages")
    return written
