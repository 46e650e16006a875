"""Funders and their awards."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.crossref.rest.read.values import line, lines
from pubmeta.model import Award, Doi, Funder, FunderId, Ror
from pubmeta.reading import JsonObject, part, quoted, taken


def awards(work: JsonObject) -> tuple[Award, ...]:
    """One award for each funder, with all its numbers."""
    return tuple(award for funder in work.objects("funder") if (award := _award(funder)))


def _award(source: JsonObject) -> Award | None:
    fields: dict[str, Any] = {"name": line(source, "name"), "funder_id": source.taken("DOI", FunderId)}
    for entry in source.objects("id"):
        kind, value = entry.text("id-type"), entry.text("id")
        if kind == "ROR":
            fields["ror"] = taken(source.log, entry.at("id"), Ror, value)
        elif kind == "DOI":
            fields["funder_id"] = fields["funder_id"] or taken(source.log, entry.at("id"), FunderId, value)
        else:
            message = f"{quoted(kind)} is no identifier of funders kept here; left out: {value}"
            source.log.dropped(entry.at("id"), message)
    funder = part(source.log, source.path, Funder, fields)
    numbers = [number for _, number in lines(source, "award")]
    grants = []
    for entry in source.objects("award-info"):
        numbers += [number for _, number in lines(entry, "award-number")]
        grants += [
            (path, doi) for path, text in entry.texts("award-doi") if (doi := taken(source.log, path, Doi, text))
        ]
    for path, doi in grants[1:]:
        source.log.dropped(path, f"an award has one grant DOI, {grants[0][1]}; left out: {doi}")
    if funder is None:
        if numbers or grants:
            source.log.dropped(source.path, f"has no funder; its awards are left out: {quoted(numbers or grants)}")
        return None
    grant = grants[0][1] if grants else None
    return part(
        source.log, source.path, Award, {"funder": funder, "numbers": tuple(dict.fromkeys(numbers)), "grant_doi": grant}
    )
