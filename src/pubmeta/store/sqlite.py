"""SQLite: a file that needs no server, for one machine; several processes may use it at the same time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from time import monotonic, sleep
from typing import Final

from pubmeta.errors import StoreError
from pubmeta.store.databases import Ask, Row

PATIENCE: Final = 30.0
"""The seconds that a process waits while another one writes."""


class Sqlite:
    """The database in a file; with `create` it is made where there is none.

    What it returned from is on the disk, also after a power cut. Readers do not wait for a writer (write-ahead log);
    the file is on a disk of this machine, for a share of the network has no locks that can be trusted.

    Raises StoreError where the file is absent, or something else than a database.
    """

    binary = "COLLATE BINARY"

    def __init__(self, path: Path, *, create: bool = False, patience: float = PATIENCE) -> None:
        if not (create or path.is_file()):
            raise StoreError(f"there is no store {path}", "put a record into it first: pubmeta store put")
        self._path = path
        self._lock = RLock()
        with self._explained():
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}",
                uri=True,
                timeout=patience,
                isolation_level=None,
                check_same_thread=False,
            )
        try:
            with self._explained():
                self._connection.execute("PRAGMA synchronous = FULL")
            self._require_own()
            with self._explained():
                self._use_log(patience)
        except BaseException:
            self._connection.close()
            raise

    def _require_own(self) -> None:
        """Raises StoreError for a file that another program made."""
        if self.ask("SELECT 1 FROM sqlite_master LIMIT 1") and not self.has_table("pubmeta_store"):
            raise StoreError(f"{self._path} is a database of another program", "name another file")

    def _use_log(self, patience: float) -> None:
        """Keep a write-ahead log; the file remembers it.

        SQLite itself does not wait here for another process, such as one that is doing the same.
        """
        until = monotonic() + patience
        while self._connection.execute("PRAGMA journal_mode").fetchall() != [("wal",)]:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > until:
                    raise
                sleep(0.05)

    def ask(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """The rows of a query."""
        with self._lock, self._explained():
            return self._connection.execute(statement, tuple(values)).fetchall()

    @contextmanager
    def change(self) -> Iterator[Ask]:
        """A transaction."""
        with self._lock:
            self.ask("BEGIN IMMEDIATE")
            try:
                yield self.ask
                self.ask("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self.ask("ROLLBACK")

    def has_table(self, name: str) -> bool:
        """Whether there is such a table."""
        return bool(self.ask("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [name]))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock, self._explained():
            self._connection.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Raises StoreError for what SQLite raises."""
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorname", "")
            name = next((name for name in _REMEDIES if code.startswith(name)), "")
            raise StoreError(f"{self._path}: {error}", _REMEDIES.get(name)) from error


_REMEDIES: Final = {
    "SQLITE_NOTADB": "name a file that pubmeta made, or a new one",
    "SQLITE_CORRUPT": "restore the file from a backup",
    "SQLITE_BUSY": "another process has been writing for long: wait until it has ended",
    "SQLITE_CANTOPEN": "see whether the folder exists, and whether this user may write in it",
    "SQLITE_READONLY": "give this user the right to write the file and in its folder",
    "SQLITE_FULL": "make room on the disk",
}
"""What to do, by how the names of SQLite's error codes begin."""
