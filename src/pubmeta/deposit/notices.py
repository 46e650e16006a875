"""A notice and the article that it corrects or retracts: both are deposited, for each tells one side of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from pubmeta import api
from pubmeta.api import Document
from pubmeta.errors import ProblemError, WriteError
from pubmeta.model import Article, Update
from pubmeta.model.relations import CORRECTING, RETRACTING
from pubmeta.problems import Log, Problem
from pubmeta.registry import Options, get_format, options_from
from pubmeta.run.bulk.work import joining_of

FORMAT: Final = "crossref"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDeposits:
    """What `notice_deposits` gives back.

    article: with the notice in `Article.updated_by`, and the day in `Dates.corrected` or `Dates.retracted`.
    documents: the deposit of the notice and that of the article, in the order in which they are to be sent.
    """

    article: Article
    documents: tuple[Document, Document]


def notice_deposits(
    article: Article, notice: Article, options: Options | Mapping[str, Any] | None = None
) -> NoticeDeposits:
    """The deposits of a notice and of the article that it corrects or retracts, in the order in which they are sent.

    The notice is first: it alone makes the update known (Crossref, *Crossmark: registering updates*, and its support's
    *Retraction how-to*), and the article's record, which is deposited anew, leads to the notice's DOI.

    article: as it is registered; options: of the format `crossref`, with a Crossmark policy, in which Crossref has
    both sides. The batch ids are made of the one that is given, with ``-notice`` and ``-article`` after it.

    Raises WriteError with every problem if the two do not agree: the notice names another work, or says another day
    than the article; or if one of them cannot be deposited. Paths begin with ``article`` or ``notice``.
    """
    completed = with_notice(article, notice)
    given = {} if options is None else options
    if dict(given).get("crossmark_policy") is None:
        log = Log()
        log.missing(
            "options.crossmark_policy",
            "Crossref records notices, and what they update, only in Crossmark metadata, which need it",
            remedy="set crossmark_policy, the DOI of your Crossmark policy page, under [crossref] in the configuration,"
            ' or options["crossmark_policy"]',
        )
        raise WriteError(FORMAT, log)
    of_notice, of_article = _deposit(notice, given, "notice"), _deposit(completed, given, "article")
    return NoticeDeposits(article=completed, documents=(of_notice, of_article))


def with_notice(article: Article, notice: Article) -> Article:
    """The article with what a notice says of it: the notice in `updated_by`, and the day of it in `Dates`.

    What the article says already is kept. The day is that of the update, or else that of the notice's publication.

    Raises WriteError with every problem if the two do not agree.
    """
    log = Log()
    updates = [*_of_article(article, notice, log)]
    for update in updates:
        _check(article, update, log)
    if log.has_errors:
        raise WriteError(FORMAT, log)
    known = {(each.type, each.doi.key) for each in article.updated_by}
    added = tuple(each for each in updates if (each.type, each.doi.key) not in known)
    corrected, retracted = article.dates.corrected, article.dates.retracted
    for update in updates:
        if update.date is not None and update.type in CORRECTING and update.date not in corrected:
            corrected = (*corrected, update.date)
        elif update.type in RETRACTING:
            retracted = retracted or update.date
    dates = article.dates.model_copy(update={"corrected": corrected, "retracted": retracted})
    return article.model_copy(update={"updated_by": (*article.updated_by, *added), "dates": dates})


def _of_article(article: Article, notice: Article, log: Log) -> Iterator[Update]:
    """What the notice does to the article, as the article says it."""
    if article.doi is None:
        log.missing("article.doi", "a notice names the DOI of what it updates", remedy="add the article's DOI")
    if notice.doi is None:
        log.missing("notice.doi", "the article leads to the notice by its DOI", remedy="add the notice's DOI")
    if article.doi is None or notice.doi is None:
        return
    if article.doi.key == notice.doi.key:
        log.invalid(
            "notice.doi",
            "is the article's DOI; a notice is a work of its own",
            remedy="give the notice a DOI of its own, or deposit the article alone",
        )
        return
    named = [update for update in notice.updates if update.doi.key == article.doi.key]
    if not named:
        others = ", ".join(update.doi for update in notice.updates) or "no work"
        log.invalid(
            "notice.updates",
            f"the notice updates {others}, and not the article, {article.doi}",
            remedy="correct the DOI in notice.updates, or give the article that it names",
        )
    for update in named:
        yield Update(type=update.type, doi=notice.doi, date=update.date or notice.dates.first_published)


def _check(article: Article, update: Update, log: Log) -> None:
    """Report what the article says otherwise than the notice."""
    day, first = update.date, article.dates.first_published
    if day is None:
        log.missing(
            "notice.updates", "the day of the update is not given", remedy="add notice.updates[].date, or notice.dates"
        )
        return
    if first is not None and day.is_before(first):
        log.invalid(
            "notice.updates",
            f"the notice is dated {day}, before the article was published, {first}",
            remedy="correct the date of the update, or those of the article",
        )
    for index, known in enumerate(article.updated_by):
        if (known.type, known.doi.key) == (update.type, update.doi.key) and known.date not in (None, day):
            log.invalid(
                f"article.updated_by[{index}].date",
                f"is {known.date}, and the notice says {day}",
                remedy="correct one of the two",
            )
    retracted = article.dates.retracted
    if update.type in RETRACTING and retracted not in (None, day):
        log.invalid(
            "article.dates.retracted", f"is {retracted}, and the notice says {day}", remedy="correct one of the two"
        )


def _deposit(article: Article, options: Options | Mapping[str, Any], name: str) -> Document:
    """The deposit with a batch id of its own, by which its result is asked for."""
    target = get_format(FORMAT)
    try:
        document = api.export(article, FORMAT, options)
    except ProblemError as error:
        raise type(error)(FORMAT, [_within(name, problem) for problem in error.problems]) from error
    given = options if isinstance(options, Options) else options_from(target, options)
    return replace(document, content=joining_of(FORMAT).joined(given, name, [document.content]))


def _within(name: str, problem: Problem) -> Problem:
    """The problem of one of the two, which its path names."""
    return problem if problem.path.startswith("options") else problem._replace(path=f"{name}.{problem.path}")
