"""PostgreSQL, for platforms that have one; its driver psycopg is in the extra `postgres`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING, Any, Final

from pubmeta.errors import StoreError
from pubmeta.store.databases import Ask, Row

if TYPE_CHECKING:
    from psycopg import Connection

_LOCK: Final = 5_906_231_178_311
"""The number of the advisory lock that a transaction of a store takes; any number that nobody else takes will do."""
_PATIENCE: Final = 10
"""The seconds in which a server has to answer that it is there."""


class Postgres:
    """The database of a connection string: ``postgresql://user@host/database``.

    Tables are made in the first schema of the user's search path. A password is best kept out of the string: psycopg
    takes it from PGPASSFILE or ~/.pgpass. No error repeats the string.

    Raises StoreError where psycopg is not installed, or the server does not answer.
    """

    binary = 'COLLATE "C"'

    def __init__(self, address: str) -> None:
        try:
            import psycopg
        except ImportError:
            message = "a store in PostgreSQL needs the package psycopg"
            raise StoreError(message, "run: pip install 'pubmeta[postgres]'") from None
        self._driver = psycopg
        self._address = address
        self._lock = RLock()
        self._connection = self._connected()

    def _connected(self) -> Connection[Row]:
        with self._explained():
            return self._driver.connect(self._address, autocommit=True, connect_timeout=_PATIENCE)

    def ask(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """The rows of a query; a connection that was lost, as after a restart of the server, is made anew."""
        with self._lock:
            try:
                return self._ask(statement, values)
            except StoreError:
                if not self._connection.broken:
                    raise
            self._connection = self._connected()
            return self._ask(statement, values)

    def _ask(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        statement = statement.replace("?", "%s")
        with self._explained(), self._connection.cursor() as cursor:
            cursor.execute(statement.encode(), tuple(values) or None)
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def change(self) -> Iterator[Ask]:
        """A transaction."""
        with self._lock:
            self.ask("SELECT 1")  # so that a lost connection is made anew before, not lost within
            with self._explained(), self._connection.transaction():
                self._ask("SELECT pg_advisory_xact_lock(?)", [_LOCK])
                yield self._ask

    def has_table(self, name: str) -> bool:
        """Whether there is such a table, also where another process made it just now, which to_regclass may not see."""
        query = "SELECT 1 FROM pg_catalog.pg_class WHERE relname = ? AND relkind = 'r' AND pg_table_is_visible(oid)"
        return bool(self.ask(query, [name]))

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Raises StoreError for what psycopg raises."""
        try:
            yield
        except self._driver.Error as error:
            raise StoreError(*_told(error, self._driver)) from None  # its text may hold the connection string


def _told(error: Exception, driver: Any) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    reason = getattr(getattr(error, "diag", None), "message_primary", None)
    if reason is None and isinstance(error, driver.OperationalError):
        remedy = "see whether it runs, and whether host, database, user and password are right"
        return "the PostgreSQL server cannot be reached, or does not let this user in", remedy
    if reason is None:
        return "the address of the PostgreSQL database cannot be read", "write postgresql://user@host/database"
    return f"PostgreSQL: {reason}", "see the log of its server"
