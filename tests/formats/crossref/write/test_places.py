from __future__ import annotations

import pytest

from pubmeta.formats.crossref.places import place_of
from pubmeta.model import Affiliation
from pubmeta.vocabularies.places import place_fields


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({}, ""),
        ({"city": "Oslo"}, "Oslo"),
        ({"city": "Oslo", "country": "Norway"}, "Oslo, Norway"),
        ({"city": "Moss", "region": "Viken, Ost", "country": "Norway"}, "Moss, Viken, Ost, Norway"),
    ],
)
def test_a_place_has_its_parts_in_order_and_is_divided_into_them(fields: dict[str, str], place: str) -> None:
    assert place_of(Affiliation.model_validate({"name": "X", **fields})) == place
    assert place_fields(place) == fields


def test_the_code_of_a_country_stands_in_for_its_name() -> None:
    assert place_of(Affiliation(name="X", city="Oslo", country_code="NO")) == "Oslo, NO"
    assert place_of(Affiliation(name="X", country="Norway", country_code="NO")) == "Norway"


def test_a_country_alone_is_the_country() -> None:
    assert place_fields("Sweden") == {"country": "Sweden"}
    assert place_fields("Umeå") == {"city": "Umeå"}
