"""Dates, identifiers, rights and funding."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.datacite.terms import ABSENT, DATES_READ, IDS_READ, STATUS_READ
from pubmeta.model import (
    ArxivId,
    Award,
    Copyright,
    Dates,
    Doi,
    FreeToRead,
    Funder,
    FunderId,
    License,
    OtherId,
    Pmcid,
    Pmid,
    Ror,
    Status,
    Url,
)
from pubmeta.reading import Field, JsonObject, quoted
from pubmeta.vocabularies.access_rights import may_all_read
from pubmeta.vocabularies.copyrights import copyright_line
from pubmeta.vocabularies.dois import is_doi_link
from pubmeta.vocabularies.licences import spdx_meant

_SEVERAL = frozenset({"revised", "corrected"})
_PUBLISHED = frozenset({"posted", "published", "published_online", "published_print", "issue"})
_OWN = {"PMID": ("pmid", Pmid), "PMCID": ("pmcid", Pmcid), "ARXIV": ("arxiv", ArxivId)}


def said(field: Field | None) -> Field | None:
    """The field, unless it is absent or its text is a code that says that the value is, which is reported."""
    if field is None or field.text.strip("() ").casefold() not in ABSENT:
        return field
    field.unplaced("says that there is no value")
    return None


def dates(record: JsonObject, *, is_posted: bool) -> Dates | None:
    """The dates by their types; the year of publication where no date of publication is among them.

    Of what is posted the date of which no medium is said is the day on which that was.
    """
    found: dict[str, Any] = {}
    for entry in record.objects("dates"):
        kind, information = entry.text("dateType"), entry.text("dateInformation")
        field = entry.one("date")
        name = DATES_READ.get((kind or "", information)) or DATES_READ.get((kind or "", None))
        if field is None or (kind or "", information) in STATUS_READ:
            continue
        if name is None:
            field.unplaced(f"is a date of the type {kind}, for which an article has no place")
            continue
        date = field.as_date()
        if date and name in _SEVERAL:
            found[name] = (*found.get(name, ()), date)
        elif date and name in found:
            field.dropped(f"is a second date of the type {kind}, beside {found[name]}; left out: {date}")
        elif date:
            found[name] = date
    year = record.one("publicationYear")
    if year and _PUBLISHED.isdisjoint(found) and (date := year.as_date()):
        found["published"] = date
    if is_posted and "posted" not in found and "published" in found:
        found["posted"] = found.pop("published")
    return record.part(Dates, found, at="dates")


def status(record: JsonObject) -> Status | None:
    """Whether the work was withdrawn or removed, where a date says which; one without is that of a retraction."""
    for entry in record.objects("dates"):
        kind = STATUS_READ.get((entry.text("dateType") or "", entry.text("dateInformation")))
        field = entry.one("date")
        if kind and field:
            return field.part(Status, {"type": kind, "date": field.as_date()})
    return None


def identifiers(record: JsonObject) -> dict[str, Any]:
    """The article's ids beside its DOI."""
    found: dict[str, Any] = {}
    others = []
    for entry in record.objects("alternateIdentifiers"):
        kind = entry.text("alternateIdentifierType") or ""
        if own := _OWN.get(kind.upper()):
            found[own[0]] = entry.taken(own[1], "alternateIdentifier")
        elif kind in IDS_READ:
            value = {"type": IDS_READ[kind], "value": entry.line("alternateIdentifier")}
            if made := entry.part(OtherId, value):
                others.append(made)
        else:
            value_text = entry.text("alternateIdentifier")
            entry.dropped(f"an article has no identifier of the type {quoted(kind)}; left out: {value_text}")
    return {**found, "other_ids": tuple(others)}


def rights(record: JsonObject) -> dict[str, Any]:
    """The licences, by name, address or id of the SPDX list; among them may be who may read, and the copyright line."""
    found: dict[str, Any] = {}
    licenses = []
    for entry in record.objects("rightsList"):
        name, address = entry.line("rights"), entry.text("rightsUri")
        if address and (all_read := may_all_read(address)) is not None:
            entry.value("rights")
        else:
            all_read = may_all_read(name) if name and not address else None
        if all_read:
            found["free_to_read"] = FreeToRead()
        elif all_read is False:
            entry.dropped(f"says who may read the article, and is not a licence; left out: {quoted(name or address)}")
        elif made := _license(entry, name):
            is_copyright = made.name is not None and copyright_line(made.name) and not (made.url or made.spdx)
            if is_copyright and "copyright" not in found:
                found["copyright"] = entry.part(Copyright, {"statement": made.name}, at="rights")
            else:
                licenses.append(made)
    return {**found, "licenses": tuple(dict.fromkeys(licenses))}


def _license(entry: JsonObject, name: str | None) -> License | None:
    identifier = entry.line("rightsIdentifier")
    scheme = entry.text("rightsIdentifierScheme")
    spdx = spdx_meant(identifier) if identifier else None
    if identifier and spdx is None:
        message = f"is not an id of the SPDX list, but of {scheme}; left out: {identifier}"
        entry.dropped(message, at="rightsIdentifier")
    return entry.part(License, {"name": name, "url": entry.taken(Url, "rightsUri"), "spdx": spdx})


def awards(record: JsonObject) -> tuple[Award, ...]:
    """An award for each reference to funding."""
    found = []
    for entry in record.objects("fundingReferences"):
        fields: dict[str, Any] = {"name": entry.line("funderName")}
        kind = entry.text("funderIdentifierType")
        of = {"ROR": ("ror", Ror), "Crossref Funder ID": ("funder_id", FunderId)}.get(kind or "")
        entry.value("schemeUri")
        if of:
            fields[of[0]] = entry.taken(of[1], "funderIdentifier")
        elif identifier := entry.text("funderIdentifier"):
            entry.dropped(f"a funder has no identifier of the type {kind}; left out: {identifier}")
        number, address = entry.line("awardNumber"), entry.one("awardUri")
        award: dict[str, Any] = {
            "funder": entry.part(Funder, fields),
            "numbers": (number,) if number else (),
            "title": entry.line("awardTitle"),
        }
        if address and is_doi_link(address.text):
            award["grant_doi"] = address.taken(Doi)
        elif address:
            award["url"] = address.taken(Url)
        if made := entry.part(Award, award):
            found.append(made)
    return tuple(dict.fromkeys(found))
