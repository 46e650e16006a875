"""The addresses of the page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from pubmeta.web.answers import Answer
from pubmeta.web.page import work
from pubmeta.web.page.examples import EXAMPLE, EXAMPLES
from pubmeta.web.page.rendering import FOLDER, rendered
from pubmeta.web.page.views.result import readable, writable
from pubmeta.web.problems import Refused
from pubmeta.web.responses import response_of
from pubmeta.web.service import Service

PART: Final = "x-part"
"""The header by which the page's own script asks for what goes into the page that is there."""
HEADERS: Final = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
}
"""No script, style or file but the service's own."""


def routes(service: Service) -> list[BaseRoute]:
    """The addresses of the page."""
    page = _Page(service)
    return [
        Route("/", page.start, methods=["GET"]),
        Route("/show", page.show, methods=["POST"]),
        Route("/examples/{name}", page.example, methods=["GET"]),
        Route("/documents/{name}", page.read_document, methods=["POST"]),
        Route("/documents/{name}/file", page.file, methods=["POST"]),
        Mount("/static", _Static(directory=FOLDER / "static")),
    ]


class _Static(StaticFiles):
    """The files of the page, which browsers keep, and ask whether there are newer ones."""

    def file_response(self, *arguments: Any, **named: Any) -> Response:
        response = super().file_response(*arguments, **named)
        response.headers["cache-control"] = "no-cache"
        return response


class _Page:
    """What the addresses answer; each request's work is done by a child of the service."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def start(self, request: Request) -> Response:
        settings, root = self._service.settings, self._service.root(request)
        page = _start_page(settings.limits.body_bytes, root, has_records=settings.store is not None)
        return HTMLResponse(page, headers=HEADERS)

    async def show(self, request: Request) -> Response:
        async def answer() -> Answer:
            async with self._service.bodies.of(request) as body:
                return await self._service.work(work.show, self._form(request, body))

        return await _answered(answer, request)

    async def example(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in EXAMPLE:
            raise HTTPException(404)

        async def answer() -> Answer:
            root = self._service.root(request)
            return await self._service.work(work.show_example, name, PART in request.headers, root)

        return await _answered(answer, request)

    async def read_document(self, request: Request) -> Response:
        return await self._document(request, is_download=False)

    async def file(self, request: Request) -> Response:
        return await self._document(request, is_download=True)

    async def _document(self, request: Request, *, is_download: bool) -> Response:
        name = request.path_params["name"]
        if name not in writable():
            raise HTTPException(404)

        async def answer() -> Answer:
            async with self._service.bodies.of(request) as body:
                return await self._service.work(work.document, self._form(request, body), name, is_download)

        return await _answered(answer, request)

    def _form(self, request: Request, body: bytes) -> work.Form:
        return work.Form(
            content_type=request.headers.get("content-type", ""),
            body=body,
            is_part=PART in request.headers,
            root=self._service.root(request),
        )


async def _answered(answer: Callable[[], Awaitable[Answer]], request: Request) -> Response:
    """The answer; a refusal is one for people."""
    try:
        made = await answer()
    except Refused as refused:
        return refused_page(refused, request)
    return _response(made)


def refused_page(refused: Refused, request: Request) -> Response:
    """A refusal for people, as a page or as the part of one."""
    service: Service = request.app.state.service
    return _response(work.refusal(refused, PART in request.headers, service.root(request)))


def _response(made: Answer) -> Response:
    response = response_of(made)
    if made.media_type == work.HTML:
        response.headers.update(HEADERS)
    return response


@cache
def _start_page(most_bytes: int, root: str, *, has_records: bool) -> str:
    """The page before anything is handed in. has_records: whether the service gives records of a store."""
    return rendered(
        "start.html", root, examples=EXAMPLES, readable=readable(), most_bytes=most_bytes, has_records=has_records
    )
