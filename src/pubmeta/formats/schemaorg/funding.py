"""Who paid: funders, and the grants under which they did."""

from __future__ import annotations

from collections.abc import Iterable

from pubmeta.formats.schemaorg.agents import name_node
from pubmeta.formats.schemaorg.nodes import Node, identifiers, node, registered
from pubmeta.model import Award, Funder


def funders(awards: Iterable[Award]) -> list[Node]:
    """Each funder once."""
    return [_funder(funder) for funder in dict.fromkeys(award.funder for award in awards)]


def grants(awards: Iterable[Award]) -> list[Node]:
    """A grant for each award of which more is known than its funder; the funder is named in each."""
    return [
        node(
            "Grant",
            {
                "@id": award.grant_doi and award.grant_doi.url,
                "name": award.title,
                "identifier": [*identifiers(doi=award.grant_doi), *award.numbers],
                "url": award.url,
                "funder": [_funder(award.funder)],
                "fundedItem": [name_node(recipient) for recipient in award.recipients],
            },
        )
        for award in awards
        if award.numbers or award.title or award.grant_doi or award.url or award.recipients
    ]


def _funder(funder: Funder) -> Node:
    known = funder.ror or funder.funder_id
    ids = identifiers(ror=funder.ror)
    if funder.funder_id:
        ids.append(registered("doi", funder.funder_id, funder.funder_id.url))
    country = funder.country_code
    return node(
        "Organization",
        {
            "@id": known and known.url,
            "name": funder.name,
            "identifier": ids,
            "address": node("PostalAddress", {"addressCountry": country}) if country else None,
        },
    )
