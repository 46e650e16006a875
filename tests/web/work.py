"""Pieces of work for the processes of the service, of which some go wrong."""

from __future__ import annotations

import os
import time

from pubmeta.config import Config
from pubmeta.run.job import problems_of


def prepare(_config: Config) -> None:
    """Nothing needs to be loaded."""


def fail_to_prepare(_config: Config) -> None:
    raise ValueError("no")


def process(_config: Config) -> int:
    return os.getpid()


def title(config: Config, addition: str) -> str:
    return f"{config.journal.title if config.journal else ''}{addition}"


def sleep(_config: Config, seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def die(_config: Config) -> None:
    os._exit(3)


def fill_memory(_config: Config) -> int:
    return len(bytes(10**12))


def raise_with_a_name(_config: Config) -> None:
    raise ValueError("Anna van den Berg")


def catch_faults(config: Config) -> int:
    """What an export does with faults: they become problems."""
    found = 0
    for _ in range(2):
        try:
            raise_with_a_name(config)
        except ValueError as error:
            found += len(problems_of(error))
    return found
