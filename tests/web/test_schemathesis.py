"""Requests made from the description for programs, and others that it does not allow: all are answered as it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from pubmeta.web import Settings, api, health, metrics
from pubmeta.web.api import openapi
from tests.web.conftest import on_port

schemathesis = pytest.importorskip("schemathesis", reason="needs the extra web-test")


def _schema(**settings: Any) -> Any:
    # what the description allows may still be a document of which nothing can come
    checks = {"positive_data_acceptance": {"expected-statuses": ["2xx", 422]}}
    config = schemathesis.Config.from_dict({"checks": checks, **settings})
    described = openapi.document([api.paths(), health.paths(), metrics.paths()])
    return schemathesis.openapi.from_dict(described, config=config)


SHORT, LONG = _schema(phases={"coverage": {"enabled": False}}), _schema()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with on_port(Settings(workers=1)) as port:
        yield f"http://127.0.0.1:{port}"


@SHORT.parametrize()  # type: ignore[untyped-decorator]
@settings(max_examples=8, suppress_health_check=list(HealthCheck), deadline=None)
def test_answers_are_as_described(case: Any, address: str) -> None:
    case.call_and_validate(base_url=address)


@pytest.mark.slow
@LONG.parametrize()  # type: ignore[untyped-decorator]
@settings(max_examples=30, suppress_health_check=list(HealthCheck), deadline=None)
def test_many_answers_are_as_described(case: Any, address: str) -> None:
    case.call_and_validate(base_url=address)
