"""Records that are kept: a folder of files, an SQLite file, or PostgreSQL, all with one interface.

    store = open_store("records.sqlite3", create=True)
    store.put(article)
    store.get("10.5555/example.1").article

`ForHarvesters` makes of each of them a store for `pubmeta.oai`. Names are loaded when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pubmeta.store.folder import FolderStore, Refreshed
    from pubmeta.store.harvesting import ForHarvesters
    from pubmeta.store.opening import open_store
    from pubmeta.store.records import Draft, Entry, Record, Store
    from pubmeta.store.sql import SqlStore

_MODULES = {
    "pubmeta.store.folder": ("FolderStore", "Refreshed"),
    "pubmeta.store.harvesting": ("ForHarvesters",),
    "pubmeta.store.opening": ("open_store",),
    "pubmeta.store.records": ("Draft", "Entry", "Record", "Store"),
    "pubmeta.store.sql": ("SqlStore",),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}

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


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
