"""The page without a script: what is handed in comes back as a page, and every document as a file."""

from __future__ import annotations

import base64
import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

import pubmeta
from pubmeta import Article, Config
from pubmeta.web import Settings, create_app
from pubmeta.web.page.examples import EXAMPLES
from pubmeta.web.page.submission import Submission
from pubmeta.web.page.views.result import made_again, result_of, writable
from pubmeta.web.problems import Refusal, Refused
from pubmeta.web.settings import Limits
from tests.web.page.conftest import Show
from tests.web.page.html_checks import assert_sound, parsed, words_of

CASES = Path(__file__).resolve().parents[2] / "cases"
FULL = CASES / "full" / "article.json"
MOST_BYTES = 200_000


def again(page: html.HtmlElement) -> dict[str, str]:
    """The fields of the form by which what is shown is handed in again."""
    fields = page.xpath("//form[@id='again']//input[@name] | //*[@form='again' and @name and not(self::button)]")
    found = {
        field.get("name"): field.get("value") or "" for field in fields if field.get("type") not in {"file", "checkbox"}
    }
    return {name: value for name, value in found.items() if value}


def test_the_first_view_is_sound_and_small(client: TestClient) -> None:
    answer = client.get("/")
    assert_sound(parsed(answer.text))
    files = [client.get(f"/static/{name}").content for name in ("page.css", "page.js", "icon.svg")]
    assert len(answer.content) + sum(map(len, files)) < 60_000
    assert "/records" not in answer.text  # which there are only with a store


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_is_shown_in_a_small_page(client: TestClient, example: Any) -> None:
    answer = client.get(f"/examples/{example.name}")
    assert answer.status_code == 200
    page = parsed(answer.text)
    assert_sound(page)
    assert example.file in words_of(page)
    assert len(answer.content) < MOST_BYTES


def test_there_are_no_other_examples(client: TestClient) -> None:
    assert client.get("/examples/none").status_code == 404


def test_only_the_page_s_own_files_are_allowed(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert client.get("/examples/jats").headers["content-security-policy"] == policy


def test_what_goes_into_a_page_that_is_there_is_no_page(client: TestClient) -> None:
    part = client.get("/examples/bibtex", headers={"x-part": "1"}).text
    assert "<html" not in part
    assert words_of(parsed(part)).count("Light and Leaves in Østfold")


def test_pasted_text_is_read(client: TestClient) -> None:
    answer = client.post("/show", files={"file": ("", b"")}, data={"text": "TY  - JOUR\r\nTI  - Leaves\r\nER  - \r\n"})
    assert answer.status_code == 200
    assert words_of(parsed(answer.text)).count("Leaves")


def test_every_valid_document_is_downloaded_as_the_library_writes_it(client: TestClient, show: Show) -> None:
    page = show(FULL.read_bytes(), "full.article.json")
    fields = again(page)
    article = Article.model_validate_json(FULL.read_bytes())
    offered = page.xpath("//button[contains(@formaction, '/file')]/@formaction")
    assert len(offered) == 13  # all but the deposit, for which nobody is named
    for address in offered:
        name = address.split("/")[2]
        answer = client.post(address, files={"file": ("", b"")}, data=fields)
        assert answer.content == pubmeta.export(article, name).content, name
        found = pubmeta.get_format(name)
        assert answer.headers["content-type"] == found.media_type
        assert f'filename="full{found.suffix}"' in answer.headers["content-disposition"]
        assert "sandbox" in answer.headers["content-security-policy"]


def test_a_deposit_that_is_downloaded_is_the_one_that_was_shown(client: TestClient, show: Show) -> None:
    settings = {
        "crossref.depositor_name": "Example Press",
        "crossref.depositor_email": "deposits@example.org",
        "crossref.registrant": "Example Press",
        "crossref.crossmark_policy": "10.5555/policy",
    }
    fields = again(show(FULL.read_bytes(), **settings))
    first, second = (
        client.post("/documents/crossref/file", files={"file": ("", b"")}, data=fields).content for _ in range(2)
    )
    assert first == second
    assert fields["batch_id"].encode() in first
    assert fields["timestamp"].encode() in first


def test_what_the_settings_say_fills_gaps_and_stays(client: TestClient, show: Show) -> None:
    record = b"@article{a, title={Leaves}, author={Roe, R.}, year={2024}, journal={Trees}, doi={10.5555/a}}"
    assert "DOAJ finds the journal by the ISSN" in words_of(show(record))
    settings = {"journal.issn_electronic": "2345-6787", "journal.landing_page": "https://example.org/{doi}"}
    page = show(record, **settings)
    assert "DOAJ finds the journal by the ISSN" not in words_of(page)
    assert "https://example.org/10.5555/a" in words_of(page)
    assert page.get_element_by_id("journal-issn_electronic").get("value") == "2345-6787"
    answer = client.post("/documents/doaj/file", files={"file": ("", b"")}, data=again(page))
    assert json.loads(answer.content)["bibjson"]["identifier"][-1] == {"type": "eissn", "id": "2345-6787"}


def test_a_settings_file_is_taken(show: Show) -> None:
    record = b"@article{a, title={Leaves}, author={Roe, R.}, year={2024}, journal={Trees}}"
    file = ("journal.toml", b'[journal]\ntitle = "Trees"\nissn_print = "1234-5679"\n')
    assert "1234-5679" in words_of(show(record, configuration=file))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"configuration": ("a.toml", b"[journal")}, "the settings are not TOML"),
        ({"configuration": ("a.toml", b"a = " + b"[" * 5_000)}, "the settings are not TOML"),
        ({"configuration": ("a.toml", b"[jornal]")}, "did you mean 'journal'?"),
        ({"journal.issn_print": "1234"}, "ISSN"),
        ({"journal.publisher_id": "x", "read_as": "ris"}, "no RIS record"),
    ],
)
def test_settings_that_cannot_be_used_are_said(show: Show, fields: dict[str, Any], said: str) -> None:
    record = b"@article{a, title={Leaves}, journal={Trees}}"
    assert said.casefold() in words_of(show(record, status=422, **fields)).casefold()


