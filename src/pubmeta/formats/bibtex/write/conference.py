"""Papers of conferences: the proceedings, and the meeting, for which biblatex has fields and BibTeX nearly none."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.formats.bibtex.read.people import editors
from pubmeta.formats.bibtex.write import latex
from pubmeta.formats.bibtex.write.names import names
from pubmeta.model import Article, ContributorRole, Event, Group, Person, PersonName, Proceedings
from pubmeta.model.single import only_issn
from pubmeta.problems import Log, Place
from pubmeta.reading import Field, FieldReader, names_of, quoted
from pubmeta.vocabularies.titles import joined

Fields = Iterator[tuple[str, str | None]]


def proceedings(article: Article, known: Proceedings, log: Log, *, is_biblatex: bool) -> Fields:
    """The volume, its series, and who publishes it."""
    at = log.at("proceedings")
    yield from _titles(known, at, is_biblatex=is_biblatex)
    yield "editor", _editors(known, log)
    if series := known.series:
        place = at.at("series")
        yield "series", latex.line(series.title, place, "title")
        yield "issn", only_issn(series, place, "BibTeX")
    yield "isbn", ", ".join(each.isbn for each in known.isbns)
    for place, each in at.each("isbns", known.isbns):
        if each.medium:
            place.dropped("medium", f"BibTeX does not record of which medium an ISBN is: {each.isbn}")
    if article.issue and not article.volume:
        log.guessed("issue", "is read from BibTeX as the volume in the series, as there is no volume")
        log.guessed("volume", f"the issue, {article.issue}, is read from BibTeX as the volume")
    town = known.publisher.place if known.publisher else None
    if known.publisher:
        place = at.at("publisher")
        yield "publisher", latex.line(known.publisher.name, place, "name")
        yield "location" if is_biblatex else "address", latex.line(town, place, "place") if town else None


def _titles(known: Proceedings, at: Place, *, is_biblatex: bool) -> Fields:
    if known.title is None:
        return
    title = latex.text(known.title, at, "title")
    subtitle = latex.text(known.subtitle, at, "subtitle") if known.subtitle else None
    if subtitle and not is_biblatex:
        at.guessed("subtitle", "BibTeX has no field for it; it is written in the title, after a colon")
        at.guessed("title", "is written and read with the subtitle in it")
        title, subtitle = joined(title, subtitle), None
    yield "booktitle", title
    yield "booksubtitle", subtitle


def _editors(known: Proceedings, log: Log) -> str | None:
    if not known.editors:
        return None
    people = [
        Person(family=each.whole_family, given=each.given, suffix=each.suffix, role=ContributorRole.EDITOR)
        if isinstance(each, PersonName)
        else Group(name=each.name, role=ContributorRole.EDITOR)
        for each in known.editors
    ]
    for place, each in log.at("proceedings").each("editors", known.editors):
        if isinstance(each, PersonName) and each.particle:
            place.dropped("particle", f"is written as part of the family name: {each.whole_family}")
    unheard = Log()
    written = names(zip((unheard.at("editors", index) for index in range(len(people))), people, strict=True))
    read = editors(FieldReader([Field("editor", written, unheard)], unheard))
    if read != tuple(people):
        shown = ", ".join(each.display if isinstance(each, PersonName) else each.name for each in names_of(read))
        log.guessed("proceedings.editors", f"are read from BibTeX as {quoted(shown)}")
    return written


def event(article: Article, known: Event, log: Log, *, is_paper: bool, is_biblatex: bool) -> Fields:
    """The meeting. BibTeX has only who sponsored it and where it was, of a paper in proceedings."""
    at = log.at("event")
    if is_paper:
        yield "organization", organizations(known.sponsors, at, "sponsors")
    elif known.sponsors:
        at.dropped("sponsors", "BibTeX has the sponsors of a meeting only for a paper in its proceedings")
    if not is_biblatex:
        has_publisher = article.proceedings is not None and article.proceedings.publisher is not None
        if known.place and is_paper and not has_publisher:
            yield "address", latex.line(known.place, at, "place")
        elif known.place:
            message = "BibTeX has one address, which is read as that of the publisher; biblatex has a field for it"
            at.dropped("place", message, remedy="set the option dialect to biblatex")
        return
    yield "eventtitle", latex.line(known.name, at, "name") if known.name else None
    yield "eventtitleaddon", latex.line(known.acronym, at, "acronym") if known.acronym else None
    if known.start:
        yield "eventdate", f"{known.start}/{known.end}" if known.end else str(known.start)
    yield "venue", latex.line(known.place, at, "place") if known.place else None


def organizations(known: tuple[str, ...], at: Place, field: str) -> str:
    """A list of organizations; braces are around one that has ``and`` in its name."""
    written = []
    for place, each in at.each(field, known):
        text = latex.line(each, place)
        written.append(f"{{{text}}}" if " and " in f" {text.casefold()} " else text)
    return " and ".join(written)
