"""Stores as harvesters ask for them: identifiers, names, and articles that are completed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pubmeta import Article
from pubmeta.errors import ReadError
from pubmeta.problems import Kind, Problem
from pubmeta.store import ForHarvesters, SqlStore
from tests.oai.rain import answer, article, texts

from .conftest import new_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    made = new_store(tmp_path / "records.sqlite3")
    yield made
    made.close()


@pytest.mark.parametrize("name", ["10.1002/(sici)1<2:ab>3.0#x", "ä [1]", "100%", "a%20b", "a+b", "雨?", "'\";--"])
def test_each_id_has_an_identifier_that_leads_to_it(store: SqlStore, name: str) -> None:
    items = ForHarvesters(store, "rain.example")
    store.put(article(1, doi=None), id=name)
    (item,) = items.items(start=None, end=None, spec=None, after=None, limit=9)
    assert items.get(item.identifier) == item
    assert list(items.items(start=None, end=None, spec=None, after=item.identifier, limit=9)) == []


def test_an_identifier_is_that_of_the_id_and_not_of_the_doi(store: SqlStore) -> None:
    items = ForHarvesters(store, "rain.example")
    store.put(article(1), id="jex-1")
    assert items.get("oai:rain.example:jex-1") is not None
    for identifier in ("oai:rain.example:10.5555/rain.1", "oai:rain.example:jex%2D1", "oai:other.example:jex-1", "x"):
        assert items.get(identifier) is None


def test_after_an_identifier_of_another_namespace_the_list_begins_again(store: SqlStore) -> None:
    """Where the namespace was changed during a harvest, it is better complete than without repetitions."""
    store.put(article(1))
    items = ForHarvesters(store, "rain.example")
    found = items.items(start=None, end=None, spec=None, after="oai:old.example:10.5555/rain.5", limit=9)
    assert [item.identifier for item in found] == ["oai:rain.example:10.5555/rain.1"]


@pytest.mark.parametrize("namespace", ["", "rain", "a b", "ä.example", "rain.example\n", "rain.example:x"])
def test_a_namespace_has_the_form_of_one(store: SqlStore, namespace: str) -> None:
    with pytest.raises(ValueError, match="is not the name of a domain, such as"):
        ForHarvesters(store, namespace)


def test_articles_are_completed_before_they_are_written(store: SqlStore) -> None:
    store.put(article(1))
    items = ForHarvesters(store, "rain.example", completed=lambda found: found.model_copy(update={"title": "Wind"}))
    root = answer(items, "verb=ListRecords&metadataPrefix=oai_dc")
    assert [each.text for each in root.iter("{*}title")] == ["Wind"]


def test_a_page_is_full_though_records_are_left_out(store: SqlStore, caplog: pytest.LogCaptureFixture) -> None:
    def completed(found: Article) -> Article:
        if found.doi != "10.5555/rain.9" and found.doi != "10.5555/rain.3":
            message = "is of another journal than Anna Berg's"
            raise ReadError("config", [Problem(Kind.INVALID, message, "journal.title", remedy="correct it")])
        return found

    for number in range(10):
        store.put(article(number))
    items = ForHarvesters(store, "rain.example", completed=completed)
    assert texts(answer(items, "verb=ListIdentifiers&metadataPrefix=oai_dc"), "identifier") == [
        "oai:rain.example:10.5555/rain.3",
        "oai:rain.example:10.5555/rain.9",
    ]
    found = items.items(start=None, end=None, spec=None, after=None, limit=1)
    assert [item.identifier for item in found] == ["oai:rain.example:10.5555/rain.3"]
    assert "record 10.5555/rain.0 is left out of what harvesters get: invalid at journal.title" in caplog.text
    assert "Anna Berg" not in caplog.text


def test_a_fault_in_completing_keeps_one_record_back(store: SqlStore) -> None:
    def completed(found: Article) -> Article:
        if found.doi == "10.5555/rain.1":
            raise TypeError("no")
        return found

    for number in range(3):
        store.put(article(number))
    left_out: dict[str, tuple[Problem, ...]] = {}
    items = ForHarvesters(store, "rain.example", completed=completed, on_left_out=left_out.setdefault)
    assert answer(items, "verb=ListIdentifiers&metadataPrefix=oai_dc").xpath("count(//*[local-name()='header'])") == 2
    assert [problem.code for problem in left_out["10.5555/rain.1"]] == ["pubmeta.fault"]
