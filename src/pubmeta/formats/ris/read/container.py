"""What a work is in, or who posted it: the journal, the proceedings, institutions; and the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pubmeta.formats.ris.terms import CONFERENCE, REPORTS
from pubmeta.model import (
    POSTED,
    Affiliation,
    ArticleType,
    Contributor,
    ContributorRole,
    Event,
    IdType,
    Issn,
    Journal,
    OtherId,
    Publisher,
)
from pubmeta.reading import (
    Field,
    FieldReader,
    FoundIssn,
    contributor_in,
    has_initials_last,
    isbns_in,
    issn_fields,
    issns_in,
    journal_of,
    names_in,
    names_of,
    part,
    proceedings_of,
)
from pubmeta.reading.proceedings import has_isbn

_ISSN = re.compile(r"(?<!\d)\d{4}[-‐–]?\d{3}[\dXx](?!\d)")
_SHORT = ("JO", "JA", "J1", "J2", "JI", "J9")
"""The tags of abbreviated titles of the journal, the last two of them the Web of Science's."""
_MOST_TITLES = 20
"""Of more titles of a journal, nobody looks which abbreviates which."""
_PLACES = {"issn": "SN", "publisher": "PB", "isbns": "SN", "editors": "A2"}


def container(fields: FieldReader, code: str, kind: ArticleType | None) -> dict[str, Any]:
    """The fields of the article that say it. code: of the type of record, ``CPAPER``."""
    if code in CONFERENCE:
        return _of_paper(fields, code)
    titles = _journal_titles(fields)
    if code in REPORTS or ((kind in POSTED or kind is ArticleType.PEER_REVIEW) and not titles):
        return _of_posted(fields, code, titles)
    issns = issn_fields(fields.log, _issns(fields.all("SN")))
    return {"journal": _journal(fields, titles, issns)}


def editors(fields: FieldReader) -> tuple[Contributor, ...]:
    """The editors: of a journal's article, or of the proceedings."""
    names = [name for field in fields.all("A2", "ED") for name in names_in(field)]
    initials_last = has_initials_last(name.text for name in names)
    role = {"role": ContributorRole.EDITOR}
    found = (contributor_in(name, role, initials_last=initials_last) for name in names)
    return tuple(each for each in found if each)


def _of_paper(fields: FieldReader, code: str) -> dict[str, Any]:
    """The meeting and the proceedings, or, of a paper with ``JF`` and an ISSN, the journal.

    ``T2`` is the name of the meeting where ``C3`` or ``BT`` is the title of the proceedings, and else that title.
    """
    volume, secondary, series = fields.one("C3", "BT"), fields.one("T2"), fields.one("T3")
    journals = fields.all("JF", *_SHORT)
    numbers = fields.all("SN")
    isbns = isbns_in(field for field in numbers if has_isbn(field.text))
    issns = list(_issns([field for field in numbers if _has_issn(field)]))
    for field in numbers:
        if not (has_isbn(field.text) or _has_issn(field)):
            field.unplaced("is neither an ISBN nor an ISSN")
    town, place = _places(fields)
    title, name = (volume, secondary) if volume else (secondary, None)
    if name and volume and name.text.casefold() == volume.text.casefold():
        name = None
    if title is None and series is None and journals:
        if issns:
            return {
                "event": _event(fields, name, place, code),
                "journal": _journal(fields, journals, issn_fields(fields.log, issns), town),
            }
        title, *journals = journals
    for other in journals:
        if title is None or other.text.casefold() != title.text.casefold():
            other.unplaced("a paper is in its proceedings, which have one title")
    made = {
        "title": title.as_text() if title else None,
        "editors": names_of(editors(fields)),
        "isbns": isbns,
        "publisher": _publisher(fields, town),
    }
    at = title or series or Field("T2", "", fields.log)
    named = series.as_line() if series else None
    proceedings = proceedings_of(fields.log, at.path, made, named, issns, _PLACES, line=at.line)
    return {"event": _event(fields, name, place, code), "proceedings": proceedings}


def _event(fields: FieldReader, name: Field | None, place: str | None, code: str) -> Event | None:
    """The meeting; of ``CONF`` the sponsors are in ``A4``."""
    sponsors = tuple(text for field in fields.all("A4") if (text := field.as_line())) if code == "CONF" else ()
    found = {"name": name.as_line() if name else None, "place": place, "sponsors": sponsors}
    return part(fields.log, name.path if name else "CY", Event, found, line=name.line if name else None)


