"""Records that are kept: a folder of files, an SQLite file, or PostgreSQL, all with one interface.

    store = open_store("records.sqlite3", create=True)
    store.put(article)
    store.get("10.5555/example.1").article

`ForHarvesters` makes of each of them a store for `pubmeta.oai`. Names are loaded when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.lazy import loader

if TYPE_CHECKING:
    from pubmeta.store.folder import FolderStore, Refreshed
    from pubmeta.store.harvesting import ForHarvesters
    from pubmeta.store.opening import open_store
    from pubmeta.store.records import Draft, Entry, Record, Store
    from pubmeta.store.sql import SqlStore

_MODULES = {
    "folder": ("FolderStore", "Refreshed"),
    "harvesting": ("ForHarvesters",),
    "opening": ("open_store",),
    "records": ("Draft", "Entry", "Record", "Store"),
    "sql": ("SqlStore",),
}

__all__ = [
    "Draft",
    "Entry",
    "FolderStore",
    "ForHarvesters",
    "Record",
    "Refreshed",
    "SqlStore",
    "Store",
    "open_store",
]

__getattr__ = loader(__name__, _MODULES)
