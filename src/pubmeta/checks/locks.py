"""Locks that a forked process finds open."""

from __future__ import annotations

import os
from threading import Lock
from weakref import WeakSet


class ForkedLock:
    """A lock that is new in a forked child, where the thread that held the parent's lock does not exist.

    Without that, a child that was forked while another thread held the lock would wait for it for ever. What the lock
    guards must be usable in the child as the other thread left it.
    """

    __slots__ = ("__weakref__", "_lock")

    def __init__(self) -> None:
        self.renew()
        _locks.add(self)

    def renew(self) -> None:
        """Open the lock, whoever held it."""
        self._lock = Lock()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


_locks: WeakSet[ForkedLock] = WeakSet()


def _renew_all() -> None:
    for lock in _locks:
        lock.renew()


if hasattr(os, "register_at_fork"):  # not on Windows, which has no fork
    os.register_at_fork(after_in_child=_renew_all)
