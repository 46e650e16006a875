"""The records of a store: each at an address of its own, in the media type that is asked for, and all to harvesters."""

from __future__ import annotations

from typing import Any

from starlette.routing import Route

from pubmeta.web.records import description
from pubmeta.web.records.endpoints import Records
from pubmeta.web.records.harvesting import Harvests
from pubmeta.web.service import Service


def routes(service: Service) -> list[Route]:
    """The addresses of records; none where the service has no store."""
    settings = service.settings
    if settings.store is None or service.keeping is None:
        return []
    records = Records(service, service.keeping)
    found = [Route("/records", records.listing), Route("/records/{name:path}", records.record)]
    if settings.harvesting:
        harvests = Harvests(service, settings.store, settings.harvesting)
        found.append(Route("/oai", harvests.answer, methods=["GET", "POST"]))
    return found


def paths(service: Service) -> dict[str, Any]:
    """The addresses of records, as /openapi.json describes them."""
    settings = service.settings
    return description.paths(for_harvesters=settings.harvesting is not None) if settings.store else {}