def test_one_of_several_records_is_chosen(client: TestClient, show: Show) -> None:
    records = b"@article{a, title={First}}\n@article{b, title={Second & more}}\n"
    page = show(records, "two.bib")
    options = [words_of(option) for option in page.xpath("//select[@id='record']/option")]
    assert options == ["1. First", "2. Second & more"]
    second = client.post("/show", files={"file": ("", b"")}, data={**again(page), "record": "2"})
    heading = parsed(second.text).get_element_by_id("result-heading")
    assert words_of(heading) == "Second & more"
    document = client.post("/documents/ris/file", files={"file": ("", b"")}, data={**again(page), "record": "2"})
    assert b"Second & more" in document.content


def test_the_difference_to_what_is_registered_is_shown(show: Show) -> None:
    record = (
        b"@article{a, title={Leaves}, author={Roe, R.}, year={2024}, journal={Trees}, doi={10.5555/a},"
        b" url={https://example.org/a}}"
    )
    registered = json.dumps(
        {
            "message-type": "work",
            "DOI": "10.5555/a",
            "type": "journal-article",
            "title": ["Leafs"],
            "archive": ["CLOCKSS"],
        }
    )
    settings = {"journal.issn_electronic": "2345-6787"}
    page = show(record, registered=("r.json", registered.encode()), **settings)
    section = page.get_element_by_id("difference")
    assert "A deposit would lose something" in words_of(section)
    assert "Leafs" in words_of(section)


def test_a_document_is_read_on_a_page_of_its_own(client: TestClient, show: Show) -> None:
    fields = again(show(FULL.read_bytes()))
    answer = client.post("/documents/jats", files={"file": ("", b"")}, data=fields)
    page = parsed(answer.text)
    lines = page.xpath("//ol[@class='lines']/li/code")
    text = "\n".join(line.text_content() for line in lines)
    assert text == pubmeta.export(Article.model_validate_json(FULL.read_bytes()), "jats").text.rstrip("\n")


