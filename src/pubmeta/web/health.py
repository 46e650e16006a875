"""Whether the service is there, for what watches over it: a container's runtime, a load balancer."""

from __future__ import annotations

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pubmeta.version import __version__
from pubmeta.web.answers import JSON, json_answer
from pubmeta.web.responses import response_of
from pubmeta.web.service import Service

_LIVE: Final = "/health/live"
_READY: Final = "/health/ready"


def routes(service: Service) -> list[Route]:
    """``/health/live``: the process answers; ``/health/ready``: it takes requests, and is not being stopped."""

    async def live(_: Request) -> Response:
        return response_of(json_answer({"status": "live", "pubmeta": __version__}))

    async def ready(_: Request) -> Response:
        if service.is_stopping:
            return response_of(json_answer({"status": "stopping"}, status=503))
        keeping = service.keeping
        store = {"store": "current" if keeping.is_current else "stale"} if keeping else {}
        return response_of(json_answer({"status": "ready", **store}))

    return [Route(_LIVE, live), Route(_READY, ready)]


def paths() -> dict[str, Any]:
    """The addresses, as /openapi.json describes them."""
    live, ready = _status("live"), _status("ready")
    live["properties"]["pubmeta"] = {"type": "string", "description": "The version of pubmeta."}
    text = "Where the service has a store: whether its records are those that are there, or older."
    ready["properties"]["store"] = {"enum": ["current", "stale"], "description": text}
    stopping = _answer("The service is being stopped.", _status("stopping"))
    return {
        _LIVE: {"get": _operation("live", "Whether the service answers", live)},
        _READY: {"get": _operation("ready", "Whether the service takes requests", ready, {"503": stopping})},
    }


def _operation(name: str, summary: str, schema: dict[str, Any], others: dict[str, Any] | None = None) -> dict[str, Any]:
    responses = {"200": _answer("It does.", schema), **(others or {})}
    return {"operationId": name, "summary": summary, "responses": responses}


def _answer(text: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": text, "content": {JSON: {"schema": schema}}}


def _status(word: str) -> dict[str, Any]:
    return {"type": "object", "properties": {"status": {"const": word}}, "required": ["status"]}
