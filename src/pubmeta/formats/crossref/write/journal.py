"""An article in a journal: the journal, its issue, the article."""

from __future__ import annotations

from itertools import chain

from pubmeta.formats.crossref.terms import MOST_ABBREVIATIONS
from pubmeta.formats.crossref.write.containers import container_doi, issns
from pubmeta.formats.crossref.write.contributors import contributors
from pubmeta.formats.crossref.write.dates import OF_ISSUE, container_date, publication_dates
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.formats.crossref.write.published import after_publication_dates
from pubmeta.formats.crossref.write.titles import abstracts, all_titles
from pubmeta.model import Article, ArticleType
from pubmeta.xml.build import Element, attributes_of, block, element


def journal(article: Article, deposit: Deposit) -> Element | None:
    """The journal with this one article."""
    metadata, issue = _journal_metadata(article, deposit), _journal_issue(article, deposit)
    attributes = {
        "publication_type": _publication_type(article, deposit),
        "language": deposit.language(article.language, deposit.log),
    }
    lines = chain(
        all_titles(article, deposit),
        [contributors(article, deposit)],
        abstracts(article, deposit),
        publication_dates(article.dates, deposit),
        after_publication_dates(article, deposit),
    )
    return block("journal", [metadata, issue, block("journal_article", lines, attributes_of(attributes))])


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
    page = deposit.options.journal_page
    own_doi = container_doi(journal.doi, "journal.doi", page, "journal_page", article.doi, deposit)
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
        issns(journal.issn_electronic, journal.issn_print),
        own_doi,
    )


def _journal_issue(article: Article, deposit: Deposit) -> Element | None:
    given = [name for name in ("volume", "issue", "issue_title") if getattr(article, name)]
    if not given:
        if article.dates.issue:
            deposit.log.dropped(
                "dates.issue", "Crossref records the date of an issue only together with its volume or number"
            )
        return None
    date = container_date(article.dates, OF_ISSUE, deposit)
    if date is None:
        for name in given:
            deposit.log.dropped(
                name,
                "Crossref records volume and issue only together with a date of the issue, and dates.issue is empty",
                remedy="add dates.issue",
            )
        return None
    title = article.issue_title
    lines = [
        element("titles", element("title", deposit.faces(title, deposit.log, "issue_title"))) if title else None,
        date,
        block("journal_volume", [deposit.text("volume", article.volume, deposit.log, "volume")]),
        deposit.text("issue", article.issue, deposit.log, "issue"),
    ]
    return block("journal_issue", lines)
