"""Who paid: funders, and the grants under which they did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pubmeta.formats.schemaorg.agents import name_node
from pubmeta.formats.schemaorg.awards import regrouped
from pubmeta.formats.schemaorg.nodes import Node, identifiers, node, registered
from pubmeta.model import Award, Funder
from pubmeta.problems import Log


def funders(awards: Sequence[Award], log: Log) -> list[Node]:
    """Each funder once; whether the awards can be told from that and from the grants."""
    found = dict.fromkeys(award.funder for award in awards)
    if regrouped(found, [award for award in awards if _is_grant(award)]) != tuple(awards):
        log.dropped("awards", "funders and grants stand apart; the awards' order, or one without details, is lost")
    return [_funder(funder) for funder in found]


def grants(awards: Iterable[Award], log: Log) -> list[Node]:
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
                "fundedItem": [
                    name_node(recipient, f"awards[{index}].recipients[{number}]", log)
                    for number, recipient in enumerate(award.recipients)
                ],
            },
        )
        for index, award in enumerate(awards)
        if _is_grant(award)
    ]


def _is_grant(award: Award) -> bool:
    return bool(award.numbers or award.title or award.grant_doi or award.url or award.recipients)


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
