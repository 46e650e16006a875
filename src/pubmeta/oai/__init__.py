"""A provider of OAI-PMH 2.0: what harvesters ask of a store of articles, and the answer, without a network or a clock.

    response = oai.respond(store, "verb=Identify", repository=repository, now=datetime.now(UTC))

A web server calls `respond` with the arguments of a request, and sends what it gives. Names are loaded when they are
first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pubmeta.oai.provider import Response, respond
    from pubmeta.oai.repository import Repository
    from pubmeta.oai.store import Item, ItemSet, MemoryStore, Store, identifier_of

_MODULES = {
    "pubmeta.oai.provider": ("Response", "respond"),
    "pubmeta.oai.repository": ("Repository",),
    "pubmeta.oai.store": ("Item", "ItemSet", "MemoryStore", "Store", "identifier_of"),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}

__all__ = ["Item", "ItemSet", "MemoryStore", "Repository", "Response", "Store", "identifier_of", "respond"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
