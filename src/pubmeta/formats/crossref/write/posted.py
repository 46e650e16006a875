"""Posted content: preprints, and what else is posted on a server or a site: letters, blog posts, working papers."""

from __future__ import annotations

from pubmeta.formats.crossref.write.contributors import contributors
from pubmeta.formats.crossref.write.crossmark import funding, licenses, trials
from pubmeta.formats.crossref.write.dates import acceptance_date, posted_date
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.formats.crossref.write.location import archive_locations, doi_data, item_numbers
from pubmeta.formats.crossref.write.references import citation_list
from pubmeta.formats.crossref.write.relations import relations
from pubmeta.formats.crossref.write.titles import abstracts, original_titles
from pubmeta.formats.crossref.write.version import version_info
from pubmeta.model import POSTED, Article, ArticleType
from pubmeta.xml.build import Element, element

_MAY_BE_POSTED = frozenset({ArticleType.LETTER, ArticleType.OTHER})


def is_posted_content(article: Article) -> bool:
    """Whether a work is posted, not published in a journal.

    Its type or its version says so, as that of a reviewed preprint does; or it has a day on which it was posted and
    none on which it was published, and nothing says that it is a journal's.
    """
    if article.type in POSTED or says_preprint(article):
        return True
    dates, journal = article.dates, article.journal
    published = (dates.published_online, dates.published_print, dates.published, dates.issue)
    if dates.posted is None or any(published):
        return False
    is_in_journal = journal is not None and (journal.issn_electronic or journal.issn_print)
    return article.type in _MAY_BE_POSTED or (article.type is None and not is_in_journal)


def says_preprint(article: Article) -> bool:
    """Whether the label or the description of the version says that it is a preprint, a reviewed one too."""
    version = article.version
    texts = (version.label, version.description) if version else ()
    return any(text and "preprint" in text.casefold() for text in texts)


def posted_content(article: Article, deposit: Deposit) -> Element | None:
    """The record of posted content."""
    edition = deposit.edition
    server = article.journal
    return element(
        "posted_content",
        {"type": _type(article, deposit), "language": deposit.language(article.language, deposit.log)},
        deposit.text("group_title", article.section, deposit.log, "section"),
        contributors(article, deposit),
        original_titles(article, deposit),
        posted_date(article, deposit),
        acceptance_date(article.dates, deposit),
        element("institution", server and deposit.text("institution_name", server.title, deposit.log, "journal.title")),
        item_numbers(article, deposit),
        abstracts(article, deposit),
        funding(article, deposit),
        licenses(article, deposit),
        trials(article, deposit) if edition.posted_trials else None,
        relations(article, deposit),
        archive_locations(article, deposit) if edition.posted_archives else None,
        version_info(article, deposit),
        doi_data(article, deposit),
        citation_list(article, deposit),
    )


def _type(article: Article, deposit: Deposit) -> str:
    """The kind of posted content."""
    kind, terms = article.type, deposit.edition.posted
    if kind and kind in terms:
        return terms[kind]
    if says_preprint(article):
        if kind:
            deposit.log.dropped("type", "Crossref does not distinguish types of preprints")
        return terms[ArticleType.PREPRINT]
    other = terms[ArticleType.OTHER]
    if kind:
        known = ", ".join(terms.values())
        deposit.log.dropped("type", f"the schema {deposit.edition.version} knows {known}; {other} is written")
    else:
        deposit.log.assumed("type", f"is not given, and Crossref needs a kind of posted content; {other} is written")
    return other
