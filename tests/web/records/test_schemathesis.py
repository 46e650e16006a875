"""Requests for records made from the description for programs, and others: all are answered as it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as limited

from pubmeta.web.api import openapi
from pubmeta.web.records import description

from .conftest import listening, settings

schemathesis = pytest.importorskip("schemathesis", reason="needs the extra web-test")

SCHEMA = schemathesis.openapi.from_dict(openapi.document([description.paths(for_harvesters=True)]))


@pytest.fixture(scope="module")
def address(place: Path) -> Iterator[str]:
    with listening(settings(place)) as address:
        yield address


@SCHEMA.parametrize()  # type: ignore[untyped-decorator]
@limited(max_examples=10, suppress_health_check=list(HealthCheck), deadline=None)
def test_answers_are_as_described(case: Any, address: str) -> None:
    case.call_and_validate(base_url=address)
