"""Records in tables: the queries, which SQLite and PostgreSQL answer alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from pubmeta.errors import StoreError
from pubmeta.model import Article
from pubmeta.oai.datestamps import SECONDS, written
from pubmeta.store.databases import Ask, Database, Row
from pubmeta.store.records import Draft, Entry, Record, doi_key, is_id

_ENTRY: Final = "id, doi, changed, digest, title, sets"
_UNDATED: Final = ""
"""The time of what a transaction changed, until it ends."""


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


class Records:
    """The records in a database, to be asked for: see `Store`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> Record | None:
        """The record of an id or of a DOI."""
        if not is_id(name):
            return None
        query = f"SELECT {_ENTRY}, content FROM pubmeta_record WHERE"  # noqa: S608 (no value is in it)
        rows = self._database.ask(f"{query} id = ?", [name])
        if not rows and (doi := doi_key(name)):
            rows = self._database.ask(f"{query} doi = ? ORDER BY content IS NULL, changed DESC LIMIT 1", [doi])
        return _record(rows[0]) if rows else None

    def entries(self, *, after: str | None = None, limit: int) -> Sequence[Entry]:
        """The next entries."""
        query = f"SELECT {_ENTRY} FROM pubmeta_record WHERE id > ? AND content IS NOT NULL ORDER BY id LIMIT ?"  # noqa: S608
        return [_entry(row) for row in self._database.ask(query, [_known(after), limit])]

    def records(
        self,
        *,
        start: datetime | None = None,
        end: datetime | None = None,
        spec: str | None = None,
        after: str | None = None,
        limit: int,
    ) -> Sequence[Record]:
        """The next records."""
        where, values = ["id > ?"], [_known(after)]
        if start:
            where.append("changed >= ?")
            values.append(_text(start))
        if end:
            where.append("changed < ?")
            values.append(_text(end))
        if spec:
            where.append("id IN (SELECT id FROM pubmeta_member WHERE spec = ?)")
            values.append(spec)
        # the ids by themselves are chosen in an index; to look at each record would take thirty times as long
        chosen = f"SELECT id FROM pubmeta_record WHERE {' AND '.join(where)} ORDER BY id LIMIT ?"  # noqa: S608
        query = f"SELECT {_ENTRY}, content FROM pubmeta_record WHERE id IN ({chosen}) ORDER BY id"  # noqa: S608
        return [_record(row) for row in self._database.ask(query, [*values, limit])]

    def earliest(self) -> datetime | None:
        """When the record was changed that was not changed for the longest time."""
        ((changed,),) = self._database.ask("SELECT min(changed) FROM pubmeta_record")
        return datetime.fromisoformat(changed) if changed else None

    def sets(self) -> Sequence[str]:
        """The specs of the sets."""
        return [spec for (spec,) in self._database.ask("SELECT DISTINCT spec FROM pubmeta_member ORDER BY spec")]

    def close(self) -> None:
        """Let go of files and connections."""
        self._database.close()


