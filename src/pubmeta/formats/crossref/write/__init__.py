"""An article as a Crossref deposit: one batch that registers one journal article or one preprint."""

from __future__ import annotations

from pubmeta.formats.crossref.batch import batch
from pubmeta.formats.crossref.options import CrossrefOptions
from pubmeta.formats.crossref.terms import (
    CROSSMARK_ONLY,
    EDITIONS,
    JOURNAL_ARTICLE_NO_PLACE,
    MOST_ABBREVIATIONS,
    NO_PLACE,
    NOT_IN_PREPRINTS,
)
from pubmeta.formats.crossref.write.contributors import contributors
from pubmeta.formats.crossref.write.crossmark import crossmark_or_programs, funding, licenses, trials
from pubmeta.formats.crossref.write.dates import acceptance_date, issue_date, posted_date, publication_dates
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.formats.crossref.write.location import archive_locations, doi_data, item_numbers, pages, publisher_item
from pubmeta.formats.crossref.write.references import citation_list
from pubmeta.formats.crossref.write.relations import relations
from pubmeta.formats.crossref.write.titles import abstracts, original_titles, titles
from pubmeta.model import Article, ArticleType, Doi, Journal, VersionStage
from pubmeta.model.problems import report_dropped
from pubmeta.problems import Log
from pubmeta.xml.build import Element, element

_NOT_IN_PREPRINTS = NO_PLACE | dict.fromkeys(
    (*NOT_IN_PREPRINTS, *CROSSMARK_ONLY), "a preprint's record at Crossref has no place for it"
)
_NOT_IN_ARTICLES = NO_PLACE | JOURNAL_ARTICLE_NO_PLACE
_NOT_WITHOUT_CROSSMARK = _NOT_IN_ARTICLES | dict.fromkeys(
    CROSSMARK_ONLY, "Crossref takes it within Crossmark only; give the option crossmark_policy"
)


def write(article: Article, options: CrossrefOptions, log: Log) -> bytes:
    """The deposit, in ASCII with numeric character references, as Crossref prefers."""
    is_preprint = article.type is ArticleType.PREPRINT
    edition = EDITIONS[options.version]
    with_crossmark = options.crossmark_policy is not None and not is_preprint
    deposit = Deposit(edition=edition, options=options, log=log, crossmark=with_crossmark)
    no_place = _NOT_IN_PREPRINTS if is_preprint else _NOT_IN_ARTICLES if with_crossmark else _NOT_WITHOUT_CROSSMARK
    report_dropped(article, no_place, log)
    record = _posted_content(article, deposit) if is_preprint else _journal(article, deposit)
    return batch(record, deposit)


