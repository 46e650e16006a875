"""The normal form of an article: what of it a deposit holds, in the form in which it is read back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pubmeta import api
from pubmeta.errors import WriteError
from pubmeta.model import Article, ArticleType, Doi, Issn, Journal, PartialDate, Url
from pubmeta.model.article import POSTED

FORMAT: Final = "crossref"
_HEAD: Final[Mapping[str, str]] = {
    "depositor_name": "nobody",
    "depositor_email": "nobody@example.org",
    "registrant": "nobody",
    "batch_id": "nothing",
    "timestamp": "0",
}
"""What a deposit needs that is not of the record."""
WIDEST: Final[Mapping[str, str]] = {
    **_HEAD,
    "crossmark_policy": "10.5555/policy",
    "journal_page": "https://example.org/",
}
"""The options with which a deposit holds all that it can."""
_PAGE: Final = Url("https://stand-in.example/")
_ISSN: Final = Issn("0000-0000")
_DAY: Final = PartialDate("1523-01-01")
_PUBLISHED: Final = ("published", "published_online", "published_print", "posted")
_TITLE: Final = "\N{HORIZONTAL ELLIPSIS}"


def normal(article: Article, options: Mapping[str, Any] | None = None) -> Article:
    """What a deposit of the article registers; `options`: of the format crossref, None: with all that it can hold.

    What a deposit needs and the article does not have is written for the time being, and taken away again. Raises
    WriteError for an article that cannot be deposited for another reason.
    """
    given = WIDEST if options is None else {**_HEAD, **options}
    filled = _filled(article)
    for _ in range(2):
        try:
            document = api.write(filled, FORMAT, given)
            break
        except WriteError as error:
            filled = _without(filled, error)
    else:
        document = api.write(filled, FORMAT, given)
    return _emptied(api.read(document.content, FORMAT).article, article)


def _filled(article: Article) -> Article:
    """The article with what every deposit needs."""
    changes: dict[str, Any] = {}
    if article.landing_page is None:
        changes["landing_page"] = _PAGE
    if article.type is ArticleType.CONFERENCE_PAPER:
        changes["type"] = None
    journal = article.journal
    if journal is None:
        changes["journal"] = Journal(title=_TITLE, issn_electronic=_ISSN)
    elif not (journal.issn_electronic or journal.issn_print):
        changes["journal"] = journal.model_copy(update={"issn_electronic": _ISSN})
    if article.doi is None:
        changes["doi"] = Doi("10.5555/stand-in")
    if not any(getattr(article.dates, name) for name in _PUBLISHED):
        field = "posted" if article.type in POSTED else "published"
        changes["dates"] = article.dates.model_copy(update={field: _DAY})
    return article.model_copy(update=changes) if changes else article


def _emptied(found: Article, article: Article) -> Article:
    """The article that was read back, without what was written for the time being."""
    changes: dict[str, Any] = {}
    if article.landing_page is None:
        changes["landing_page"] = None
    if article.doi is None:
        changes["doi"] = None
    dates = {name: None for name, value in found.dates if value == _DAY}
    if dates:
        changes["dates"] = found.dates.model_copy(update=dates)
    if article.journal is None:
        changes["journal"] = None
    elif found.journal and found.journal.issn_electronic == _ISSN and article.journal.issn_electronic != _ISSN:
        issns = {"issn_electronic": None, "issn_linking": article.journal.issn_linking}
        changes["journal"] = found.journal.model_copy(update=issns)
    return found.model_copy(update=changes) if changes else found


def _without(article: Article, error: WriteError) -> Article:
    """The article without the optional values that cannot be written; raises the error where one is needed."""
    paths = [problem.path for problem in error.problems if problem.is_error]
    fields = {path.partition(".")[0].partition("[")[0] for path in paths}
    known = type(article).model_fields
    if not fields or any(name not in known or known[name].is_required() or name in _NEEDED for name in fields):
        raise error
    return article.model_copy(update={name: known[name].get_default(call_default_factory=True) for name in fields})


_NEEDED = frozenset({"doi", "title", "journal", "dates"})
