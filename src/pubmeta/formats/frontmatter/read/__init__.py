"""The front matter of a text to an article."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pubmeta.formats.frontmatter import terms
from pubmeta.formats.frontmatter.read.inline import fragment, text_in
from pubmeta.formats.frontmatter.read.people import contributors
from pubmeta.formats.frontmatter.read.publication import container, dates, identifiers, place, type_of
from pubmeta.formats.frontmatter.read.rights import awards, rights
from pubmeta.model import Abstract, Article
from pubmeta.problems import Log
from pubmeta.reading import JsonObject, article_of, keyword_group, keywords_in, lines_of, report_other_work, unplaced
from pubmeta.reading.formulas import read_formulas
from pubmeta.reading.yaml import article_in

_FENCE = "---"
_ENDS = frozenset({"---", "..."})


def read(content: bytes, log: Log) -> Article | None:
    """The article that the front matter describes."""
    lines = list(lines_of(BytesIO(content), log.add))
    start = next((number for number, line in enumerate(lines) if line.strip()), None)
    if start is None or lines[start].rstrip() != _FENCE:
        log.malformed("has no front matter", remedy="begin the text with a line of three hyphens, then the fields")
        return None
    end = next((number for number in range(start + 1, len(lines)) if lines[number].rstrip() in _ENDS), None)
    if end is None:
        log.malformed("its front matter has no end", line=start + 1, remedy="end it with a line of three hyphens")
        return None
    return article_in(lines[start + 1 : end], log, _article, first_line=start + 2)


def _article(source: JsonObject, log: Log) -> Article | None:
    citation = source.object_if_any("citation")
    cited = citation or JsonObject({}, log)
    if what := terms.OTHERS.get(cited.text("type") or ""):
        remedy = "write article-journal, if the text is an article"
        report_other_work(log, cited.at("type"), f"the text is {what}", remedy=remedy)
        return None
    kind = type_of(cited)
    title, subtitle, short_title = (source.one(*names) for names in (terms.TITLE, ("subtitle",), terms.SHORT_TITLE))
    fields: dict[str, Any] = {
        "title": text_in(title) if title else None,
        "subtitle": text_in(subtitle) if subtitle else None,
        "short_title": text_in(short_title) if short_title else None,
        "type": kind,
        **identifiers(source, cited),
        "contributors": contributors(source),
        "abstracts": _abstracts(source),
        "keywords": _keywords(source),
        "language": source.language(*terms.LANGUAGE),
        "section": source.line(*terms.SECTION),
        **container(source, cited, kind),
        **place(source, cited),
        "dates": dates(source, cited),
        **rights(source),
        "awards": awards(source),
    }
    if "bibliography" in source:
        reason = "the references are in a file of their own, which is not read"
        unplaced(log, "bibliography", source.value("bibliography"), reason)
    source.report_rest(terms.IGNORED)
    read_formulas(log, fields)
    return article_of(log, fields)


def _abstracts(source: JsonObject) -> tuple[Abstract, ...]:
    parts = source.object_if_any("parts")
    abstract = source.one(*terms.ABSTRACT) or (parts.one("abstract") if parts else None)
    found = abstract.with_text(fragment(abstract.text)).as_abstract() if abstract else None
    return (found,) if found else ()


def _keywords(source: JsonObject) -> Any:
    """A list, or one text with commas; `tags` are keywords where there are no others."""
    for name in terms.KEYWORDS:
        given = source.texts(name)
        if given:
            words = list(keywords_in(given[0])) if len(given) == 1 else given
            return keyword_group(map(text_in, words))
    return ()
