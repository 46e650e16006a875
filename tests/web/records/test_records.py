"""Records by content negotiation, as clients of DOI resolvers ask for them."""

from __future__ import annotations

from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

import pubmeta
from pubmeta.config import Config
from pubmeta.store import SqlStore
from pubmeta.web import Settings, create_app
from pubmeta.web.problems import Refused
from pubmeta.web.records.conditions import http_date
from pubmeta.web.service import Service
from tests.oai.rain import article

from .conftest import settings, whole

ONE = "/records/10.5555/rain.1"
MEDIA_TYPES = {
    "csl": "application/vnd.citationstyles.csl+json",
    "jats": "application/jats+xml",
    "datacite": "application/vnd.datacite.datacite+json",
    "datacite-xml": "application/vnd.datacite.datacite+xml",
    "bibtex": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "schemaorg": "application/ld+json",
    "article": "application/json",
}


@pytest.mark.parametrize(("name", "media_type"), MEDIA_TYPES.items())
def test_a_record_is_given_in_the_media_type_that_is_asked_for(client: TestClient, name: str, media_type: str) -> None:
    answer = client.get(ONE, headers={"accept": media_type})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.headers["vary"] == "Accept"
    assert answer.content == pubmeta.export(whole(1), name).content
    by_name = client.get(f"{ONE}?to={name}", headers={"accept": "image/png"})
    assert (by_name.content, by_name.headers["content-type"]) == (answer.content, media_type)
    assert answer.headers["content-location"] == f"http://rain.example{ONE}?to={name}"
    assert client.get(answer.headers["content-location"]).headers["etag"] == by_name.headers["etag"]


@pytest.mark.parametrize(
    ("other", "media_type"),
    [
        ("application/vnd.jats+xml", "application/jats+xml"),
        ("application/vnd.schemaorg.ld+json", "application/ld+json"),
    ],
)
def test_other_names_of_a_media_type_are_known(client: TestClient, other: str, media_type: str) -> None:
    answer = client.get(ONE, headers={"accept": other})
    assert (answer.status_code, answer.headers["content-type"]) == (200, other)
    assert answer.content == client.get(ONE, headers={"accept": media_type}).content


def test_the_links_of_a_record_lead_to_its_documents(client: TestClient) -> None:
    answer = client.get(ONE, headers={"accept": "application/linkset+json"})
    assert answer.headers["content-type"] == "application/linkset+json"
    (context,) = answer.json()["linkset"]
    assert context["anchor"] == "https://rain.example/1"
    assert context["cite-as"] == [{"href": "https://doi.org/10.5555/rain.1"}]
    described = {each["type"]: each["href"] for each in context["describedby"]}
    assert set(described) == set(MEDIA_TYPES.values())
    for media_type, address in described.items():
        assert client.get(address).headers["content-type"] == media_type
    assert client.get(ONE, headers={"accept": "application/x-bibtex"}).headers["link"] == (
        '<https://rain.example/1>; rel="describes", '
        f'<http://rain.example{ONE}?to=linkset>; rel="linkset"; type="application/linkset+json"'
    )


def test_a_record_without_a_landing_page_has_its_own_address_as_its_page(client: TestClient) -> None:
    answer = client.get("/records/10.5555/RAIN.7", headers={"accept": "application/linkset+json"})
    assert answer.json()["linkset"][0]["anchor"] == "http://rain.example/records/7"
    assert answer.headers["link"].startswith('<http://rain.example/records/7>; rel="describes"')


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("application/x-bibtex;q=0.5, application/jats+xml;q=0.6", "jats"),
        ("application/x-bibtex, application/jats+xml", "jats"),
        ("text/turtle, application/x-bibtex;q=0.1", "bibtex"),
        ("application/*;q=0.2, application/x-research-info-systems;q=0.3", "ris"),
        ("*/*;q=0.1, application/x-bibtex", "bibtex"),
        ("*/*", "html"),
        ("", "html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
        ("text/html;q=0, */*", "csl"),
        ("APPLICATION/X-BIBTEX; q=1.000", "bibtex"),
        ("application/vnd.citationstyles.csl+json;q=0, application/json", "article"),
    ],
)
def test_what_a_client_likes_best_it_gets(client: TestClient, accept: str, name: str) -> None:
    answer = client.get(ONE, headers={"accept": accept})
    assert answer.headers["content-location"].rpartition("=")[2] == name


