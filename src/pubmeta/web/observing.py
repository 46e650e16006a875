"""What is done around every request, whatever part answers it: headers, the log, figures."""

from __future__ import annotations

from time import perf_counter
from typing import Final
from uuid import uuid4

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pubmeta.web.logs import REQUEST, log, log_fault
from pubmeta.web.problems import Refusal, Refused
from pubmeta.web.responses import response_of
from pubmeta.web.service import Service

_HEADERS: Final = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'; sandbox"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
)
"""What browsers get with each answer, unless the part that gives it says something else: nothing in it is run."""
_OF_XML: Final = (
    b"content-security-policy",
    b"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
)
"""What browsers get with XML, which most show as a tree with styles of their own; nothing in it is run either."""
_UNKNOWN: Final = "unknown"
_METHODS: Final = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})


class Observed:
    """An application, with that around it (ASGI)."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, identifier = perf_counter(), uuid4().hex
        REQUEST.set(identifier)
        status, received, sent = 0, 0, 0

        async def counting() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            return message

        async def sending(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
                given = dict(message["headers"])
                more = (_OF_XML, *_HEADERS) if _is_xml(given.get(b"content-type", b"")) else _HEADERS
                headers = [*message["headers"]]
                for name, value in more:
                    if name not in given:
                        given[name] = value
                        headers.append((name, value))
                headers.append((b"request-id", identifier.encode()))
                if self._service.is_stopping:
                    headers.append((b"connection", b"close"))
                message["headers"] = headers
            elif message["type"] == "http.response.body":
                sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, counting, sending)
        except Exception as error:  # a fault of the service, which ends this answer and nothing else
            log_fault("fault", error)
            if status:  # the answer has begun: cutting it off is all that is left
                raise
            refusal = Refused(Refusal.FAULT, "The service failed; whoever runs it finds the place in its log.")
            await response_of(refusal.answer)(scope, receive, sending)
        finally:
            route = scope.get("route")
            address = getattr(route, "path", _UNKNOWN)
            method = scope["method"] if scope["method"] in _METHODS else _UNKNOWN
            seconds = perf_counter() - begun
            self._service.metrics.answered(address, method, status, seconds)
            log(
                "request",
                method=method,
                address=address,
                status=status,
                milliseconds=round(seconds * 1000, 1),
                received=received,
                sent=sent,
            )


def _is_xml(content_type: bytes) -> bool:
    return content_type.partition(b";")[0].strip().endswith((b"/xml", b"+xml"))
