"""The store of the service: open from its start to its end, and a folder looked into again and again."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from time import monotonic
from typing import Final

from pubmeta.errors import StoreError
from pubmeta.store import FolderStore, SqlStore, open_store
from pubmeta.web.logs import log
from pubmeta.web.settings import StorePlace

_REST: Final = 9
_LONGEST: Final = 60
"""How many times as long as a look took the service rests, and how many seconds for that: a large folder takes a tenth
of a core."""


class Keeping:
    """The store at a place."""

    def __init__(self, place: StorePlace) -> None:
        self._place = place
        self._looking: asyncio.Task[None] | None = None
        self._store: FolderStore | SqlStore | None = None
        self._trouble: str | None = None

    @property
    def is_current(self) -> bool:
        """Whether the last look into a folder went well; where it did not, records are given as they last were."""
        return self._trouble is None

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
            self._looking = asyncio.create_task(self._look(self._store))

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
            except StoreError as error:
                if (trouble := str(error)) != self._trouble:
                    log("the folder cannot be looked into", reason=error.message, remedy=error.remedy)
                self._trouble = trouble
            else:
                if self._trouble is not None:
                    log("the folder can be looked into again")
                self._trouble = None
                if found.read or found.deleted:
                    broken = len(store.problems())
                    log("folder", read=found.read, deleted=found.deleted, broken=broken)
            await asyncio.sleep(max(self._place.look_seconds, min(_LONGEST, _REST * (monotonic() - begun))))
