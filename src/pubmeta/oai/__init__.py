"""A provider of OAI-PMH 2.0: what harvesters ask of a store of articles, and the answer, without a network or a clock.

    response = oai.respond(store, "verb=Identify", repository=repository, now=datetime.now(UTC))

A web server calls `respond` with the arguments of a request, and sends what it gives. Names are loaded when they are
first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.lazy import loader

if TYPE_CHECKING:
    from pubmeta.oai.provider import Response, respond
    from pubmeta.oai.repository import Repository
    from pubmeta.oai.store import Item, ItemSet, MemoryStore, Store, identifier_of

_MODULES = {
    "provider": ("Response", "respond"),
    "repository": ("Repository",),
    "store": ("Item", "ItemSet", "MemoryStore", "Store", "identifier_of"),
}

__all__ = ["Item", "ItemSet", "MemoryStore", "Repository", "Response", "Store", "identifier_of", "respond"]

__getattr__ = loader(__name__, _MODULES)
