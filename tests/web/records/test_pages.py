"""The pages of records for people, and what programs find in their heads."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx2
from lxml import html
from signposting import find_signposting_http
from starlette.testclient import TestClient

import pubmeta
from pubmeta import Article
from pubmeta.store import SqlStore
from pubmeta.web import create_app
from tests.oai.rain import article
from tests.web.page.html_checks import assert_sound, parsed

from .conftest import listening, settings, whole

ONE = "/records/10.5555/rain.1"


def every(root: Any, path: str) -> list[Any]:
    """What is at a path of a page."""
    return list(root.xpath(path))


def require_sound(text: str) -> None:
    """As every page of the service, but for what its head says to programs."""
    page = parsed(text)
    for each in every(page, "//script[@type='application/ld+json'] | //link[not(@rel='icon' or @rel='stylesheet')]"):
        each.getparent().remove(each)
    assert_sound(page)


def test_a_browser_gets_a_page(client: TestClient) -> None:
    answer = client.get(ONE, headers={"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "style-src 'self'" in answer.headers["content-security-policy"]
    root = html.fromstring(answer.text)
    assert every(root, "//h1/text()") == ["Rain 1"]
    assert every(root, "//a[@href='https://rain.example/1']/text()") == ["Read the article"]
    leads = [link.get("href") for link in every(root, "//ul[@class='chips']//a")]
    assert len(leads) == 9
    for address in leads:
        assert client.get(address).status_code == 200
    require_sound(answer.text)


def test_the_page_is_read_as_its_article(client: TestClient) -> None:
    read = pubmeta.read(client.get(ONE).content, "html").article
    assert (read.title, read.doi, read.landing_page) == ("Rain 1", "10.5555/rain.1", "https://rain.example/1")
    assert read.contributors == whole(1).contributors


def test_signposts_lead_to_all_documents(place: Path) -> None:
    with listening(settings(place)) as address:
        found = find_signposting_http(f"{address}{ONE}")
        assert found.citeAs is not None
        assert f"{found.citeAs.target}" == "https://doi.org/10.5555/rain.1"
        types = {each.type: each.target for each in found.describedBy}
        assert len(types) == 8
        for media_type, target in types.items():
            assert httpx2.get(f"{target}").headers["content-type"] == media_type
        (linkset,) = found.linksets
        assert httpx2.get(f"{linkset.target}").headers["content-type"] == "application/linkset+json"


def test_a_record_that_lacks_much_has_a_page_too(store: SqlStore, tmp_path: Path) -> None:
    store.put(Article(title="Untitled"), id="a")
    with TestClient(create_app(settings(tmp_path / "records.sqlite3"))) as client:
        answer = client.get("/records/a")
        assert answer.status_code == 200
        assert "Nobody named" in answer.text
        assert "citation_title" not in answer.text
        assert 'rel="describedby"; type="application/json"' in answer.headers["link"]
        assert "application/jats+xml" not in answer.headers["link"]


def test_what_an_article_says_is_text(store: SqlStore, tmp_path: Path) -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'"
    person = {"family": evil, "given": evil, "affiliations": [{"name": evil}]}
    store.put(
        article(1, title=evil, contributors=[person], journal={"title": evil}, abstracts=[evil], section=evil), id=evil
    )
    with TestClient(create_app(settings(tmp_path / "records.sqlite3"))) as client:
        for address in ("/records", client.get("/records").json()["records"][0]["url"]):
            answer = client.get(address, headers={"accept": "text/html"})
            assert answer.status_code == 200
            root = html.fromstring(answer.text)
            assert every(root, "//img") == []
            assert {script.get("type") or script.get("src") for script in root.iter("script")} <= {
                "application/ld+json",
                "/static/page.js",
            }
            require_sound(answer.text)


def test_no_e_mail_address_is_on_a_page(store: SqlStore, tmp_path: Path) -> None:
    person = {"family": "Berg", "given": "Anna", "email": "anna@rain.example"}
    store.put(article(1, contributors=[person]))
    with TestClient(create_app(settings(tmp_path / "records.sqlite3"))) as client:
        assert "anna@" not in client.get(ONE, headers={"accept": "text/html"}).text


def test_the_list_is_a_page_for_browsers(client: TestClient) -> None:
    answer = client.get("/records?limit=3", headers={"accept": "text/html,*/*;q=0.8"})
    assert (answer.headers["content-type"], answer.headers["vary"]) == ("text/html; charset=utf-8", "Accept")
    root = html.fromstring(answer.text)
    assert len(every(root, "//main//li/a")) == 3
    (following,) = every(root, "//a[@rel='next']/@href")
    assert re.fullmatch(r"http://rain\.example/records\?limit=3&after=.+", following)
    assert client.get(following).status_code == 200
    require_sound(answer.text)
    assert client.get("/records", headers={"accept": "image/png"}).status_code == 406


def test_the_first_page_leads_to_the_records(client: TestClient) -> None:
    page = parsed(client.get("/").text)
    assert every(page, "//a[@href='/records']/text()") == ["The records that this service gives"]
    assert_sound(page)
    assert client.get("/records", headers={"accept": "text/html"}).status_code == 200