@pytest.mark.parametrize(
    ("files", "data", "status", "said"),
    [
        ({"file": ("a", b"")}, {}, 400, "nothing to read"),
        ({"file": ("a", b"nothing that is known")}, {}, 422, "could not be read"),
        ({"file": ("a", b"<article><front>")}, {}, 422, "could not be read"),
        ({"file": ("a.xml", b"<article>" + b"<sec>" * 100_000)}, {}, 422, "could not be read"),
        ({"file": ("a.json", b"[" * 100_000)}, {}, 422, "could not be read"),
        ({"file": ("a.xml.gz", gzip.compress(b"a" * 100_000_000))}, {}, 422, "could not be read"),
        ({"file": ("", b"")}, {"packed": base64.b64encode(gzip.compress(b"a" * 100_000_000)).decode()}, 400, "damaged"),
        ({"file": ("", b"")}, {"packed": "%%%"}, 400, "damaged"),
        ({"file": ("", b"")}, {"packed": "H4sIAAAA"}, 400, "damaged"),
        (
            {"file": ("a", b"TY  - JOUR\nTI  - a\nER  - \n")},
            {"read_as": "none"},
            400,
            "can be read is called",
        ),
        (
            {"file": ("a", b"TY  - JOUR\nTI  - a\nER  - \n")},
            {"read_as": "doaj"},
            400,
            "can be read is called",
        ),
    ],
)
def test_what_cannot_be_read_is_said_on_a_page(
    client: TestClient, files: Any, data: dict[str, str], status: int, said: str
) -> None:
    answer = client.post("/show", files=files, data=data)
    assert answer.status_code == status
    page = parsed(answer.text)
    assert_sound(page)
    assert said in words_of(page)


@pytest.mark.parametrize("content_type", ["", "text/plain", "multipart/form-data", "multipart/form-data; boundary="])
def test_what_is_not_a_form_is_refused_on_a_page(client: TestClient, content_type: str) -> None:
    answer = client.post("/show", content=b"--x\r\n", headers={"content-type": content_type})
    assert answer.status_code == 400
    assert_sound(parsed(answer.text))


def test_a_record_that_is_too_large_is_refused_on_a_page() -> None:
    with TestClient(create_app(Settings(workers=1, limits=Limits(body_bytes=1_000)))) as client:
        answer = client.post("/show", files={"file": ("a", b"x" * 2_000)})
        assert answer.status_code == 413
        assert "1,000 bytes" in words_of(parsed(answer.text))
        assert "up to 1 kB" in words_of(parsed(client.get("/").text))


@pytest.mark.parametrize("name", ["none", "html", "..%2F..%2Fetc"])
def test_there_is_no_document_of_another_format(client: TestClient, name: str) -> None:
    assert client.post(f"/documents/{name}/file", files={"file": ("", b"")}).status_code == 404


def test_a_document_that_is_not_valid_is_not_given(client: TestClient) -> None:
    answer = client.post("/documents/jats/file", files={"file": ("a.ris", b"TY  - JOUR\nTI  - a\nER  - \n")})
    assert answer.status_code == 422
    assert "JATS" in words_of(parsed(answer.text))


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\a.ris", 'a"; filename="b', "a\r\nX: y.ris", "é" * 300, "."]
)
def test_a_file_s_name_stays_a_name(client: TestClient, show: Show, name: str) -> None:
    page = show(b"TY  - JOUR\nTI  - a\nER  - \n", name)
    answer = client.post("/documents/csl/file", files={"file": ("", b"")}, data=again(page))
    disposition = answer.headers["content-disposition"]
    assert not {"/", "\\", "\r", "\n"} & set(disposition)
    assert disposition.count('"') == 2
    assert "x" not in answer.headers


def test_a_name_in_the_form_stays_a_name_too(client: TestClient, show: Show) -> None:
    fields = {**again(show(b"TY  - JOUR\nTI  - a\nER  - \n")), "name": "../a\r\nX: y\\b.ris"}
    answer = client.post("/documents/csl/file", files={"file": ("", b"")}, data=fields)
    assert answer.headers["content-disposition"].startswith('attachment; filename="b.csl.json"')