def _places(fields: FieldReader) -> tuple[str | None, str | None]:
    """Where the publisher is, and where the meeting was, which is in ``CY``; publishers write theirs there too."""
    town, meeting = fields.line("C1"), fields.one("CY")
    if meeting and town is None and "PB" in fields:
        meeting.guessed(f"may be where the meeting was; read as the place of the publisher: {meeting.text}")
        return meeting.as_line(), None
    return town, meeting.as_line() if meeting else None


def _of_posted(fields: FieldReader, code: str, titles: list[Field]) -> dict[str, Any]:
    """The institutions, which are in ``PB``, and of a report its number and what it appeared in."""
    names = fields.all("PB")
    town = fields.one("CY")
    if town and len(names) != 1:
        town.unplaced("is not surely the town of an institution")
    city = town.as_line() if town and len(names) == 1 else None
    made = (field.part(Affiliation, {"name": field.as_line(), "city": city}) for field in names)
    found: dict[str, Any] = {"institutions": tuple(each for each in made if each)}
    numbers = fields.all("SN", "M1") if code in REPORTS else fields.all("SN")
    if code in REPORTS:
        ids = (field.part(OtherId, {"type": IdType.PUBLISHER, "value": field.as_line()}) for field in numbers)
        return {**found, "other_ids": tuple(each for each in ids if each), "journal": _journal(fields, titles, {})}
    issns = issn_fields(fields.log, _issns(numbers))
    return {**found, "journal": journal_of(fields.log, "SN", {**issns}, _PLACES)}


def _journal_titles(fields: FieldReader) -> list[Field]:
    """The titles of the journal, the fullest first.

    Beside ``JF`` or ``JO`` a secondary title that neither of them abbreviates is another title of the article (EBSCO).
    """
    full, short = fields.all("JF"), fields.all(*_SHORT)
    secondary: list[Field] = []
    has_journal = full or any(field.path == "JO" for field in short)
    known = (*full, *short)[:_MOST_TITLES]
    for number, field in enumerate(fields.all("T2", "BT")):
        may_be = number < _MOST_TITLES and any(_are_alike(field.text, other.text) for other in known)
        if has_journal and not may_be:
            field.unplaced("is neither the journal's title nor an abbreviation of it")
        else:
            secondary.append(field)
    return [*full, *secondary, *short]


def _journal(
    fields: FieldReader, titles: list[Field], issns: dict[str, Issn], town: str | None = None
) -> Journal | None:
    """The journal by the first of its titles; the others are its abbreviations."""
    if town is None and ("PB" in fields or "PU" in fields):
        town = fields.line("CY", "PI")
    made: dict[str, Any] = {**issns, "publisher": _publisher(fields, town)}
    if not titles:
        return journal_of(fields.log, "JF", made, _PLACES)
    title, *others = titles
    names = dict.fromkeys(name for other in others if (name := other.as_line()))
    abbreviations = tuple(name for name in names if name.casefold() != title.text.casefold())
    made |= {"title": title.text, "abbreviations": abbreviations}
    return journal_of(fields.log, title.path, made, _PLACES, line=title.line)


def _publisher(fields: FieldReader, town: str | None) -> Publisher | None:
    return part(fields.log, "PB", Publisher, {"name": fields.line("PB", "PU"), "place": town})


def _issns(numbers: list[Field]) -> Iterator[FoundIssn]:
    for field in numbers:
        yield from issns_in(field)


def _has_issn(field: Field) -> bool:
    return _ISSN.search(field.text) is not None


def _are_alike(one: str, other: str) -> bool:
    """Whether of two titles one abbreviates the other: by the beginnings of its words, or by their first letters."""
    long, short = sorted((re.findall(r"\w+", text.casefold()) for text in (one, other)), key=len, reverse=True)
    if len(short) == 1 and len(long) > 1 and len(short[0]) <= len(long) + 2:
        letters = iter(word[0] for word in long)
        if all(letter in letters for letter in short[0]):
            return True
    words = iter(long)
    return bool(short) and all(any(_begins(word, its) for word in words) for its in short)


def _begins(word: str, abbreviation: str) -> bool:
    """Whether a word is abbreviated so: to its beginning, or to letters of it up to the last, as in ``natl``."""
    letters = iter(word)
    is_of_letters = word[0] == abbreviation[0] and all(letter in letters for letter in abbreviation)
    return word.startswith(abbreviation) or (is_of_letters and abbreviation[-1] == word[-1])
