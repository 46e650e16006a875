"""The description of records for programs."""

from __future__ import annotations

from pathlib import Path

from openapi_spec_validator import validate
from starlette.testclient import TestClient

from pubmeta.web import Settings, create_app

from .conftest import settings


def described(chosen: Settings) -> dict[str, object]:
    with TestClient(create_app(chosen)) as client:
        found = client.get("/openapi.json").json()
    validate(found)
    return {path: item for path, item in found["paths"].items() if path.startswith(("/records", "/oai"))}


def test_the_addresses_of_records_are_described_where_there_are_such(place: Path) -> None:
    assert set(described(settings(place))) == {"/records", "/records/{name}", "/oai"}
    assert set(described(settings(place, harvesting=None))) == {"/records", "/records/{name}"}
    assert described(Settings(workers=1)) == {}
