"""What is around every request: headers for browsers, the log, figures, and faults that tell nothing."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from pubmeta.web import Settings, create_app, logs, tasks
from pubmeta.web.service import Service

NAME = "Anna van den Berg"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What is written to the log."""
    stream = io.StringIO()
    with logs.written_to(stream):
        yield stream


def lines(log: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


@pytest.mark.parametrize("address", ["/read", "/health/live", "/nowhere", "/openapi.json", "/metrics"])
def test_browsers_run_nothing_of_an_answer(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "access-control-allow-origin" not in headers


def test_browsers_show_xml_as_a_tree_and_run_nothing_of_it(client: TestClient, jats: bytes) -> None:
    policies = [
        client.post(f"/export?to={name}", content=jats).headers.get_list("content-security-policy")
        for name in ("jats", "datacite-xml", "csl", "bibtex")
    ]
    shown = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
    nothing = "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert policies == [[shown], [shown], [nothing], [nothing]]


def test_a_line_of_the_log_says_nothing_of_the_document(client: TestClient, log: io.StringIO) -> None:
    article = json.dumps({"title": "A secret title", "contributors": [{"family": NAME}]}).encode()
    query = f"to=csl&from=article&crossref.depositor_email=anna%40example.org&nothing={NAME}"
    client.post("/export?to=csl&from=article&crossref.depositor_email=anna%40example.org", content=article)
    client.post(f"/export?{query}", content=article)
    client.post("/read", files={"document": (f"{NAME}.json", article)}, headers={"user-agent": NAME})
    client.get(f"/{NAME}")
    written = log.getvalue()
    for word in (NAME, "Berg", "secret", "anna", "testclient", "127.0.0.1"):
        assert word not in written
    first = lines(log)[0]
    assert first.pop("time").endswith("+00:00")
    assert len(first.pop("id")) == 32
    assert first.pop("milliseconds") > 0
    assert first.pop("sent") > 0
    assert first == {
        "level": "info",
        "event": "request",
        "method": "POST",
        "address": "/export",
        "status": 200,
        "received": len(article),
    }
    assert [each["address"] for each in lines(log)][-1] == "unknown"


def test_an_answer_has_the_identifier_of_its_line(client: TestClient, log: io.StringIO) -> None:
    answer = client.get("/health/live")
    assert [each["id"] for each in lines(log)] == [answer.headers["request-id"]]


def test_a_fault_tells_its_place_to_the_log_and_nothing_to_the_client(
    client: TestClient, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise ValueError(NAME)

    monkeypatch.setattr(Service, "work", fail)
    answer = client.post("/read", content=b"a")
    assert answer.status_code == 500
    assert answer.json()["type"] == "urn:pubmeta:refusal:fault"
    assert "Traceback" not in answer.text
    fault, request = lines(log)
    assert (fault["event"], fault["exception"], fault["id"]) == ("fault", "ValueError", request["id"])
    assert fault["at"][-1].startswith("tests.web.test_observing:")
    assert NAME not in log.getvalue() + answer.text


def test_what_happened_is_counted(client: TestClient) -> None:
    client.post("/read", content=b"nothing")
    client.get(f"/{NAME}")
    text = client.get("/metrics").text
    assert 'pubmeta_requests_total{address="/read",method="POST",status="422"}' in text
    assert 'pubmeta_requests_total{address="unknown",method="GET",status="404"}' in text
    assert 'pubmeta_request_seconds_bucket{address="/read",le="+Inf"}' in text
    assert "pubmeta_pending 0.0" in text
    assert NAME not in text
    assert client.get("/metrics").headers["content-type"].startswith("text/plain; version=0.0.4")


def test_a_service_that_stops_says_so_and_answers_still(jats: bytes) -> None:
    with TestClient(create_app(Settings(workers=1))) as client:
        assert client.get("/health/ready").json() == {"status": "ready"}
        client.app.state.service.is_stopping = True  # type: ignore[attr-defined]
        answer = client.get("/health/ready")
        assert (answer.status_code, answer.json()) == (503, {"status": "stopping"})
        answer = client.post("/export?to=csl", content=jats)
        assert (answer.status_code, answer.headers["connection"]) == (200, "close")
        assert client.get("/health/live").status_code == 200


def test_a_task_that_fails_is_a_fault_and_is_counted(
    pooled: TestClient, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.web import work

    monkeypatch.setattr(tasks, "answer", work.raise_with_a_name)
    answer = pooled.post("/read", content=b"a")
    assert answer.status_code == 500
    assert answer.json()["problems"][0]["code"] == "pubmeta.fault"
    assert NAME not in answer.text + log.getvalue()
    fault, failure, request = lines(log)
    assert (fault["event"], fault["exception"]) == ("fault", "TypeError")  # it does not take what tasks are given
    assert (failure["event"], failure["cause"]) == ("failure", "raised")
    assert fault["id"] == failure["id"] == request["id"]
    assert 'pubmeta_failures_total{cause="raised"}' in pooled.get("/metrics").text
