"""Work in a child process that one item may kill: that item comes back as a Failure, the others as if nothing was.

The child is a plain Python of its own, not one of `multiprocessing`: it never imports the caller's main module (no
``if __name__ == "__main__"`` is needed, and nothing of Spark's worker is loaded), and it may be started from any
process, a daemonic one too.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from queue import SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import IO, Any, Generic, Self, TypeVar, cast

from pubmeta.errors import PubmetaError
from pubmeta.problems import Kind, Problem

I = TypeVar("I")  # noqa: E741 (item)
O = TypeVar("O")  # noqa: E741 (outcome)

_CHUNK_ITEMS = 64
_CHUNK_BYTES = 262_144
_START_SECONDS = 300.0
_TRIES = 2
"""An item that kills a child is tried once more as the first of a new one: it may not have been the item's fault."""
_BOOT = "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from pubmeta import isolation; isolation.{}()"


class IsolationError(PubmetaError):
    """The child process cannot be started, or its initializer fails: no item can be worked on."""


class Cause(StrEnum):
    """Why there is no result for an item."""

    RAISED = "raised"
    DIED = "died"
    TIME_LIMIT = "time-limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What an item came to that has no result.

    `signal` and `exit_code` tell how the child died of it; both are None when it raised or was stopped for its time.
    """

    cause: Cause
    message: str
    signal: int | None = None
    exit_code: int | None = None

    @property
    def problem(self) -> Problem:
        """The failure as a problem of the record."""
        return Problem(kind=Kind.INVALID, message=self.message, code=f"pubmeta.{self.cause}")


class Isolated(Generic[I, O]):
    """A function that runs in a child process, started when it is first needed and again after each death.

    function, initializer: picklable, not of the main module; the initializer is called once in each child.
    time_limit: seconds that one item may take.

        with Isolated(work, time_limit=60) as isolated:
            for result in isolated.results(items): ...
    """

    def __init__(
        self,
        function: Callable[[I], O],
        *,
        initializer: Callable[[], object] | None = None,
        time_limit: float | None = None,
    ) -> None:
        self._setup = (function, initializer)
        self._time_limit = time_limit
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child, if there is one; whatever it works on is given up."""
        if self._child:
            self._child.end()
            self._child = None

    def results(self, items: Iterable[I]) -> Iterator[O | Failure]:
        """One result or Failure for each item, in their order; the items are taken a few at a time.

        One such iteration at a time. Raises IsolationError when there can be no child.
        """
        source = iter(items)
        waiting: deque[bytes] = deque()  # sent, not yet answered
        tries = 0
        try:
            while True:
                if len(waiting) <= _CHUNK_ITEMS // 2 and sum(map(len, waiting)) < _CHUNK_BYTES:
                    chunk = _chunk(source)
                    waiting += chunk
                    if chunk and self._child:
                        self._child.send(chunk, self._time_limit)
                if not waiting:
                    return
                try:
                    result = self._answer(waiting)
                except _DiedError as death:
                    self._child = None
                    tries += 1
                    if tries < _TRIES and death.failure.cause is Cause.DIED:
                        continue
                    result = death.failure
                waiting.popleft()
                tries = 0
                yield result
        finally:
            if waiting:
                self.close()  # the answers that nobody waits for any more go with it

    def _answer(self, waiting: Iterable[bytes]) -> Any:
        """The result of the first item that waits; a new child is given all of them."""
        if self._child is None:
            self._child = _Child(self._setup)
            self._child.send(list(waiting), self._time_limit)
        return self._child.answer(self._time_limit)


def _chunk(source: Iterator[Any]) -> list[bytes]:
    """The next items, pickled one by one; few when they are large."""
    chunk: list[bytes] = []
    size = 0
    while len(chunk) < _CHUNK_ITEMS and size < _CHUNK_BYTES:
        try:
            item = next(source)
        except StopIteration:
            break
        chunk.append(pickle.dumps(item, pickle.HIGHEST_PROTOCOL))
        size += len(chunk[-1])
    return chunk


class _DiedError(Exception):
    """The child is no more; its end is the failure of the item that it was working on."""

    def __init__(self, failure: Failure) -> None:
        self.failure = failure
        super().__init__(failure.message)


