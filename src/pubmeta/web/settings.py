"""What whoever runs the service decides: where it listens, what one request may take, what it works with."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from pubmeta.config import Config
from pubmeta.model import Url
from pubmeta.run.isolation import MEMORY_LIMIT


def _cores() -> int:
    """The cores that this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def reached_at(address: str) -> str:
    """Where others reach the service, without a slash at the end.

    Raises ValueError for what is not the address of a server of HTTP, which others can be added to.
    """
    url = Url(address)
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or "?" in url or "#" in url:
        raise ValueError(f"{address!r} is not where a service is: that is http:// or https://, a host, perhaps a path")
    return url.rstrip("/")


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
class StorePlace:
    """Where the records are that the service gives: see `pubmeta.store.open_store`.

    look_seconds: how long a change in a folder may go unnoticed.
    """

    location: str
    index: Path | None = None
    look_seconds: float = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvesting:
    """What harvesters get: see `pubmeta.oai.Repository` and `pubmeta.store.ForHarvesters`.

    namespace: the domain in the identifiers of items, which must not change. formats: those besides Dublin Core, with
    the options of the configuration. sets: pairs of the spec of a set and its name for people.
    """

    name: str
    admin_emails: tuple[str, ...]
    namespace: str
    formats: tuple[str, ...] = ("jats",)
    sets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of the service.

    host, port: where it listens. address: where others reach it, such as ``https://journal.example/metadata``, for
    links; None: where each request says that it was sent. workers: processes in which requests are worked on. config:
    what is known of journals and the options of formats, as for the command line. store: of the records that are given
    at ``/records``; harvesting: what is said of them at ``/oai``.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = field(default_factory=_cores)
    limits: Limits = field(default_factory=Limits)
    config: Config = field(default_factory=Config)
    address: str | None = None
    store: StorePlace | None = None
    harvesting: Harvesting | None = None
