"""Funders and their awards."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.crossref.rest.read.values import line, lines
from pubmeta.model import Award, Doi, Funder, FunderId, Ror
from pubmeta.reading import JsonObject, quoted


def awards(work: JsonObject) -> tuple[Award, ...]:
    """One award for each funder, with all its numbers."""
    return tuple(award for funder in work.objects("funder") if (award := _award(funder)))


def _award(source: JsonObject) -> Award | None:
    fields: dict[str, Any] = {"name": line(source, "name"), "funder_id": source.taken(FunderId, "DOI")}
    for entry in source.objects("id"):
        kind, value = entry.text("id-type"), entry.text("id")
        if kind == "ROR":
            fields["ror"] = entry.taken(Ror, "id")
        elif kind == "DOI":
            fields["funder_id"] = fields["funder_id"] or entry.taken(FunderId, "id")
        else:
            message = f"{quoted(kind)} is not an identifier of funders that pubmeta knows; left out: {value}"
            entry.dropped(message, at="id")
    funder = source.part(Funder, fields)
    numbers = [field.text for field in lines(source, "award")]
    grants = []
    for entry in source.objects("award-info"):
        numbers += [field.text for field in lines(entry, "award-number")]
        grants += [(field, doi) for field in entry.texts("award-doi") if (doi := field.taken(Doi))]
    for field, doi in grants[1:]:
        field.dropped(f"an award has one grant DOI, {grants[0][1]}; left out: {doi}")
    if funder is None:
        if numbers or grants:
            source.dropped(f"has no funder; its awards are left out: {quoted(numbers or grants)}")
        return None
    grant = grants[0][1] if grants else None
    return source.part(Award, {"funder": funder, "numbers": tuple(dict.fromkeys(numbers)), "grant_doi": grant})
