"""How fast the service is beside the library called directly, on the cores that there are.

Rounds of one and of the other follow each other, so that what else the machine does slows both.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import median, quantiles
from time import monotonic, perf_counter, process_time

from pubmeta.config import Config
from pubmeta.run.job import Job, stamp
from pubmeta.web import tasks

from .connections import Connection, request_of
from .serving import Served

FORMATS = ("jats", "csl", "crossref", "schemaorg")
DEPOSITOR = {"depositor_name": "Journals", "depositor_email": "journals@example.org", "registrant": "Journals"}
_CORES = len(os.sched_getaffinity(0))


@dataclass(frozen=True, slots=True)
class Round:
    """What one round came to: the seconds of each record, of the whole round, and of the processors."""

    seconds: list[float]
    wall: float
    cpu: float

    @property
    def a_second(self) -> float:
        """Records a second."""
        return len(self.seconds) / self.wall

    @property
    def cpu_milliseconds(self) -> float:
        """The processor's milliseconds for a record."""
        return self.cpu / len(self.seconds) * 1000

    @property
    def p99(self) -> float:
        """The milliseconds within which 99 of 100 are done."""
        return quantiles(self.seconds, n=100)[98] * 1000


def job(formats: Sequence[str] = FORMATS) -> Job:
    """What is done with each record, here as in the service."""
    return Job(formats=tuple(formats), config=Config.of({"crossref": DEPOSITOR}))


def query(formats: Sequence[str] = FORMATS) -> str:
    """The address of the service for the same."""
    options = "".join(f"&crossref.{name}={value}" for name, value in DEPOSITOR.items() if "crossref" in formats)
    return f"/export?to={','.join(formats)}{options}"


class Direct:
    """The library in a process for each core."""

    def __init__(self, documents: Sequence[bytes]) -> None:
        context = multiprocessing.get_context("spawn")
        self._documents = documents
        self._pool = ProcessPoolExecutor(_CORES, context, initializer=_begin)

    def round(self, seconds: float) -> Round:
        """Export one document after the other in each process."""
        begun = monotonic()
        found = list(self._pool.map(_export_until, [self._documents] * _CORES, [seconds] * _CORES))
        taken = [each for times, _ in found for each in times]
        return Round(taken, monotonic() - begun, sum(cpu for _, cpu in found))

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown()


def _begin() -> None:
    """Be in a session of its own, as each child of the service is, for Linux gives each its share of the processors."""
    os.setsid()
    tasks.prepare(Config())


def _export_until(documents: Sequence[bytes], seconds: float) -> tuple[list[float], float]:
    """The seconds of each export, and those of the processor."""
    taken, begun, ends, work = [], process_time(), monotonic() + seconds, job()
    for document in cycle(documents):
        start = perf_counter()
        list(work.records(document, stamp))
        taken.append(perf_counter() - start)
        if monotonic() > ends:
            break
    return taken, process_time() - begun


class Through:
    """The same by the service, from so many clients."""

    def __init__(self, service: Served, documents: Sequence[bytes], clients: int = 2 * _CORES) -> None:
        self._service = service
        self._requests = [request_of(query(), document) for document in documents]
        self._clients = clients

    def round(self, seconds: float) -> Round:
        """Send one request after the other from each client."""
        begun, cpu = monotonic(), self._service.cpu_seconds()
        with ThreadPoolExecutor(self._clients) as pool:
            found = list(pool.map(self._send_until, range(self._clients), [seconds] * self._clients))
        taken = [each for times in found for each in times]
        return Round(taken, monotonic() - begun, self._service.cpu_seconds() - cpu)

    def _send_until(self, client: int, seconds: float) -> list[float]:
        taken, ends = [], monotonic() + seconds
        with Connection.to(self._service.port) as connection:
            for request in islice(cycle(self._requests), client, None):
                start = perf_counter()
                answered = connection.exchange(request)
                taken.append(perf_counter() - start)
                assert answered.status == 200, answered
                if monotonic() > ends:
                    break
        return taken


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rounds of both, taken in turn."""

    direct: list[Round]
    through: list[Round]

    @property
    def overhead(self) -> float:
        """How much less is done in the same time by the service, as a share: the median of the pairs."""
        return median(one.a_second / other.a_second for one, other in zip(self.direct, self.through, strict=True)) - 1

    @property
    def cpu_overhead(self) -> float:
        """How much more the processor works for a record, the client not counted."""
        pairs = zip(self.direct, self.through, strict=True)
        return median(other.cpu_milliseconds / one.cpu_milliseconds for one, other in pairs) - 1


def compared(service: Served, documents: Sequence[bytes], *, rounds: int, seconds: float) -> Comparison:
    """So many rounds of each, after one that counts for nothing."""
    direct, through = Direct(documents), Through(service, documents)
    try:
        pairs = [(direct.round(seconds), through.round(seconds)) for _ in range(rounds + 1)][1:]
    finally:
        direct.close()
    return Comparison([one for one, _ in pairs], [other for _, other in pairs])
