"""The service inside this process, and a client of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pubmeta.web import Settings, create_app

CASES = Path(__file__).resolve().parents[1] / "cases"


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """A client of a service with one process, as it is without settings."""
    with TestClient(create_app(Settings(workers=1))) as client:
        yield client


@pytest.fixture(scope="session")
def jats() -> bytes:
    """An article in JATS."""
    return (CASES / "rituximab" / "jats.golden.xml").read_bytes()
