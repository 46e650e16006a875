"""Requests made from the description for programs, and others that it does not allow: all are answered as it says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from starlette.testclient import TestClient

from pubmeta.web import create_app
from tests.store.conftest import new_store
from tests.web.records import conftest as records

schemathesis = pytest.importorskip("schemathesis", reason="needs the extra web-test, as `make test-web` has it")


def _schema() -> Any:
    # what the description allows may still be a document of which nothing can come
    checks = {"positive_data_acceptance": {"expected-statuses": ["2xx", 404, 422]}}
    # OAI-PMH has its errors in answers whose status is 200
    harvesting = {"include-path": "/oai", "checks": {"negative_data_rejection": {"enabled": False}}}
    config = schemathesis.Config.from_dict({"checks": checks, "operations": [harvesting]})
    client = TestClient(create_app(records.settings(Path("records.sqlite3"))))
    described = client.get("/openapi.json").json()
    return schemathesis.openapi.from_dict(described, config=config)


SCHEMA = _schema()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store = tmp_path_factory.mktemp("store") / "records.sqlite3"
    with closing(new_store(store)) as made:
        for number in range(1, 4):
            made.put(records.whole(number))
    with records.listening(records.settings(store)) as address:
        yield address


@pytest.mark.slow
@SCHEMA.parametrize()  # type: ignore[untyped-decorator]
@settings(max_examples=30, suppress_health_check=list(HealthCheck), deadline=None)
def test_answers_are_as_described(case: Any, address: str) -> None:
    case.call_and_validate(base_url=address)
