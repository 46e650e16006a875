"""What children do with records, done in this process."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import pubmeta
from pubmeta import Article
from pubmeta.config import Config
from pubmeta.errors import StoreError
from pubmeta.store import Draft, SqlStore
from pubmeta.web.answers import Answer
from pubmeta.web.records import harvesting
from pubmeta.web.records.representations import Representation, wanted
from pubmeta.web.records.work import Wanted, represented
from pubmeta.web.settings import StorePlace
from tests.oai.rain import article, is_valid, texts

from .conftest import HARVESTING, whole

ADDRESS = "https://rain.example/records/1"


def made(of: Article, accept: str, config: Config | None = None) -> tuple[Representation, Answer] | Answer:
    content = Draft.of(of, "1").content
    asked = Wanted(
        content=content,
        representations=wanted(None, accept),
        address=ADDRESS,
        listing="https://rain.example/records",
    )
    return represented(config or Config(), asked)


def document(of: Article, accept: str, config: Config | None = None) -> Answer:
    found = made(of, accept, config)
    assert not isinstance(found, Answer)
    return found[1]


@pytest.mark.parametrize("name", ["csl", "jats", "bibtex", "ris", "schemaorg", "datacite", "article"])
def test_a_document_is_what_the_library_gives(name: str) -> None:
    answer = document(whole(1), pubmeta.get_format(name).media_type)
    assert answer.content == pubmeta.export(whole(1), name).content


def test_no_link_leads_to_a_document_that_there_is_not() -> None:
    answer = document(article(1, journal=None), "application/linkset+json")
    assert b"?to=csl" in answer.content
    assert b"?to=jats" not in answer.content
    page = document(article(1, journal=None), "text/html")
    assert b"?to=csl" in page.content
    assert b"?to=jats" not in page.content


def test_a_page_has_the_head_of_its_article() -> None:
    answer = document(whole(1), "text/html")
    assert b'<meta name="citation_title" content="Rain 1">' in answer.content
    assert answer.headers["link"].startswith('<https://doi.org/10.5555/rain.1>; rel="cite-as"')
    bare = document(Article(title="Untitled"), "text/html")
    assert b"citation_title" not in bare.content
    assert f'<{ADDRESS}?to=article>; rel="describedby"' in bare.headers["link"]


def test_the_configuration_completes_an_article() -> None:
    config = Config.of({"landing_page": "https://rain.example/of/{doi}", "jats": {"version": "1.3"}})
    answer = document(article(1), "application/jats+xml", config)
    assert b'dtd-version="1.3"' in answer.content
    assert answer.headers["link"].startswith('<https://rain.example/of/10.5555/rain.1>; rel="describes"')


@pytest.mark.parametrize("accept", ["application/jats+xml", "application/jats+xml, application/vnd.jats+xml"])
def test_what_keeps_a_record_from_a_format_is_said_once(accept: str) -> None:
    found = made(article(1, journal=None), accept)
    assert isinstance(found, Answer)
    assert found.status == 406
    assert found.content.count(b'"path":"journal"') == 1


def test_an_article_that_its_configuration_contradicts_is_refused() -> None:
    config = Config.of({"journal": {"title": "Wind", "issn_electronic": "1234-5679"}})
    found = made(article(1), "*/*", config)
    assert isinstance(found, Answer)
    assert b"The article of the record cannot be read or completed." in found.content


def test_a_harvester_is_answered(store: SqlStore, tmp_path: Path) -> None:
    store.put(article(1), sets=["open"])
    store.put(article(2, journal={"title": "Wind"}))
    config = Config.of({"journal": {"title": "Weather", "issn_electronic": "2345-6787", "publisher_id": "weather"}})
    asked = harvesting._Asked(
        StorePlace(location=f"{tmp_path}/records.sqlite3"), HARVESTING, "https://rain.example/oai"
    )
    try:
        found = harvesting.harvested(config, asked, "verb=ListRecords&metadataPrefix=jats")
        assert not isinstance(found, StoreError)
        assert is_valid(found.answer.content)
        assert texts(etree.fromstring(found.answer.content), "identifier") == ["oai:rain.example:10.5555/rain.1"]
        assert found.left_out == ("10.5555/rain.2",)
        store._database.ask("DROP TABLE pubmeta_record")
        failed = harvesting.harvested(config, asked, "verb=ListRecords&metadataPrefix=jats")
        assert isinstance(failed, StoreError)
    finally:
        harvesting._store(asked.store).close()
        harvesting._store.cache_clear()