def _journal(article: Article, deposit: Deposit) -> Element | None:
    return element(
        "journal",
        _journal_metadata(article, deposit),
        _journal_issue(article, deposit),
        element(
            "journal_article",
            {
                "publication_type": _publication_type(article, deposit),
                "language": deposit.language(article.language, "language"),
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
            _version_info(article, deposit),
            doi_data(article, deposit),
            citation_list(article, deposit),
        ),
    )


def _publication_type(article: Article, deposit: Deposit) -> str | None:
    """Crossref tells no kinds of journal articles apart but abstracts that stand alone."""
    if article.type is ArticleType.ABSTRACT:
        return "abstract_only"
    if article.type:
        deposit.log.dropped("type", "Crossref has no types of journal articles")
    return None


def _journal_metadata(article: Article, deposit: Deposit) -> Element | None:
    journal = article.journal
    if journal is None:
        deposit.log.missing("journal", "Crossref needs the journal; give its title and ISSN, or a journal profile")
        return None
    for number, _ in enumerate(journal.abbreviations[MOST_ABBREVIATIONS:], MOST_ABBREVIATIONS):
        deposit.log.dropped(f"journal.abbreviations[{number}]", f"Crossref takes {MOST_ABBREVIATIONS} abbreviations")
    own_doi = _journal_doi(journal, article.doi, deposit)
    if not (journal.issn_electronic or journal.issn_print or own_doi):
        needs, linking = "Crossref needs an ISSN of the journal", journal.issn_linking
        if linking:
            needs = f"Crossref needs to know whether {linking} is the journal's ISSN in print or online"
        deposit.log.missing(
            "journal.issn_electronic",
            f"{needs}; give journal.issn_electronic or journal.issn_print, or else journal.doi with the option"
            " journal_page",
        )
    return element(
        "journal_metadata",
        {"language": deposit.language(journal.language, "journal.language")},
        deposit.text("full_title", journal.title, "journal.title"),
        (
            deposit.text("abbrev_title", abbreviation, f"journal.abbreviations[{number}]", needed=False)
            for number, abbreviation in enumerate(journal.abbreviations[:MOST_ABBREVIATIONS])
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
            "journal.doi", "is the article's DOI, not the journal's; correct it", code="crossref.journal-doi"
        )
    elif article_doi and journal.doi.prefix != article_doi.prefix:
        deposit.log.dropped("journal.doi", f"all DOIs of a deposit have one prefix, here {article_doi.prefix}")
        return None
    if deposit.options.journal_page is None:
        deposit.log.dropped("journal.doi", "Crossref needs the page that it leads to; give the option journal_page")
        return None
    return element(
        "doi_data",
        deposit.registered_doi(journal.doi, "journal.doi"),
        deposit.resource(deposit.options.journal_page, "options.journal_page"),
    )


def _journal_issue(article: Article, deposit: Deposit) -> Element | None:
    given = [name for name in ("volume", "issue", "issue_title") if getattr(article, name)]
    if not given:
        if article.dates.issue:
            deposit.log.dropped("dates.issue", "Crossref needs volume or number of an issue")
        return None
    date = issue_date(article.dates, deposit)
    if date is None:
        for name in given:
            deposit.log.dropped(name, "Crossref takes it with the date of the issue only; give dates.issue")
        return None
    return element(
        "journal_issue",
        article.issue_title and element("titles", element("title", deposit.faces(article.issue_title, "issue_title"))),
        date,
        element("journal_volume", deposit.text("volume", article.volume, "volume")),
        deposit.text("issue", article.issue, "issue"),
    )


def _posted_content(article: Article, deposit: Deposit) -> Element | None:
    edition = deposit.edition
    if not edition.posted_trials:
        for index, _ in enumerate(article.trials):
            deposit.log.dropped(
                f"trials[{index}]", f"the schema {edition.version} takes trials of journal articles only"
            )
    if not edition.posted_archives:
        for index, _ in enumerate(article.archives):
            deposit.log.dropped(
                f"archives[{index}]", f"the schema {edition.version} takes archives of journal articles only"
            )
    server = article.journal
    return element(
        "posted_content",
        {"type": "preprint", "language": deposit.language(article.language, "language")},
        deposit.text("group_title", article.section, "section"),
        contributors(article, deposit),
        original_titles(article, deposit),
        posted_date(article, deposit),
        acceptance_date(article.dates, deposit),
        element("institution", server and deposit.text("institution_name", server.title, "journal.title")),
        item_numbers(article, deposit),
        abstracts(article, deposit),
        funding(article, deposit),
        licenses(article, deposit),
        trials(article, deposit) if edition.posted_trials else None,
        relations(article, deposit),
        archive_locations(article, deposit) if edition.posted_archives else None,
        _version_info(article, deposit),
        doi_data(article, deposit),
        citation_list(article, deposit),
    )


_STAGES = frozenset(stage.value for stage in VersionStage)


def _version_info(article: Article, deposit: Deposit) -> Element | None:
    """The version by its label, or else its stage, which otherwise is part of the description."""
    version = article.version
    if version is None:
        return None
    if not deposit.edition.version_info:
        deposit.log.dropped("version", f"the schema {deposit.edition.version} has no place for versions")
        return None
    if version.label in _STAGES:
        deposit.log.guessed("version", f"the label {version.label} is a stage in Crossref, and reads as that")
    descriptions = (version.stage if version.label else None, version.description)
    return element(
        "version_info",
        deposit.text("version", version.label or version.stage, "version.label"),
        (element("description", description) for description in descriptions),
    )
