"""Each kind of store, with the same ways to fill it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import psycopg
import pytest

from pubmeta import Article
from pubmeta.store import FolderStore, SqlStore, Store, open_store
from pubmeta.store.postgres import Postgres
from pubmeta.store.sqlite import Sqlite
from pubmeta.store.tables import prepare

from . import server

START = datetime(2024, 1, 1, tzinfo=UTC)


def new_store(location: str | Path) -> SqlStore:
    """A store in tables, made where it is not there yet."""
    store = open_store(location, create=True)
    assert isinstance(store, SqlStore)
    return store


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **passed: float) -> None:
        self.now += timedelta(**passed)


class Kept(Protocol):
    """A store that is to be tested, and how articles come into it."""

    clock: Clock

    @property
    def store(self) -> Store: ...

    def put(self, *articles: Article) -> None: ...
    def delete(self, name: str) -> None: ...


class InTables:
    """A store in a database."""

    def __init__(self, store: SqlStore, clock: Clock) -> None:
        self.store, self.clock = store, clock

    def put(self, *articles: Article) -> None:
        for article in articles:
            self.store.put(article)

    def delete(self, name: str) -> None:
        assert self.store.delete(name)


class InFiles:
    """A store that is a folder; each step is found by a look into it."""

    def __init__(self, store: FolderStore, clock: Clock) -> None:
        self.store, self.clock = store, clock
        self.store.refresh()

    def path(self, name: str) -> Path:
        return self.store.folder / f"{name.lower().replace('/', '_')}.article.json"

    def put(self, *articles: Article) -> None:
        for article in articles:
            path = self.path(f"{article.doi}")
            path.write_text(article.model_dump_json(exclude_defaults=True))
            os.utime(path, (0, 0))  # which says nothing of when it came
        self.store.refresh()

    def delete(self, name: str) -> None:
        self.path(name).unlink()
        self.store.refresh()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server; where it is not installed, the tests that need it are skipped."""
    if not (server.program("initdb") and server.program("postgres")):
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with server.served() as address:
        yield address


@pytest.fixture
def postgres(postgres_server: str) -> str:
    """The address of an empty database."""
    name = f"d{uuid4().hex}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return postgres_server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def files(tmp_path: Path) -> Iterator[InFiles]:
    """A folder that was looked into when it was empty."""
    (tmp_path / "records").mkdir()
    clock = Clock()
    store = FolderStore(tmp_path / "records", clock=clock)
    yield InFiles(store, clock)
    store.close()


def _tables(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[InTables]:
    clock = Clock()
    is_local = request.param == "sqlite"
    path = tmp_path / "records.sqlite3"
    database = Sqlite(path, create=True) if is_local else Postgres(request.getfixturevalue("postgres"))
    prepare(database)
    store = SqlStore(database, clock)
    yield InTables(store, clock)
    store.close()


@pytest.fixture(params=["sqlite", "postgres"])
def tables(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[InTables]:
    """A store in tables, of either database."""
    yield from _tables(request, tmp_path)


@pytest.fixture(params=["sqlite", "postgres", "folder"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kept]:
    """A store of each kind."""
    if request.param == "folder":
        yield request.getfixturevalue("files")
    else:
        yield from _tables(request, tmp_path)
