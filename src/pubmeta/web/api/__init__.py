"""The API: one address for each operation, to which a document is sent."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pubmeta.web import tasks
from pubmeta.web.api.openapi import paths as paths
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

    async def answer(self, request: Request) -> Response:
        sent = request.headers
        content_type = sent.get("content-type", "")
        asked = wish(
            self._operation.name, request.scope["query_string"].decode("latin-1"), sent.get("accept", ""), content_type
        )
        async with self._service.bodies.of(request) as body:
            return response_of(await self._service.work(tasks.answer, self._operation.task, asked, content_type, body))
