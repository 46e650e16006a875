"""The store of the service: open from its start to its end, and a folder looked into again and again."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Final

from pubmeta.errors import StoreError
from pubmeta.store import FolderStore, SqlStore, open_store
from pubmeta.store.files import identity
from pubmeta.store.opening import is_address
from pubmeta.web.logs import log, log_fault, log_trouble
from pubmeta.web.settings import StorePlace

_REST: Final = 9
_LONGEST: Final = 60
"""How many times as long as a look took the service rests, and how many seconds for that: a large folder takes a tenth
of a core."""
_REPLACED: Final = "restart the service; while it runs, put records into the file that is there"


class Keeping:
    """The store at a place."""

    def __init__(self, place: StorePlace) -> None:
        self._place = place
        self._looking: asyncio.Task[None] | None = None
        self._store: FolderStore | SqlStore | None = None
        self._trouble: str | None = None
        self._is_awaited = False

    @property
    def is_current(self) -> bool:
        """Whether the records are those that are there: the last look into a folder went well, no file was replaced.

        Where it is not so, and until the first look has ended, records are given as they last were.
        """
        return self._trouble is None and not self._is_awaited

    @property
    def store(self) -> FolderStore | SqlStore:
        """The store. Raises StoreError where it was not opened."""
        if self._store is None:
            raise StoreError("the store is not open", "start the service")
        return self._store

    async def start(self) -> None:
        """Open the store. Raises StoreError where that is not possible."""
        self._store = await asyncio.to_thread(open_store, self._place.location, index=self._place.index)
        if isinstance(self._store, FolderStore):
            self._is_awaited = True
            self._looking = asyncio.create_task(self._look(self._store))
        elif not is_address(self._place.location):
            self._looking = asyncio.create_task(self._watch(Path(self._place.location)))

    async def close(self) -> None:
        """Let go of the store, after a look that is being taken."""
        if self._looking:
            self._looking.cancel()
            with suppress(asyncio.CancelledError):
                await self._looking
        if self._store:
            await asyncio.to_thread(self._store.close)

    async def _look(self, store: FolderStore) -> None:
        """Look into the folder, time and again; what goes wrong is in the log once, and so is that it is over."""
        while True:
            begun = monotonic()
            try:
                found = await asyncio.to_thread(store.refresh)
                if found.read or found.deleted:
                    broken = len(await asyncio.to_thread(store.problems))
                    log("folder", read=found.read, deleted=found.deleted, broken=broken)
            except StoreError as error:
                self._note(error)
            except Exception as error:  # noqa: BLE001 (the next look may go well, and nobody else would notice)
                log_fault("fault", error)
                self._note(StoreError("pubmeta failed in looking into the folder", "report what the log says"))
            else:
                self._is_awaited = False
                self._note(None)
            await asyncio.sleep(max(self._place.look_seconds, min(_LONGEST, _REST * (monotonic() - begun))))

    async def _watch(self, path: Path) -> None:
        """Notice when the file of a store is no longer the one that was opened, which nothing else would notice."""
        opened = identity(path)
        while True:
            await asyncio.sleep(self._place.look_seconds)
            is_same = identity(path) == opened
            self._note(None if is_same else StoreError(f"{path} is not the file that was opened", _REPLACED))

    def _note(self, error: StoreError | None) -> None:
        """Say in the log what has changed: that the records are not those that are there, or that they are again."""
        trouble = str(error) if error else None
        if trouble == self._trouble:
            return
        self._trouble = trouble
        if error:
            log_trouble("the records may be old", reason=error.message, remedy=error.remedy)
        else:
            log("the records are current again")
