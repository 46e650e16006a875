"""What the work is in, and where in it: a journal, a server, or proceedings and their series."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.datacite.terms import PROCEEDINGS, PUBLISHED_IN, SERIES, SERVER, TITLE
from pubmeta.formats.datacite.write.texts import Distinct, Values, kept, plain
from pubmeta.model import POSTED, Article, Journal, PersonName, Proceedings, Series
from pubmeta.problems import Log
from pubmeta.reading import Field, pages_in


def container(article: Article, log: Log) -> list[Values]:
    """The journal, the proceedings or the server, and where in it the article is."""
    place = _place(article, log)
    if article.journal:
        return [_journal(article.journal, place, log, kind=SERVER if article.type in POSTED else "Journal")]
    if article.proceedings:
        return _proceedings(article.proceedings, place, log)
    for name in ("volume", "issue", "pages", "article_number"):
        if getattr(article, name):
            log.dropped(name, f"{TITLE} has it only for an article in a journal, and there is no journal")
    return []


def _place(article: Article, log: Log) -> Values:
    """Volume, issue and pages."""
    pages = article.pages
    if pages and (article.journal or article.proceedings):
        first, last = (Field("", page, Log()) if page else None for page in (pages.first or pages.range, pages.last))
        if (read := pages_in(first, last)) != pages:
            log.guessed("pages", f"{TITLE} has only a first and a last page; read as {read or 'no pages'}")
    return {
        "volume": article.volume,
        "issue": article.issue,
        "firstPage": pages and (pages.first or pages.range),
        "lastPage": pages and pages.last,
        "number": article.article_number,
        "numberType": article.article_number and "Article",
    }


def _journal(journal: Journal, place: Values, log: Log, kind: str) -> Values:
    at = log.at("journal")
    titles = Distinct([{"title": journal.title}])
    for index, short in enumerate(journal.abbreviations):
        if short == journal.title:
            at.dropped(f"abbreviations[{index}]", "is the title itself")
        else:
            titles.takes({"title": short, "titleType": "AlternativeTitle"})
    identifiers = issns(journal)
    _report_print(journal, log, "journal")
    return _item(kind, titles, identifiers[0] if identifiers else None, place)


def _report_print(known: Journal | Series, log: Log, path: str) -> None:
    if known.issn_print:
        at = log.at(path)
        at.dropped("issn_print", f"{TITLE} does not say that an ISSN is that of the print edition")
        if not known.issn_linking:
            at.assumed("issn_linking", f"{known.issn_print} is read from {TITLE} as the linking ISSN")


def _item(kind: str, titles: list[Values], identifier: Values | None, place: Values) -> Values:
    value: dict[str, Any] = {
        "titles": titles,
        "relatedItemType": kind,
        "relationType": PUBLISHED_IN,
        "relatedItemIdentifier": identifier,
        **place,
    }
    return kept(value)


def _proceedings(known: Proceedings, place: Values, log: Log) -> list[Values]:
    """The proceedings with their editors, then the series."""
    at = log.at("proceedings")
    titles: list[Values] = []
    if known.title:
        titles.append({"title": plain(known.title, at, "title")})
        if known.subtitle:
            titles.append({"title": plain(known.subtitle, at, "subtitle"), "titleType": "Subtitle"})
    elif known.series:
        at.guessed("title", f"{TITLE} needs one; that of the series is written")
        titles.append({"title": known.series.title})
    for each, isbn in at.each("isbns", known.isbns):
        if isbn.medium:
            each.dropped("medium", f"{TITLE} does not say of which medium an ISBN is: {isbn.isbn}")
    own = volume_identifiers(known)
    item = _item(PROCEEDINGS, titles, own[0] if own else None, place)
    if known.editors:
        item["contributors"] = _editors(known, log)
    if known.series is None:
        return [item]
    _report_print(known.series, log, "proceedings.series")
    identifiers = issns(known.series)
    return [item, _item(SERIES, [{"title": known.series.title}], identifiers[0] if identifiers else None, {})]


def _editors(known: Proceedings, log: Log) -> list[Values]:
    found = []
    for at, each in log.at("proceedings").each("editors", known.editors):
        if isinstance(each, PersonName):
            if each.particle:
                at.dropped("particle", f"is written as part of the family name: {each.whole_family}")
            name = ", ".join(part for part in (each.whole_family, each.given) if part)
            parts: Values = {"nameType": "Personal", "givenName": each.given, "familyName": each.whole_family}
        else:
            name, parts = each.name, {"nameType": "Organizational"}
        found.append(kept({"name": name, **parts, "contributorType": "Editor"}))
    return found


def issns(known: Journal | Series) -> list[Values]:
    """The ISSNs by their kinds; the first of them is in the item itself."""
    found = (("EISSN", known.issn_electronic), ("ISSN", known.issn_print), ("LISSN", known.issn_linking))
    return [{"relatedItemIdentifier": issn, "relatedItemIdentifierType": kind} for kind, issn in found if issn]


def volume_identifiers(known: Proceedings) -> list[Values]:
    """The ISBNs and the DOI of proceedings; the first of them is in the item itself."""
    found: list[Values] = [
        {"relatedItemIdentifier": each.isbn, "relatedItemIdentifierType": "ISBN"} for each in known.isbns
    ]
    if known.doi:
        found.append({"relatedItemIdentifier": known.doi, "relatedItemIdentifierType": "DOI"})
    return found
