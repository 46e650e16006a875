"""Records from the REST API: as fast as its headers allow, with a contact, and what is not registered is told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from pubmeta.deposit.exchange import Answer
from pubmeta.errors import DepositError
from pubmeta.model import Article, Doi
from pubmeta.registered import Fetcher
from pubmeta.registered.fetching import _gap
from pubmeta.registered.survey import Ours, Standing, one_by_one, survey
from tests.deposit.conftest import Clock

from .test_comparing import WORK

DOI = Doi("10.5555/Trees.1")


class Api:
    """A stand-in of the REST API; `refusals` are given before its answer."""

    def __init__(self) -> None:
        self.refusals: list[Response] = []
        self.requests: list[Request] = []
        self.url = ""

    def answer(self, request: Request) -> Response:
        self.requests.append(request)
        if self.refusals:
            return self.refusals.pop(0)
        if not request.path.lower().endswith("trees.1"):
            return Response("Resource not found.", 404)
        headers = {"x-rate-limit-limit": "5", "x-rate-limit-interval": "2s"}
        return Response(json.dumps({"status": "ok", "message": WORK}), 200, headers)


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[Api]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    found = Api()
    with HTTPServer("127.0.0.1") as server:
        found.url = server.url_for("").rstrip("/")
        server.expect_request(re.compile("^/v1/works/")).respond_with_handler(found.answer)
        yield found


@pytest.fixture
def clock() -> Clock:
    return Clock()


def fetcher(api: Api, clock: Clock) -> Fetcher:
    return Fetcher("press@example.org", api.url, clock=clock, sleep=clock.sleep)


def test_a_record_is_fetched_with_a_contact(api: Api, clock: Clock) -> None:
    record = fetcher(api, clock).work(DOI)
    assert record is not None
    assert record.article is not None
    assert record.article.doi == "10.5555/TREES.1"
    assert record.enriched.references == {"r1"}
    (request,) = api.requests
    assert "mailto:press@example.org" in request.headers["User-Agent"]
    assert request.args["mailto"] == "press@example.org"


@pytest.mark.parametrize(
    ("limit", "interval", "gap"),
    [("9" * 5_000, "1s", 0.0), ("9" * 400, "1s", 0.0), ("1", "999999h", 120.0), ("0", "1s", 0.0), ("50", "1s", 0.02)],
)
def test_how_often_the_api_may_be_asked_is_read_from_whatever_it_says(limit: str, interval: str, gap: float) -> None:
    headers = {"x-rate-limit-limit": limit, "x-rate-limit-interval": interval}
    assert _gap(Answer(200, headers=headers), 0.0) == gap


def test_what_is_not_registered_has_no_record(api: Api, clock: Clock) -> None:
    assert fetcher(api, clock).work(Doi("10.5555/none")) is None


def test_the_rate_is_that_of_the_headers(api: Api, clock: Clock) -> None:
    asking = fetcher(api, clock)
    for _ in range(11):
        asking.work(DOI)
    assert sum(clock.slept) == pytest.approx(4.0)


def test_it_waits_as_long_as_it_is_told(api: Api, clock: Clock) -> None:
    api.refusals = [Response("", 429, {"Retry-After": "33"}), Response("", 503), Response("", 500)]
    assert fetcher(api, clock).work(DOI)
    assert clock.slept[0] == pytest.approx(33)
    assert len(clock.slept) == 3


@pytest.mark.parametrize(("status", "asked"), [(500, 8), (403, 1)])
def test_without_an_answer_it_gives_up(status: int, asked: int, api: Api, clock: Clock) -> None:
    api.refusals = [Response("", status) for _ in range(20)]
    with pytest.raises(DepositError, match=f"gives no record of {DOI}: status {status}"):
        fetcher(api, clock).work(DOI)
    assert len(api.requests) == asked


@pytest.mark.parametrize(
    "content", [b"<html>Under maintenance</html>", b"", b'{"status": "ok", "message": {"DO', b"{}"]
)
def test_a_page_in_place_of_a_record_is_no_record(content: bytes, api: Api, clock: Clock) -> None:
    api.refusals = [Response(content, 200) for _ in range(2)]
    record = fetcher(api, clock).work(DOI)
    assert record is not None
    assert record.article is not None
    assert len(api.requests) == 3
    api.refusals = [Response(content, 200) for _ in range(20)]
    with pytest.raises(DepositError, match=r"gives no record of .*: status 200"):
        fetcher(api, clock).work(DOI)


def test_a_page_of_another_server_does_not_say_that_a_doi_is_not_registered(api: Api, clock: Clock) -> None:
    api.refusals = [Response("<html><h1>404 Not Found</h1></html>", 404)]
    with pytest.raises(DepositError, match=r"status 404: '404 Not Found'; check the address of the API$"):
        fetcher(api, clock).work(DOI)
    api.refusals = [Response("", 301, {"Location": "https://example.org/x?y=z"})]
    with pytest.raises(DepositError, match=r"status 301, and leads to https://example.org/x; check the address"):
        fetcher(api, clock).work(DOI)


def test_a_doi_that_the_api_does_not_take_stops_no_other(api: Api, clock: Clock) -> None:
    api.refusals = [Response("not a DOI", 400)]
    ours = [
        Ours(source=f"{doi}.json", article=Article.model_validate({"title": "Trees", "doi": doi}))
        for doi in ("10.5555/x", "10.5555/Trees.1", "10.5555/none")
    ]
    found = {each.doi: each for each in survey(ours, one_by_one(fetcher(api, clock).work))}
    assert found["10.5555/x"].standing is Standing.UNREADABLE
    assert "status 400: 'not a DOI'" in found["10.5555/x"].problems[0].message
    assert found["10.5555/Trees.1"].comparison
    assert found["10.5555/none"].standing is Standing.UNREGISTERED


def test_a_clock_that_is_set_back_delays_nothing(api: Api, clock: Clock) -> None:
    wall = Clock()
    asking = Fetcher("press@example.org", api.url, clock=wall, steady=clock, sleep=clock.sleep)
    for _ in range(3):
        wall.now -= 86_400
        asking.work(DOI)
    assert sum(clock.slept) < 2
