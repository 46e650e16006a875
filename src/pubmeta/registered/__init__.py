"""What Crossref has registered, compared with what we would deposit.

Comparing takes no network and no extra package; fetching records takes the extra ``deposit``. Names are loaded when
they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.lazy import loader

if TYPE_CHECKING:
    from pubmeta.registered.comparing import Change, ChangeKind, Comparison, compare
    from pubmeta.registered.fetching import Fetcher
    from pubmeta.registered.works import Registered, registered_works

_MODULES = {
    "comparing": ("Change", "ChangeKind", "Comparison", "compare"),
    "fetching": ("Fetcher",),
    "works": ("Registered", "registered_works"),
}

__all__ = ["Change", "ChangeKind", "Comparison", "Fetcher", "Registered", "compare", "registered_works"]

__getattr__ = loader(__name__, _MODULES)
