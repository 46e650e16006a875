"""SQLite files: several processes, and files of others."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pubmeta.errors import StoreError
from pubmeta.store import open_store
from pubmeta.store.sqlite import Sqlite
from tests.oai.rain import article

from .conftest import new_store

PUT = """
import sys
from pubmeta import Article
from pubmeta.store import open_store
store = open_store(sys.argv[1], create=True)
for number in range(int(sys.argv[3])):
    store.put(Article(title=f"{number}", doi=f"10.5555/{sys.argv[2]}.{number:05}"))
    print(number, flush=True)
"""


def putting(path: Path, name: str, count: int) -> subprocess.Popen[bytes]:
    """A process that makes the store, or opens it, and puts so many records."""
    return subprocess.Popen([sys.executable, "-c", PUT, path, name, str(count)], stdout=subprocess.PIPE)


def test_several_processes_make_a_store_and_put_records_at_the_same_time(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite3"
    processes = [putting(path, name, 25) for name in "abcd"]
    for process in processes:
        process.communicate(timeout=60)
    assert [process.returncode for process in processes] == [0] * 4
    store = open_store(path)
    found = [entry.id for entry in store.entries(limit=1_000)]
    store.close()
    assert found == [f"10.5555/{name}.{number:05}" for name in "abcd" for number in range(25)]


def test_a_process_that_is_killed_leaves_what_it_had_put(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite3"
    process = putting(path, "a", 100_000)
    assert process.stdout
    for line in process.stdout:
        if int(line) == 20:
            break
    process.send_signal(signal.SIGKILL)
    process.communicate()
    store = new_store(path)
    found = [entry.id for entry in store.entries(limit=1_000)]
    store.put(article(1))
    store.close()
    assert found[:21] == [f"10.5555/a.{number:05}" for number in range(21)]


def test_readers_do_not_wait_for_a_writer(tmp_path: Path) -> None:
    store = new_store(tmp_path / "records.sqlite3")
    store.put(article(1))
    writer = Sqlite(tmp_path / "records.sqlite3")
    with writer.change() as ask:
        ask("DELETE FROM pubmeta_record")
        begun = time.monotonic()
        assert store.get("10.5555/rain.1") is not None
        assert time.monotonic() - begun < 5
        hasty = Sqlite(tmp_path / "records.sqlite3", patience=0.05)
        with pytest.raises(StoreError) as caught, hasty.change():
            pass
        assert caught.value.remedy == "another process has been writing for long: wait until it has ended"
        hasty.close()
    assert store.get("10.5555/rain.1") is None
    writer.close()
    store.close()


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path / "records.sqlite3")
    assert caught.value.message == f"there is no store {tmp_path / 'records.sqlite3'}"
    assert caught.value.remedy == "put a record into it first: pubmeta store put"
    assert list(tmp_path.iterdir()) == []


def test_the_file_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE item (name TEXT)")
    connection.close()
    before = path.read_bytes()
    for create in (False, True):
        with pytest.raises(StoreError, match="is a database of another program; name another file"):
            open_store(path, create=create)
    assert path.read_bytes() == before


def test_what_is_not_a_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("What I want to remember. " * 100)
    for create in (False, True):
        with pytest.raises(StoreError, match="file is not a database; name a file that pubmeta made, or a new one"):
            open_store(path, create=create)
    assert path.read_text() == "What I want to remember. " * 100


def test_an_empty_file_becomes_a_store_when_it_may(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite3"
    path.touch()
    with pytest.raises(StoreError, match="has no records of pubmeta"):
        open_store(path)
    store = new_store(path)
    store.put(article(1))
    store.close()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path / "none" / "records.sqlite3", create=True)
    assert caught.value.remedy == "see whether the folder exists, and whether this user may write in it"


@pytest.mark.parametrize("name", ["a b.sqlite3", "ä?x=1&mode=memory.sqlite3", "100%.sqlite3", "#.sqlite3"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    store = new_store(tmp_path / name)
    store.put(article(1))
    store.close()
    assert name in {path.name for path in tmp_path.iterdir()}
    again = open_store(tmp_path / name)
    assert again.get("10.5555/rain.1") is not None
    again.close()
