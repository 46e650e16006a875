"""PostgreSQL: connections that are lost, servers that are not there, several processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from pubmeta.errors import StoreError
from pubmeta.store import open_store
from tests.oai.rain import article

from .conftest import new_store
from .test_sqlite import PUT


def test_a_store_of_an_address(postgres: str) -> None:
    with pytest.raises(StoreError, match="has no records of pubmeta; put a record into it first"):
        open_store(postgres)
    store = new_store(postgres)
    store.put(article(1))
    store.close()
    again = open_store(postgres)
    assert again.get("10.5555/rain.1") is not None
    again.close()


def test_a_connection_that_was_lost_is_made_anew(postgres: str) -> None:
    store = new_store(postgres)
    store.put(article(1))
    end = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE pid <> pg_backend_pid() AND datname = current_database()"
    )
    with psycopg.connect(postgres, autocommit=True) as other:
        other.execute(end)
        assert store.get("10.5555/rain.1") is not None
        other.execute(end)
        store.put(article(2))
    assert len(store.entries(limit=9)) == 2
    store.close()


def test_several_processes_make_the_tables_and_put_records_at_the_same_time(postgres: str) -> None:
    command = [sys.executable, "-c", PUT, postgres]
    processes = [subprocess.Popen([*command, name, "25"], stdout=subprocess.PIPE) for name in "abcd"]
    for process in processes:
        process.communicate(timeout=60)
    assert [process.returncode for process in processes] == [0] * 4
    store = open_store(postgres)
    assert len(store.entries(limit=1_000)) == 100
    store.close()


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(f"postgresql://tester:secret@/postgres?host={tmp_path}")
    told = f"{caught.value}"
    assert told.startswith("the PostgreSQL server cannot be reached, or does not let this user in; see whether it runs")
    assert "secret" not in told
    assert caught.value.__cause__ is None


def test_an_address_that_cannot_be_read() -> None:
    with pytest.raises(StoreError, match="the address of the PostgreSQL database cannot be read; write postgresql://"):
        open_store("postgresql://secret@/x?nonsense=1")


def test_a_database_that_is_not_there(postgres_server: str) -> None:
    with pytest.raises(StoreError, match=r"cannot be reached|does not exist"):
        open_store(postgres_server.replace("/postgres?", "/none?"))


def test_a_statement_that_the_server_refuses_is_told_as_it_tells_it(postgres: str) -> None:
    store = new_store(postgres)
    with pytest.raises(StoreError) as caught:
        store._database.ask("SELECT nothing FROM nowhere")
    assert caught.value.message == 'PostgreSQL: relation "nowhere" does not exist'
    assert store.get("x") is None
    store.close()


def test_the_driver_need_not_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError) as caught:
        open_store("postgresql://tester@/postgres")
    assert caught.value.remedy == "run: pip install 'pubmeta[postgres]'"
