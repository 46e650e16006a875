"""The normal form of an article: what of it a deposit holds, in the form in which it is read back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pubmeta import api
from pubmeta.errors import WriteError
from pubmeta.model import (
    Article,
    ArticleType,
    Doi,
    Event,
    Issn,
    Journal,
    PartialDate,
    Proceedings,
    Publisher,
    Review,
    StatusType,
    Url,
)
from pubmeta.model.article import PUBLISHED
from pubmeta.model.kinds import MAY_BE_POSTED, is_posted

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
    "proceedings_page": "https://example.org/",
    "series_page": "https://example.org/",
}
"""The options with which a deposit holds all that it can."""
_PAGE: Final = Url("https://stand-in.example/")
_ISSN: Final = Issn("9999-9994")
_DAY: Final = PartialDate("1523-01-01")
_TITLE: Final = "\N{HORIZONTAL ELLIPSIS}"
_NAME: Final = f"{_TITLE}{_TITLE}{_TITLE}"
_REVIEWED: Final = Doi("10.5555/stand-in-for-what-is-reviewed")


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
    if article.doi is None:
        changes["doi"] = Doi("10.5555/stand-in")
    status = article.status
    is_pending = status is not None and status.type is StatusType.PENDING
    if status is not None and status.reason is None and not is_pending:
        changes["status"] = status.model_copy(update={"reason": _TITLE})
    if article.type is ArticleType.PEER_REVIEW and not is_pending:
        changes |= _filled_review(article)
    elif article.journal is None and _is_paper(article) and not is_pending:
        changes |= _filled_paper(article)
    elif not _is_posted(article):
        changes |= _filled_journal(article)
    dates = article.dates
    needed = ("accepted",) if is_pending else PUBLISHED
    if not any(getattr(dates, name) for name in needed):
        field = "accepted" if is_pending else "posted" if _is_posted(article) else "published"
        changes["dates"] = dates.model_copy(update={field: _DAY})
    return article.model_copy(update=changes) if changes else article


def _is_paper(article: Article) -> bool:
    return article.proceedings is not None or article.type is ArticleType.CONFERENCE_PAPER


def _is_posted(article: Article) -> bool:
    """Whether it is registered as posted; of what has no date, letters and others that an institution is behind."""
    is_dated = any(getattr(article.dates, name) for name in (*PUBLISHED, "issue"))
    return is_posted(article) or (article.type in MAY_BE_POSTED and bool(article.institutions) and not is_dated)


def _filled_review(article: Article) -> dict[str, Any]:
    review = article.review or Review()
    return {} if review.of else {"review": review.model_copy(update={"of": _REVIEWED})}


def _filled_paper(article: Article) -> dict[str, Any]:
    """The event's name, the proceedings, and who publishes them."""
    changes: dict[str, Any] = {}
    event, proceedings = article.event, article.proceedings
    if event is None:
        changes["event"] = Event(name=_NAME)
    elif event.name is None:
        changes["event"] = event.model_copy(update={"name": _NAME})
    if proceedings is None:
        changes["proceedings"] = Proceedings(title=_TITLE, publisher=Publisher(name=_TITLE))
    else:
        absent: dict[str, Any] = {"publisher": Publisher(name=_TITLE)} if proceedings.publisher is None else {}
        if proceedings.title is None and not (proceedings.series and proceedings.series.issns):
            absent["title"] = _TITLE
        if absent:
            changes["proceedings"] = proceedings.model_copy(update=absent)
    return changes


def _filled_journal(article: Article) -> dict[str, Any]:
    """The journal with an ISSN, for an article in one; a paper that has one is registered as an article in it."""
    journal, changes = article.journal, dict[str, Any]()
    if article.type is ArticleType.CONFERENCE_PAPER and journal:
        changes["type"] = None
    if journal is None and article.proceedings is None:
        changes["journal"] = Journal(title=_TITLE, issn_electronic=_ISSN)
    elif journal and not (journal.issn_electronic or journal.issn_print):
        changes["journal"] = journal.model_copy(update={"issn_electronic": _ISSN})
    return changes


def _emptied(found: Article, article: Article) -> Article:
    """The article that was read back, without what was written for the time being."""
    changes: dict[str, Any] = {name: None for name in ("landing_page", "doi") if getattr(article, name) is None}
    dates = {name: None for name, value in found.dates if value == _DAY}
    if dates:
        changes["dates"] = found.dates.model_copy(update=dates)
    for name in ("journal", "event", "proceedings"):
        if getattr(article, name) is None and getattr(found, name) is not None:
            changes[name] = None
    if article.journal and found.journal:
        changes |= _emptied_journal(found.journal, article.journal)
    if article.event and found.event and found.event.name == _NAME:
        changes["event"] = found.event.model_copy(update={"name": None})
    if article.proceedings and found.proceedings:
        changes |= _emptied_proceedings(found.proceedings, article.proceedings)
    if found.review and found.review.of == _REVIEWED:
        review = found.review.model_copy(update={"of": None})
        changes["review"] = review if article.review else None
    if found.status and found.status.reason == _TITLE:
        changes["status"] = found.status.model_copy(update={"reason": None})
    return found.model_copy(update=changes) if changes else found


def _emptied_proceedings(found: Proceedings, known: Proceedings) -> dict[str, Any]:
    absent: dict[str, Any] = {"publisher": None} if known.publisher is None else {}
    if known.title is None and found.title == _TITLE:
        if found.series is None:
            return {"proceedings": None}
        absent["title"] = None
    return {"proceedings": found.model_copy(update=absent)} if absent else {}


def _emptied_journal(found: Journal, known: Journal) -> dict[str, Any]:
    if found.issn_electronic != _ISSN or known.issn_electronic == _ISSN:
        return {}
    return {"journal": found.model_copy(update={"issn_electronic": None, "issn_linking": known.issn_linking})}


def _without(article: Article, error: WriteError) -> Article:
    """The article without the optional values that cannot be written; raises the error where one is needed."""
    paths = [problem.path for problem in error.problems if problem.is_error]
    fields = {path.partition(".")[0].partition("[")[0] for path in paths}
    known = type(article).model_fields
    if not fields or any(name not in known or known[name].is_required() or name in _NEEDED for name in fields):
        raise error
    return article.model_copy(update={name: known[name].get_default(call_default_factory=True) for name in fields})


_NEEDED = frozenset({"doi", "title", "journal", "dates", "event", "proceedings", "review"})
