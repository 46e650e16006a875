"""Where an institution is, written as one text: ``Odry, Utopia``."""

from __future__ import annotations

from pubmeta.vocabularies.countries import is_country


def place_fields(place: str) -> dict[str, str]:
    """City, region and country of a place; a place in one part is the country, if it is one, or else the city."""
    city, comma, rest = place.partition(", ")
    if not comma:
        return {"country" if is_country(place) else "city": place} if place else {}
    region, _, country = rest.rpartition(", ")
    found = {"city": city, "region": region, "country": country}
    return {name: text for name, text in found.items() if text}
