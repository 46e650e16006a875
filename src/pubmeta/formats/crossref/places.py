"""Where an institution is, as Crossref has it: one text; both ways."""

from __future__ import annotations

from pubmeta.model import Affiliation


def place_of(affiliation: Affiliation) -> str:
    """City, region and country, as far as they are known; where only its code is known, that is the country."""
    country = affiliation.country or affiliation.country_code
    return ", ".join(part for part in (affiliation.city, affiliation.region, country) if part)


def place_fields(place: str) -> dict[str, str]:
    """City, region and country of a place; a place in one part is taken for the city."""
    parts = place.split(", ") if place else []
    city, *region, country = parts if len(parts) > 1 else (*parts, *[""] * (2 - len(parts)))
    found = {"city": city, "region": ", ".join(region), "country": country}
    return {name: text for name, text in found.items() if text}
