"""What whoever runs the service decides: where it listens, what one request may take, what it works with."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from pubmeta.config import Config
from pubmeta.run.isolation import MEMORY_LIMIT


def _cores() -> int:
    """The cores that this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one request may take, and how many may wait.

    body_bytes: of a request's body; held_bytes: of all bodies that are in memory at once. body_seconds: from the head
    of a request to the end of its body. work_seconds, memory_bytes: of the work on it, in a process of its own.
    waiting: requests that may wait for a process. stop_seconds: how long what runs may go on after the service is told
    to stop.
    """

    body_bytes: int = 10_000_000
    held_bytes: int = 200_000_000
    body_seconds: float = 15
    work_seconds: float = 30
    memory_bytes: int = MEMORY_LIMIT
    waiting: int = 64
    stop_seconds: float = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of the service.

    host, port: where it listens. workers: processes in which requests are worked on. config: what is known of journals
    and the options of formats, as for the command line.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = field(default_factory=_cores)
    limits: Limits = field(default_factory=Limits)
    config: Config = field(default_factory=Config)
