"""``/oai`` of a service: harvesters of others over real HTTP, complete and with nothing twice while records change."""

from __future__ import annotations

import threading
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from oaipmh_scythe import Scythe
from sickle import Sickle
from sickle.oaiexceptions import IdDoesNotExist
from starlette.testclient import TestClient

import pubmeta
from pubmeta.config import Config
from pubmeta.errors import UnknownFormatError
from pubmeta.store import Draft, SqlStore
from pubmeta.web import create_app
from tests.oai.rain import article, codes, is_valid, texts
from tests.oai.test_harvest import HARVESTERS, Harvest
from tests.store.conftest import new_store

from .conftest import HARVESTING, listening, settings

MANY = pytest.param(10_000, marks=pytest.mark.slow)


def names(count: int) -> list[str]:
    return sorted(f"oai:rain.example:10.5555/rain.{number}" for number in range(count))


def filled(path: Path, count: int) -> SqlStore:
    made = new_store(path)
    for start in range(0, count, 1_000):
        made.put_many(Draft.of(article(number)) for number in range(start, min(start + 1_000, count)))
    return made


@HARVESTERS
@pytest.mark.parametrize("count", [250, MANY])
def test_a_harvest_is_complete_while_records_change(harvest: Harvest, count: int, tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite3"
    store = filled(path, count)
    is_over = threading.Event()

    def change() -> None:
        for number in range(count):
            store.put(article(number * 13 % count, title="More rain"))
            store.delete(f"10.5555/rain.{number * 17 % count}")
            store.put(article(count + number))
            if is_over.wait(0.02):
                return

    changing = threading.Thread(target=change)
    with listening(settings(path, workers=2)) as address:
        changing.start()
        found = harvest(f"{address}/oai")
        is_over.set()
        changing.join()
        time.sleep(1)  # the last change is of the second after it
        later = harvest(f"{address}/oai", min(each[1] for each in found))
    assert max(Counter(each[0] for each in found).values()) == 1
    assert set(names(count)) <= {each[0] for each in found}
    copy = {each[0]: each[2] for each in [*found, *later]}
    assert copy == {f"oai:rain.example:{each.id}": each.is_deleted for each in store.records(limit=10**6)}
    store.close()


def test_what_a_harvester_gets_is_what_was_put(tmp_path: Path) -> None:
    store = filled(tmp_path / "records.sqlite3", 3)
    store.put(article(3), sets=["open:cc-by"])
    store.delete("10.5555/rain.1")
    chosen = replace(HARVESTING, sets=(("open", "Open"),))
    with listening(settings(tmp_path / "records.sqlite3", harvesting=chosen)) as address:
        sickle = Sickle(f"{address}/oai", http_method="POST")
        identified = sickle.Identify()
        assert (identified.repositoryName, identified.baseURL) == ("Rain & more", f"{address}/oai")
        assert identified.deletedRecord == "persistent"
        records = list(sickle.ListRecords(metadataPrefix="jats"))
        assert [record.deleted for record in records] == [False, True, False, False]
        (metadata,) = records[0].xml.find("{*}metadata")
        alone = pubmeta.read(pubmeta.export(article(0), "jats").content).article
        assert pubmeta.read(etree.tostring(metadata)).article == alone
        assert [(each.setSpec, each.setName) for each in sickle.ListSets()] == [
            ("open", "Open"),
            ("open:cc-by", "open:cc-by"),
        ]
        assert [each.header.identifier for each in sickle.ListRecords(metadataPrefix="oai_dc", set="open")] == names(4)[
            3:
        ]
        with pytest.raises(IdDoesNotExist):
            sickle.GetRecord(metadataPrefix="oai_dc", identifier="oai:rain.example:none")
        with Scythe(f"{address}/oai") as scythe:
            assert vars(scythe.identify())["deletedRecord"] == "persistent"
            assert len(list(scythe.list_identifiers(metadata_prefix="jats"))) == 4
    store.close()


@pytest.mark.parametrize(
    "query", ["", "verb=Nothing", "verb=GetRecord", "%FF", "verb=ListRecords&resumptionToken=x", "&" * 99]
)
def test_each_answer_is_valid(client: TestClient, query: str) -> None:
    got, posted = client.get(f"/oai?{query}"), client.post("/oai", content=query.encode())
    for answer in (got, posted):
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/xml; charset=utf-8")
        assert is_valid(answer.content)
        assert codes(etree.fromstring(answer.content))
    assert client.head(f"/oai?{query}").status_code == 200


def test_a_request_may_be_too_large(client: TestClient) -> None:
    assert client.post("/oai", content=b"x" * 10_000_001).status_code == 413


def test_records_are_completed_and_those_that_cannot_be_are_left_out(
    store: SqlStore, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "pubmeta.web")
    journal: dict[str, Any] = {"title": "Weather", "issn_electronic": "2345-6787", "publisher_id": "weather"}
    config = Config.of({"journal": {**journal, "publisher": {"name": "Rain Press"}}, "jats": {"tag_set": "archiving"}})
    store.put(article(1))
    store.put(article(2, journal={"title": "Wind"}))
    store.put(article(3, journal=None, title="Completed"))
    with TestClient(create_app(settings(tmp_path / "records.sqlite3", config=config))) as client:
        answer = client.get("/oai?verb=ListRecords&metadataPrefix=jats")
        root = etree.fromstring(answer.content)
        assert texts(root, "identifier") == ["oai:rain.example:10.5555/rain.1", "oai:rain.example:10.5555/rain.3"]
        assert [each.text for each in root.iter("{*}publisher-name")] == ["Rain Press", "Rain Press"]
    (left_out,) = [record for record in caplog.records if record.getMessage() == "left out"]
    assert left_out.fields["records"] == ("10.5555/rain.2",)  # type: ignore[attr-defined]
    assert left_out.fields["reasons"] == ("invalid at journal.title",)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"namespace": "rain"}, ValueError, "'rain' is not the name of a domain"),
        ({"admin_emails": ()}, ValueError, "admin_emails has no e-mail address"),
        ({"name": " "}, ValueError, "is blank"),
        ({"formats": ("docx",)}, UnknownFormatError, "no format is called 'docx'"),
    ],
)
def test_settings_that_are_not_possible_are_said_at_once(
    place: Path, changes: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        create_app(settings(place, harvesting=replace(HARVESTING, **changes)))


def test_a_store_need_not_be_offered_to_harvesters(place: Path) -> None:
    with TestClient(create_app(settings(place, harvesting=None))) as client:
        assert client.get("/oai?verb=Identify").status_code == 404
        assert client.get("/records").status_code == 200
