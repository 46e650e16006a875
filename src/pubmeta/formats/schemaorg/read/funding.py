"""Who paid: funders, and the grants under which they did."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.schemaorg.awards import regrouped
from pubmeta.formats.schemaorg.read.agents import country, names
from pubmeta.formats.schemaorg.read.identifiers import identifiers, keep, named, own_identifier
from pubmeta.formats.schemaorg.read.nodes import Node
from pubmeta.model import Award, Doi, Funder, FunderId, Ror, Url
from pubmeta.reading import Field
from pubmeta.vocabularies.dois import FUNDERS


def awards(node: Node) -> tuple[Award, ...]:
    """The awards of each funder in the order of the funders: its grants, or that it is known to have paid."""
    grants = [award for entry in node.all("funding") if not is_relation(entry) for award in _grants(entry)]
    funders: list[Funder] = []
    for entry in node.all("funder"):
        if isinstance(entry, Node) and entry.types & {"Grant", "MonetaryGrant"}:
            grants += _grants(entry)
        elif funder := _funder(entry):
            funders.append(funder)
    return regrouped(dict.fromkeys([*funders, *(award.funder for award in grants)]), grants)


def is_relation(entry: Node | Field) -> bool:
    """Whether a grant is but an identifier, of a funder that is not named."""
    return isinstance(entry, Node) and "funder" not in entry and "sponsor" not in entry


def _grants(entry: Node | Field) -> list[Award]:
    """A grant, of each of its funders."""
    if isinstance(entry, Field):
        entry.unplaced("is a grant without a funder")
        return []
    funders = [funder for each in entry.all("funder", "sponsor") if (funder := _funder(each))]
    if len(funders) > 1:
        entry.guessed(f"names {len(funders)} funders; kept as an award of each")
    numbers: list[str] = []
    doi: Doi | None = None
    texts = {each.path: each for each in entry.all("identifier") if isinstance(each, Field)}
    for found in identifiers(entry):
        if found.kind == "doi" and found.field.path not in texts:
            doi = doi or found.field.taken(Doi)
        elif text := texts.get(found.field.path, found.field).as_line():
            numbers.append(text)
    if doi is None:
        doi = next((own.field.taken(Doi) for own in own_identifier(entry) if own.kind == "doi"), None)
    fields: dict[str, Any] = {
        "numbers": tuple(numbers),
        "title": entry.line("name"),
        "grant_doi": doi,
        "url": entry.taken(Url, "url"),
        "recipients": names(entry, "fundedItem"),
    }
    known: list[Funder | None] = [*funders] or [None]
    return [made for funder in known if (made := entry.part(Award, {"funder": funder, **fields}))]


def _funder(entry: Node | Field) -> Funder | None:
    if isinstance(entry, Field):
        return entry.part(Funder, {"name": entry.as_line()})
    fields: dict[str, Any] = {"name": entry.line("name")}
    own = own_identifier(entry)
    for each in [*identifiers(entry), *map(named, entry.texts("sameAs")), *own]:
        if each.kind == "ror":
            keep(fields, "ror", each, Ror)
        elif each.kind in ("doi", "crossref.funder") and each.value.startswith(FUNDERS):
            keep(fields, "funder_id", each, FunderId)
        elif each not in own:
            each.field.unplaced("a funder has no place for it")
    for address in entry.all("address"):
        if isinstance(address, Node):
            where = country(address)
            fields["country_code"] = where.get("country_code")
            if where.get("country"):
                address.dropped(f"of a funder's country the code is kept; left out: {where['country']}")
    return entry.part(Funder, fields)
