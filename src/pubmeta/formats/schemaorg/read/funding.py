"""Who paid: funders, and the grants under which they did."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.schemaorg.awards import regrouped
from pubmeta.formats.schemaorg.read.agents import country, names
from pubmeta.formats.schemaorg.read.identifiers import identifiers, named
from pubmeta.formats.schemaorg.read.nodes import Node
from pubmeta.model import Award, Doi, Funder, FunderId, Ror, Url
from pubmeta.problems import Log
from pubmeta.reading import line_of, part, quoted, taken
from pubmeta.vocabularies.dois import FUNDERS


def awards(node: Node) -> tuple[Award, ...]:
    """The awards of each funder in the order of the funders: its grants, or that it is known to have paid."""
    grants = [
        award
        for path, entry in node.nodes("funding")
        if not is_relation(entry) and (award := _grant(node.log, path, entry))
    ]
    funders: list[Funder] = []
    for path, entry in node.nodes("funder"):
        if isinstance(entry, Node) and entry.types & {"Grant", "MonetaryGrant"}:
            if award := _grant(node.log, path, entry):
                grants.append(award)
        elif funder := _funder(node.log, path, entry):
            funders.append(funder)
    return regrouped(dict.fromkeys([*funders, *(award.funder for award in grants)]), grants)


def is_relation(entry: Node | str) -> bool:
    """Whether a grant is but an identifier, of a funder that is not named."""
    return isinstance(entry, Node) and "funder" not in entry and "sponsor" not in entry


def _grant(log: Log, path: str, entry: Node | str) -> Award | None:
    if isinstance(entry, str):
        log.dropped(path, f"is a grant of nobody; an award has a funder; left out: {quoted(entry)}")
        return None
    funders = [
        funder
        for key in ("funder", "sponsor")
        for place, each in entry.nodes(key)
        if (funder := _funder(log, place, each))
    ]
    for other in funders[1:]:
        log.dropped(entry.at("funder"), f"an award is of one funder, {funders[0].name}; left out: {other.name}")
    numbers: list[str] = []
    doi = None
    texts = {place: each for place, each in entry.nodes("identifier") if isinstance(each, str)}
    for found in identifiers(entry):
        if found.kind == "doi" and found.path not in texts:
            doi = doi or taken(log, found.path, Doi, found.value)
        elif text := line_of(log, found.path, texts.get(found.path, found.value)):
            numbers.append(text)
    if doi is None and entry.id and (found := named(entry.at("@id"), entry.id)).kind == "doi":
        doi = taken(log, found.path, Doi, found.value)
    fields: dict[str, Any] = {
        "funder": funders[0] if funders else None,
        "numbers": tuple(numbers),
        "title": entry.line("name"),
        "grant_doi": doi,
        "url": entry.taken("url", Url),
        "recipients": names(entry, "fundedItem"),
    }
    return part(log, path, Award, fields)


def _funder(log: Log, path: str, entry: Node | str) -> Funder | None:
    if isinstance(entry, str):
        return part(log, path, Funder, {"name": line_of(log, path, entry)})
    fields: dict[str, Any] = {"name": entry.line("name")}
    found = [*identifiers(entry), *(named(said.path, said.text) for said in entry.strings("sameAs"))]
    for each in [*found, *([named(entry.at("@id"), entry.id)] if entry.id else ())]:
        field, kind = ("ror", Ror) if each.kind == "ror" else ("funder_id", FunderId)
        if each.kind == "ror" or (each.kind in ("doi", "crossref.funder") and each.value.startswith(FUNDERS)):
            value = taken(log, each.path, kind, each.value)
            if fields.setdefault(field, value) != value and value:
                log.dropped(each.path, f"differs from {fields[field]}; left out: {value}")
        elif each.path != entry.at("@id"):
            log.dropped(each.path, f"a funder has no place for it; left out: {quoted(each.value)}")
    for _, address in entry.nodes("address"):
        if isinstance(address, Node):
            where = country(address)
            fields["country_code"] = where.get("country_code")
            if where.get("country"):
                log.dropped(address.path, f"of a funder's country the code is kept; left out: {where['country']}")
    return part(log, path, Funder, fields)
