"""An article as a Crossref deposit: one batch that registers one journal article or one posted work."""

from __future__ import annotations

from pubmeta.formats.crossref.batch import batch
from pubmeta.formats.crossref.options import CrossrefOptions
from pubmeta.formats.crossref.terms import EDITIONS, LOST, LOST_MESSAGE, MOST_ABBREVIATIONS
from pubmeta.formats.crossref.write.contributors import contributors
from pubmeta.formats.crossref.write.crossmark import check_notice, crossmark_or_programs
from pubmeta.formats.crossref.write.dates import acceptance_date, issue_date, publication_dates
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.formats.crossref.write.location import archive_locations, doi_data, pages, publisher_item
from pubmeta.formats.crossref.write.placed import PLACED, reasons_for
from pubmeta.formats.crossref.write.posted import is_posted_content, posted_content
from pubmeta.formats.crossref.write.references import citation_list
from pubmeta.formats.crossref.write.relations import relations
from pubmeta.formats.crossref.write.titles import abstracts, has_original_title, titles
from pubmeta.formats.crossref.write.version import version_info
from pubmeta.model import Article, ArticleType, Doi, Journal
from pubmeta.model.unplaced import report_unplaced
from pubmeta.model.values import values
from pubmeta.problems import Log
from pubmeta.xml.build import Element, element

_LOST = LOST.encode("ascii", "xmlcharrefreplace")


def write(article: Article, options: CrossrefOptions, log: Log) -> bytes:
    """The deposit, in ASCII with numeric character references, as Crossref prefers."""
    if article.type is ArticleType.CONFERENCE_PAPER:
        log.invalid(
            "type",
            "Crossref registers a conference paper with its conference, which pubmeta does not write; registered as a"
            " journal article it would be another kind of work",
            remedy="deposit it another way; if it did appear in a journal, give its type, research-article for example",
        )
        return b""
    is_posted = is_posted_content(article)
    edition = EDITIONS[options.version]
    with_crossmark = options.crossmark_policy is not None and not is_posted
    deposit = Deposit(edition=edition, options=options, log=log, crossmark=with_crossmark)
    reasons = reasons_for(
        edition.version,
        is_posted=is_posted,
        with_crossmark=with_crossmark,
        with_original=has_original_title(article),
    )
    report_unplaced(article, PLACED, log, reasons, otherwise="Crossref has no place for it")
    if not is_posted:
        check_notice(article, options, log)
    record = posted_content(article, deposit) if is_posted else _journal(article, deposit)
    content = batch(record, deposit)
    if _LOST in content:
        for path, value in values(article):
            if LOST in str(value):
                deposit.advise([("lost-character", LOST_MESSAGE)], log, path)
    return content


def _journal(article: Article, deposit: Deposit) -> Element | None:
    return element(
        "journal",
        _journal_metadata(article, deposit),
        _journal_issue(article, deposit),
        element(
            "journal_article",
            {
                "publication_type": _publication_type(article, deposit),
                "language": deposit.language(article.language, deposit.log),
            },
            titles(article, deposit),
            contributors(article, deposit),
            abstracts(article, deposit),
            publication_dates(article.dates, deposit),
            acceptance_date(article.dates, deposit),
            pages(article, deposit),
            publisher_item(article, deposit),
            crossmark_or_programs(article, deposit),
            relations(article, deposit),
            archive_locations(article, deposit),
            version_info(article, deposit),
            doi_data(article, deposit),
            citation_list(article, deposit),
        ),
    )


def _publication_type(article: Article, deposit: Deposit) -> str | None:
    """Crossref distinguishes only one kind of journal article, abstracts by themselves."""
    if article.type is ArticleType.ABSTRACT:
        return "abstract_only"
    if article.type:
        deposit.log.dropped("type", "Crossref does not distinguish types of journal articles")
    return None


def _journal_metadata(article: Article, deposit: Deposit) -> Element | None:
    journal = article.journal
    if journal is None:
        deposit.log.missing(
            "journal",
            "Crossref needs the journal",
            remedy="add its title and ISSN to the article, or to [journal] in the configuration",
        )
        return None
    at = deposit.log.at("journal")
    abbreviations = [*at.each("abbreviations", journal.abbreviations)]
    for place, _ in abbreviations[MOST_ABBREVIATIONS:]:
        place.dropped("", f"Crossref has room for {MOST_ABBREVIATIONS} abbreviations of a journal's title")
    own_doi = _journal_doi(journal, article.doi, deposit)
    if not (journal.issn_electronic or journal.issn_print or own_doi):
        needs, linking = "Crossref needs an ISSN of the journal", journal.issn_linking
        if linking:
            needs = f"Crossref needs to know whether {linking} is the journal's ISSN in print or online"
        deposit.log.missing(
            "journal.issn_electronic",
            needs,
            remedy="add journal.issn_electronic or journal.issn_print, or journal.doi together with journal_page under"
            " [crossref] in the configuration",
        )
    return element(
        "journal_metadata",
        {"language": deposit.language(journal.language, at)},
        deposit.text("full_title", journal.title, at, "title"),
        (
            deposit.text("abbrev_title", abbreviation, place, needed=False)
            for place, abbreviation in abbreviations[:MOST_ABBREVIATIONS]
        ),
        element("issn", {"media_type": "electronic"}, journal.issn_electronic),
        element("issn", {"media_type": "print"}, journal.issn_print),
        own_doi,
    )


def _journal_doi(journal: Journal, article_doi: Doi | None, deposit: Deposit) -> Element | None:
    """The journal's own DOI, which needs a page to lead to."""
    if journal.doi is None:
        return None
    if article_doi and journal.doi.key == article_doi.key:
        deposit.log.invalid(
            "journal.doi", "is the article's DOI, not the journal's", remedy="correct it", code="crossref.journal-doi"
        )
    elif article_doi and journal.doi.prefix != article_doi.prefix:
        deposit.log.dropped(
            "journal.doi", f"all DOIs of a deposit need the same prefix, and the article's is {article_doi.prefix}"
        )
        return None
    if deposit.options.journal_page is None:
        deposit.log.dropped(
            "journal.doi",
            "Crossref registers a journal's DOI only with the page that it leads to",
            remedy="set journal_page under [crossref] in the configuration",
        )
        return None
    return element(
        "doi_data",
        deposit.registered_doi(journal.doi, deposit.log, "journal.doi"),
        deposit.resource(deposit.options.journal_page, deposit.log, "options.journal_page"),
    )


def _journal_issue(article: Article, deposit: Deposit) -> Element | None:
    given = [name for name in ("volume", "issue", "issue_title") if getattr(article, name)]
    if not given:
        if article.dates.issue:
            deposit.log.dropped(
                "dates.issue", "Crossref records the date of an issue only together with its volume or number"
            )
        return None
    date = issue_date(article.dates, deposit)
    if date is None:
        for name in given:
            deposit.log.dropped(
                name,
                "Crossref records volume and issue only together with a date of the issue, and dates.issue is empty",
                remedy="add dates.issue",
            )
        return None
    return element(
        "journal_issue",
        article.issue_title
        and element("titles", element("title", deposit.faces(article.issue_title, deposit.log, "issue_title"))),
        date,
        element("journal_volume", deposit.text("volume", article.volume, deposit.log, "volume")),
        deposit.text("issue", article.issue, deposit.log, "issue"),
    )
