"""Pending publications: works that are accepted and not yet published."""

from __future__ import annotations

from pubmeta.formats.crossref.write.contributors import contributors
from pubmeta.formats.crossref.write.crossmark import crossmark_or_programs
from pubmeta.formats.crossref.write.dates import acceptance_date
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.formats.crossref.write.institutions import institutions
from pubmeta.formats.crossref.write.location import item_numbers
from pubmeta.formats.crossref.write.relations import relations
from pubmeta.formats.crossref.write.titles import abstracts, titles
from pubmeta.model import Article, Journal, Proceedings
from pubmeta.problems import Place
from pubmeta.xml.build import Element, element, text_element

_FACES = {"b": "b", "i": "i", "u": "u"}
"""Face markup of an `intent_statement`."""


def pending_publication(article: Article, deposit: Deposit) -> Element | None:
    """The record of what is to be published; its DOI leads to a page that Crossref makes."""
    log = deposit.log
    if article.type:
        log.dropped("type", "Crossref does not record what kind of work a pending publication is")
    if article.dates.accepted is None:
        log.missing(
            "dates.accepted", "Crossref needs the day on which a pending work was accepted", remedy="add dates.accepted"
        )
    if article.doi is None:
        log.missing("doi", "Crossref registers DOIs, and the article has none", remedy="add the article's DOI")
    return element(
        "pending_publication",
        {"language": deposit.language(article.language, log)},
        contributors(article, deposit),
        _publication(article, deposit),
        titles(article, deposit),
        acceptance_date(article.dates, deposit),
        institutions(article, deposit),
        item_numbers(article, deposit),
        _intent(article, deposit),
        abstracts(article, deposit),
        crossmark_or_programs(article, deposit),
        relations(article, deposit),
        article.doi and deposit.registered_doi(article.doi, log),
    )


def _intent(article: Article, deposit: Deposit) -> Element | None:
    reason = article.status.reason if article.status else None
    if reason is None:
        return None
    return element(
        "intent_statement", deposit.faces(reason, deposit.log.at("status"), "reason", _FACES, with_math=False)
    )


def _publication(article: Article, deposit: Deposit) -> Element | None:
    """Where the work will appear."""
    if article.journal:
        return _in_journal(article.journal, deposit)
    if article.proceedings:
        return _in_proceedings(article.proceedings, deposit)
    deposit.log.missing(
        "journal",
        "Crossref needs the journal in which a pending work will appear",
        remedy="add its title and ISSN to the article, or to [journal] in the configuration",
    )
    return None


def _in_journal(journal: Journal, deposit: Deposit) -> Element | None:
    at = deposit.log.at("journal")
    issn = journal.issn_electronic or journal.issn_print or journal.issn_linking
    if issn is None and journal.doi is None:
        at.missing(
            "issn_electronic", "Crossref needs an ISSN or the DOI of the journal", remedy="add journal.issn_electronic"
        )
    medium = "electronic" if journal.issn_electronic else "print" if journal.issn_print else None
    if journal.issn_electronic and journal.issn_print:
        at.dropped("issn_print", "Crossref has one ISSN of a pending work's journal; that in print is left out")
    elif medium is None and issn:
        at.assumed("issn_print", f"is not given; Crossref takes {issn} for it")
        at.dropped("issn_linking", "Crossref knows ISSNs of media only")
    return element(
        "publication",
        deposit.text("full_title", journal.title, at, "title"),
        text_element("doi", deposit.doi(journal.doi, at)) if journal.doi else None,
        text_element("issn", issn, {"media_type": medium}),
    )


def _in_proceedings(proceedings: Proceedings, deposit: Deposit) -> Element | None:
    """By their title and an ISBN, or their DOI."""
    at, isbns = deposit.log.at("proceedings"), proceedings.isbns
    if proceedings.title is None:
        at.missing("title", "Crossref needs the title of the proceedings", remedy="add proceedings.title")
    if not isbns and proceedings.doi is None:
        at.missing("isbns", "Crossref needs an ISBN or the DOI of the proceedings", remedy="add proceedings.isbns")
    elif not isbns:
        for path in ("proceedings", "journal"):
            message = "the proceedings are read as a journal, for only an ISBN says that they are none"
            deposit.log.guessed(path, message, remedy="add proceedings.isbns")
    for place, _ in [*at.each("isbns", isbns)][1:]:
        place.dropped("", "Crossref has one ISBN of the proceedings of a pending work")
    return element(
        "publication",
        proceedings.title and deposit.text("full_title", deposit.plain(proceedings.title, at, "title"), at, "title"),
        text_element("doi", deposit.doi(proceedings.doi, at)) if proceedings.doi else None,
        isbns and _isbn(isbns[0].isbn, isbns[0].medium, at),
    )


def _isbn(isbn: str, medium: str | None, at: Place) -> Element | None:
    if medium is None:
        at.at("isbns", 0).assumed("medium", "is not given; Crossref takes the ISBN for that of the print edition")
    return text_element("isbn", isbn, {"media_type": medium})
