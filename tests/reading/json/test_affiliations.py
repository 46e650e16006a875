"""Affiliations as Crossref writes them in JSON."""

from __future__ import annotations

from typing import Any

import pytest

from pubmeta.problems import Log
from pubmeta.reading import JsonObject
from pubmeta.reading.json.affiliations import affiliation_in

ROR = "03yph8055"


@pytest.mark.parametrize(
    ("values", "fields", "problems"),
    [
        ({"name": "Tide School"}, {"name": "Tide School"}, []),
        (
            {
                "name": "Tide School",
                "department": ["Waves", "Salt"],
                "id": [{"id": f"https://ror.org/{ROR}", "id-type": "ROR"}],
            },
            {"name": "Tide School", "departments": ["Waves", "Salt"], "ror": ROR},
            [],
        ),
        (
            {"id": [{"id": f"https://ror.org/{ROR}", "id-type": "ROR"}], "department": ["Waves"]},
            {"departments": ["Waves"], "ror": ROR},
            [],
        ),
        (
            {"name": "Tide School", "place": ["Odry, Utopia"]},
            {"name": "Tide School", "city": "Odry", "country": "Utopia"},
            ["guessed place[0]"],
        ),
        (
            {"name": "Tide School", "place": ["Odry", "Bern"]},
            {"name": "Tide School", "city": "Odry"},
            ["guessed place[0]", "dropped place[1]"],
        ),
        (
            {"name": "Tide School", "id": [{"id": "x", "id-type": "LEI"}]},
            {"name": "Tide School"},
            ["dropped id[0].id"],
        ),
    ],
)
def test_name_departments_ids_and_place(values: dict[str, Any], fields: dict[str, Any], problems: list[str]) -> None:
    log = Log()
    found = affiliation_in(JsonObject(values, log))
    assert found is not None
    assert found.model_dump(mode="json", exclude_defaults=True) == fields
    assert [f"{problem.kind} {problem.path}" for problem in log] == problems


def test_without_any_value_there_is_none() -> None:
    assert affiliation_in(JsonObject({"name": " "}, Log())) is None
