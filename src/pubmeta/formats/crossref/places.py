"""Where an institution is, as Crossref has it: in one text."""

from __future__ import annotations

from pubmeta.model import Affiliation


def place_of(affiliation: Affiliation) -> str:
    """City, region and country, as far as they are known; where only its code is known, that is the country."""
    values = affiliation.__dict__
    return ", ".join(filter(None, (values["city"], values["region"], values["country"] or values["country_code"])))
