"""The service: what pubmeta does, over HTTP. It needs the extra ``web``.

    app = create_app(Settings(config=Config.load("journal.toml")))

`app` is an ASGI application; ``pubmeta serve`` runs it. Names are loaded when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pubmeta.web.app import create_app
    from pubmeta.web.settings import Settings

_HOMES = {"Settings": "pubmeta.web.settings", "create_app": "pubmeta.web.app"}

__all__ = ["Settings", "create_app"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
