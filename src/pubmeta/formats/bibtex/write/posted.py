"""What is posted and not printed: its institutions, number, version and state."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.formats.bibtex.terms import POSTED_ENTRY, REPORTS, STATUS_WRITTEN
from pubmeta.formats.bibtex.write import latex
from pubmeta.formats.bibtex.write.conference import organizations
from pubmeta.model import Article, IdType, StatusType
from pubmeta.problems import Log

Fields = Iterator[tuple[str, str | None]]


def institutions(article: Article, kind: str, log: Log) -> Fields:
    """The institutions by their names, and the town of the only one behind what is posted."""
    known = article.institutions
    names = tuple(each.name for each in known if each.name)
    is_posted = kind == POSTED_ENTRY or kind in REPORTS
    for at, each in log.each("institutions", known):
        if not each.name:
            at.dropped("", f"BibTeX has only the name of an institution, and this one has none: {each.display}")
        elif each.city and (len(names) != 1 or not is_posted or "," in each.city or article.publisher is not None):
            at.dropped("city", f"BibTeX has only the town of the one institution of a posted work: {each.city}")
        elif each.city:
            yield "address", latex.line(each.city, at, "city")
    yield "organization" if kind == POSTED_ENTRY else "institution", organizations(names, log, "institutions")


def report_number(article: Article, kind: str, log: Log) -> str | None:
    """The number of a report, which is the institution's own id of it; other ids are reported."""
    written = None
    for at, each in log.each("other_ids", article.other_ids):
        if kind in REPORTS and written is None and each.type is IdType.PUBLISHER:
            written = latex.line(each.value, at, "value")
        else:
            at.dropped("", "BibTeX has no field for it")
    return written


def status(article: Article, log: Log, *, is_biblatex: bool) -> Fields:
    """The state of publication; with the reason after it in a note, where BibTeX has both."""
    known = article.status
    if known is None:
        return
    word = STATUS_WRITTEN[known.type]
    if known.type is StatusType.PENDING and article.dates.formally_published:
        log.guessed("status", "is not read beside a date of publication")
    if known.reason:
        yield "note", f"{word.capitalize()}: {latex.text(known.reason, log.at('status'), 'reason')}"
    else:
        yield "pubstate" if is_biblatex else "note", word if is_biblatex else word.capitalize()
