"""What takes long to make is made once in a run of the tests, by the first worker that needs it, for all of them."""

from __future__ import annotations

import fcntl
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


class MadeOnce:
    """Values by name, kept in a folder that the workers of a run share; the others wait while one is being made.

    made = made_once("forms", forms)   # calls forms() in one worker only; its result must be picklable
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, Any] = {}

    def __call__(self, name: str, make: Callable[[], T]) -> T:
        """The value of this name."""
        if name not in self._known:
            self._known[name] = self._shared(self._folder / f"made-once-{name}", make)
        value: T = self._known[name]
        return value

    def _shared(self, file: Path, make: Callable[[], T]) -> T:
        with file.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # until it is closed
            if file.exists():
                value: T = pickle.loads(file.read_bytes())  # noqa: S301 (this run wrote it)
                return value
            value = make()
            part = file.with_suffix(".part")
            part.write_bytes(pickle.dumps(value))
            part.replace(file)
            return value
