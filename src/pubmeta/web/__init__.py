"""The service: what pubmeta does, over HTTP. It needs the extra ``web``.

    app = create_app(Settings(config=Config.load("journal.toml")))

`app` is an ASGI application; ``pubmeta serve`` runs it. Names are loaded when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.lazy import loader

if TYPE_CHECKING:
    from pubmeta.web.app import create_app
    from pubmeta.web.settings import Settings

_MODULES = {"app": ("create_app",), "settings": ("Settings",)}

__all__ = ["Settings", "create_app"]

__getattr__ = loader(__name__, _MODULES)