class SqlStore(Records):
    """A store in a database, to which records are put by a program: see `pubmeta.store.open_store`.

    A record that is deleted leaves its id, its DOI and the time, so that harvesters learn of it.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime] = now) -> None:
        super().__init__(database)
        self._clock = clock

    def put(self, article: Article, *, id: str | None = None, sets: Iterable[str] = ()) -> Entry:  # noqa: A002
        """Keep the article, in the place of the one that has its id, if there is one; what has not changed stays.

        id, sets: see `Draft.of`. Raises StoreError for an article that `Draft.of` does not take, and for one whose DOI
        another record has.
        """
        (found,) = self.put_many([Draft.of(article, id, sets)])
        if isinstance(found, StoreError):
            raise found
        return found

    def put_many(self, drafts: Iterable[Draft]) -> list[Entry | StoreError]:
        """Keep the articles all at once; for each the entry, or why it could not be kept. See `put`."""
        with self._database.change() as ask:
            found = [put(ask, draft) for draft in drafts]
            changed = date(ask, self._clock())
        return [
            each if isinstance(each, StoreError) or each.changed != _NEVER else replace(each, changed=changed)
            for each in found
        ]

    def delete(self, name: str) -> bool:
        """Delete the record of an id or of a DOI; whether there was one."""
        record = self.get(name)
        if record is None:
            return False
        with self._database.change() as ask:
            is_there = bool(ask("SELECT 1 FROM pubmeta_record WHERE id = ? AND content IS NOT NULL", [record.id]))
            bury(ask, record.id)
            date(ask, self._clock())
        return is_there


# within a transaction


def put(ask: Ask, draft: Draft, changed: datetime | None = None) -> Entry | StoreError:
    """Keep a draft. changed: the time that is said of it; None: `date` says it."""
    query = f"SELECT {_ENTRY} FROM pubmeta_record WHERE"  # noqa: S608
    if draft.doi and (others := ask(f"{query} doi = ? AND id <> ? AND content IS NOT NULL", [draft.doi, draft.id])):
        message = f"the record {others[0][0]} has the DOI {draft.doi} already"
        return StoreError(message, "put the article under that id, or delete that record first")
    sets = " ".join(draft.sets)
    rows = ask(f"{query} id = ?", [draft.id])
    if rows and (rows[0][3], rows[0][5]) == (draft.digest, sets):
        return _entry(rows[0])
    if rows:
        ask("DELETE FROM pubmeta_record WHERE id = ?", [draft.id])
        ask("DELETE FROM pubmeta_member WHERE id = ?", [draft.id])
    values = (draft.id, draft.doi, _text(changed) if changed else _UNDATED, draft.digest, draft.title, sets)
    ask(f"INSERT INTO pubmeta_record ({_ENTRY}, content) VALUES (?, ?, ?, ?, ?, ?, ?)", [*values, draft.content])  # noqa: S608
    for spec in _with_those_around(draft.sets):
        ask("INSERT INTO pubmeta_member (spec, id) VALUES (?, ?)", [spec, draft.id])
    return _entry(values)


def bury(ask: Ask, record_id: str) -> None:
    """Leave of a record that it was there; `date` says when it was deleted."""
    ask(
        "UPDATE pubmeta_record SET changed = ?, digest = NULL, title = NULL, content = NULL "
        "WHERE id = ? AND content IS NOT NULL",
        [_UNDATED, record_id],
    )


def date(ask: Ask, moment: datetime) -> datetime:
    """Say of all that was changed that it was in the second after this moment, as the last thing of a transaction.

    A harvester that asks before the transaction ends is answered without the changes, and asks next for what changed
    since then: they must have a later time. Gives the time.
    """
    changed = moment.astimezone(UTC).replace(microsecond=0) + timedelta(seconds=1)
    ask("UPDATE pubmeta_record SET changed = ? WHERE changed = ?", [_text(changed), _UNDATED])
    return changed


_NEVER: Final = datetime.min.replace(tzinfo=UTC)


def _text(moment: datetime) -> str:
    return written(moment, SECONDS)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text) if text else _NEVER


def _known(after: str | None) -> str:
    """The id after which a list goes on; from its beginning, after what no record can be called."""
    return after if after and is_id(after) else ""


def _entry(row: Row) -> Entry:
    name, doi, changed, digest, title, sets = row
    return Entry(id=name, doi=doi, changed=_moment(changed), digest=digest, title=title, sets=tuple(sets.split()))


def _record(row: Row) -> Record:
    name, doi, changed, digest, title, sets, content = row
    return Record(
        id=name,
        doi=doi,
        changed=_moment(changed),
        digest=digest,
        title=title,
        sets=tuple(sets.split()),
        content=content,
    )


def _with_those_around(specs: Iterable[str]) -> set[str]:
    """The sets, and those that they are within: ``open`` for ``open:cc-by``."""
    parts = (spec.split(":") for spec in specs)
    return {":".join(each[:count]) for each in parts for count in range(1, len(each) + 1)}
