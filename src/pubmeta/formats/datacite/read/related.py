"""What the work is in, what it cites, what else it is related to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubmeta.formats.datacite.terms import CITES, OTHER, PUBLISHED_IN, RELATIONS_READ, TARGETS_READ
from pubmeta.model import (
    Doi,
    Issn,
    Journal,
    Pages,
    Publisher,
    Reference,
    Relation,
    RelationType,
    TargetType,
    Work,
)
from pubmeta.reading import FoundIssn, JsonObject, issn_fields, journal_of, pages_in

_MEDIA = {"EISSN": "electronic", "ISSN": None, "LISSN": "linking"}


def _item(record: JsonObject) -> JsonObject | None:
    """What the article is in."""
    items = record.objects("relatedItems")
    return next((item for item in items if item.text("relationType") == PUBLISHED_IN), None)


def journal(record: JsonObject) -> Journal | None:
    """The journal, by the titles and identifiers of what the article is in."""
    item, issns = _item(record), list(_issns(record))
    titles: list[str] = []
    for entry in item.objects("titles") if item else ():
        entry.value("titleType")
        if text := entry.line("title"):
            titles.append(text)
    if item:
        for one in item.objects("relatedItemIdentifier"):
            issns[:0] = _issn_in(one, "relatedItemIdentifier")
    container = record.object("container")
    if container and not titles and (title := container.line("title")):
        titles.append(title)
    elif container:
        container.value("title")
    if container and not issns and container.text("identifierType") == "ISSN":
        issn = container.taken(Issn, "identifier")
        issns += [FoundIssn(container.at("identifier"), issn)] if issn else []
    fields: dict[str, Any] = {
        **issn_fields(record.log, issns),
        "publisher": _publisher(record),
        "doi": next(iter(_dois(record)), None),
    }
    if titles:
        fields |= {"title": titles[0], "abbreviations": tuple(dict.fromkeys(titles[1:]))}
    elif fields["doi"]:
        record.dropped("the journal has a DOI and no title; left out", at="relatedIdentifiers")
    places = {"issn": "relatedIdentifiers", "publisher": "publisher"}
    return journal_of(record.log, record.at("relatedItems"), fields, places)


def _publisher(record: JsonObject) -> Publisher | None:
    """The publisher: an object, or in older records the name alone."""
    for one in record.all("publisher"):
        if not isinstance(one, JsonObject):
            return one.part(Publisher, {"name": one.as_line()})
        return one.part(Publisher, {"name": one.line("name")})
    return None


def _published_in(record: JsonObject) -> Iterator[JsonObject]:
    for one in record.objects("relatedIdentifiers"):
        if one.text("relationType") == PUBLISHED_IN:
            yield one


def _issns(record: JsonObject) -> Iterator[FoundIssn]:
    for one in _published_in(record):
        yield from _issn_in(one, "relatedIdentifier")


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


def place(record: JsonObject) -> dict[str, Any]:
    """Where in it the article is."""
    item, container = _item(record), record.object("container")
    if item is None:
        if container is None:
            return {}
        pages = _pages(container)
        return {"volume": container.line("volume"), "issue": container.line("issue"), "pages": pages}
    for key in ("volume", "issue", "firstPage", "lastPage"):
        if container:
            container.value(key)
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


def references(record: JsonObject) -> tuple[Reference, ...]:
    """The works that are cited, of which there is a DOI."""
    found: dict[Doi, Reference] = {}
    for one in record.objects("relatedIdentifiers"):
        if one.text("relationType") in CITES and one.text("relatedIdentifierType") == "DOI":
            doi = one.taken(Doi, "relatedIdentifier")
            if doi and doi not in found:
                found[doi] = Reference(key=f"ref{len(found) + 1}", work=Work(doi=doi))
    return tuple(found.values())


def relations(record: JsonObject) -> tuple[Relation, ...]:
    """The relations for which the model has a type; others are reported."""
    found = []
    for one in record.objects("relatedIdentifiers"):
        name, kind = one.text("relationType"), one.text("relatedIdentifierType")
        if name == PUBLISHED_IN or (name in CITES and kind == "DOI"):
            one.value("relatedIdentifierType")
            continue
        relation = RELATIONS_READ.get(name or "") or (RelationType.REFERENCES if name in CITES else None)
        if name == OTHER and (words := one.text("relationTypeInformation")) in list(RelationType):
            relation = RelationType(str(words))
        target = TARGETS_READ.get(kind or "", TargetType.OTHER)
        identifier = one.line("relatedIdentifier")
        if relation is None:
            one.dropped(f"an article has no relation of the type {name}; left out: {identifier}")
        elif made := one.part(Relation, {"type": relation, "target": identifier, "target_type": target}):
            found.append(made)
    return tuple(found)
