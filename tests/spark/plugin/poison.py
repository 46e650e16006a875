"""A format whose records do harm to the process that reads them: ``POISON kill``."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from pubmeta.model import Article
from pubmeta.problems import Log
from pubmeta.registry import Format, Options


def read(content: bytes, log: Log) -> Article | None:
    """Do what the word after POISON says; an article with it as its title if that can be."""
    word, _, rest = content.decode().removeprefix("POISON ").partition(" ")
    match word:
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "hang":
            time.sleep(600)
        case "raise":
            raise RuntimeError("a fault")
        case "surrogate":
            log.invalid("title", "half a pair: \ud800")
            return None
        case "memory":
            return Article(title=str(len(bytearray(6_000_000_000))))
        case "wait":
            while not Path(rest).exists():
                time.sleep(0.05)
        case "worker" if not Path(rest).exists():
            Path(rest).touch()
            os.kill(os.getppid(), signal.SIGKILL)  # Spark's Python worker
            time.sleep(600)
        case "workers":
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(600)
    return Article(title=word, doi="10.5555/poison")


FORMAT = Format(
    name="poison",
    title="poison",
    media_type="text/plain",
    suffix=".poison.txt",
    options=Options,
    read=read,
    recognise=lambda head: head.startswith(b"POISON "),
)
