"""A service with a store, inside this process and on a socket."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from pubmeta import Article
from pubmeta.store import SqlStore
from pubmeta.web import Settings, create_app
from pubmeta.web.settings import Harvesting, StorePlace
from tests.oai.rain import JOURNAL, article
from tests.store.conftest import new_store, postgres, postgres_server  # noqa: F401 (fixtures of tests here, too)
from tests.web.conftest import on_port

HARVESTING = Harvesting(name="Rain & more", admin_emails=("oai@rain.example",), namespace="rain.example")


def settings(location: Path, **changes: Any) -> Settings:
    """Of a service with one process and this store."""
    values: dict[str, Any] = {"workers": 1, "store": StorePlace(location=str(location)), "harvesting": HARVESTING}
    return Settings(**{**values, **changes})


def whole(number: int) -> Article:
    """An article of which there is a document in every format."""
    journal = {**JOURNAL, "publisher": {"name": "Rain Press"}}
    return article(number, journal=journal, landing_page=f"https://rain.example/{number}")


@contextmanager
def listening(chosen: Settings) -> Iterator[str]:
    """The address of a service on a socket of this machine."""
    with on_port(chosen) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of a few records, one of them deleted."""
    path = tmp_path_factory.mktemp("store") / "records.sqlite3"
    made = new_store(path)
    for number in range(5):
        made.put(whole(number))
    made.put(article(5, doi="10.5555/(SICI)1<2>3.0#x;y?z", title={"markup": "<i>Ficus</i> 雨"}), sets=["open:cc-by"])
    made.put(article(6, journal=None), id="without a journal")
    made.put(article(7), id="7")
    made.put(article(8))
    made.delete("10.5555/rain.8")
    made.close()
    return path


@pytest.fixture(scope="session")
def client(place: Path) -> Iterator[TestClient]:
    """A client of a service with that store."""
    with TestClient(create_app(settings(place)), base_url="http://rain.example") as client:
        yield client


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    """A store that is empty."""
    made = new_store(tmp_path / "records.sqlite3")
    yield made
    made.close()
