"""What the work is in, and where in it: a journal, a server, or proceedings and their series."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubmeta.formats.datacite.read.people import agents
from pubmeta.formats.datacite.read.values import said
from pubmeta.formats.datacite.terms import PROCEEDINGS, PUBLISHED_IN
from pubmeta.model import (
    POSTED,
    Affiliation,
    ArticleType,
    ContributorRole,
    Doi,
    Issn,
    Journal,
    Pages,
    Proceedings,
    ProceedingsIsbn,
    Publisher,
    Ror,
)
from pubmeta.model.article import NOT_IN_PROCEEDINGS
from pubmeta.model.identifiers import Isbn
from pubmeta.reading import (
    Field,
    FoundIssn,
    JsonObject,
    issn_fields,
    journal_of,
    names_of,
    pages_in,
    proceedings_of,
)

_MEDIA = {"EISSN": "electronic", "ISSN": None, "LISSN": "linking"}
_PLACES = {"issn": "relatedIdentifiers", "publisher": "publisher", "isbns": "relatedIdentifiers"}


def container(record: JsonObject, kind: ArticleType | None) -> dict[str, Any]:
    """The journal or the proceedings, the place in it, and, of what is in neither, who posted it."""
    items = [item for item in record.objects("relatedItems") if item.text("relationType") == PUBLISHED_IN]
    kinds = (PROCEEDINGS, "Book") if kind is ArticleType.CONFERENCE_PAPER else (PROCEEDINGS,)
    volume = next((item for name in kinds for item in items if item.text("relatedItemType") == name), None)
    box = record.object("container")
    if volume and kind in NOT_IN_PROCEEDINGS:
        items.remove(volume)
        volume.dropped(f"a work of the type {kind} is not in proceedings; left out: {next(_titles(volume, None), '')}")
        volume = None
    if volume:
        series = next((item for item in items if item is not volume), None)
        return {"proceedings": _proceedings(record, volume, series), **_place(record, volume, box)}
    item = items[0] if items else None
    is_paper = kind is ArticleType.CONFERENCE_PAPER and item is None
    found_issns = _issns(record, item, box)
    if is_paper and box and not found_issns:
        title = box.line("title")
        made = {"title": title, "publisher": _publisher(record), "doi": next(iter(_dois(record)), None)}
        path = box.at("title")
        found = proceedings_of(record.log, path, {**made, "isbns": _isbns(record, None)}, None, (), _PLACES)
        return {"proceedings": found, **_place(record, None, box)}
    issns = issn_fields(record.log, found_issns)
    titles = list(_titles(item, box))
    if not titles and (kind in POSTED or kind is ArticleType.PEER_REVIEW):
        return {**_posted(record, kind), **_place(record, item, box)}
    return {"journal": _journal(record, titles, issns, is_posted=kind in POSTED), **_place(record, item, box)}


def _titles(item: JsonObject | None, box: JsonObject | None) -> Iterator[str]:
    found = False
    for entry in item.objects("titles") if item else ():
        entry.value("titleType")
        if text := entry.line("title"):
            found = True
            yield text
    if box and not found and (title := box.line("title")):
        yield title
    elif box:
        box.value("title")


def _journal(record: JsonObject, titles: list[str], issns: dict[str, Issn], *, is_posted: bool) -> Journal | None:
    """The journal; of what is posted the server, which is its own publisher where that has its name."""
    publisher = _publisher(record)
    if is_posted and publisher and titles and publisher.name == titles[0]:
        publisher = None
    fields: dict[str, Any] = {**issns, "publisher": publisher, "doi": next(iter(_dois(record)), None)}
    if titles:
        fields |= {"title": titles[0], "abbreviations": tuple(dict.fromkeys(titles[1:]))}
    elif fields["doi"]:
        record.dropped("the journal has a DOI and no title; left out", at="relatedIdentifiers")
    return journal_of(record.log, record.at("relatedItems"), fields, _PLACES)


def _proceedings(record: JsonObject, volume: JsonObject, series: JsonObject | None) -> Proceedings | None:
    fields: dict[str, Any] = {}
    for entry in volume.objects("titles"):
        kind, title = entry.text("titleType"), entry.one("title")
        key = "subtitle" if kind == "Subtitle" else "title"
        if title and key in fields:
            title.unplaced("proceedings have one title")
        elif title:
            fields[key] = title.as_text()
    editors = []
    for entry in volume.objects("contributors"):
        if entry.text("contributorType") == "Editor":
            editors += agents(entry, ContributorRole.EDITOR)
        elif name := entry.text("name"):
            entry.dropped(f"proceedings have no contributors but editors; left out: {name}")
    issns = _issns(record, series, None, volume)
    own = _identifier(volume, "DOI")
    doi = own.taken(Doi, "relatedItemIdentifier") if own else None
    fields |= {
        "editors": names_of(editors),
        "isbns": _isbns(record, volume),
        "publisher": _publisher(record),
        "doi": doi or next(iter(_dois(record)), None),
    }
    titles = list(_titles(series, None)) if series else []
    of_series = titles[0] if titles else None
    return proceedings_of(record.log, volume.at("titles"), fields, of_series, issns, _PLACES)


def _identifier(item: JsonObject, kind: str) -> JsonObject | None:
    """The identifier in an item, if it is of this kind."""
    found = item.objects("relatedItemIdentifier")
    return next((one for one in found if one.text("relatedItemIdentifierType") == kind), None)


def _isbns(record: JsonObject, volume: JsonObject | None) -> tuple[ProceedingsIsbn, ...]:
    """The ISBNs, each once: that in the item, and those beside it."""
    own = _identifier(volume, "ISBN") if volume else None
    beside = [one for one in _published_in(record) if one.text("relatedIdentifierType") == "ISBN"]
    found = [own.taken(Isbn, "relatedItemIdentifier")] if own else []
    found += [one.taken(Isbn, "relatedIdentifier") for one in beside]
    return tuple(ProceedingsIsbn(isbn=isbn) for isbn in dict.fromkeys(filter(None, found)))


def _posted(record: JsonObject, kind: ArticleType | None) -> dict[str, Any]:
    """The publisher of a work that is in nothing: the server of a preprint, or else an institution."""
    for one in record.all("publisher"):
        if not isinstance(one, JsonObject):
            return _of_publisher(one, None, kind) if said(one) else {}
        ror = None
        if (one.text("publisherIdentifierScheme") or "").upper() == "ROR":
            ror = one.taken(Ror, "publisherIdentifier")
        if name := said(one.one("name")):
            return _of_publisher(name, ror, kind)
    return {}


def _of_publisher(name: Field, ror: Ror | None, kind: ArticleType | None) -> dict[str, Any]:
    if kind is ArticleType.PREPRINT and ror is None:
        name.guessed(f"the publisher of a preprint is read as the server: {name.text}")
        return {"journal": name.part(Journal, {"title": name.as_line()})}
    made = name.part(Affiliation, {"name": name.as_line(), "ror": ror})
    return {"institutions": (made,) if made else ()}


def _publisher(record: JsonObject) -> Publisher | None:
    """The publisher: an object, or in older records the name alone."""
    for one in record.all("publisher"):
        name = said(one.one("name") if isinstance(one, JsonObject) else one)
        return one.part(Publisher, {"name": name.as_line()}) if name else None
    return None


def _published_in(record: JsonObject) -> Iterator[JsonObject]:
    for one in record.objects("relatedIdentifiers"):
        if one.text("relationType") == PUBLISHED_IN:
            yield one


def _issns(
    record: JsonObject, item: JsonObject | None, box: JsonObject | None, volume: JsonObject | None = None
) -> list[FoundIssn]:
    """The ISSNs of an item, those beside it, or else that of the container."""
    found: list[FoundIssn] = []
    for each in filter(None, (item, volume)):
        for one in each.objects("relatedItemIdentifier"):
            found += _issn_in(one, "relatedItemIdentifier")
    for one in _published_in(record):
        found += _issn_in(one, "relatedIdentifier")
    if box and not found and box.text("identifierType") == "ISSN":
        issn = box.taken(Issn, "identifier")
        found += [FoundIssn(box.at("identifier"), issn)] if issn else []
    return found


def _issn_in(one: JsonObject, key: str) -> list[FoundIssn]:
    kind = one.text(f"{key}Type")
    if kind not in _MEDIA:
        return []
    issn = one.taken(Issn, key)
    return [FoundIssn(one.at(key), issn, _MEDIA[kind])] if issn else []


def _dois(record: JsonObject) -> Iterator[Doi]:
    for one in _published_in(record):
        if one.text("relatedIdentifierType") == "DOI" and (doi := one.taken(Doi, "relatedIdentifier")):
            yield doi


def _place(record: JsonObject, item: JsonObject | None, box: JsonObject | None) -> dict[str, Any]:
    """Volume, issue, pages and article number."""
    if item is None:
        if box is None:
            return {}
        return {"volume": box.line("volume"), "issue": box.line("issue"), "pages": _pages(box)}
    for key in ("volume", "issue", "firstPage", "lastPage"):
        if box:
            box.value(key)
    number = item.line("number")
    if number and item.text("numberType") != "Article":
        item.dropped(f"is not said to be the number of an article; left out: {number}", at="number")
        number = None
    return {
        "volume": item.line("volume"),
        "issue": item.line("issue"),
        "pages": _pages(item),
        "article_number": number,
    }


def _pages(source: JsonObject) -> Pages | None:
    return pages_in(source.one("firstPage"), source.one("lastPage"))
