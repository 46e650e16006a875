"""The processes in which requests are worked on: what kills one of them costs its own request and no other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import Any, NamedTuple, TypeVar, TypeVarTuple

from pubmeta.config import Config
from pubmeta.run.isolation import Cause, Failure, Isolated, IsolationError
from pubmeta.web.logs import Fault, log_noted, noted

R = TypeVar("R")
Ts = TypeVarTuple("Ts")


class WorkFailed(Exception):  # noqa: N818 (it is an outcome of the work, which every caller answers)
    """There is no result: the work raised, took too long or too much memory, or its process died; see `failure`."""

    def __init__(self, failure: Failure) -> None:
        self.failure = failure
        super().__init__(failure.message)


class Busy(Exception):  # noqa: N818
    """As many requests wait as may, so this one is turned away."""


class _Job(NamedTuple):
    work: tuple[Callable[..., Any], tuple[Any, ...]]
    future: Future[Any]


class _Done(NamedTuple):
    """What came of a piece of work, and the faults of pubmeta's own that were met in it."""

    result: Any
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _InChild:
    """What a process does with each piece of work."""

    config: Config

    def __call__(self, work: tuple[Callable[..., Any], tuple[Any, ...]]) -> _Done:
        task, arguments = work
        with noted() as faults:
            try:
                result = task(self.config, *arguments)
            except MemoryError:
                raise
            except Exception as error:  # noqa: BLE001 (whoever waits gets it, and the log says where it was)
                faults.append(Fault.of(error))
                result = Failure(cause=Cause.RAISED, message=f"raised {type(error).__name__}: {error}")
        return _Done(result, tuple(faults))


class Workers:
    """A pool of child processes.

    count: of processes. config: the first argument of every task. prepare: called once in each process, with the
    configuration; what it loads is there for every request. seconds, memory: limits of one piece of work. waiting: how
    many may wait; one more is turned away.

        workers = Workers(...)
        await workers.start()
        answer = await workers.call(task, content)  # task(config, content), in a child
    """

    def __init__(
        self,
        *,
        count: int,
        config: Config,
        prepare: Callable[[Config], object],
        seconds: float,
        memory: int,
        waiting: int,
    ) -> None:
        self._count = count
        self._isolated = partial(
            Isolated[Any, Any],
            _InChild(config),
            initializer=partial(prepare, config),
            time_limit=seconds,
            memory_limit=memory,
        )
        self._most = count + waiting
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._children: list[tuple[Thread, Isolated[Any, Any]]] = []
        self.pending = 0
        """How many pieces of work are waiting or being done."""

    async def start(self) -> None:
        """Start the processes, and wait until they can work. Raises IsolationError when there can be none."""
        started: list[Future[None]] = [Future() for _ in range(self._count)]
        for future in started:
            isolated = self._isolated()
            # a thread for each child, as long as the child lives: Linux ends a child with the thread that started it
            thread = Thread(target=self._serve, args=(isolated, future), daemon=True)
            self._children.append((thread, isolated))
            thread.start()
        await asyncio.gather(*map(asyncio.wrap_future, started))

    async def call(self, task: Callable[[Config, *Ts], R], *arguments: *Ts) -> R:
        """What the task gives, called in a child with the configuration and these arguments.

        task: a function of a module, not of the main one; its arguments and its result can be pickled.

        Raises WorkFailed where there is no result, Busy where too many wait, IsolationError where no child can be
        started.
        """
        if self.pending >= self._most:
            raise Busy
        job = _Job((task, arguments), Future())
        self.pending += 1
        try:
            self._jobs.put(job)
            found = await asyncio.wrap_future(job.future)
        finally:
            self.pending -= 1
        result, faults = found if isinstance(found, _Done) else (found, ())
        for fault in faults:
            log_noted(fault, task=task.__qualname__)
        if isinstance(result, Failure):
            raise WorkFailed(result)
        return result  # type: ignore[no-any-return]

    async def close(self) -> None:
        """End the processes; what they work on is given up."""
        for _, isolated in self._children:
            self._jobs.put(None)
            isolated.stop()
        for thread, _ in self._children:
            await asyncio.to_thread(thread.join)

    def _serve(self, isolated: Isolated[Any, Any], started: Future[None]) -> None:
        """The life of one child, and of those that take its place when it dies."""
        with isolated:
            try:
                list(isolated.results([_NOTHING]))
            except IsolationError as error:
                started.set_exception(error)
                return
            started.set_result(None)
            while job := self._jobs.get():
                if job.future.set_running_or_notify_cancel():
                    self._do(job, isolated)

    def _do(self, job: _Job, isolated: Isolated[Any, Any]) -> None:
        try:
            (result,) = isolated.results([job.work])
        except BaseException as error:  # noqa: BLE001 (whoever waits gets it)
            job.future.set_exception(error)
            return
        job.future.set_result(result)
        if isinstance(result, Failure) and result.cause is not Cause.RAISED:
            isolated.close()  # it may still live, with memory that it does not give back
            with suppress(IsolationError):  # whose request comes next is told, if it is so still
                list(isolated.results([_NOTHING]))


def _nothing(_config: Config) -> None:
    """A piece of work after which the child is there, before a request needs it."""


_NOTHING = (_nothing, ())
