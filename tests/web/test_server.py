"""The service as a process: how it starts, what it logs, how it stops."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

import pubmeta
from tests.web.load.connections import Connection, request_of
from tests.web.load.documents import ordinary
from tests.web.load.serving import Served, served
from tests.web.load.stopping import stopped

LIVE = request_of("/health/live", method="GET")


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Served]:
    with served(tmp_path, "--processes", "2") as service:
        yield service


def test_it_answers_logs_and_stops(service: Served, jats: bytes) -> None:
    with Connection.to(service.port) as connection:
        assert connection.exchange(LIVE).status == 200
        answered = connection.exchange(request_of("/export?to=csl", jats))
    assert answered.body == pubmeta.export(pubmeta.read(jats).article, "csl").content
    assert "server" not in answered.headers
    assert service.stop() == 0
    lines = [json.loads(line) for line in service.log.read_text().splitlines()]
    assert [line["event"] for line in lines] == ["started", "request", "request", "stopping", "stopped"]


def test_told_to_stop_it_loses_no_answer(service: Served) -> None:
    requests = [
        (request_of("/export?to=csl", document), pubmeta.export(pubmeta.read(document).article, "csl").content)
        for document in ordinary()
    ]
    found = stopped(service, requests, clients=8, seconds=1)
    assert (found.status, found.lost, found.wrong) == (0, 0, 0)
    assert found.after_signal > 0
    assert found.seconds < 30


def test_told_twice_it_stops_at_once(service: Served) -> None:
    service.process.send_signal(signal.SIGINT)
    assert service.stop() == 0


def test_a_process_that_is_killed_costs_nothing(service: Served, jats: bytes) -> None:
    for child in service.family[1:]:
        os.kill(child, signal.SIGKILL)
    with Connection.to(service.port) as connection:
        for _ in range(4):
            assert connection.exchange(request_of("/export?to=csl", jats)).status == 200
