"""A folder of records: whatever puts files there is the platform's, and this notices what came, changed and went."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from pubmeta.errors import StoreError
from pubmeta.problems import Kind, Problem
from pubmeta.run.isolation import IsolationError
from pubmeta.store import sql
from pubmeta.store.databases import Ask, Row
from pubmeta.store.files import CHANGING, FileError, Found, content_of, identity, listed
from pubmeta.store.reading import Problems, Reader
from pubmeta.store.records import Draft
from pubmeta.store.sqlite import Sqlite
from pubmeta.store.tables import FILES, prepare

INDEX: Final = ".pubmeta.sqlite3"
"""The name of the index in its folder, where no other place is given for it."""
EMPTIED: Final = ".pubmeta-emptied"
"""The name of a file that says of its folder that no record is to be in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What a look into the folder found: how many files were read anew, and how many were deleted."""

    read: int
    deleted: int


@dataclass(frozen=True, slots=True)
class _Known:
    """What the index knows of a file.

    state: as in `Found`, when it was last read. id: of the record that is from it, also where it cannot be read any
    more. wanted: the id that it would have if no other file had it.
    """

    state: str
    digest: str
    id: str | None = None
    wanted: str | None = None
    problems: Problems = ()


class FolderStore(sql.Records):
    """The records in the files of a folder, one in each, of any format that pubmeta reads.

    A record is known by its DOI, or by the name of its file without the suffix if it has none. Hidden files, and those
    in folders within the folder, are none of the store's.

    What was read is kept in an index, so that each file is read once, and so that it is remembered which records are
    deleted. index: the SQLite file of the index; by default it is hidden in the folder. Several processes may use it.
    An index elsewhere also knows its records while the folder is on a disk that is not there.

    A store shows what `refresh` last found, whoever called it. Raises StoreError where there is no such folder or the
    index cannot be used.
    """

    def __init__(self, folder: Path, *, index: Path | None = None, clock: Callable[[], datetime] = sql.now) -> None:
        if not folder.is_dir():
            raise StoreError(f"there is no folder {folder}", "make it, and put files with records into it")
        self.folder = folder
        self._index = index or folder / INDEX
        self._clock = clock
        self._reader: Reader | None = None
        self._is_closed = False
        super().__init__(_opened(self._index))
        self._identity = identity(self._index)

    def refresh(self) -> Refreshed:
        """Look into the folder, and read what is new or has changed.

        What changed is dated when it is found, for nobody could see it before; files that were there at the first look
        have their own times. A file that has the content that it had is unchanged, whatever its times are. Each is read
        in a process of its own, so that the worst of them is a problem and no more.

        Readers see all of it at once, in the end; a second refresh meanwhile waits for the first. Raises StoreError
        where the folder cannot be looked into, where no record is left in it although the index, which is elsewhere,
        knows some (nothing is deleted then: a disk may be absent), where the index is not the one that was opened, and
        when another thread closes the store.
        """
        if identity(self._index) != self._identity:
            message = f"the index of the folder, {self._index}, is not the one that was opened"
            remedy = "see whether its disk is there; if it was deleted or replaced, open the store again"
            raise StoreError(message, remedy)
        database = _opened(self._index)  # of its own, so that whoever asks this store need not wait
        try:
            with database.change() as ask:
                self._reader = reader = Reader()
                if self._is_closed:
                    raise StoreError("the store is closed")
                look = _Look(self.folder, ask, self._clock())
                found = look.taken(reader)
                if look.has_lost_all and not self._may_be_empty:
                    message = f"no file in {self.folder} is a record, though the index has records that were there"
                    remedy = f"see whether its disk is there; if all were deleted, make an empty file {EMPTIED} in it"
                    raise StoreError(message, remedy)
                sql.date(ask, self._clock())
                return found
        except IsolationError as error:
            raise StoreError(f"the files of {self.folder} cannot be read: {error}") from error
        finally:
            database.close()

    @property
    def _may_be_empty(self) -> bool:
        """Whether the folder itself shows that it is the one whose records are in the index."""
        return self._index.parent.resolve() == self.folder.resolve() or (self.folder / EMPTIED).exists()

    def close(self) -> None:
        """Let go of the index; a look that is being taken is broken off."""
        self._is_closed = True
        if self._reader:
            self._reader.stop()
        super().close()

    def problems(self) -> dict[str, Problems]:
        """Why there is no record of a file, or an older one, by the names of the files."""
        rows = self._database.ask("SELECT name, problems FROM pubmeta_file WHERE problems <> '[]' ORDER BY name")
        return {name: _problems(text) for name, text in rows}


def _opened(index: Path) -> Sqlite:
    if index.is_symlink():
        raise StoreError(f"the index of the folder, {index}, is a symbolic link", "delete it, or name the file itself")
    try:
        database = Sqlite(index, create=True)
    except StoreError as error:
        remedy = f"{error.remedy}; or give the index another place" if error.remedy else None
        raise StoreError(f"the index of the folder cannot be used: {error.message}", remedy) from error
    try:
        prepare(database, FILES)
        _require_index(database, index)
    except BaseException:
        database.close()
        raise
    return database


def _require_index(database: Sqlite, path: Path) -> None:
    """Raises StoreError for a store that is not the index of a folder."""
    if not database.has_table("pubmeta_file"):
        raise StoreError(f"{path} is a store, and not the index of a folder", "give the index another place")


class _Look:
    """One look into a folder, within a transaction."""

    def __init__(self, folder: Path, ask: Ask, now: datetime) -> None:
        self._folder = folder
        self._ask = ask
        self._now = now
        self._known = {row[0]: _known(row) for row in ask(f"SELECT {_COLUMNS} FROM pubmeta_file")}  # noqa: S608
        self._owners = {known.id: name for name, known in self._known.items() if known.id}
        self._digests: dict[str, str] = {}
        self._is_first = not ask("SELECT 1 FROM pubmeta_look")
        self._had_records = bool(self._owners)

    @property
    def has_lost_all(self) -> bool:
        """Whether there were records of files, and none is left."""
        return self._had_records and not self._owners

    def taken(self, reader: Reader) -> Refreshed:
        """Look, and bring the records up to what is there."""
        found = listed(self._folder)
        gone = [name for name in self._known if name not in found]
        for name in gone:
            self._bury(self._known[name].id)
            self._ask("DELETE FROM pubmeta_file WHERE name = ?", [name])
        for name, draft in reader.drafts(self._changed(found)):
            self._keep(name, draft, found[name])
        if self._is_first:
            self._ask("INSERT INTO pubmeta_look (first) VALUES (?)", [self._now.isoformat()])
        return Refreshed(read=len(self._digests), deleted=len(gone))

    def _changed(self, found: Mapping[str, Found]) -> Iterator[tuple[str, bytes]]:
        """The names and contents of the files that are to be read."""
        for name, file in found.items():
            known = self._known.get(name, _Known(CHANGING, ""))
            is_free = known.wanted is not None and known.wanted not in self._owners
            if file.state == known.state != CHANGING and not is_free:
                continue
            try:
                content = content_of(self._folder, file.name)
            except FileError as error:
                self._note(name, replace(known, state=file.state, digest="", problems=(_problem(str(error)),)))
                continue
            digest = sha256(content).hexdigest()
            if digest == known.digest and not is_free:
                self._note(name, replace(known, state=file.state))
            else:
                self._digests[name] = digest
                yield name, content

    def _keep(self, name: str, draft: Draft | Problems, file: Found) -> None:
        """Keep what a file was read as; where it was not, its older record stays."""
        known, digest = self._known.get(name), self._digests[name]
        older = known.id if known else None
        if not isinstance(draft, Draft):
            self._note(name, _Known(file.state, digest, older, problems=draft))
            return
        if older != draft.id:
            self._bury(older)
        owner = self._owners.setdefault(draft.id, name)
        if owner != name:
            problem = _problem(f"has the record {draft.id}, which {owner} has too", "delete one of the two files")
            self._note(name, _Known(file.state, digest, wanted=draft.id, problems=(problem,)))
            return
        moment = datetime.fromtimestamp(max(0, min(file.modified, self._now.timestamp())), UTC)
        kept = sql.put(self._ask, draft, moment if self._is_first else None)
        problems = (_problem(kept.message, kept.remedy),) if isinstance(kept, StoreError) else ()
        self._note(name, _Known(file.state, digest, draft.id, problems=problems))

    def _bury(self, record_id: str | None) -> None:
        if record_id:
            sql.bury(self._ask, record_id)
            self._owners.pop(record_id, None)

    def _note(self, name: str, known: _Known) -> None:
        problems = json.dumps([problem.as_dict() for problem in known.problems])
        self._ask("DELETE FROM pubmeta_file WHERE name = ?", [name])
        self._ask(
            f"INSERT INTO pubmeta_file ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608
            [name, known.state, known.digest, known.id, known.wanted, problems],
        )


_COLUMNS: Final = "name, state, digest, id, wanted, problems"


def _known(row: Row) -> _Known:
    _, state, digest, name, wanted, problems = row
    return _Known(state, digest, name, wanted, _problems(problems))


def _problem(message: str, remedy: str | None = None) -> Problem:
    return Problem(Kind.INVALID, message, remedy=remedy)


def _problems(text: str) -> Problems:
    return tuple(Problem(**{**each, "kind": Kind(each["kind"])}) for each in json.loads(text))
