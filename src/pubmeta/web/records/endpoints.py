"""The addresses of records: what they answer, and what clients have already."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from pubmeta.pages.links import Link, as_header
from pubmeta.store import Record
from pubmeta.version import __version__
from pubmeta.web.accept import preferred
from pubmeta.web.answers import JSON, Answer, json_answer
from pubmeta.web.fields import field
from pubmeta.web.keeping import Keeping
from pubmeta.web.page.routes import HEADERS
from pubmeta.web.problems import Refusal, Refused
from pubmeta.web.records.conditions import entity_tag, http_date, is_known
from pubmeta.web.records.pages import list_page
from pubmeta.web.records.representations import PAGE, VARY, Representation, wanted
from pubmeta.web.records.work import Wanted, represented
from pubmeta.web.responses import response_of
from pubmeta.web.service import Service

_SAFE: Final = "/:;()!$&'*+,=@~._-"
MOST: Final = 1_000
USUAL: Final = 100
"""Records in a part of the list: at most, and where no limit is given."""


class Records:
    """What ``/records`` and the addresses below it answer."""

    def __init__(self, service: Service, keeping: Keeping) -> None:
        self._service = service
        self._keeping = keeping
        self._since = datetime.now(UTC).replace(microsecond=0)
        self._written_by = f"{__version__} {service.settings.config!r}"

    async def record(self, request: Request) -> Response:
        """A record in the media type that is asked for."""
        wished = wanted(request.query_params.get("to"), field(request.headers, "accept"))
        record = await self._found(request.path_params["name"])
        address = _address(f"{self._service.address(request)}/records", record.id)
        headers = self._headers(record, wished[0], address)
        if is_known(request.headers, headers["etag"], self._modified(record)):
            return Response(status_code=304, headers=headers)
        asked = Wanted(
            content=record.content or "",
            representations=wished,
            address=address,
            listing=f"{self._service.address(request)}/records",
            root=self._service.root(request),
        )
        made = await self._service.work(represented, asked)
        if isinstance(made, Answer):
            return _with(made, VARY)
        chosen, answer = made
        if chosen != wished[0]:  # the client may have this one
            headers = self._headers(record, chosen, address)
            if is_known(request.headers, headers["etag"], self._modified(record)):
                return Response(status_code=304, headers=headers)
        return _with(answer, headers)

    async def listing(self, request: Request) -> Response:
        """A part of the list of records, and where the next one is."""
        form = preferred(field(request.headers, "accept"), [(JSON, JSON), (PAGE, "text/html")])
        if form is None:
            raise Refused(
                Refusal.NOT_ACCEPTABLE, "The list is available as application/json or text/html.", headers=VARY
            )
        after, limit = request.query_params.get("after"), _limit(request.query_params.get("limit"))
        entries = await asyncio.to_thread(self._keeping.store.entries, after=after, limit=limit + 1)
        address = f"{self._service.address(request)}/records"
        listed = [
            {
                "id": entry.id,
                "doi": entry.doi,
                "title": entry.title,
                "changed": entry.changed.isoformat().replace("+00:00", "Z"),
                "url": _address(address, entry.id),
            }
            for entry in entries[:limit]
        ]
        following = f"{address}?limit={limit}&after={quote(entries[limit - 1].id)}" if len(entries) > limit else None
        links = {"link": as_header([Link("next", following)])} if following else {}
        listing = {"records": listed, "next": following}
        answer = list_page(listing, self._service.root(request)) if form == PAGE else json_answer(listing)
        return _with(answer, {**VARY, **links})

    async def _found(self, name: str) -> Record:
        """The record of an id or a DOI; raises Refused where there is none, or none any more."""
        record = await asyncio.to_thread(self._keeping.store.get, name)
        if record is None:
            raise Refused(Refusal.NO_RECORD, "There is no record of this id or DOI; /records lists what there is.")
        if record.is_deleted:
            raise Refused(Refusal.DELETED, f"The record was deleted on {record.changed:%Y-%m-%d}.")
        return record

    def _modified(self, record: Record) -> datetime:
        """Since when the answer is as it is: it is made of the record and of the configuration."""
        return min(max(record.changed, self._since), datetime.now(UTC))

    def _headers(self, record: Record, chosen: Representation, address: str) -> dict[str, str]:
        return {
            **VARY,
            "etag": entity_tag(record.digest or "", *chosen, address, self._written_by),
            "last-modified": http_date(self._modified(record)),
            "cache-control": "no-cache",
            "content-location": f"{address}?to={chosen.name}",
        }


def _address(listing: str, record_id: str) -> str:
    """The address of a record. Clients take ``..`` between slashes away, unless the slashes are percent-encoded."""
    has_dots = not {".", ".."}.isdisjoint(record_id.split("/"))
    return f"{listing}/{quote(record_id, safe=_SAFE.replace('/', '') if has_dots else _SAFE)}"


def _with(answer: Answer, headers: Mapping[str, str]) -> Response:
    """The answer with more headers; one that is a page, with those of pages."""
    more = HEADERS if answer.media_type.startswith("text/html") else {}
    return response_of(replace(answer, headers={**more, **answer.headers, **headers}))


def _limit(given: str | None) -> int:
    """How many records are listed; raises Refused for what is not such a number."""
    if given is None:
        return USUAL
    if not (given.isascii() and given.isdecimal() and 0 < int(given[:9]) <= MOST and len(given) < 9):
        raise Refused(Refusal.WRONG_REQUEST, f"limit must be a number from 1 to {MOST:,}.")
    return int(given)
