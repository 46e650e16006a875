"""Whether the service is there, for what watches over it: a container's runtime, a load balancer."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pubmeta.version import __version__
from pubmeta.web.answers import json_answer
from pubmeta.web.responses import response_of
from pubmeta.web.service import Service


def routes(service: Service) -> list[Route]:
    """``/health/live``: the process answers; ``/health/ready``: it takes requests, and is not being stopped."""

    async def live(_: Request) -> Response:
        return response_of(json_answer({"status": "live", "pubmeta": __version__}))

    async def ready(_: Request) -> Response:
        if service.is_stopping:
            return response_of(json_answer({"status": "stopping"}, status=503))
        return response_of(json_answer({"status": "ready"}))

    return [Route("/health/live", live), Route("/health/ready", ready)]
