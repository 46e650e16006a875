"""Work in a child process that one item may kill: that item comes back as a Failure, the others as if nothing was.

The child is a plain Python of its own, not one of `multiprocessing`: it never imports the caller's main module (no
``if __name__ == "__main__"`` is needed, and nothing of Spark's worker is loaded), and it may be started from any
process, a daemonic one too.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
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
from pubmeta.reading.collector import collector_off

MEMORY_LIMIT = 2_000_000_000
"""The bytes that a child may take unless another limit is given: a hundred times what an ordinary record needs."""

I = TypeVar("I")  # noqa: E741 (item)
O = TypeVar("O")  # noqa: E741 (outcome)

_CHUNK_ITEMS = 64
_CHUNK_BYTES = 1_000_000
_START_SECONDS = 300.0
_BOOT = """
import pickle, sys
try:
    sys.path[:] = pickle.load(sys.stdin.buffer)
except EOFError:  # the parent is gone already
    sys.exit()
from pubmeta.run import isolation
isolation.{}()
"""


class IsolationError(PubmetaError):
    """The child process cannot be started, or its initializer fails, or it was stopped: no item can be worked on."""


class Cause(StrEnum):
    """Why there is no result for an item."""

    RAISED = "raised"
    DIED = "died"
    TIME_LIMIT = "time-limit"
    MEMORY_LIMIT = "memory-limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What an item came to that has no result."""

    cause: Cause
    message: str
    remedy: str | None = None

    @property
    def problem(self) -> Problem:
        """The failure as a problem of the record."""
        return Problem(Kind.INVALID, self.message, code=f"pubmeta.{self.cause}", remedy=self.remedy)


