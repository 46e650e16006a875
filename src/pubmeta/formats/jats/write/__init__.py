"""An article as a JATS document: one writer for both versions and tag sets, in what they have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.write.article_meta import article_meta
from pubmeta.formats.jats.write.dates import is_pending, publication_dates
from pubmeta.formats.jats.write.journal import journal_meta
from pubmeta.formats.jats.write.placed import PLACED, REASONS
from pubmeta.formats.jats.write.references import ref_list
from pubmeta.formats.jats.write.review import article_type
from pubmeta.formats.jats.write.statements import back_statements
from pubmeta.model import Article
from pubmeta.model.kinds import may_be_in_journal
from pubmeta.model.unplaced import report_unplaced
from pubmeta.problems import Log
from pubmeta.xml.build import ALI, MATHML, XLINK, Line, document, element

if TYPE_CHECKING:
    from pubmeta.formats.jats.options import JatsOptions

_WAY_OUT = 'or set tag_set = "archiving" under [jats] in the configuration, which needs none'


def write(article: Article, options: JatsOptions, log: Log) -> bytes:
    """The article's front and back; there is no body, for the model holds no full text.

    `missing` where the Publishing tag set needs a value: a journal id, an ISSN, a date.
    """
    report_unplaced(article, PLACED, log, REASONS, otherwise="JATS has no place for it")
    if options.tag_set == "publishing":
        _check_publishing(article, log)
    root = element(
        "article",
        {
            "article-type": article_type(article),
            "dtd-version": options.version,
            "xml:lang": article.language or terms.LANGUAGE_UNKNOWN,
            "xmlns:ali": ALI,
            "xmlns:mml": MATHML,
            "xmlns:xlink": XLINK,
        },
        element("front", journal_meta(article, log), article_meta(article, options, log)),
        element("back", back_statements(article.statements), ref_list(article.references, log)),
    )
    public, system = terms.DOCTYPES[options.version, options.tag_set]
    return document(root or Line(), doctype=f'<!DOCTYPE article PUBLIC "{public}" "{system}">')


def _check_publishing(article: Article, log: Log) -> None:
    """Report what the Publishing DTD asks for and the article does not have."""
    journal, proceedings = article.journal, article.proceedings
    if proceedings:
        if not (proceedings.series and proceedings.series.issns):
            needs = "JATS Publishing needs an ISSN, which only a series of proceedings has"
            where = "series.issn_electronic" if proceedings.series else "series"
            log.missing(
                f"proceedings.{where}", needs, remedy=f"add the series of the proceedings with its ISSN, {_WAY_OUT}"
            )
    elif journal is None:
        needs = "JATS Publishing needs the journal: its title, an id (nlm_ta, publisher_id or doi) and an ISSN"
        # the configuration's journal is not put into other works
        where = "the article or to [journal] in the configuration" if may_be_in_journal(article) else "the article"
        log.missing("journal", needs, remedy=f"add them to {where}, {_WAY_OUT}")
    else:
        if not any(getattr(journal, field) for field in terms.JOURNAL_IDS):
            needs = "JATS Publishing needs an id of the journal"
            log.missing(
                "journal.publisher_id", needs, remedy=f"add publisher_id, nlm_ta or doi to the journal, {_WAY_OUT}"
            )
        if not journal.issns:
            needs = "JATS Publishing needs an ISSN of the journal"
            log.missing(
                "journal.issn_electronic",
                needs,
                remedy=f"add issn_electronic, issn_print or issn_linking to the journal, {_WAY_OUT}",
            )
    if not publication_dates(article) and not is_pending(article):
        needs = "JATS Publishing needs a date of publication, the year at least"
        log.missing("dates.published", needs, remedy=f"add it, {_WAY_OUT}")
