"""Connections to clients: what uvicorn leaves to a proxy, which there need not be.

A client that does not send the head of its request, sends too long a one, or does not read its answer would keep its
connection, and what is in memory for it, for ever.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from pubmeta.web.problems import Refusal, Refused

_HEAD_BYTES: Final = 65_536
_HEAD_SECONDS: Final = 15.0
_UNREAD_SECONDS: Final = 30.0


class Guarded(HttpToolsProtocol):
    """A connection with limits of its own."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._head_bytes: int | None = 0  # None: the head is there
        self._head_due: asyncio.TimerHandle | None = None
        self._read_due: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Await the head of the first request."""
        super().connection_made(transport)
        self._await_head()

    def on_message_begin(self) -> None:
        """Await the rest of a head."""
        super().on_message_begin()
        self._await_head()

    def on_headers_complete(self) -> None:
        """Await no head any more."""
        self._head_bytes = None
        self._cancel_head()
        super().on_headers_complete()

    def data_received(self, data: bytes) -> None:
        """Take a part of a request; where it is of a head that is too long, end the connection."""
        super().data_received(data)
        if self._head_bytes is not None:
            self._head_bytes += len(data)
            if self._head_bytes > _HEAD_BYTES and not self.transport.is_closing():
                self.send_400_response(f"The head of the request has more than {_HEAD_BYTES} bytes.")

    def send_400_response(self, msg: str) -> None:
        """Refuse what is not a request of HTTP, in the form of every refusal, and end the connection."""
        answer = Refused(Refusal.WRONG_REQUEST, msg).answer
        fields = {
            "content-type": answer.media_type,
            "content-length": f"{len(answer.content)}",
            "connection": "close",
        }
        head = [b"HTTP/1.1 400 Bad Request", *(f"{name}: {value}".encode() for name, value in fields.items()), b"", b""]
        self.transport.write(b"\r\n".join(head) + answer.content)
        self.transport.close()

    def pause_writing(self) -> None:
        """Wait for the client to read, but not for ever."""
        super().pause_writing()
        self._read_due = self.loop.call_later(_UNREAD_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """Go on: the client reads."""
        super().resume_writing()
        self._cancel_read()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        super().connection_lost(exc)
        self._cancel_head()
        self._cancel_read()

    def _await_head(self) -> None:
        self._head_bytes = 0
        self._cancel_head()
        self._head_due = self.loop.call_later(_HEAD_SECONDS, self.timeout_keep_alive_handler)

    def _cancel_head(self) -> None:
        if self._head_due:
            self._head_due.cancel()
            self._head_due = None

    def _cancel_read(self) -> None:
        if self._read_due:
            self._read_due.cancel()
            self._read_due = None