def test_work_that_is_given_up_is_said_on_a_page(monkeypatch: pytest.MonkeyPatch, client: TestClient) -> None:
    async def work(*_: object) -> None:
        raise Refused(Refusal.TOO_MUCH_WORK, "The document took longer than the limit of 30 s.")

    monkeypatch.setattr(client.app.state.service, "work", work)  # type: ignore[attr-defined]
    answer = client.post("/show", files={"file": ("a", b"TY  - JOUR\n")})
    assert answer.status_code == 422
    page = parsed(answer.text)
    assert_sound(page)
    assert "longer than the limit" in words_of(page)


@pytest.mark.parametrize(
    ("accept", "is_page"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True),
        ("application/json", False),
        ("*/*", False),
        ("", False),
    ],
)
def test_a_browser_at_an_unknown_address_gets_a_page(client: TestClient, accept: str, is_page: bool) -> None:  # noqa: FBT001
    answer = client.get("/no-such-page", headers={"accept": accept})
    assert answer.status_code == 404
    media_type = answer.headers["content-type"].partition(";")[0]
    assert media_type == ("text/html" if is_page else "application/problem+json")
    if is_page:
        assert_sound(parsed(answer.text))
        assert "There is nothing at this address" in words_of(parsed(answer.text))
        assert "script-src 'self'" in answer.headers["content-security-policy"]


def of_journal(tmp_path: Path) -> Config:
    """What a service knows of its one journal."""
    path = tmp_path / "journal.toml"
    path.write_text('[journal]\ntitle = "Leaves"\nissn_print = "2049-3630"\npublisher = "Leaf Press"\n')
    return Config.load(path)


def test_an_article_of_another_journal_is_shown_and_not_written(tmp_path: Path) -> None:
    config = of_journal(tmp_path)
    handed_in = Submission(content=b'{"title": "Rain", "journal": {"title": "Weather"}, "doi": "10.5555/rain"}')
    result = result_of(config, handed_in)
    assert result.article is not None
    assert str(result.article.title) == "Rain"
    assert result.valid == 0
    assert len(result.documents) == len(writable())
    (card,) = [card for card in result.to_do if card.is_error]
    assert card.sayings[0].message == "the article has 'Weather' and the journal profile 'Leaves'"
    assert "settings" in (card.sayings[0].remedy or "")
    assert card.settings == ("journal-title",)
    filled_in = result_of(config, replace(handed_in, journal={"publisher": "Rain Press"}))
    assert filled_in.valid
    csl = made_again(config, replace(handed_in, journal={"title": "Weather"}), "csl").content or b""
    assert b"2049-3630" not in csl
    assert b"Leaf Press" not in csl


def test_an_example_has_nothing_to_do_with_the_journal_of_the_service(tmp_path: Path) -> None:
    for example in EXAMPLES:
        submission = example.submission()
        assert result_of(of_journal(tmp_path), submission) == result_of(Config(), submission)


def test_settings_that_are_wrong_do_not_hide_the_article(show: Show) -> None:
    record = b'{"title": "Rain", "journal": {"title": "Weather"}}'
    page = show(record, status=422, **{"journal.issn_print": "1234-0000"})
    assert words_of(page.get_element_by_id("result-heading")) == "Rain"
    to_do = page.get_element_by_id("to-do")
    assert "1234-0000" in words_of(to_do)
    assert "#journal-issn_print" in to_do.xpath(".//*[@class='fill']/a/@href")


def test_a_settings_file_may_come_later(show: Show) -> None:
    first = show(FULL.read_bytes())
    settings = ("a.toml", b'[jats]\ntag_set = "archiving"\n')
    later = show(b"", **again(first), configuration=settings)
    assert "Archiving" in words_of(later.get_element_by_id("documents"))


def test_what_a_record_says_is_not_to_be_filled_in(show: Show) -> None:
    page = show(json.dumps({"title": "Rain", "journal": {"title": "W" * 300}, "doi": "10.5555/a"}).encode())
    (card,) = [
        each for each in page.xpath("//*[@id='to-do']//li[contains(@class, 'card')]") if "Shorten it" in words_of(each)
    ]
    assert card.find_class("fill") == []
