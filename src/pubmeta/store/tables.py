"""The tables of a store, of which SQLite and PostgreSQL have the same."""

from __future__ import annotations

from typing import Final

from pubmeta.errors import StoreError
from pubmeta.store.databases import Ask, Database

VERSION: Final = 1
"""Of the tables; it is kept in `pubmeta_store`. Whoever changes a table raises it, and brings older ones up to it."""

_TABLES: Final = """
CREATE TABLE pubmeta_store (version INTEGER NOT NULL);

CREATE TABLE pubmeta_record (
    id TEXT {binary} NOT NULL PRIMARY KEY,
    doi TEXT {binary},
    changed TEXT {binary} NOT NULL,
    digest TEXT,
    title TEXT,
    sets TEXT NOT NULL,
    content TEXT
);
CREATE UNIQUE INDEX pubmeta_record_doi ON pubmeta_record (doi) WHERE content IS NOT NULL;
CREATE INDEX pubmeta_record_any_doi ON pubmeta_record (doi);
CREATE INDEX pubmeta_record_changed ON pubmeta_record (changed);
CREATE INDEX pubmeta_record_order ON pubmeta_record (id, changed);

CREATE TABLE pubmeta_member (
    spec TEXT {binary} NOT NULL,
    id TEXT {binary} NOT NULL,
    PRIMARY KEY (spec, id)
);
CREATE INDEX pubmeta_member_id ON pubmeta_member (id);
"""
"""In `pubmeta_member` a record is in its sets and in those around them, by which it is found."""

FILES: Final = """
CREATE TABLE pubmeta_file (
    name TEXT {binary} NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    digest TEXT NOT NULL,
    id TEXT {binary},
    wanted TEXT {binary},
    problems TEXT NOT NULL
);

CREATE TABLE pubmeta_look (first TEXT NOT NULL);
"""
"""Besides, in the index of a folder: what is known of each file, and when the folder was first looked into."""


def prepare(database: Database, more: str = "") -> None:
    """Make the tables, if there are none. Raises StoreError for those of a version of pubmeta that is newer."""
    if not database.has_table("pubmeta_store"):
        with database.change() as ask:
            if not database.has_table("pubmeta_store"):  # nor has anybody made them in the meantime
                _make(ask, database.binary, _TABLES + more)
    require_version(database)


def require_version(database: Database) -> None:
    """Raises StoreError unless the tables are there, and are those of this version."""
    if not database.has_table("pubmeta_store"):
        raise StoreError("the database has no records of pubmeta", "put a record into it first: pubmeta store put")
    ((version,),) = database.ask("SELECT version FROM pubmeta_store")
    if version != VERSION:
        message = f"the store has tables of version {version}, and this pubmeta knows version {VERSION}"
        raise StoreError(message, "use the version of pubmeta that made it, or a newer one")


def _make(ask: Ask, binary: str, tables: str) -> None:
    for statement in tables.format(binary=binary).split(";"):
        if statement.strip():
            ask(statement)
    ask("INSERT INTO pubmeta_store (version) VALUES (?)", [VERSION])
