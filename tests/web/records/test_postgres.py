"""A service whose records are in PostgreSQL."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from pubmeta.web import create_app
from pubmeta.web.settings import StorePlace
from tests.oai.rain import article
from tests.store.conftest import new_store

from .conftest import settings


def test_records_in_postgresql_are_given_and_harvested(postgres: str) -> None:
    store = new_store(postgres)
    store.put(article(1))
    store.put(article(2))
    store.delete("10.5555/rain.2")
    with TestClient(create_app(settings(Path(), store=StorePlace(location=postgres)))) as client:
        assert client.get("/records/10.5555/rain.1?to=csl").json()[0]["DOI"] == "10.5555/rain.1"
        assert client.get("/records/10.5555/rain.2").status_code == 410
        harvested = client.get("/oai?verb=ListRecords&metadataPrefix=jats").text
        assert (harvested.count("<record>"), harvested.count('status="deleted"')) == (2, 1)
    store.close()
