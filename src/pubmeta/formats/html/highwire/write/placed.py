"""What of an article the meta elements hold, and why they do not hold the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.formats.html.highwire.write.container import is_report, is_said
from pubmeta.model import Anonymous, Article, ArticleType, ContributorRole
from pubmeta.model.paths import model_paths
from pubmeta.model.unplaced import Reason, report_unplaced
from pubmeta.problems import Log

if TYPE_CHECKING:
    from pubmeta.formats.html.highwire.options import HighwireOptions

PLACED = model_paths(
    {
        "": "title subtitle language doi pmid volume issue article_number landing_page",
        "contributors[]": "family given particle suffix name orcid role",
        "contributors[].affiliations[]": "name departments[]",
        "keywords[]": "keywords[] language",
        "journal": "title abbreviations[] issn_print issn_electronic issn_linking",
        "journal.publisher": "name",
        "event": "name",
        "proceedings": "title subtitle",
        "proceedings.editors[]": "family given particle suffix name",
        "proceedings.isbns[]": "isbn medium",
        "proceedings.series": "title issn_print issn_electronic issn_linking",
        "proceedings.publisher": "name",
        "pages": "first last range",
        "dates": "posted published_online published_print published issue",
        "full_texts[]": "url media_type purpose",
    }
)
"""What is written, or is reported where it is not; every other field is reported as dropped, future ones too."""

_WITH_ABSTRACT = PLACED | model_paths(
    {"abstracts[]": "language kind title", "abstracts[].sections[]": "paragraphs[] title"}
)
_OF_REPORTS = model_paths({"institutions[]": "name", "other_ids[]": "type value"})
_TYPE = {"type": "there is no element for the kind of article"}
_EMAIL = {
    "contributors[].email": (
        "is left out, for address collectors read it too",
        "set emails under [highwire] to true if it may be public",
    )
}
_REFERENCES = {"references": "is left out because the option references is false"}
_ABSTRACT = {"abstracts[]": "is left out because the option abstract is false"}


def report(article: Article, options: HighwireOptions, log: Log) -> None:
    """Report every value that has no element; contributors who are not authors have none at all."""
    placed, reasons = PLACED, dict[str, Reason]()
    if options.abstract:
        placed = _WITH_ABSTRACT
    else:
        reasons |= _ABSTRACT
    if options.references:
        placed |= {"references"}
    else:
        reasons |= _REFERENCES
    if options.emails:
        placed |= {"contributors[].email"}
    else:
        reasons |= _EMAIL
    if is_report(article):
        placed |= _OF_REPORTS
    if article.type and is_said(article.type):
        placed |= {"type"}
    else:
        reasons |= _TYPE
    report_unplaced(article, placed, log, reasons, "there is no element for it")
    if article.proceedings and article.type not in (ArticleType.CONFERENCE_PAPER, ArticleType.POSTER):
        log.guessed("type", "what is in proceedings is read as a conference paper")
    for at, contributor in log.each("contributors", article.contributors):
        if contributor.role is not ContributorRole.AUTHOR:
            at.dropped("", f"there are elements for authors only, not for a contributor in the role {contributor.role}")
        elif isinstance(contributor, Anonymous):
            at.dropped("", "an author who is not named has no element")
