"""A reader of files that some of them kill or stall: a module of its own, so that a child can import it."""

from __future__ import annotations

import os
import signal
import time

from pubmeta.store import Draft, reading

_READ = reading.draft_of


def draft_of(file: tuple[str, bytes]) -> Draft | reading.Problems:
    """As the reader of stores, but for three words."""
    match file[1]:
        case b"kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"sleep":
            time.sleep(60)
        case b"memory":
            bytearray(3_000_000_000)
    return _READ(file)
