"""What a work is in, or who posted it: the journal, the proceedings, institutions; and the meeting."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.formats.ris.read.container import editors
from pubmeta.formats.ris.terms import CONFERENCE, IN_PRESS, RECORD_TYPES, REPORTS
from pubmeta.formats.ris.write.names import marked_as_group
from pubmeta.formats.ris.write.texts import line, text
from pubmeta.model import (
    POSTED,
    Article,
    ArticleType,
    ContributorRole,
    Event,
    Group,
    GroupName,
    IdType,
    Journal,
    Person,
    PersonName,
    Proceedings,
    StatusType,
)
from pubmeta.model.single import only_issn
from pubmeta.problems import Log
from pubmeta.reading import Field, FieldReader, names_of, quoted
from pubmeta.vocabularies.titles import joined

_TITLE = "RIS"
Fields = Iterator[tuple[str, str | None]]


def record_type(article: Article) -> str:
    """The type of record: a paper in a journal is a journal's, whatever else it is a volume of proceedings'."""
    kind = article.type
    if article.proceedings:
        return "CPAPER"
    if kind is ArticleType.PEER_REVIEW and article.journal is None:
        return "GEN"
    if kind is ArticleType.CONFERENCE_PAPER and article.journal:
        return "JOUR"
    found = RECORD_TYPES.get(kind, "JOUR") if kind else "JOUR"
    is_pending = article.status is not None and article.status.type is StatusType.PENDING
    return IN_PRESS if found == "JOUR" and is_pending else found


def container(article: Article, record: str, log: Log) -> Fields:
    """The tags of it."""
    if record in CONFERENCE:
        yield from _proceedings(article, log)
    else:
        if article.event:
            log.dropped("event", f"{_TITLE} has the meeting only of a paper in proceedings")
        if article.journal:
            yield from _journal(article.journal, record, log)
    yield from _institutions(article, record, log)
    yield from _report_number(article, record, log)


def _journal(journal: Journal, record: str, log: Log) -> Fields:
    at = log.at("journal")
    yield "T2", line(journal.title, at, "title")
    for index, short in enumerate(journal.abbreviations):
        if index:
            at.dropped(f"abbreviations[{index}]", f"{_TITLE} has one abbreviated title of a journal")
        elif short.casefold() == journal.title.casefold():
            at.dropped("abbreviations[0]", "is the title itself")
        else:
            place = at.at("abbreviations", 0)
            if short != " ".join(short.split()):
                place.guessed("", f"is read from {_TITLE} with common spaces")
            yield "J2", line(short, place)
    if record in REPORTS:  # whose numbers and institutions have the tags
        for name in ("issn_print", "issn_electronic", "issn_linking", "publisher"):
            if getattr(journal, name):
                at.dropped(name, f"{_TITLE} has no tag for it in a report")
        return
    yield "SN", only_issn(journal, at, _TITLE)
    if journal.publisher:
        place = at.at("publisher")
        yield "PB", line(journal.publisher.name, place, "name")
        yield "CY", line(journal.publisher.place, place, "place") if journal.publisher.place else None


def _proceedings(article: Article, log: Log) -> Fields:
    """The name of the meeting and the title of the proceedings, the editors, the series, ISBNs, and who publishes."""
    known, at = article.proceedings, log.at("proceedings")
    title = _title(known, log) if known else None
    name = article.event.name if article.event else None
    if name and title and name.casefold() == title.casefold():
        log.dropped("event.name", "is the title of the proceedings, and is written once")
        name = None
    elif name and not title:
        log.guessed("event.name", f"is read from {_TITLE} as the title of the proceedings, as there is no other")
        log.guessed("proceedings.title" if known else "proceedings", f"the name of the meeting is read as it: {name}")
    yield "T2", line(name, log, "event.name") if name else title
    yield "C3", title if name else None
    if known:
        for form in _editors(known, log):
            yield "A2", form
        if known.series:
            yield "T3", line(known.series.title, at.at("series"), "title")
        for place, isbn in at.each("isbns", known.isbns):
            if isbn.medium:
                place.dropped("medium", f"{_TITLE} does not record of which medium an ISBN is: {isbn.isbn}")
            yield "SN", isbn.isbn
        if known.series:
            yield "SN", only_issn(known.series, at.at("series"), _TITLE)
    yield from _places(known, article.event, log)


def _title(known: Proceedings, log: Log) -> str | None:
    at = log.at("proceedings")
    if known.title is None:
        return None
    title = text(known.title, at, "title")
    if known.subtitle:
        at.guessed("subtitle", f"{_TITLE} has no tag for it; it is written in the title, after a colon")
        at.guessed("title", "is written and read with the subtitle in it")
        title = joined(title, text(known.subtitle, at, "subtitle"))
    return title


def _places(known: Proceedings | None, event: Event | None, log: Log) -> Fields:
    """The publisher and its place, then that of the meeting."""
    publisher, place = known.publisher if known else None, event.place if event else None
    at = log.at("proceedings").at("publisher")
    if publisher:
        yield "PB", line(publisher.name, at, "name")
        yield "C1", line(publisher.place, at, "place") if publisher.place else None
        if place and not publisher.place:
            log.guessed("event.place", f"is read from {_TITLE} as the place of the publisher, which has none")
            at.guessed("place", f"the place of the meeting is read as it: {place}")
    yield "CY", line(place, log, "event.place") if place else None


def _editors(known: Proceedings, log: Log) -> list[str]:
    """The names of the editors; how they are read otherwise is reported."""
    place = log.at("proceedings")
    for at, each in place.each("editors", known.editors):
        if isinstance(each, PersonName) and each.particle:
            at.dropped("particle", f"is written as part of the family name: {each.whole_family}")
    wanted: list[Person | Group] = [
        Person(family=each.whole_family, given=each.given, suffix=each.suffix, role=ContributorRole.EDITOR)
        if isinstance(each, PersonName)
        else Group(name=each.name, role=ContributorRole.EDITOR)
        for each in known.editors
    ]
    forms = [each.inverted if isinstance(each, Person) else marked_as_group(each.name) for each in wanted]
    unheard = Log()
    read = editors(FieldReader([Field("A2", form, unheard) for form in forms], unheard))
    if read != tuple(wanted):
        shown = ", ".join(each.name if isinstance(each, GroupName) else each.display for each in names_of(read))
        log.guessed("proceedings.editors", f"are read from {_TITLE} as {quoted(shown)}")
    return forms


def _institutions(article: Article, record: str, log: Log) -> Fields:
    """The institutions behind a posted work or a review, by their names, and the town of the only one."""
    named = [each for each in article.institutions if each.name]
    has_tag = record in REPORTS or (
        article.journal is None and (article.type in POSTED or article.type is ArticleType.PEER_REVIEW)
    )
    for at, each in log.each("institutions", article.institutions):
        if not has_tag or record in CONFERENCE:
            at.dropped("", f"{_TITLE} has a tag for institutions only where no journal has a publisher")
        elif each.name is None:
            at.dropped("", f"{_TITLE} has only the name of an institution, and this one has none: {each.display}")
        else:
            yield "PB", line(each.name, at, "name")
            if each.city and len(named) == 1:
                yield "CY", line(each.city, at, "city")
            elif each.city:
                at.dropped("city", f"{_TITLE} has the town of one institution")


def _report_number(article: Article, record: str, log: Log) -> Fields:
    for at, each in log.each("other_ids", article.other_ids):
        if record in REPORTS and each.type is IdType.PUBLISHER:
            yield "SN", line(each.value, at, "value")
        else:
            at.dropped("", f"{_TITLE} has no place for it")
