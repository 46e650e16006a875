"""The service below a path of another server: no link leads past it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import html
from starlette.testclient import TestClient

from pubmeta.store import open_store
from pubmeta.web import Settings, create_app
from pubmeta.web.settings import StorePlace
from tests.oai.rain import article
from tests.web.page.html_checks import parsed
from tests.web.page.test_page import again

PEOPLE = {"accept": "text/html"}


@pytest.fixture(scope="module", params=["public", "mounted"])
def below(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a service that others reach below ``/meta``."""
    place = tmp_path_factory.mktemp("store") / "records.sqlite3"
    store = open_store(place, create=True)
    store.put(article(1))  # type: ignore[union-attr]
    store.close()
    address = "https://rain.example/meta/" if request.param == "public" else None
    app = create_app(Settings(workers=1, address=address, store=StorePlace(location=str(place))))
    # a web server takes the path away; an application in which this one is mounted leaves it, and says so
    path = "" if address else "/meta"
    with TestClient(app, root_path=path, base_url=f"https://rain.example{path}/") as client:
        yield client


def links(page: html.HtmlElement) -> set[str]:
    """The addresses of a page that are of its own server."""
    found = page.xpath("//@href | //@src | //@action | //@formaction")
    return {each.removeprefix("https://rain.example") for each in found if each.startswith(("/", "https://rain."))}


@pytest.mark.parametrize(
    "address", ["/", "/examples/jats", "/examples/bibtex", "/nowhere", "/show", "/records", "/records/10.5555/rain.1"]
)
def test_every_link_begins_with_the_path(below: TestClient, address: str) -> None:
    answer = below.get(address.removeprefix("/"), headers=PEOPLE)
    assert answer.status_code == {"/nowhere": 404, "/show": 405}.get(address, 200)
    page = parsed(answer.text)
    assert "/meta/static/page.js" in links(page)
    assert {each for each in links(page) if not each.startswith("/meta/")} == set()
    assert page.get("data-root") == "/meta"


def test_clients_that_are_made_from_the_description_ask_below_the_path(below: TestClient) -> None:
    assert below.get("openapi.json").json()["servers"] == [{"url": "/meta"}]


def test_what_is_handed_in_leads_below_the_path(below: TestClient) -> None:
    record = b"TY  - JOUR\nTI  - Leaves\nER  - \n"
    shown = parsed(below.post("show", files={"file": ("a.ris", record)}).text)
    read = below.post("documents/csl", data=again(shown), files={"x": ("", b"")})
    refused = below.post("documents/jats", data=again(shown), files={"x": ("", b"")})
    empty = below.post("show", files={"file": ("", b"")})
    assert [answer.status_code for answer in (read, refused, empty)] == [200, 422, 400]
    for page in (shown, *map(parsed, (read.text, refused.text, empty.text))):
        assert links(page)
        assert {each for each in links(page) if not each.startswith("/meta/")} == set()
