"""``/oai``: answers to harvesters, by `pubmeta.oai`."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import Final, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from pubmeta import oai
from pubmeta.config import Config
from pubmeta.errors import StoreError
from pubmeta.problems import Log, Problem
from pubmeta.store import FolderStore, ForHarvesters, SqlStore, open_store
from pubmeta.store.harvesting import require_namespace
from pubmeta.web.answers import Answer
from pubmeta.web.logs import log
from pubmeta.web.responses import response_of
from pubmeta.web.service import Service
from pubmeta.web.settings import Harvesting, StorePlace

_SOMEWHERE: Final = "http://localhost/oai"
_MOST_REASONS: Final = 20
_MOST_NAMED: Final = 100
"""What a line of the log says of records that are left out: so many reasons, and the ids of so many."""


class Harvests:
    """What ``/oai`` answers.

    Raises for settings that are not possible what `pubmeta.oai.Repository` and `pubmeta.store.ForHarvesters` raise.
    """

    def __init__(self, service: Service, store: StorePlace, harvesting: Harvesting) -> None:
        self._service = service
        self._store = store
        self._harvesting = harvesting
        require_namespace(harvesting.namespace)
        repository_of(harvesting, _SOMEWHERE, service.settings.config)  # what is wrong with it is said at once

    async def answer(self, request: Request) -> Response:
        """The answer to a request by GET, or by POST with a form."""
        asked = _Asked(self._store, self._harvesting, f"{self._service.address(request)}/oai")
        if request.method == "POST":
            async with self._service.bodies.of(request) as body:
                arguments = body.decode(errors="replace")
        else:
            arguments = request.url.query
        found = await self._service.work(harvested, asked, arguments)
        if isinstance(found, StoreError):
            raise found
        if found.left_out:
            records = found.left_out
            log("left out", count=len(records), records=records[:_MOST_NAMED], reasons=found.reasons)
        return response_of(found.answer)


class _Asked(NamedTuple):
    """Which repository is asked: of which store, with which settings, at which address."""

    store: StorePlace
    harvesting: Harvesting
    address: str


class _Harvested(NamedTuple):
    """The answer, the ids of records that are not in it, for there is no document of them, and why there is none.

    reasons: kinds and paths of problems; their messages may quote a record.
    """

    answer: Answer
    left_out: tuple[str, ...]
    reasons: tuple[str, ...]


def harvested(config: Config, asked: _Asked, arguments: str) -> _Harvested | StoreError:
    """The answer to a harvester, made in a child, which keeps the store open; or why the store does not answer."""
    left_out: dict[str, tuple[Problem, ...]] = {}
    try:
        store = _store(asked.store)
        items = ForHarvesters(
            store,
            asked.harvesting.namespace,
            set_names=dict(asked.harvesting.sets),
            completed=lambda article: config.completed(article, Log()),
            on_left_out=left_out.setdefault,
        )
        has_index = isinstance(store, FolderStore)
        repository = repository_of(asked.harvesting, asked.address, config, is_forgetful=has_index)
        response = oai.respond(items, arguments, repository=repository, now=datetime.now(UTC))
    except StoreError as error:
        return error
    answer = Answer(content=response.content, media_type=response.media_type, status=response.status)
    left_out |= response.left_out
    places = (f"{each.kind} at {each.path}" if each.path else each.kind for all_ in left_out.values() for each in all_)
    return _Harvested(answer, tuple(left_out), tuple(dict.fromkeys(places))[:_MOST_REASONS])


def repository_of(
    harvesting: Harvesting, address: str, config: Config, *, is_forgetful: bool = False
) -> oai.Repository:
    """What is said of the repository.

    is_forgetful: whether the store may lose what it knows of deleted records, as an index can be lost.

    Raises what `pubmeta.oai.Repository` raises.
    """
    return oai.Repository(
        base_url=address,
        name=harvesting.name,
        admin_emails=harvesting.admin_emails,
        formats={name: config.tables.get(name, {}) for name in harvesting.formats},
        deleted_records="transient" if is_forgetful else "persistent",
    )


@lru_cache(1)
def _store(place: StorePlace) -> FolderStore | SqlStore:
    return open_store(place.location, index=place.index)
