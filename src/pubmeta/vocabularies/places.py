"""Where an institution is, written as one text: ``Odry, Utopia``."""

from __future__ import annotations

from pubmeta.vocabularies.countries import is_country


def place_fields(place: str) -> dict[str, str]:
    """City, region and country of a place; a place in one part is the country, if it is one, or else the city."""
    if is_country(place):
        return {"country": place}
    parts = place.split(", ") if place else []
    city, *region, country = parts if len(parts) > 1 else (*parts, *[""] * (2 - len(parts)))
    found = {"city": city, "region": ", ".join(region), "country": country}
    return {name: text for name, text in found.items() if text}
