"""The API: one address for each operation, to which a document is sent."""

from __future__ import annotations

from functools import lru_cache, partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pubmeta.web import tasks
from pubmeta.web.api.openapi import paths as paths
from pubmeta.web.fields import field
from pubmeta.web.operations import OPERATIONS, Operation, wish
from pubmeta.web.responses import response_of
from pubmeta.web.service import Service


def routes(service: Service) -> list[Route]:
    """The addresses of the API."""
    return [Route(f"/{each.name}", _Endpoint(service, each).answer, methods=["POST"]) for each in OPERATIONS]


class _Endpoint:
    """One address: sees what is asked for, takes the body, and has a child make the answer."""

    def __init__(self, service: Service, operation: Operation) -> None:
        self._service = service
        self._operation = operation
        # what a client sends again and again is known after the first time
        self._wish = lru_cache(256)(partial(wish, operation, service.settings.config))

    async def answer(self, request: Request) -> Response:
        operation, sent = self._operation, request.headers
        content_type, query = sent.get("content-type", ""), request.scope["query_string"].decode("latin-1")
        asked = self._wish(query, field(sent, "accept"), content_type)
        async with self._service.bodies.of(request) as body:
            done = self._service.work(tasks.answer, operation.task, operation.parts, asked, content_type, body)
            return response_of(await done)
