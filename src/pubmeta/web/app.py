"""The application (ASGI): the routes of all parts, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from pubmeta.errors import StoreError
from pubmeta.web import api, health, metrics, records
from pubmeta.web.accept import preferred
from pubmeta.web.api import openapi
from pubmeta.web.fields import field
from pubmeta.web.observing import Observed
from pubmeta.web.page import routes as page
from pubmeta.web.problems import MEDIA_TYPE, Refusal, Refused, no_store
from pubmeta.web.responses import response_of
from pubmeta.web.service import Service
from pubmeta.web.settings import Settings


def create_app(settings: Settings | None = None) -> Starlette:
    """The service as an ASGI application; its processes run from the startup of the application to its shutdown."""
    service = Service(settings or Settings())

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await service.start()
        try:
            yield
        finally:
            await service.close()

    # a part is a module with `routes(service)`, and with `paths()` where programs are to know of it
    app = Starlette(
        routes=[
            *page.routes(service),
            *api.routes(service),
            *health.routes(service),
            *records.routes(service),
            service.metrics.route(),
            openapi.route(service, api.paths(), health.paths(), records.paths(service), metrics.paths()),
        ],
        middleware=[Middleware(Observed, service=service)],
        lifespan=lifespan,
        exception_handlers={Refused: _refused, StoreError: _without_store, HTTPException: _not_routed},
    )
    app.state.service = service
    return app


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)  # noqa: S101 (as Starlette chooses handlers)
    return _told(error, request)


async def _without_store(request: Request, error: Exception) -> Response:
    assert isinstance(error, StoreError)  # noqa: S101
    return _told(no_store(error), request)


def _told(refused: Refused, request: Request) -> Response:
    """A refusal as problem details; as a page for a browser that looks for one."""
    return page.refused_page(refused, request) if _is_for_people(request) else response_of(refused.answer)


def _is_for_people(request: Request) -> bool:
    accept = field(request.headers, "accept")
    is_liked = preferred(accept, [(False, MEDIA_TYPE), (True, "text/html")])
    return bool(is_liked) and request.method in ("GET", "HEAD")


_ROUTING = {405: Refusal.WRONG_METHOD, 404: Refusal.NO_SUCH_ADDRESS}
_FOR_PEOPLE = {
    Refusal.WRONG_METHOD: "What was shown here is not kept: hand in the record again.",
    Refusal.NO_SUCH_ADDRESS: "Perhaps the address is not complete.",
}


async def _not_routed(request: Request, error: Exception) -> Response:
    """What Starlette says of an address or a method."""
    assert isinstance(error, HTTPException)  # noqa: S101
    refusal = _ROUTING.get(error.status_code, Refusal.WRONG_REQUEST)
    detail = (
        f"This address does not support {request.method}."
        if refusal is Refusal.WRONG_METHOD
        else "Look at /openapi.json."
    )
    if _is_for_people(request):
        detail = _FOR_PEOPLE.get(refusal, detail)
    return _told(Refused(refusal, detail, headers=error.headers), request)
