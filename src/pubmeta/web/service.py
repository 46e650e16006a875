"""What the parts of the service share: its settings, the processes that do the work, the bodies in memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, TypeVarTuple
from urllib.parse import urlsplit

from starlette.requests import Request

from pubmeta.config import Config
from pubmeta.run.isolation import IsolationError
from pubmeta.web import tasks
from pubmeta.web.bodies import Bodies
from pubmeta.web.keeping import Keeping
from pubmeta.web.logs import log, log_fault
from pubmeta.web.metrics import Metrics
from pubmeta.web.problems import Refusal, Refused, refused_work
from pubmeta.web.settings import Settings, reached_at
from pubmeta.web.workers import Busy, Workers, WorkFailed

R = TypeVar("R")
Ts = TypeVarTuple("Ts")


class Service:
    """One running service; each part of it is given this where its routes are made.

    Raises ValueError where the address of the settings is none, see `reached_at`.
    """

    def __init__(self, settings: Settings) -> None:
        limits = settings.limits
        self.settings = settings
        self.bodies = Bodies(limits)
        self.workers = Workers(
            count=settings.workers,
            config=settings.config,
            prepare=tasks.prepare,
            seconds=limits.work_seconds,
            memory=limits.memory_bytes,
            waiting=limits.waiting,
        )
        self.is_stopping = False
        """Whether the service was told to stop: requests are still answered, and connections closed after that."""
        self._address = reached_at(settings.address) if settings.address else None
        self.keeping = Keeping(settings.store) if settings.store else None
        self.metrics = Metrics(self.workers, self.bodies, self.keeping)
        self._is_started = False

    async def start(self) -> None:
        """Open the store and start the processes, unless that was done.

        Raises StoreError where there is no such store, IsolationError where there can be no process.
        """
        if not self._is_started:
            self._is_started = True
            if self.keeping:
                await self.keeping.start()
            await self.workers.start()

    async def close(self) -> None:
        """End the processes, and let go of the store."""
        await self.workers.close()
        if self.keeping:
            await self.keeping.close()

    def root(self, request: Request) -> str:
        """The path at which others reach the service, without a slash at the end."""
        path = urlsplit(self._address).path if self._address else request.scope.get("root_path", "")
        return str(path).rstrip("/")

    def address(self, request: Request) -> str:
        """Where others reach the service, without a slash at the end; raises Refused where the request cannot tell."""
        try:
            return self._address or reached_at(f"{request.base_url}")
        except ValueError:
            detail = "The request does not say where it was sent; whoever runs the service gives its address."
            raise Refused(Refusal.WRONG_REQUEST, detail) from None

    async def work(self, task: Callable[[Config, *Ts], R], *arguments: *Ts) -> R:
        """What the task gives, as `Workers.call` says; raises Refused where there is no result."""
        try:
            return await self.workers.call(task, *arguments)
        except WorkFailed as failed:
            self.metrics.failed(failed.failure.cause)
            log("failure", task=task.__qualname__, cause=failed.failure.cause.value)
            raise refused_work(failed.failure) from None
        except Busy:
            detail = "Too many requests are waiting; send this one again later."
            raise Refused(Refusal.BUSY, detail, headers={"retry-after": "1"}) from None
        except IsolationError as error:
            log_fault("no process can be started", error)
            detail = "No process can be started; whoever runs the service finds the reason in its log."
            raise Refused(Refusal.NO_WORKER, detail, headers={"retry-after": "10"}) from None
