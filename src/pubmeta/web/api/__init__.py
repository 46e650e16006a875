"""The API: one address for each verb, to which a document is sent."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pubmeta.web import tasks
from pubmeta.web.asked import asked
from pubmeta.web.responses import response_of
from pubmeta.web.service import Service
from pubmeta.web.tasks import Task

_TASKS = {"/read": tasks.read, "/export": tasks.export}


def routes(service: Service) -> list[Route]:
    """The addresses of the API."""
    return [Route(path, _Endpoint(service, task).answer, methods=["POST"]) for path, task in _TASKS.items()]


class _Endpoint:
    """One address: takes the body, and has a child make the answer."""

    def __init__(self, service: Service, task: Task) -> None:
        self._service = service
        self._task = task

    async def answer(self, request: Request) -> Response:
        wish = asked(request.url.query)
        async with self._service.bodies.of(request) as body:
            answer = await self._service.work(tasks.answer, self._task, wish, body)
        return response_of(answer)
