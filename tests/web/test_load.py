"""The service under load; the long forms are `python -m tests.web.load`, and those that are marked as slow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.load.documents import measured, ordinary
from tests.web.load.hostile import ATTACKS
from tests.web.load.mixed import mixed
from tests.web.load.serving import Served, served
from tests.web.load.speed import compared


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("service"), "--body-time", "2") as service:
        yield service


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_answered_as_it_deserves(service: Served, name: str) -> None:
    attack, statuses = ATTACKS[name]
    answered = attack(service.port)
    assert (answered.status if answered else None) in statuses or not statuses
    if answered and answered.headers["content-type"].startswith("application/"):
        assert answered.headers["content-type"] == "application/problem+json"
        assert b"Traceback" not in answered.body


@pytest.mark.parametrize("count", [300, pytest.param(2_000, marks=pytest.mark.slow)])
def test_every_answer_is_right_among_hostile_requests(service: Served, count: int) -> None:
    found = mixed(service, count=count, hostile=0.05)
    assert found.statuses.total() == count // 10 * 10
    assert found.hostile > 0
    assert (found.faults, found.wrong.total()) == (0, 0), found
    assert found.growth < 0.2, found.megabytes


@pytest.mark.slow
def test_the_service_costs_little_beside_the_library(service: Served) -> None:
    found = compared(service, measured(50), rounds=3, seconds=4)
    # 0.06 to 0.15 in `python -m tests.web.load speed`; what else the machine does makes it seem more
    assert found.cpu_overhead < 0.3, [each.cpu_milliseconds for each in (*found.direct, *found.through)]


def test_the_comparison_compares(service: Served) -> None:
    found = compared(service, ordinary()[:2], rounds=1, seconds=0.5)
    assert found.direct[0].a_second > 0
    assert found.through[0].cpu_milliseconds > 0
