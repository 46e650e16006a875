"""Stores to which programs put records: SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from pubmeta.errors import StoreError
from pubmeta.store import Draft, ForHarvesters
from pubmeta.store.tables import VERSION, prepare, require_version
from tests.oai.rain import answer, article, codes, repository, texts

from .conftest import START, InTables


def test_an_id_may_be_another_than_the_doi(tables: InTables) -> None:
    tables.store.put(article(1), id="jex-0001")
    by_id, by_doi = tables.store.get("jex-0001"), tables.store.get("10.5555/RAIN.1")
    assert by_id is not None
    assert by_id == by_doi
    assert (by_id.id, by_id.doi) == ("jex-0001", "10.5555/rain.1")


def test_a_doi_leads_to_the_record_that_is_there_rather_than_to_one_that_was(tables: InTables) -> None:
    tables.store.put(article(1), id="a")
    tables.store.delete("a")
    tables.store.put(article(1), id="b")
    tables.clock.go_on(days=1)
    found = tables.store.get("10.5555/rain.1")
    assert found is not None
    assert found.id == "b"
    tables.store.delete("10.5555/rain.1")
    found = tables.store.get("10.5555/rain.1")
    assert found is not None
    assert (found.id, found.is_deleted) == ("b", True)


def test_a_doi_is_of_one_record(tables: InTables) -> None:
    tables.store.put(article(1), id="a")
    with pytest.raises(StoreError) as caught:
        tables.store.put(article(1), id="b")
    assert caught.value.message == "the record a has the DOI 10.5555/rain.1 already"
    assert caught.value.remedy == "put the article under that id, or delete that record first"
    assert tables.store.get("b") is None


def test_of_many_those_are_put_that_can_be(tables: InTables) -> None:
    tables.store.put(article(1), id="a")
    drafts = [Draft.of(article(2)), Draft.of(article(1), "b"), Draft.of(article(3))]
    two, error, three = tables.store.put_many(drafts)
    assert isinstance(error, StoreError)
    assert [getattr(each, "changed", None) for each in (two, three)] == [START + timedelta(seconds=1)] * 2
    assert [entry.id for entry in tables.store.entries(limit=9)] == ["10.5555/rain.2", "10.5555/rain.3", "a"]


def test_nothing_is_kept_of_a_transaction_that_fails(tables: InTables) -> None:
    def drafts() -> Iterator[Draft]:
        yield Draft.of(article(1))
        raise KeyError

    with pytest.raises(KeyError):
        tables.store.put_many(drafts())
    assert tables.store.get("10.5555/rain.1") is None
    tables.store.put(article(2))
    assert [record.id for record in tables.store.records(limit=9)] == ["10.5555/rain.2"]


def test_to_delete_what_is_not_there_changes_nothing(tables: InTables) -> None:
    assert not tables.store.delete("10.5555/rain.1")
    tables.store.put(article(1))
    assert tables.store.delete("10.5555/rain.1")
    deleted = tables.store.get("10.5555/rain.1")
    tables.clock.go_on(days=1)
    assert not tables.store.delete("10.5555/rain.1")
    assert tables.store.get("10.5555/rain.1") == deleted


def test_an_article_may_get_another_doi(tables: InTables) -> None:
    tables.store.put(article(1), id="a")
    tables.store.put(article(2), id="a")
    assert tables.store.get("10.5555/rain.1") is None
    found = tables.store.get("10.5555/rain.2")
    assert found is not None
    assert found.id == "a"


def test_records_are_in_sets_and_in_those_around_them(tables: InTables) -> None:
    store = tables.store
    store.put(article(0))
    store.put(article(1), sets=["open"])
    store.put(article(2), sets=["open:cc-by", "rain"])
    store.put(article(3), sets=["opener", "Open"])
    assert list(store.sets()) == ["Open", "open", "open:cc-by", "opener", "rain"]
    assert [each.id for each in store.records(spec="open", limit=9)] == ["10.5555/rain.1", "10.5555/rain.2"]
    assert [each.id for each in store.records(spec="open:cc-by", limit=9)] == ["10.5555/rain.2"]
    assert [each.id for each in store.records(spec="open", after="10.5555/rain.1", limit=9)] == ["10.5555/rain.2"]
    assert [each.sets for each in store.records(limit=9)] == [(), ("open",), ("open:cc-by", "rain"), ("opener", "Open")]


def test_a_change_of_sets_is_a_change(tables: InTables) -> None:
    tables.store.put(article(1), sets=["open"])
    tables.clock.go_on(days=1)
    entry = tables.store.put(article(1), sets=["closed"])
    assert entry.changed == START + timedelta(days=1, seconds=1)
    assert list(tables.store.sets()) == ["closed"]


def test_harvesters_of_a_set_learn_of_what_was_deleted_in_it(tables: InTables) -> None:
    tables.store.put(article(1), sets=["open:cc-by"])
    tables.store.delete("10.5555/rain.1")
    items = ForHarvesters(tables.store, "rain.example", set_names={"open": "Open access"})
    root = answer(items, "verb=ListRecords&metadataPrefix=oai_dc&set=open")
    assert [header.get("status") for header in root.iter("{*}header")] == ["deleted"]
    assert texts(root, "setSpec") == ["open:cc-by"]
    sets = answer(items, "verb=ListSets")
    assert (texts(sets, "setSpec"), texts(sets, "setName")) == (["open", "open:cc-by"], ["Open access", "open:cc-by"])


def test_a_repository_without_sets(tables: InTables) -> None:
    items = ForHarvesters(tables.store, "rain.example")
    assert codes(answer(items, "verb=ListSets", repository())) == ["noSetHierarchy"]


def test_what_was_put_is_there_when_the_store_is_opened_again(tables: InTables) -> None:
    tables.store.put(article(1))
    prepare(tables.store._database)
    assert tables.store.get("10.5555/rain.1") is not None


def test_tables_of_a_newer_version_are_left_alone(tables: InTables) -> None:
    tables.store._database.ask("UPDATE pubmeta_store SET version = ?", [VERSION + 1])
    for use in (prepare, require_version):
        with pytest.raises(StoreError) as caught:
            use(tables.store._database)
        assert (
            caught.value.message == f"the store has tables of version {VERSION + 1}, and this pubmeta knows version 1"
        )
        assert caught.value.remedy == "use the version of pubmeta that made it, or a newer one"
