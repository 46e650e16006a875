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


@pytest.mark.parametrize(
    ("address", "status"), [("/nowhere", 404), ("/show", 405), ("/read", 405), ("/documents/csl", 405)]
)
def test_a_browser_that_looks_for_a_page_gets_one(client: TestClient, address: str, status: int) -> None:
    browser = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    answer = client.get(address, headers=browser)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert client.put(address, headers=browser).headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("lines", [["text/html;q=0.1", "application/x-bibtex"], ["application/x-bibtex", "text/html"]])
def test_a_list_may_be_in_several_lines_of_the_head(client: TestClient, jats: bytes, lines: list[str]) -> None:
    headers = [("accept", line) for line in lines]
    assert client.post("/export", content=jats, headers=headers).headers["content-type"] == "application/x-bibtex"
    twice = [("content-encoding", "gzip"), ("content-encoding", "br")]
    assert client.post("/read", content=jats, headers=twice).status_code == 415


def test_a_process_is_prepared_without_a_word(capfd: pytest.CaptureFixture[str]) -> None:
    tasks.prepare(Config())
    assert capfd.readouterr() == ("", "")
