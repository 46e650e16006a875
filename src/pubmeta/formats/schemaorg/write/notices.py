"""What notices did to the article, and what has become of it."""

from __future__ import annotations

from pubmeta.formats.schemaorg.terms import CORRECTING, RETRACTED, STAGES, STATUS_PART, STATUSES_OF_WORKS
from pubmeta.formats.schemaorg.write.nodes import Node, iso, node, plain, registered
from pubmeta.model import Article, Doi, PartialDate, UpdateType
from pubmeta.problems import Log


def corrections(article: Article, log: Log) -> list[Node]:
    """A comment for each notice, and for each date of which there is none; `genre` is what the notice does."""
    dates, found = article.dates, []
    corrected: set[PartialDate] = set()
    retracted: PartialDate | None = None
    for update in article.updated_by:
        found.append(_comment(update.type, update.date, update.doi))
        if update.date and update.type in CORRECTING:
            corrected.add(update.date)
        elif update.date and update.type is UpdateType.RETRACTION:
            retracted = retracted or update.date
    for date in dates.corrected:
        if date not in corrected:
            found.append(_comment(None, date))
            corrected.add(date)
    if dates.retracted and retracted is None:
        found.append(_comment(UpdateType.RETRACTION, dates.retracted))
    elif dates.retracted and retracted != dates.retracted:
        log.dropped("dates.retracted", f"differs from the date of the notice, {retracted}, which is written")
    elif retracted and dates.retracted is None:
        log.guessed("dates.retracted", f"is absent; the date of the notice, {retracted}, is read as this")
    if tuple(sorted(corrected)) != dates.corrected:
        log.guessed("dates.corrected", "these and the dates of the notices are read as one list, in their order")
    return found


def _comment(kind: UpdateType | None, date: PartialDate | None, doi: Doi | None = None) -> Node:
    """Without an ``@id``, which would make one node of it and of the notice where that is cited, or is the article."""
    return node(
        "CorrectionComment",
        {
            "identifier": [registered("doi", doi, doi.url)] if doi else None,
            "url": doi and doi.url,
            "genre": kind and kind.replace("-", " "),
            "datePublished": iso(date),
        },
    )


def work_status(article: Article) -> str | list[str] | None:
    """The stage of the version, and whether the work is still to come, retracted, withdrawn or removed."""
    stage = STAGES[article.version.stage] if article.version and article.version.stage else None
    is_retracted = article.dates.retracted or any(each.type is UpdateType.RETRACTION for each in article.updated_by)
    became = STATUSES_OF_WORKS[article.status.type] if article.status else None
    found = [word for word in (stage, RETRACTED if is_retracted else None, became) if word]
    return found[0] if len(found) == 1 else found


def status_part(article: Article, log: Log) -> list[Node]:
    """Why the work is withdrawn, removed or still to come, and since when: a part of the page."""
    status = article.status
    if status is None or not (status.reason or status.date):
        return []
    reason = status.reason and plain(status.reason, log, "status.reason")
    return [node("WebPageElement", {"@id": STATUS_PART, "datePublished": iso(status.date), "text": reason})]
