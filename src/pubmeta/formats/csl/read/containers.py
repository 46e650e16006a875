"""What holds an article: its journal or server, the institutions behind it, publishers and ISSNs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pubmeta.formats.csl.read.variables import plain
from pubmeta.formats.csl.terms import BY_INSTITUTIONS
from pubmeta.model import Affiliation, ArticleType, Journal, Publisher
from pubmeta.reading import Field, FoundIssn, JsonObject, issn_fields, issns_in, journal_of, quoted
from pubmeta.reading.json.affiliations import affiliation_in
from pubmeta.vocabularies.places import place_fields

OF_JOURNAL = (
    "container-title",
    "container-title-short",
    "journalAbbreviation",
    "short-container-title",
    "ISSN",
    "issn-type",
    "publisher",
    "publisher-place",
)
_TITLES = OF_JOURNAL[:4]


def journal(
    item: JsonObject, kind: ArticleType | None, server: str | None, behind: Iterable[Affiliation]
) -> Journal | None:
    """The journal; of a preprint without a container the server, which some programs have as its publisher.

    behind: the institutions, of which one may be named as the publisher.
    """
    title, short = plain(item, _TITLES[0]), plain(item, *_TITLES[1:])
    issns_ = issn_fields(item.log, issns(item))
    made = publisher(item)
    if title is None and short is None and made and kind is ArticleType.PREPRINT and server is None:
        item.guessed(f"{quoted(made.name)} is read as the server on which it was posted", at="publisher")
        server, made = made.name, None
    title = title or server
    if title is None and short is None and made and any(each.name == made.name for each in behind):
        made = None
    if title is None and short:
        item.guessed(f"{quoted(short)} is read as the journal's title", at="container-title-short")
        title, short = short, None
    fields = {"title": title, "abbreviations": (short,) if short else (), **issns_, "publisher": made}
    places = {"issn": item.at("ISSN"), "publisher": item.at("publisher")}
    return journal_of(item.log, item.at("container-title"), fields, places)


def institutions(item: JsonObject, kind: ArticleType | None) -> tuple[tuple[Affiliation, ...], str | None]:
    """The institutions behind a work, which Crossref names; of a preprint the first that is only a name is its server.

    In other programs' files it is the publisher of what is in no container.
    """
    has_container = any(key in item for key in _TITLES)
    found: list[Affiliation] = []
    server: str | None = None
    for entry in item.all("institution"):
        name = entry.line("name") if isinstance(entry, JsonObject) else entry.as_line()
        is_name = isinstance(entry, Field) or entry.keys() <= {"name"}
        if kind is ArticleType.PREPRINT and name and is_name and server is None and not has_container:
            server = name
            item.guessed(f"{quoted(name)} is read as the server on which it was posted", at="institution")
        elif made := entry.part(Affiliation, {"name": name}) if isinstance(entry, Field) else affiliation_in(entry):
            found.append(made)
    if not found and not has_container and kind in BY_INSTITUTIONS and (of_report := publisher(item)):
        found += _institution(item, of_report)
    return tuple(found), server


def _institution(item: JsonObject, known: Publisher) -> Iterator[Affiliation]:
    place = place_fields(known.place) if known.place else {}
    if place:
        item.guessed(f"the place {quoted(known.place)} is read as {', '.join(place)}", at="publisher-place")
    fields = {"name": known.name, **place}
    if made := item.part(Affiliation, fields, at="publisher"):
        yield made


def publisher(item: JsonObject) -> Publisher | None:
    """The publisher; the name is in an object in some programs' files."""
    return item.part(Publisher, {"name": _name(item), "place": plain(item, "publisher-place")}, at="publisher")


def _name(item: JsonObject) -> str | None:
    for entry in item.all("publisher"):
        if isinstance(entry, JsonObject):
            entry.guessed("is an object, not a text; its name is read")
            return entry.line("name")
    return plain(item, "publisher")


def issns(item: JsonObject) -> Iterator[FoundIssn]:
    """Each ISSN; CSL does not say the medium, and Crossref's ``issn-type`` does."""
    typed = [(entry.one("value"), entry.text("type")) for entry in item.objects("issn-type")]
    for field, medium in [*typed, *((field, None) for field in item.texts("ISSN"))]:
        if field:
            yield from issns_in(field, medium if medium in {"print", "electronic"} else None)