def test_of_a_record_that_one_format_does_not_take_the_next_is_given(client: TestClient) -> None:
    """JATS needs a journal."""
    accept = "application/jats+xml, application/x-research-info-systems;q=0.5"
    answer = client.get("/records/without a journal", headers={"accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, MEDIA_TYPES["ris"])
    tag = {"if-none-match": answer.headers["etag"], "accept": accept}
    again = client.get("/records/without a journal", headers=tag)
    assert (again.status_code, again.headers["etag"], again.content) == (304, answer.headers["etag"], b"")


def test_a_record_that_no_format_takes_is_not_acceptable_and_the_answer_says_why(client: TestClient) -> None:
    answer = client.get("/records/without a journal", headers={"accept": "application/jats+xml"})
    assert (answer.status_code, answer.headers["content-type"]) == (406, "application/problem+json")
    details = answer.json()
    assert details["detail"] == "There is no valid document of the record as JATS XML."
    assert [(each["kind"], each["path"]) for each in details["problems"]] == [("missing", "journal")]
    assert all(each["remedy"] for each in details["problems"])
    assert answer.headers["vary"] == "Accept"


@pytest.mark.parametrize("accept", ["image/png", "text/turtle, application/rdf+xml", "*/*;q=0"])
def test_what_there_is_not_is_not_acceptable_and_the_answer_says_what_there_is(client: TestClient, accept: str) -> None:
    answer = client.get(ONE, headers={"accept": accept})
    assert answer.status_code == 406
    assert answer.headers["vary"] == "Accept"
    assert all(media_type in answer.json()["detail"] for media_type in MEDIA_TYPES.values())


def test_what_only_crossref_can_say_is_not_given(client: TestClient) -> None:
    answer = client.get(ONE, headers={"accept": "application/vnd.crossref.unixref+xml"})
    assert answer.status_code == 406
    assert answer.json()["detail"].startswith(
        "application/vnd.crossref.unixref+xml says how Crossref has registered the DOI, which only Crossref knows. "
    )


@pytest.mark.parametrize("name", ["crossref", "docx", "", "../csl", "x" * 5_000])
def test_a_format_in_which_records_are_not_given(client: TestClient, name: str) -> None:
    answer = client.get(ONE, params={"to": name})
    assert answer.status_code == 400
    assert "it can be given as html, csl, jats" in answer.json()["detail"]
    assert len(answer.json()["detail"]) < 300


@pytest.mark.parametrize(
    "name",
    ["10.5555/rain.1", "10.5555/RAIN.1", "10.5555%2Frain.1", "doi:10.5555/rain.1", "https://doi.org/10.5555/rain.1"],
)
def test_a_record_is_found_by_its_doi_however_it_is_written(client: TestClient, name: str) -> None:
    answer = client.get(f"/records/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-location"].startswith(f"http://rain.example{ONE}?")


@pytest.mark.parametrize("name", ["10.5555/(SICI)1<2>3.0#x;y?z", "10.5555/(sici)1<2>3.0#x;y?z"])
def test_a_doi_may_have_every_sign(client: TestClient, name: str) -> None:
    answer = client.get(f"/records/{quote(name, safe='')}?to=csl")
    assert answer.status_code == 200
    assert answer.json()[0]["DOI"] == "10.5555/(SICI)1<2>3.0#x;y?z"
    assert client.get(answer.headers["content-location"]).content == answer.content


def test_dots_between_slashes_lead_to_no_other_record(store: SqlStore, tmp_path: Path) -> None:
    for doi in ("10.5555/b", "10.5555/a/../b", "10.5555/a/./b", "10.5555/a//b", "10.5555/a/b/"):
        store.put(article(1, doi=doi))
    with TestClient(create_app(settings(tmp_path / "records.sqlite3")), base_url="http://rain.example") as client:
        for each in client.get("/records", headers={"accept": "application/json"}).json()["records"]:
            answer = client.get(each["url"], headers={"accept": "application/vnd.citationstyles.csl+json"})
            assert answer.json()[0]["DOI"] == each["doi"]
            again = client.get(answer.headers["content-location"])
            assert again.content == answer.content


@pytest.mark.parametrize("name", ["", "none", "10.5555/none", "../records.sqlite3", "%00", "%FF", "x" * 5_000, "'--"])
def test_a_record_that_there_is_not(client: TestClient, name: str) -> None:
    answer = client.get(f"http://rain.example/records/{name}")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json()["type"] in ("urn:pubmeta:refusal:no-record", "urn:pubmeta:refusal:no-such-address")


def test_a_record_that_was_deleted_is_gone(client: TestClient) -> None:
    answer = client.get("/records/10.5555/rain.8", headers={"accept": "image/png, */*;q=0.1"})
    assert answer.status_code == 410
    assert answer.json()["type"] == "urn:pubmeta:refusal:deleted"
    assert answer.json()["detail"].startswith("The record was deleted on 20")


@pytest.mark.parametrize(
    ("address", "status"),
    [("/records/10.5555/rain.8", 410), ("/records/none", 404), ("/records?limit=0", 400), (f"{ONE}?to=doc", 400)],
)
def test_people_are_told_on_a_page(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address, headers={"accept": "text/html,*/*;q=0.8"})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert client.get(address).headers["content-type"] == "application/problem+json"


def test_tags_may_be_in_several_lines(client: TestClient) -> None:
    tag = client.get(f"{ONE}?to=csl").headers["etag"]
    lines = [("if-none-match", '"another"'), ("if-none-match", tag)]
    assert client.get(f"{ONE}?to=csl", headers=lines).status_code == 304


def test_head_is_get_without_the_body(client: TestClient) -> None:
    got, head = client.get(f"{ONE}?to=jats"), client.head(f"{ONE}?to=jats")
    assert head.status_code == 200
    assert head.content == b""
    without = {"request-id", "last-modified"}
    assert {name: head.headers[name] for name in got.headers if name not in without} == {
        name: value for name, value in got.headers.items() if name not in without
    }
    assert client.head("/records/none").status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_records_are_only_given(client: TestClient, method: str) -> None:
    for address in (ONE, "/records"):
        answer = client.request(method, address)
        assert (answer.status_code, answer.headers["allow"]) in [(405, "GET, HEAD"), (405, "HEAD, GET")]


def test_what_a_client_has_is_not_sent_again(client: TestClient) -> None:
    answer = client.get(f"{ONE}?to=bibtex")
    tag, modified = answer.headers["etag"], answer.headers["last-modified"]
    assert answer.headers["cache-control"] == "no-cache"
    known = [
        {"if-none-match": tag},
        {"if-none-match": f'W/"x", {tag}'},
        {"if-none-match": f"W/{tag}"},
        {"if-none-match": "*"},
        {"if-modified-since": modified},
        {"if-modified-since": http_date(parsedate_to_datetime(modified) + timedelta(days=1))},
    ]
    for headers in known:
        again = client.get(f"{ONE}?to=bibtex", headers=headers)
        assert (again.status_code, again.content) == (304, b"")
        assert (again.headers["etag"], again.headers["vary"]) == (tag, "Accept")
    unknown = [
        {"if-none-match": '"x"'},
        {"if-none-match": tag.strip('"')},
        {"if-none-match": '"x"', "if-modified-since": modified},
        {"if-modified-since": http_date(parsedate_to_datetime(modified) - timedelta(seconds=1))},
        {"if-modified-since": "yesterday"},
        {"if-modified-since": ""},
    ]
    for headers in unknown:
        assert client.get(f"{ONE}?to=bibtex", headers=headers).content == answer.content


def test_each_document_has_a_tag_of_its_own(client: TestClient) -> None:
    names = [*MEDIA_TYPES, "linkset"]
    tags = {
        client.get(f"/records/{record}?to={name}").headers["etag"]
        for name in names
        for record in ("10.5555/rain.1", "10.5555/rain.2")
    }
    assert len(tags) == 2 * len(names)


def test_a_tag_goes_with_the_record_and_with_the_configuration(store: SqlStore, tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite3"
    store.put(article(1))
    other = Config.of({"jats": {"version": "1.3"}})
    tags, contents = [], []
    for chosen in (settings(path), settings(path, config=other)):
        with TestClient(create_app(chosen)) as client:
            for title in ("Rain", "Wind", "Rain"):
                store.put(article(1, title=title))
                answer = client.get(f"{ONE}?to=jats")
                tags.append(answer.headers["etag"])
                contents.append(answer.content)
    assert [tags.index(each) for each in tags] == [0, 1, 0, 3, 4, 3]
    assert [contents.index(each) for each in contents] == [0, 1, 0, 3, 4, 3]


def test_the_address_of_the_service_is_what_whoever_runs_it_says(place: Path) -> None:
    chosen = settings(place, address="https://rain.example/metadata/")
    with TestClient(create_app(chosen), base_url="http://10.0.0.5:8000") as client:
        answer = client.get(ONE)
        assert answer.headers["content-location"].startswith(f"https://rain.example/metadata{ONE}?")
        assert client.get("/records").json()["records"][0]["url"].startswith("https://rain.example/metadata/records/")


@pytest.mark.parametrize("host", [b"", b"a b", b"a<b>", b"a:99999"])
def test_what_is_not_a_host_is_in_no_link(client: TestClient, host: bytes) -> None:
    answer = client.get(ONE, headers=[(b"host", host)])
    assert answer.headers["content-location"].startswith(f"http://rain.example{ONE}?")


def test_a_service_that_cannot_know_its_address_says_so(place: Path) -> None:
    request = Request({"type": "http", "headers": [], "path": "/", "server": None, "query_string": b""})
    with pytest.raises(Refused, match="whoever runs the service gives its address"):
        Service(settings(place)).address(request)


def test_the_address_of_the_service_is_a_url(place: Path) -> None:
    with pytest.raises(ValueError, match="is not a URL"):
        create_app(settings(place, address="rain.example"))


def test_without_a_store_there_are_no_records() -> None:
    with TestClient(create_app(Settings(workers=1))) as client:
        for address in ("/records", ONE, "/oai"):
            assert client.get(address).status_code == 404


def test_a_record_of_another_version_is_not_acceptable(store: SqlStore, tmp_path: Path) -> None:
    store.put(article(1))
    store._database.ask("UPDATE pubmeta_record SET content = ?", ['{"tilte": "x"}'])
    with TestClient(create_app(settings(tmp_path / "records.sqlite3"))) as client:
        answer = client.get(ONE)
        assert answer.status_code == 406
        assert answer.json()["detail"] == "The article of the record cannot be read or completed."
        assert {each["path"] for each in answer.json()["problems"]} == {"title", "tilte"}


def test_a_store_that_does_not_answer(store: SqlStore, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "pubmeta.web")
    with TestClient(create_app(settings(tmp_path / "records.sqlite3"))) as client:
        assert client.get("/oai?verb=Identify").status_code == 200
        store._database.ask("DROP TABLE pubmeta_record")
        for address in ("/records", ONE, "/oai?verb=Identify"):
            answer = client.get(address)
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
            assert answer.json()["type"] == "urn:pubmeta:refusal:no-store"
            assert "records.sqlite3" not in answer.text
    reasons = [getattr(record, "fields", {}).get("reason") for record in caplog.records]
    assert [each for each in reasons if each] == [f"{tmp_path / 'records.sqlite3'}: no such table: pubmeta_record"] * 3
