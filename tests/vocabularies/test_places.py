from __future__ import annotations

import pytest

from pubmeta.vocabularies.places import place_fields


@pytest.mark.parametrize(
    ("place", "fields"),
    [
        ("", {}),
        ("Odry", {"city": "Odry"}),
        ("Odry, Utopia", {"city": "Odry", "country": "Utopia"}),
        ("Odry, West, Coast, Utopia", {"city": "Odry", "region": "West, Coast", "country": "Utopia"}),
    ],
)
def test_a_place_in_one_text_is_a_city_a_region_and_a_country(place: str, fields: dict[str, str]) -> None:
    assert place_fields(place) == fields
