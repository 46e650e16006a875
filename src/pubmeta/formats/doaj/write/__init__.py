"""An article as the JSON that DOAJ's API takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from pubmeta.formats.doaj.write import record
from pubmeta.formats.doaj.write.kinds import is_taken
from pubmeta.formats.doaj.write.record import PLACED, REASONS, TITLE, Author
from pubmeta.model import Article
from pubmeta.model.single import only_abstract
from pubmeta.model.unmarked import unmarked, unmarked_abstract
from pubmeta.model.unplaced import report_unplaced
from pubmeta.problems import Log

if TYPE_CHECKING:
    from pubmeta.formats.doaj.options import DoajOptions


def write(article: Article, options: DoajOptions, log: Log) -> bytes:
    """The article object: of what is in it DOAJ keeps all, for it leaves out in silence what it does not know."""
    if not is_taken(article, log):
        return b""
    report_unplaced(article, PLACED, log, REASONS, otherwise=f"{TITLE} has no place for it")
    record.require_issn(article, log, "doaj")
    link = record.link(article, options, log)
    if article.doi is None and link is None:
        log.missing(
            "doi",
            "DOAJ takes no article that has neither a DOI nor a link",
            code="doaj.doi-or-link",
            remedy="add one of them",
        )
    date = record.date(article, log)
    bibjson = {
        "title": record.title(article, log),
        "identifier": _identifiers(article),
        "link": [_kept({"type": "fulltext", "url": link.url, "content_type": link.content_type})] if link else None,
        "author": [_author(author) for author in record.authors(article.contributors, log)],
        "journal": _journal(article, log),
        "year": date and f"{date.year:04d}",
        "month": f"{date.month}" if date and date.month else None,
        "abstract": _abstract(article, log),
        "keywords": _keywords(article, options, log),
    }
    identifier = record.record_id(article, options, log)
    written = {"admin": {"publisher_record_id": identifier}} if identifier else {}
    content = to_json({**written, "bibjson": _kept(bibjson)}, indent=2) + b"\n"
    record.report_scripts(article, content.decode(), log, "doaj")
    return content


def _kept(values: dict[str, Any]) -> dict[str, Any]:
    """What says something: DOAJ refuses null."""
    return {name: value for name, value in values.items() if value}


def _identifiers(article: Article) -> list[dict[str, str]]:
    journal = article.journal
    known = {
        "doi": article.doi,
        "pissn": journal and journal.issn_print,
        "eissn": journal and journal.issn_electronic,
    }
    return [{"type": kind, "id": value} for kind, value in known.items() if value]


def _author(author: Author) -> dict[str, Any]:
    return _kept({"name": author.name, "affiliation": author.affiliation, "orcid_id": author.orcid})


def _journal(article: Article, log: Log) -> dict[str, Any]:
    journal = article.journal
    first, last = record.pages(article, log)
    language = record.language(article.language, log)
    return _kept(
        {
            "title": journal and journal.title,
            "publisher": journal and journal.publisher and journal.publisher.name,
            "volume": article.volume,
            "number": article.issue,
            "start_page": first,
            "end_page": last,
            "language": [language] if language else None,
        }
    )


def _abstract(article: Article, log: Log) -> str | None:
    """The plain abstract; the others are reported."""
    main = only_abstract(article, log, f"{TITLE}'s JSON")
    if main is None:
        return None
    known, at = main
    return record.abstract_text(unmarked_abstract(known, at, TITLE), at, "doaj")


def _keywords(article: Article, options: DoajOptions, log: Log) -> list[str]:
    """The keywords of all groups, each once."""
    found: dict[str, None] = {}
    for at, group in log.each("keywords", article.keywords):
        if group.language not in (None, article.language):
            at.dropped("language", f"{TITLE}'s JSON has no language of keywords")
        for here, keyword in at.each("keywords", group.keywords):
            text = unmarked(keyword, here, "", TITLE)
            if text in found:
                here.dropped("", "is there already")
            elif options.most_keywords is not None and len(found) >= options.most_keywords:
                here.dropped("", f"is more than most_keywords, which is {options.most_keywords}")
            else:
                found[text] = None
    return list(found)
