"""A client that costs little, so that what is measured is the service; and one that can misbehave."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Self


class CutOffError(ConnectionError):
    """The service closed the connection before a whole answer had come; `begun`: whether some of it had."""

    def __init__(self, *, begun: bool) -> None:
        super().__init__("the answer is cut off" if begun else "there is no answer")
        self.begun = begun


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer; `headers` by names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def request_of(
    path: str, body: bytes = b"", *, method: str = "POST", headers: Mapping[str, str] | None = None
) -> bytes:
    """The bytes of a request."""
    given = {"host": "localhost", "content-length": str(len(body)), **(headers or {})}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


@dataclass(slots=True)
class Connection:
    """A connection that is kept for one request after the other."""

    socket: socket.socket
    _rest: bytes = field(default=b"", init=False)

    @classmethod
    @contextmanager
    def to(cls, port: int, *, timeout: float = 60) -> Iterator[Self]:
        """A connection to the service on this machine."""
        with socket.create_connection(("127.0.0.1", port), timeout) as opened:
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            yield cls(opened)

    def exchange(self, request: bytes) -> Answered:
        """The answer to a request; raises CutOffError where none comes, or not the whole of it."""
        with suppress(ConnectionError):  # the answer may have been sent before the request was at its end
            self.socket.sendall(request)
        return self.answer()

    def answer(self) -> Answered:
        """The next answer."""
        head = self._until(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        return Answered(int(first.split(" ")[1]), headers, self._exactly(int(headers.get("content-length", "0"))))

    def _until(self, mark: bytes) -> bytes:
        while mark not in self._rest:
            self._receive()
        found, _, self._rest = self._rest.partition(mark)
        return found

    def _exactly(self, size: int) -> bytes:
        parts, missing = [self._rest[:size]], size - len(self._rest)
        self._rest = self._rest[size:]
        while missing > 0:
            parts.append(self._received(min(missing, 1 << 20)))
            missing -= len(parts[-1])
        return b"".join(parts)

    def _receive(self) -> None:
        self._rest += self._received(1 << 16)

    def _received(self, most: int) -> bytes:
        try:
            received = self.socket.recv(most)
        except ConnectionError:
            received = b""
        if not received:
            raise CutOffError(begun=bool(self._rest))
        return received