class Isolated(Generic[I, O]):
    """A function that runs in a child process, started when it is first needed and again after each death.

    function, initializer: picklable, not of the main module; the initializer is called once in each child.
    time_limit: seconds that one item may take. memory_limit: bytes that the child may take; an item that needs more
    fails. Windows has no such limit, and macOS may not keep it. On Linux the child also ends with the thread that
    asked for its first result.

        with Isolated(work, time_limit=60) as isolated:
            for result in isolated.results(items): ...
    """

    def __init__(
        self,
        function: Callable[[I], O],
        *,
        initializer: Callable[[], object] | None = None,
        time_limit: float | None = None,
        memory_limit: int | None = None,
    ) -> None:
        self._setup = (function, initializer, memory_limit)
        self._time_limit = time_limit
        self._child: _Child | None = None
        self._is_stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child, if there is one; whatever it works on is given up."""
        if self._child:
            self._child.end()
            self._child = None

    def stop(self) -> None:
        """End the child from another thread: whoever waits for a result gets an IsolationError."""
        self._is_stopped = True
        if child := self._child:
            child.kill()

    def results(self, items: Iterable[I], *, tries: int = 2) -> Generator[O | Failure, None, None]:
        """One result or Failure for each item, in their order; the items are taken a few at a time.

        tries: how often an item may kill a child, each time as the first of a new one; it need not be the item's fault.

        One such iteration at a time. Raises IsolationError when there can be no child.
        """
        source = iter(items)
        waiting: deque[bytes] = deque()  # sent, not yet answered
        deaths = 0
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
                    deaths += 1
                    if deaths < tries and death.failure.cause is Cause.DIED:
                        continue
                    result = death.failure
                waiting.popleft()
                deaths = 0
                yield result
        finally:
            if waiting:
                self.close()  # the answers that nobody waits for any more go with it

    def _answer(self, waiting: Iterable[bytes]) -> Any:
        """The result of the first item that waits; a new child is given all of them."""
        if self._is_stopped:
            raise IsolationError("the work was stopped")
        if self._child is None:
            self._child = _Child(self._setup, self._time_limit)
            self._child.send(list(waiting), self._time_limit)
        try:
            return self._child.answer(self._time_limit)
        except _DiedError:
            if self._is_stopped:
                raise IsolationError("the work was stopped") from None
            raise


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

    def __init__(self, setup: object, limit: float | None) -> None:
        command = [sys.executable, "-c", _BOOT.format(_serve.__name__)]
        pipe = subprocess.PIPE
        try:  # in a session of its own, where no interrupt from the terminal reaches it: the parent decides
            self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, start_new_session=True)  # noqa: S603
        except OSError as error:
            raise IsolationError(f"the child process {sys.executable} cannot be started: {error.strerror}") from error
        self._requests = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)
        self._due = inf
        self._ended = Event()
        Thread(target=self._watch, args=(min(limit or inf, 10) / 20,), daemon=True).start()
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

    def kill(self) -> None:
        """Kill the process; whoever waits for its answer then reaps it."""
        self._process.kill()

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

    def _watch(self, interval: float) -> None:
        while not self._ended.wait(interval):
            if monotonic() >= self._due:
                self._process.kill()
                return


OVER_MEMORY = Failure(
    cause=Cause.MEMORY_LIMIT,
    message="needs more memory than it may take",
    remedy="raise the memory limit (--memory-limit), or export the record on its own",
)
"""What a record comes to that needs too much memory."""


def _over_time(limit: float) -> Failure:
    remedy = "raise the time limit, or export the record on its own"
    return Failure(cause=Cause.TIME_LIMIT, message=f"took longer than the limit of {limit:g} s", remedy=remedy)


def _death(code: int) -> Failure:
    remedy = "raise the memory limit (--memory-limit), export the record on its own, or report it"
    if code >= 0:
        message = f"ended the process that worked on it, with exit code {code}, each time it was tried"
        return Failure(cause=Cause.DIED, message=message, remedy=remedy)
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    reason = f"{name}: out of memory, or a crash in native code"
    message = f"killed the process that worked on it ({reason}), each time it was tried"
    return Failure(cause=Cause.DIED, message=message, remedy=remedy)


# the child


def _serve() -> None:
    """The child's life: what to do, then items until there are no more, or nobody to take the answers."""
    _die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    elsewhere = sys.stderr.fileno() if sys.stderr else os.open(os.devnull, os.O_WRONLY)
    os.dup2(elsewhere, sys.stdout.fileno())  # what the work prints is not an answer

    def answer(pickled: bytes) -> None:
        try:
            answers.write(pickled)
            answers.flush()
        except OSError:  # nobody is there to take it
            os.kill(os.getpid(), signal.SIGTERM)

    try:
        function, initializer, memory_limit = pickle.load(sys.stdin.buffer)  # noqa: S301 (the parent is our own)
        if memory_limit is not None:
            _limit_memory(memory_limit)
        if initializer:
            initializer()
        gc.freeze()  # what every item needs is not looked at again
    except Exception as error:  # noqa: BLE001 (whatever it is, the parent reports it)
        answer(pickle.dumps(_described(error)))
        return
    answer(pickle.dumps(None))
    chunks: SimpleQueue[list[bytes]] = SimpleQueue()
    Thread(target=_receive, args=(chunks,), daemon=True).start()
    while True:
        for item in chunks.get():
            answer(_outcome(function, item))


def _limit_memory(size: int) -> None:
    """From now on this process has so many bytes of address space, where the system can be told so."""
    try:
        import resource
    except ImportError:  # on Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    size = size if most == resource.RLIM_INFINITY else min(size, most)
    with suppress(ValueError, OSError):  # macOS may refuse it
        resource.setrlimit(resource.RLIMIT_AS, (size, most))


def _die_with_parent() -> None:
    """Have Linux kill this process when the parent's thread ends that started it, however busy this one is then.

    Elsewhere, and until then, `_receive` sees that the parent is gone, when it gets its turn.
    """
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


_PR_SET_PDEATHSIG = 1


def _receive(chunks: SimpleQueue[list[bytes]]) -> None:
    """Take what the parent sends; when it is gone so is the child, in the middle of an item if need be."""
    with suppress(EOFError, OSError, pickle.UnpicklingError):
        while True:
            chunks.put(pickle.load(sys.stdin.buffer))  # noqa: S301 (the parent is our own)
    os.kill(os.getpid(), signal.SIGTERM)


def _outcome(function: Callable[[Any], Any], item: bytes) -> bytes:
    """The pickled result for a pickled item; a Failure when it raises."""
    try:
        with collector_off():
            return pickle.dumps(function(pickle.loads(item)), pickle.HIGHEST_PROTOCOL)  # noqa: S301 (as above)
    except MemoryError:
        return pickle.dumps(OVER_MEMORY)
    except BaseException as error:  # noqa: BLE001 (one item must not stop the others)
        return pickle.dumps(Failure(cause=Cause.RAISED, message=f"raised {_described(error)}"))


def _described(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"
