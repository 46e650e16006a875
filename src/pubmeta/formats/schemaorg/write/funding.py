"""Who paid: funders, and the grants under which they did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pubmeta.formats.schemaorg.awards import regrouped
from pubmeta.formats.schemaorg.write.agents import name_nodes
from pubmeta.formats.schemaorg.write.nodes import Node, identifiers, node
from pubmeta.model import Award, Doi, Funder
from pubmeta.problems import Log, Place


def funders(awards: Sequence[Award], log: Log) -> list[Node]:
    """Each funder once; whether the awards follow from that and from the grants."""
    found = dict.fromkeys(award.funder for award in awards)
    if regrouped(found, [award for award in awards if _is_grant(award)]) != tuple(awards):
        log.dropped("awards", "the order of the awards, or an award without details, is not kept")
    return [_funder(funder) for funder in found]


def grants(awards: Iterable[Award], log: Log) -> list[Node]:
    """A grant for each award of which more is known than its funder; the funder is named in each."""
    return [
        node(
            "Grant",
            {
                "@id": award.grant_doi and award.grant_doi.url,
                "name": award.title,
                "identifier": [*identifiers(award.grant_doi), *_numbers(award, at)],
                "url": award.url,
                "funder": [_funder(award.funder)],
                "fundedItem": name_nodes(award.recipients, at, "recipients"),
            },
        )
        for at, award in log.each("awards", awards)
        if _is_grant(award)
    ]


def _numbers(award: Award, at: Place) -> list[str]:
    """The award's numbers; one that is another DOI than the award's own would be taken for that."""
    numbers = []
    for place, number in at.each("numbers", award.numbers):
        if award.grant_doi and _is_other_doi(number, award.grant_doi):
            place.dropped("", f"is a DOI, and the award has another one, {award.grant_doi}")
        else:
            numbers.append(number)
    return numbers


def _is_other_doi(number: str, doi: Doi) -> bool:
    try:
        return Doi(number).key != doi.key
    except ValueError:
        return False


def _is_grant(award: Award) -> bool:
    return bool(award.numbers or award.title or award.grant_doi or award.url or award.recipients)


def _funder(funder: Funder) -> Node:
    known = funder.ror or funder.funder_id
    country = funder.country_code
    return node(
        "Organization",
        {
            "@id": known and known.url,
            "name": funder.name,
            "identifier": identifiers(funder.ror, funder.funder_id),
            "address": node("PostalAddress", {"addressCountry": country}) if country else None,
        },
    )
