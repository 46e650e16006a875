"""What every store does: a folder, SQLite and PostgreSQL alike."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pubmeta.oai import Repository
from pubmeta.store import ForHarvesters
from tests.oai.rain import answer, article, codes, repository, texts

from .conftest import START, Kept

SECOND = timedelta(seconds=1)
NAMESPACE = "rain.example"


def ids(kept: Kept, **selection: Any) -> list[str]:
    return [record.id for record in kept.store.records(**selection, limit=1_000)]


def test_a_record_is_what_was_put(kept: Kept) -> None:
    whole = article(1, title={"markup": "Rain on <i>Ficus</i> 雨 🌧"})
    kept.put(whole)
    record = kept.store.get("10.5555/rain.1")
    assert record is not None
    assert record.article == whole
    assert (record.id, record.doi, record.title) == ("10.5555/rain.1", "10.5555/rain.1", "Rain on Ficus 雨 🌧")
    assert record.changed == START + SECOND
    assert not record.is_deleted


@pytest.mark.parametrize(
    "name", ["10.5555/Rain.1", "10.5555/rain.1", "https://doi.org/10.5555/RAIN.1", "doi:10.5555/rain.1"]
)
def test_a_record_is_found_by_its_doi_however_it_is_written(kept: Kept, name: str) -> None:
    kept.put(article(1, doi="10.5555/Rain.1"))
    record = kept.store.get(name)
    assert record is not None
    assert record.id == "10.5555/rain.1"


@pytest.mark.parametrize(
    "name", ["", "10.5555/none", "\0", "10.5555/\0", "a\ud800", "x" * 5_000, "' OR ''='", "%", "?"]
)
def test_what_is_not_there_is_not_found(kept: Kept, name: str) -> None:
    kept.put(article(1))
    assert kept.store.get(name) is None


def test_an_empty_store(kept: Kept) -> None:
    assert kept.store.earliest() is None
    assert list(kept.store.sets()) == []
    assert list(kept.store.records(limit=5)) == []
    assert list(kept.store.entries(limit=5)) == []


def test_records_come_in_the_order_of_the_bytes_of_their_ids(kept: Kept) -> None:
    names = [
        "10.5555/Z",
        "10.5555/a-b",
        "10.5555/a.b",
        "10.5555/a_b",
        "10.5555/ab",
        "10.5555/é",
        "10.5555/雨",
        "10.5555/🌧",
    ]
    kept.put(*(article(1, doi=name) for name in reversed(names)))
    expected = sorted((name.lower() for name in names), key=str.encode)
    assert ids(kept) == expected
    assert [entry.id for entry in kept.store.entries(limit=99)] == expected
    assert [entry.id for entry in kept.store.entries(after=expected[2], limit=2)] == expected[3:5]
    assert [entry.id for entry in kept.store.entries(after="10.5555/aa", limit=1)] == ["10.5555/ab"]


@pytest.mark.parametrize("after", ["\0", "a\ud800", "x" * 5_000])
def test_after_what_is_not_an_id_a_list_begins_again(kept: Kept, after: str) -> None:
    kept.put(article(1))
    assert [each.id for each in kept.store.entries(after=after, limit=9)] == ["10.5555/rain.1"]
    assert [each.id for each in kept.store.records(after=after, limit=9)] == ["10.5555/rain.1"]


def test_a_deleted_record_leaves_its_id_and_its_time(kept: Kept) -> None:
    kept.put(article(1), article(2))
    kept.clock.go_on(days=1)
    kept.delete("10.5555/rain.1")
    record = kept.store.get("10.5555/RAIN.1")
    assert record is not None
    assert record.is_deleted
    assert (record.article, record.content, record.title) == (None, None, None)
    assert record.changed == START + timedelta(days=1) + SECOND
    assert [entry.id for entry in kept.store.entries(limit=9)] == ["10.5555/rain.2"]
    assert ids(kept) == ["10.5555/rain.1", "10.5555/rain.2"]
    kept.clock.go_on(days=1)
    kept.put(article(1))
    record = kept.store.get("10.5555/rain.1")
    assert record is not None
    assert record.article == article(1)
    assert record.changed == START + timedelta(days=2) + SECOND


def test_only_what_changes_has_another_time(kept: Kept) -> None:
    kept.put(article(1), article(2))
    before = kept.store.get("10.5555/rain.1")
    kept.clock.go_on(hours=1)
    kept.put(article(1), article(2, title="More rain"))
    assert kept.store.get("10.5555/rain.1") == before
    changed = kept.store.get("10.5555/rain.2")
    assert changed is not None
    assert (changed.title, changed.changed) == ("More rain", START + timedelta(hours=1) + SECOND)


def test_records_of_a_span(kept: Kept) -> None:
    for each in map(article, range(4)):
        kept.put(each)
        kept.clock.go_on(days=1)
    day = timedelta(days=1)
    assert ids(kept, start=START + SECOND + day, end=START + SECOND + 3 * day) == ["10.5555/rain.1", "10.5555/rain.2"]
    assert ids(kept, start=START + SECOND + 3 * day) == ["10.5555/rain.3"]
    assert ids(kept, end=START + SECOND) == []
    assert kept.store.earliest() == START + SECOND


def harvested(kept: Kept, offered: Repository, since: str = "2000-01-01") -> list[tuple[str, bool]]:
    """What a harvester gets, page by page."""
    items = ForHarvesters(kept.store, NAMESPACE)
    found: list[tuple[str, bool]] = []
    query = f"verb=ListIdentifiers&metadataPrefix=oai_dc&from={since}"
    while query:
        root = answer(items, query, offered)
        assert codes(root) in ([], ["noRecordsMatch"])
        found += [
            (f"{each.findtext('{*}identifier')}", each.get("status") == "deleted") for each in root.iter("{*}header")
        ]
        token = "".join(texts(root, "resumptionToken"))
        query = f"verb=ListIdentifiers&resumptionToken={token}" if token else ""
    return found


def test_harvesters_get_everything_once_and_then_what_changed(kept: Kept) -> None:
    kept.put(*map(article, range(25)))
    found = harvested(kept, repository())
    assert found == sorted((f"oai:rain.example:10.5555/rain.{number}", False) for number in range(25))
    kept.clock.go_on(days=2)
    kept.delete("10.5555/rain.3")
    kept.put(article(4, title="More rain"), article(30))
    assert harvested(kept, repository(), "2024-01-02") == [
        ("oai:rain.example:10.5555/rain.3", True),
        ("oai:rain.example:10.5555/rain.30", False),
        ("oai:rain.example:10.5555/rain.4", False),
    ]


def test_a_token_leads_on_though_the_record_that_it_names_is_deleted(kept: Kept) -> None:
    kept.put(*map(article, range(15)))
    items = ForHarvesters(kept.store, NAMESPACE)
    first = answer(items, "verb=ListIdentifiers&metadataPrefix=oai_dc")
    (token,) = texts(first, "resumptionToken")
    seen = texts(first, "identifier")
    kept.delete(seen[-1].rpartition(":")[2])
    second = answer(items, f"verb=ListIdentifiers&resumptionToken={token}")
    every = sorted(f"oai:rain.example:10.5555/rain.{number}" for number in range(15))
    assert [*seen, *texts(second, "identifier")] == every


def test_a_document_for_harvesters_is_of_the_article(kept: Kept) -> None:
    kept.put(article(7))
    items = ForHarvesters(kept.store, NAMESPACE)
    query = "verb=GetRecord&metadataPrefix=jats&identifier=oai:rain.example:10.5555/rain.7"
    root = answer(items, query)
    assert [title.text for title in root.iter("{*}article-title")] == ["Rain 7"]
    assert texts(root, "datestamp") == ["2024-01-01T00:00:01Z"]
    for identifier in ("oai:rain.example:10.5555/RAIN.7", "oai:other.example:10.5555/rain.7", "oai:rain.example:"):
        assert codes(answer(items, query.partition("&identifier")[0] + f"&identifier={identifier}")) == [
            "idDoesNotExist"
        ]


def test_an_answer_before_a_change_has_no_later_time_than_the_change(kept: Kept) -> None:
    """A harvester asks next for what changed since the time of the answer that it got last."""
    kept.clock.now = datetime(2024, 5, 1, 12, 0, 0, 999_999, tzinfo=UTC)
    kept.put(article(1))
    record = kept.store.get("10.5555/rain.1")
    assert record is not None
    assert record.changed == datetime(2024, 5, 1, 12, 0, 1, tzinfo=UTC)


def test_threads_may_use_a_store_at_the_same_time(kept: Kept) -> None:
    kept.put(*map(article, range(20)))
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda number: kept.store.get(f"10.5555/rain.{number % 20}"), range(200)))
    assert [record and record.title for record in found] == [f"Rain {number % 20}" for number in range(200)]


def test_an_article_of_another_version_is_left_out_and_the_others_are_not(
    kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    kept.put(*map(article, range(3)))
    kept.store._database.ask("UPDATE pubmeta_record SET content = ? WHERE id = ?", ['{"tilte": 1}', "10.5555/rain.1"])  # type: ignore[attr-defined]
    assert [each for each, _ in harvested(kept, repository(page_size=2))] == [
        "oai:rain.example:10.5555/rain.0",
        "oai:rain.example:10.5555/rain.2",
    ]
    assert "record 10.5555/rain.1 is left out" in caplog.text
