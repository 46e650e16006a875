"""The bodies of requests, taken as they arrive and only so far as the limits go."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from starlette.requests import ClientDisconnect, Request

from pubmeta.vocabularies.numbers import whole_number
from pubmeta.web.fields import field
from pubmeta.web.problems import Refusal, Refused
from pubmeta.web.settings import Limits

CODINGS: Final = frozenset({"identity", "gzip", "x-gzip"})
"""How a body may be compressed (RFC 9110, section 8.4.1): gzip data is known by its first bytes, whatever is said."""
_CLOSE: Final = {"connection": "close"}
"""What is sent where a body is not read to its end: what follows on the connection is the rest of it."""


class Bodies:
    """The bodies that are in memory, all together no larger than the limit.

    async with bodies.of(request) as body: ...
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.held = 0
        """The bytes of all of them."""

    @asynccontextmanager
    async def of(self, request: Request) -> AsyncIterator[bytes]:
        """The body of a request, counted as held until the end of the block.

        Raises Refused where it is too large, too slow, cut off, or compressed otherwise than with gzip, and where the
        bodies of other requests leave no room for it.
        """
        arrived: list[bytes] = []
        try:
            await self._receive(request, arrived)
            yield b"".join(arrived)
        finally:
            self.held -= sum(map(len, arrived))

    async def _receive(self, request: Request, arrived: list[bytes]) -> None:
        """Add the parts of the body, as they arrive; raises Refused as `of`."""
        stream = request.stream()
        try:
            async with asyncio.timeout(self._limits.body_seconds):
                try:
                    self._require_welcome(request)
                    size = 0
                    async for part in stream:
                        arrived.append(part)
                        size += len(part)
                        self.held += len(part)
                        self._require_room(size)
                except Refused:
                    await _pass_over(request, stream)
                    raise
        except TimeoutError:
            detail = f"The body did not arrive within {self._limits.body_seconds:g} s."
            raise Refused(Refusal.BODY_TOO_SLOW, detail, headers=_CLOSE) from None
        except ClientDisconnect:
            detail = "The connection was closed before the body ended."
            raise Refused(Refusal.WRONG_REQUEST, detail, headers=_CLOSE) from None

    def _require_welcome(self, request: Request) -> None:
        """Raises Refused for a body of which the head of the request says that it will not be taken."""
        length = request.headers.get("content-length", "")
        if length.isdecimal():
            size = whole_number(length)
            if size is None or size > self._limits.body_bytes:
                raise self._too_large()
        coding = (field(request.headers, "content-encoding").strip() or "identity").lower()
        if coding not in CODINGS:
            detail = f"The body is compressed with {coding!r}; only gzip is accepted."
            raise Refused(Refusal.UNSUPPORTED_CODING, detail, headers={"accept-encoding": "gzip"})

    def _require_room(self, size: int) -> None:
        if size > self._limits.body_bytes:
            raise self._too_large()
        if self.held > self._limits.held_bytes:
            detail = "The bodies of other requests leave no room for this one; send it again later."
            raise Refused(Refusal.BUSY, detail, headers={"retry-after": "5"})

    def _too_large(self) -> Refused:
        detail = f"The body is larger than {self._limits.body_bytes:,} bytes, the most that is accepted."
        return Refused(Refusal.BODY_TOO_LARGE, detail)


async def _pass_over(request: Request, stream: AsyncIterator[bytes]) -> None:
    """Let the client send the rest of a body that is refused: most do not read an answer before they have sent all.

    A client that asks first whether it may send gets the refusal at once.
    """
    if request.headers.get("expect", "").lower() != "100-continue":
        async for _ in stream:
            pass
