"""A service with a folder of records: what changes there is noticed, and what is broken there stops nothing."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pubmeta.errors import StoreError
from pubmeta.store import FolderStore, reading
from pubmeta.store.folder import INDEX
from pubmeta.web import create_app
from pubmeta.web.settings import StorePlace
from tests.oai.rain import article
from tests.store import deadly
from tests.store.conftest import new_store

from .conftest import settings


def until(condition: Callable[[], bool]) -> None:
    """Wait until it is so."""
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def write(folder: Path, number: int) -> Path:
    path = folder / f"{number}.json"
    path.write_text(article(number).model_dump_json(exclude_defaults=True))
    return path


def test_a_folder_is_looked_into_again_and_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "pubmeta.web")
    (folder := tmp_path / "records").mkdir()
    first = write(folder, 1)
    (folder / "broken.xml").write_text("<article>")
    chosen = settings(folder, store=StorePlace(location=str(folder), look_seconds=0.05))
    with TestClient(create_app(chosen)) as client:

        def status(number: int) -> int:
            return int(client.get(f"/records/10.5555/rain.{number}").status_code)

        until(lambda: status(1) == 200)
        assert status(2) == 404
        write(folder, 2)
        until(lambda: status(2) == 200)
        first.unlink()
        until(lambda: status(1) == 410)
        shutil.move(folder, tmp_path / "elsewhere")
        until(lambda: any(record.getMessage() == "the records may be old" for record in caplog.records))
        assert status(2) == 200
        shutil.move(tmp_path / "elsewhere", folder)
        write(folder, 3)
        until(lambda: status(3) == 200)
        answer = client.get("/oai?verb=Identify")
        assert "<deletedRecord>transient</deletedRecord>" in answer.text
    looks = [record.fields for record in caplog.records if record.getMessage() == "folder"]  # type: ignore[attr-defined]
    assert looks[0] == {"read": 2, "deleted": 0, "broken": 1}


def test_the_index_may_be_elsewhere(tmp_path: Path) -> None:
    (folder := tmp_path / "records").mkdir()
    write(folder, 1)
    place = StorePlace(location=str(folder), index=tmp_path / "index.sqlite3")
    with TestClient(create_app(settings(folder, store=place))) as client:
        until(lambda: client.get("/records/10.5555/rain.1").status_code == 200)
        assert client.get("/oai?verb=ListIdentifiers&metadataPrefix=oai_dc").text.count("<header>") == 1
    assert not (folder / INDEX).exists()


def test_a_disk_that_is_absent_for_a_moment_deletes_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "pubmeta.web")
    (folder := tmp_path / "records").mkdir()
    write(folder, 1)
    place = StorePlace(location=str(folder), index=tmp_path / "index.sqlite3", look_seconds=0.05)
    with TestClient(create_app(settings(folder, store=place))) as client:

        def health() -> object:
            return client.get("/health/ready").json()

        until(lambda: client.get("/records/10.5555/rain.1").status_code == 200)
        until(lambda: health() == {"status": "ready", "store": "current"})
        assert "pubmeta_store_current 1.0" in client.get("/metrics").text
        folder.rename(tmp_path / "disk")
        folder.mkdir()
        until(lambda: health() == {"status": "ready", "store": "stale"})
        assert "pubmeta_store_current 0.0" in client.get("/metrics").text
        time.sleep(0.5)
        assert client.get("/records/10.5555/rain.1").status_code == 200
        assert 'status="deleted"' not in client.get("/oai?verb=ListIdentifiers&metadataPrefix=oai_dc").text
        folder.rmdir()
        (tmp_path / "disk").rename(folder)
        until(lambda: health() == {"status": "ready", "store": "current"})
    said = [record.getMessage() for record in caplog.records if "the records" in record.getMessage()]
    fields = [getattr(record, "fields", {}) for record in caplog.records]
    reasons = [each["reason"] for each in fields if "reason" in each]
    assert said[0] == "the records may be old"
    assert said[-1] == "the records are current again"
    assert any("though the index has records" in reason for reason in reasons)
    assert len(reasons) <= 3  # each once, however often it was looked


@pytest.mark.parametrize("error", [StoreError("no"), TypeError("no")])
@pytest.mark.parametrize("method", ["refresh", "problems"])
def test_a_look_that_fails_is_not_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, method: str, error: Exception
) -> None:
    caplog.set_level("INFO", "pubmeta.web")
    whole = getattr(FolderStore, method)
    failures = [error]

    def fail_once(store: FolderStore) -> object:
        if failures:
            raise failures.pop()
        return whole(store)

    monkeypatch.setattr(FolderStore, method, fail_once)
    (folder := tmp_path / "records").mkdir()
    write(folder, 1)
    place = StorePlace(location=str(folder), look_seconds=0.05)
    with TestClient(create_app(settings(folder, store=place))) as client:
        until(lambda: not failures)
        write(folder, 2)
        until(lambda: client.get("/records/10.5555/rain.2").status_code == 200)
        until(lambda: client.get("/health/ready").json()["store"] == "current")
    assert any(record.levelname in ("WARNING", "ERROR") for record in caplog.records)


def test_a_file_that_was_replaced_is_noticed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "pubmeta.web")
    path, other = tmp_path / "records.sqlite3", tmp_path / "other.sqlite3"
    for each in (path, other):
        made = new_store(each)
        made.put(article(1))
        made.close()
    place = StorePlace(location=str(path), look_seconds=0.05)
    with TestClient(create_app(settings(path, store=place))) as client:
        assert client.get("/health/ready").json()["store"] == "current"
        other.rename(path)
        until(lambda: client.get("/health/ready").json()["store"] == "stale")
    (trouble,) = [record for record in caplog.records if record.levelname == "WARNING"]
    assert "is not the file that was opened" in trouble.fields["reason"]  # type: ignore[attr-defined]


def test_a_service_stops_though_a_file_is_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "draft_of", deadly.draft_of)
    (folder := tmp_path / "records").mkdir()
    (folder / "a.json").write_text("sleep")
    with TestClient(create_app(settings(folder))) as client:
        time.sleep(1)
        assert client.get("/records").json() == {"records": [], "next": None}
        assert client.get("/health/ready").json() == {"status": "ready", "store": "stale"}
        begun = time.monotonic()
    assert time.monotonic() - begun < 10


def test_a_store_that_is_not_there_keeps_the_service_from_starting(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"), TestClient(create_app(settings(tmp_path / "none"))):
        pass
