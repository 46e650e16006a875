"""The service put together: what its addresses answer, and what is said where there is nothing."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

import pubmeta
from pubmeta import Config
from pubmeta.web import tasks


def test_what_is_exported_is_what_the_library_gives(pooled: TestClient, jats: bytes) -> None:
    answer = pooled.post("/export?to=csl", content=jats)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/vnd.citationstyles.csl+json"
    assert answer.content == pubmeta.export(pubmeta.read(jats).article, "csl").content


def test_what_is_read_is_pubmeta_s_own_json(client: TestClient, jats: bytes) -> None:
    answer = client.post("/read", content=jats).json()
    assert answer["format"] == "jats"
    assert pubmeta.Article.model_validate(answer["article"]) == pubmeta.read(jats).article


@pytest.mark.parametrize("address", ["/health/live", "/health/ready"])
def test_what_watches_over_the_service_is_answered(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [("GET", "/nowhere", 404), ("GET", "/read", 405), ("POST", "/read?from=nothing", 400), ("POST", "/read", 422)],
)
def test_a_refusal_is_in_problem_details(client: TestClient, method: str, address: str, status: int) -> None:
    answer = client.request(method, address, content=b"nothing that is known" if method == "POST" else b"")
    assert answer.status_code == answer.json()["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(answer.json()) == {"type", "title", "status", "detail", "problems"}


def test_a_process_is_prepared_without_a_word(capfd: pytest.CaptureFixture[str]) -> None:
    tasks.prepare(Config())
    assert capfd.readouterr() == ("", "")
