"""`journal-meta`: the journal and its publisher."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.affiliations import affiliation_of
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.model import Affiliation, Doi, Issn, Journal, Publisher
from pubmeta.reading import issn_fields, quoted
from pubmeta.reading.issns import FoundIssn

_MEDIA = {
    "ppub": "print",
    "print": "print",
    "epub": "electronic",
    "electronic": "electronic",
    "online": "electronic",
    "online-only": "electronic",
    "linking": "linking",
}


_ARCHIVES = frozenset({"pmc", "hwp"})


def journal_of(element: JatsElement) -> Journal | None:
    """The journal that a `journal-meta` describes."""
    groups = (*element.all("journal-title-group"), element)
    titles = [title for group in groups for title in group.all("journal-title")]
    abbreviations = [short for group in groups for short in group.all("abbrev-journal-title")]
    ids = _ids(element, abbreviations)
    title = titles[0].line() if titles else None
    for other in titles[1:]:
        other.unplaced(f"a journal has one title, {quoted(title)}")
    names: list[str] = []
    for short in abbreviations:
        name = short.line()
        if name and not (short.has_attributes and name in names):  # the same of another type, said by an attribute
            names.append(name)
    if title is None and (title := (names[0] if names else None) or ids.get("nlm_ta")):
        element.guessed(f"the journal has no title; its abbreviation {quoted(title)} is kept as such")
    fields = {
        **ids,
        "title": title,
        "abbreviations": tuple(names),
        **issn_fields(element.source.log, issns_of(element)),
        "publisher": publisher_of(element.one("publisher")),
    }
    return element.part(Journal, fields)


def institutions_of(element: JatsElement) -> tuple[Affiliation, ...]:
    """The institutions behind the work, which the publisher is not."""
    marked = [aff for aff in element.all("aff") if aff.element.get("content-type") == terms.INSTITUTION]
    for aff in marked:
        aff.attribute("content-type")
    return tuple(institution for aff in marked for institution in affiliation_of(aff).affiliations)


def _ids(journal: JatsElement, abbreviations: list[JatsElement]) -> dict[str, Any]:
    """The journal's ids by field; an ISO abbreviation goes to the abbreviations.

    The short name of an archive is read as the publisher's where there is no other id.
    """
    ids: dict[str, Any] = {}
    others: list[tuple[JatsElement, str]] = []
    for element in journal.all("journal-id"):
        kind = (element.attribute("journal-id-type") or "").casefold()
        field = vocabulary.JOURNAL_IDS.get(kind)
        if kind == "iso-abbrev":
            abbreviations.append(element)
        elif field is None:
            others.append((element, kind))
        elif field in ids:
            element.unplaced(f"a journal has one id of this kind, {ids[field]}")
        elif value := element.taken(Doi) if field == "doi" else element.line():
            ids[field] = value
    for element, kind in others:
        if not ids and kind in _ARCHIVES and (name := element.line()):
            ids["publisher_id"] = name
            element.guessed(f"the id of the kind {quoted(kind)} is kept as the publisher's")
        elif kind != "issn" or element.characters().strip() not in [
            issn.characters().strip() for issn in journal.all("issn")
        ]:
            element.unplaced(f"a journal has no id of the kind {quoted(kind)}")
    return ids


def issns_of(children: JatsElement) -> Iterator[FoundIssn]:
    """The ISSNs, each with its medium."""
    for element in children.all("issn", "issn-l"):
        medium = "linking" if element.name == "issn-l" else medium_of(element)
        if issn := element.taken(Issn):
            yield FoundIssn(element.path, issn, medium, element.line_number)


def medium_of(element: JatsElement) -> str | None:
    """The medium that an `issn` or `isbn` is of: ``print``, ``electronic``, ``linking``."""
    medium = element.attribute("publication-format") or element.attribute("pub-type") or ""
    return _MEDIA.get(medium.casefold())


def publisher_of(element: JatsElement | None) -> Publisher | None:
    """The publisher of a journal, or of proceedings."""
    if element is None:
        return None
    fields = {"name": element.line("publisher-name"), "place": element.line("publisher-loc")}
    return element.part(Publisher, fields)
