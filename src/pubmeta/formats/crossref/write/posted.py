"""Posted content: preprints, and what else is posted on a server or a site: letters, blog posts, working papers."""

from __future__ import annotations

from pubmeta.formats.crossref.terms import EDITIONS
from pubmeta.formats.crossref.write.contributors import contributors
from pubmeta.formats.crossref.write.crossmark import programs
from pubmeta.formats.crossref.write.dates import acceptance_date, posted_date
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.formats.crossref.write.institutions import institutions_with_server
from pubmeta.formats.crossref.write.location import archive_locations, doi_data, item_numbers
from pubmeta.formats.crossref.write.references import citation_list
from pubmeta.formats.crossref.write.relations import relations
from pubmeta.formats.crossref.write.titles import abstracts, titles
from pubmeta.formats.crossref.write.version import version_info
from pubmeta.model import Article, ArticleType
from pubmeta.model.kinds import says_preprint
from pubmeta.xml.build import Element, element


def posted_content(article: Article, deposit: Deposit) -> Element | None:
    """The record of posted content."""
    edition = deposit.edition
    kind = _type(article, deposit)
    is_preprint = kind == edition.posted[ArticleType.PREPRINT]
    return element(
        "posted_content",
        {"type": kind, "language": deposit.language(article.language, deposit.log)},
        deposit.text("group_title", article.section, deposit.log, "section"),
        contributors(article, deposit),
        titles(article, deposit),
        posted_date(article.dates, deposit),
        acceptance_date(article.dates, deposit),
        _status(article, deposit) if edition.posted_status else None,
        institutions_with_server(article, deposit, is_preprint=is_preprint),
        item_numbers(article, deposit),
        abstracts(article, deposit),
        programs(article, deposit),
        relations(article, deposit),
        archive_locations(article, deposit) if edition.posted_archives else None,
        version_info(article, deposit),
        doi_data(article, deposit),
        citation_list(article, deposit),
    )


def _status(article: Article, deposit: Deposit) -> Element | None:
    """That the work was withdrawn or removed, when and why."""
    status, at = article.status, deposit.log.at("status")
    if status is None:
        return None
    if status.reason is None:
        at.missing("reason", f"Crossref records that a work is {status.type} only with the reason", remedy="add it")
        return None
    return element(
        "status",
        {"type": status.type, "date": deposit.day(status.date, at, "date")},
        element("description", deposit.faces(status.reason, at, "reason")),
    )


def _type(article: Article, deposit: Deposit) -> str:
    """The kind of posted content."""
    kind, terms, log = article.type, deposit.edition.posted, deposit.log
    if kind and kind in terms:
        return terms[kind]
    if says_preprint(article):
        if kind:
            log.dropped("type", "Crossref does not distinguish types of preprints")
        return terms[ArticleType.PREPRINT]
    other = terms[ArticleType.OTHER]
    if kind:
        known = ", ".join(terms.values())
        knowing = [edition.version for edition in EDITIONS.values() if kind in edition.posted]
        log.dropped(
            "type",
            f"the schema {deposit.edition.version} knows {known}; {other} is written",
            remedy=f'set version = "{knowing[0]}" under [crossref] in the configuration' if knowing else None,
        )
    else:
        log.assumed("type", f"is not given, and Crossref needs a kind of posted content; {other} is written")
    return other
