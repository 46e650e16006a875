"""What the tables of a store need of a database: SQLite and PostgreSQL each give it in a module of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

Row = tuple[Any, ...]
Ask = Callable[..., list[Row]]
"""Runs a statement with the values for its question marks, and gives the rows that come of it."""


class Database(Protocol):
    """A database, which threads may use at the same time. Each method raises StoreError when it does not answer."""

    binary: str
    """How a column is declared whose texts are compared by their bytes, so that both databases sort alike."""

    def ask(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """The rows of a query."""

    def change(self) -> AbstractContextManager[Ask]:
        """A transaction: all of it is kept, or nothing where it raises.

        One at a time, also of other processes, so that whoever begins later writes a later time.
        """

    def has_table(self, name: str) -> bool:
        """Whether there is such a table."""

    def close(self) -> None:
        """Let go of files and connections."""