class _Child:
    """One child process, from its start to its end."""

    def __init__(self, setup: object) -> None:
        command = [sys.executable, "-c", _BOOT.format(_serve.__name__)]
        try:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
        except OSError as error:
            raise IsolationError(f"the child process {sys.executable} cannot be started: {error.strerror}") from error
        self._requests = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)
        self._due = inf
        self._ended = Event()
        self._watching: Thread | None = None
        try:
            self._write(sys.path)
            self._write(setup)
            refusal = self.answer(_START_SECONDS)
        except _DiedError as death:
            raise IsolationError(f"the child process died at its start: {death.failure.message}") from None
        except BaseException:
            self.end()
            raise
        if refusal is not None:
            self.end()
            raise IsolationError(f"the child process cannot begin: {refusal}")

    def send(self, items: list[bytes], limit: float | None) -> None:
        """Give the child items to work on."""
        self._limited(limit)
        self._write(items)
        self._due = inf

    def answer(self, limit: float | None) -> Any:
        """The child's next answer; raises _DiedError, the child then being reaped."""
        self._limited(limit)
        try:
            answer = pickle.load(self._answers)  # noqa: S301 (the child is our own)
        except (EOFError, OSError, pickle.UnpicklingError):
            late = monotonic() >= self._due
            self.end()
            raise _DiedError(_over_time(limit) if late and limit else _death(self._process.returncode)) from None
        self._due = inf
        return answer

    def end(self) -> None:
        """Kill and reap the process."""
        self._ended.set()
        self._process.kill()
        self._process.wait()
        for stream in (self._requests, self._answers):
            with suppress(OSError):  # what was not yet flushed has nowhere to go
                stream.close()

    def _write(self, value: object) -> None:
        with suppress(OSError):  # a dead child is noticed where its answer is waited for
            pickle.dump(value, self._requests, pickle.HIGHEST_PROTOCOL)
            self._requests.flush()

    def _limited(self, limit: float | None) -> None:
        """From now on the child has so many seconds for its answer."""
        if limit is not None:
            self._due = monotonic() + limit
            if self._watching is None:
                self._watching = Thread(target=self._watch, args=(min(limit, 10) / 20,), daemon=True)
                self._watching.start()

    def _watch(self, interval: float) -> None:
        while not self._ended.wait(interval):
            if monotonic() >= self._due:
                self._process.kill()
                return


def _over_time(limit: float) -> Failure:
    message = f"took longer than the limit of {limit:g} s; raise the limit, or look at the record on its own"
    return Failure(cause=Cause.TIME_LIMIT, message=message)


def _death(code: int) -> Failure:
    advice = f"it was tried {_TRIES} times; try the record on its own, with more memory, or report it"
    if code >= 0:
        message = f"ended the process that worked on it, with exit code {code}; {advice}"
        return Failure(cause=Cause.DIED, message=message, exit_code=code)
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    message = f"killed the process that worked on it ({name}: out of memory, or a crash in native code); {advice}"
    return Failure(cause=Cause.DIED, message=message, signal=-code)


# the child


def _serve() -> None:
    """The child's life: what to do, then items until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what the work prints is no answer

    def answer(pickled: bytes) -> None:
        answers.write(pickled)
        answers.flush()

    try:
        function, initializer = pickle.load(sys.stdin.buffer)  # noqa: S301 (the parent is our own)
        if initializer:
            initializer()
    except Exception as error:  # noqa: BLE001 (whatever it is, the parent tells it)
        answer(pickle.dumps(_told(error)))
        return
    answer(pickle.dumps(None))
    chunks: SimpleQueue[list[bytes]] = SimpleQueue()
    Thread(target=_receive, args=(chunks,), daemon=True).start()
    while True:
        for item in chunks.get():
            answer(_outcome(function, item))


def _receive(chunks: SimpleQueue[list[bytes]]) -> None:
    """Take what the parent sends; when it is gone so is the child, in the middle of an item if need be."""
    with suppress(EOFError, OSError, pickle.UnpicklingError):
        while True:
            chunks.put(pickle.load(sys.stdin.buffer))  # noqa: S301 (the parent is our own)
    os.kill(os.getpid(), signal.SIGTERM)


def _outcome(function: Callable[[Any], Any], item: bytes) -> bytes:
    """The pickled result for a pickled item; a Failure when it raises."""
    try:
        return pickle.dumps(function(pickle.loads(item)), pickle.HIGHEST_PROTOCOL)  # noqa: S301 (as above)
    except BaseException as error:  # noqa: BLE001 (one item must not stop the others)
        return pickle.dumps(Failure(cause=Cause.RAISED, message=f"raised {_told(error)}"))


def _told(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"
