"""Where an institution is, as Crossref has it: in one text."""

from __future__ import annotations

from pubmeta.model import Affiliation


def place_of(affiliation: Affiliation) -> str:
    """City, region and country, as far as they are known; where only its code is known, that is the country."""
    country = affiliation.country or affiliation.country_code
    return ", ".join(filter(None, (affiliation.city, affiliation.region, country)))
