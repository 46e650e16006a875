"""The log: one JSON object a line, without what documents hold and who sent them.

A line about a request has its id, method, address as the route has it, status, milliseconds and sizes. Queries,
headers, file names and the addresses of clients are not in it, and of exceptions only their kind and place: their
messages may quote a record.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import IO, Any, Final, NamedTuple

from pydantic_core import to_json

from pubmeta.errors import FAULTS

LOGGER: Final = logging.getLogger("pubmeta.web")
_LEVELS: Final = {LOGGER.name: logging.INFO, "uvicorn.error": logging.ERROR, "asyncio": logging.WARNING}
_FIELDS: Final = "fields"
_MOST_FAULTS: Final = 20
REQUEST: Final[ContextVar[str | None]] = ContextVar("REQUEST", default=None)
"""The id of the request that is answered; the lines that are written meanwhile have it."""


class Fault(NamedTuple):
    """A fault of pubmeta's own: the kind of the exception, and the functions that led to it, the innermost last."""

    exception: str
    at: tuple[str, ...]

    @classmethod
    def of(cls, error: BaseException) -> Fault:
        """The fault that is an exception."""
        return cls(type(error).__name__, tuple(_places(error.__traceback__)))


def log(event: str, **fields: Any) -> None:
    """Write a line about something that happened."""
    LOGGER.info(event, extra={_FIELDS: _of_request(fields)})


def log_trouble(event: str, **fields: Any) -> None:
    """Write a line about what whoever runs the service should look at."""
    LOGGER.warning(event, extra={_FIELDS: _of_request(fields)})


def log_fault(event: str, error: BaseException, **fields: Any) -> None:
    """Write a line about a fault of the service."""
    LOGGER.error(event, exc_info=error, extra={_FIELDS: _of_request(fields)})


def log_noted(fault: Fault, **fields: Any) -> None:
    """Write a line about a fault that was noted in another process."""
    LOGGER.error("fault", extra={_FIELDS: _of_request({**fields, **fault._asdict()})})


def _of_request(fields: dict[str, Any]) -> dict[str, Any]:
    request = REQUEST.get()
    return {"id": request, **fields} if request else fields


@contextmanager
def noted() -> Iterator[list[Fault]]:
    """The faults that are met until the end of the block and become problems; each once, and not too many."""
    noting = _Noting()
    logger = logging.getLogger(FAULTS)
    logger.addHandler(noting)
    try:
        yield noting.faults
    finally:
        logger.removeHandler(noting)


class _Noting(logging.Handler):
    """Keeps the records that it gets."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Fault] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1] and len(self.faults) < _MOST_FAULTS:
            fault = Fault.of(record.exc_info[1])
            if fault not in self.faults:
                self.faults.append(fault)


@contextmanager
def written_to(stream: IO[str]) -> Iterator[None]:
    """Have the lines of the service, and errors of uvicorn, written to a stream; then all is as it was before.

    Its warnings are about requests that are not HTTP, of which anybody may send as many as the disk holds.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    before = [(logger, logger.handlers, logger.propagate, logger.level) for logger in map(logging.getLogger, _LEVELS)]
    for logger, *_ in before:
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(_LEVELS[logger.name])
    try:
        yield
    finally:
        for logger, handlers, propagate, level in before:
            logger.handlers, logger.propagate = handlers, propagate
            logger.setLevel(level)


class JsonLines(logging.Formatter):
    """A record of the log as a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {"time": time, "level": record.levelname.lower(), "event": record.getMessage()}
        line |= getattr(record, _FIELDS, {})
        if record.exc_info and record.exc_info[0]:
            kind, _, where = record.exc_info
            line |= {"exception": kind.__name__, "at": _places(where)}
        return to_json(line).decode()


def _places(where: TracebackType | None) -> list[str]:
    """The functions that led to an exception, the innermost last."""
    return [f"{frame.f_globals.get('__name__')}:{line}" for frame, line in traceback.walk_tb(where)]
