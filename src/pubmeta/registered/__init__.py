"""What Crossref has registered, compared with what we would deposit.

Comparing takes no network and no extra package; fetching records takes the extra ``deposit``. Names are loaded when
they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pubmeta.registered.comparing import Change, ChangeKind, Comparison, compare
    from pubmeta.registered.fetching import Fetcher
    from pubmeta.registered.works import Registered, registered_works

_HOMES = {
    "Change": "comparing",
    "ChangeKind": "comparing",
    "Comparison": "comparing",
    "Fetcher": "fetching",
    "Registered": "works",
    "compare": "comparing",
    "registered_works": "works",
}

__all__ = ["Change", "ChangeKind", "Comparison", "Fetcher", "Registered", "compare", "registered_works"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
