"""Names of a package that are loaded from its modules when they are first used, so that importing it takes no time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any


def loader(package: str, modules: Mapping[str, Iterable[str]], parts: Iterable[str] = ()) -> Callable[[str], Any]:
    """The `__getattr__` of a package (PEP 562).

    modules: the names that each module of the package has, by the module's name within the package, ``sending``.
    parts: modules of the package that are attributes themselves.
    """
    homes = {name: f"{package}.{module}" for module, names in modules.items() for name in names}
    loaded = frozenset(parts)

    def get(name: str) -> Any:
        if name in homes:
            return getattr(import_module(homes[name]), name)
        if name in loaded:
            return import_module(f"{package}.{name}")
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return get
