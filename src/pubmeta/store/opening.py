"""A store by what it is called: the path of a folder or of a file, or the address of a database."""

from __future__ import annotations

from pathlib import Path

from pubmeta.errors import StoreError
from pubmeta.store.databases import Database
from pubmeta.store.folder import FolderStore
from pubmeta.store.sql import SqlStore
from pubmeta.store.sqlite import Sqlite
from pubmeta.store.tables import prepare, require_version

_SERVERS = ("postgresql://", "postgres://")


def is_address(location: str) -> bool:
    """Whether a store is in a database server."""
    return location.startswith(_SERVERS)


def open_store(location: str | Path, *, create: bool = False, index: Path | None = None) -> FolderStore | SqlStore:
    """The store at a path or an address.

    location: a folder of records; an SQLite file; ``postgresql://user@host/database``. create: an SQLite file or the
    tables in a database are made where there are none; a folder is never made. index: of a folder; see `FolderStore`,
    whose `refresh` is for the caller to call.

    Raises StoreError where there is no such store, or it cannot be used.
    """
    if not str(location):
        raise StoreError("no store is named", "name a file, a folder or the address of a database")
    database: Database
    is_server = isinstance(location, str) and is_address(location)
    path = Path(location)
    if not is_server and (path.is_dir() or (index and not path.exists())):
        return FolderStore(path, index=index)
    if index:
        raise StoreError("the store is not a folder, and only a folder has an index", "leave the index out")
    if is_server:
        from pubmeta.store.postgres import Postgres

        database = Postgres(str(location))
    else:
        database = Sqlite(path, create=create)
    try:
        (prepare if create else require_version)(database)
    except BaseException:
        database.close()
        raise
    return SqlStore(database)
