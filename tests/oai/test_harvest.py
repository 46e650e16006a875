"""Harvesters of others against the provider, over loopback: what they get is complete, and nothing twice."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from lxml import etree
from oaipmh_scythe import Scythe
from oaipmh_scythe.models import Record
from sickle import Sickle
from sickle.oaiexceptions import BadArgument, CannotDisseminateFormat, IdDoesNotExist, NoRecordsMatch

import pubmeta
from pubmeta.oai import Item, Repository, Store, respond
from pubmeta.oai.datestamps import SECONDS, written

from .rain import NOW, article, identifier, is_valid, item, repository, store


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 (the name in the class)
        pass


@contextmanager
def served(held: Store, offered: Repository, before: Callable[[int], None] = lambda _: None) -> Iterator[str]:
    """The address of a provider. before: what happens before each request, of which it is told the number."""
    count, faults = Counter[str](), list[BaseException]()

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        before(count["requests"])
        count["requests"] += 1
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)).decode()
        response = respond(held, body or environ["QUERY_STRING"], repository=offered, now=NOW)
        try:
            is_valid(response.content)
        except AssertionError as error:
            faults.append(error)
        start_response(f"{response.status} OK", [("Content-Type", response.media_type)])
        return [response.content]

    server = make_server("127.0.0.1", 0, application, handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert not faults, faults[0]


Harvested = tuple[str, str, bool]
"""Of a record: its identifier, its datestamp, and whether it was deleted."""


def with_sickle(address: str, since: str | None = None) -> list[Harvested]:
    found = Sickle(address).ListRecords(metadataPrefix="oai_dc", **({"from": since} if since else {}))
    return [(each.header.identifier, each.header.datestamp, each.header.deleted) for each in found]


def with_scythe(address: str, since: str | None = None) -> list[Harvested]:
    with Scythe(address) as scythe:
        found = scythe.list_records(metadata_prefix="oai_dc", from_=since)
        headers = [each.header for each in found if isinstance(each, Record)]
        return [(f"{each.identifier}", f"{each.datestamp}", each.deleted) for each in headers]


HARVESTERS = pytest.mark.parametrize("harvest", [with_sickle, with_scythe])
Harvest = Callable[..., list[Harvested]]
LONG = pytest.param(10_000, marks=pytest.mark.slow)


def all_of(count: int) -> list[str]:
    return sorted(identifier(number) for number in range(count))


@HARVESTERS
@pytest.mark.parametrize("count", [300, LONG])
def test_a_harvest_is_complete_and_gives_nothing_twice(harvest: Harvest, count: int) -> None:
    with served(store(count), repository(page_size=50)) as address:
        assert [each[0] for each in harvest(address)] == all_of(count)


@HARVESTERS
@pytest.mark.parametrize("count", [300, LONG])
def test_a_harvest_is_complete_while_records_change(harvest: Harvest, count: int) -> None:
    """Before each request items change, are deleted and are new; the next harvest brings what came behind this one."""
    held, requests = store(count), iter(range(count // 50 + 1))

    def change(_: int) -> None:
        request = next(requests, None)
        if request is None:
            return
        at = NOW + timedelta(seconds=request)
        for number in range(request * 7, request * 7 + 7):
            held.put(item(number * 13 % count, at=at))
            held.put(item(number * 17 % count, at=at, article=None))
            held.put(item(count + number, at=at))

    with served(held, repository(page_size=50), change) as address:
        found = harvest(address)
        assert next(requests, None) is None
        later = harvest(address, "2024-06-01T12:00:00Z")
    assert max(Counter(each[0] for each in found).values()) == 1
    assert set(all_of(count)) <= {each[0] for each in found}
    copy = {each[0]: each for each in [*found, *later]}
    assert set(copy.values()) == {harvested(each) for each in held.items(**ALL, after=None, limit=10**6)}


ALL: dict[str, Any] = {"start": None, "end": None, "spec": None}


def harvested(each: Item) -> Harvested:
    return each.identifier, written(each.datestamp, SECONDS), each.article is None


def test_what_a_harvester_gets_is_what_was_exported() -> None:
    held = store(3)
    held.put(item(1, article=None))
    with served(held, repository(formats={"jats": {}})) as address:
        records = list(Sickle(address).ListRecords(metadataPrefix="jats"))
        assert [record.deleted for record in records] == [False, True, False]
        (metadata,) = records[0].xml.find("{*}metadata")
        read = pubmeta.read(etree.tostring(metadata)).article
        alone = pubmeta.read(pubmeta.export(article(0), "jats").content).article
        assert read == alone
        dublin_core = Sickle(address).GetRecord(metadataPrefix="oai_dc", identifier=identifier(2))
        assert dublin_core.metadata["title"] == ["Rain 2"]
        with Scythe(address) as scythe:
            record = scythe.get_record(identifier(2), "oai_dc")
            assert record.metadata["creator"] == ["Berg, Anna"]  # type: ignore[union-attr]


def test_harvesters_know_the_repository() -> None:
    with served(store(5, sets=("open",)), repository()) as address:
        sickle = Sickle(address)
        assert sickle.Identify().repositoryName == "Rain & more"
        assert [each.setSpec for each in sickle.ListSets()] == ["open", "open:cc-by"]
        assert [each.metadataPrefix for each in sickle.ListMetadataFormats()] == ["oai_dc", "jats"]
        assert [each.identifier for each in sickle.ListIdentifiers(metadataPrefix="jats", set="open")] == all_of(5)
        with Scythe(address) as scythe:
            assert vars(scythe.identify())["granularity"] == "YYYY-MM-DDThh:mm:ssZ"
            assert [each.setName for each in scythe.list_sets()] == ["Open access", "CC BY"]  # type: ignore[union-attr]
            assert len(list(scythe.list_identifiers(metadata_prefix="jats"))) == 5


def test_harvesters_understand_the_errors() -> None:
    with served(store(1), repository()) as address:
        sickle = Sickle(address)
        with pytest.raises(IdDoesNotExist):
            sickle.GetRecord(metadataPrefix="oai_dc", identifier="oai:rain.example:none")
        with pytest.raises(CannotDisseminateFormat):
            sickle.GetRecord(metadataPrefix="docx", identifier=identifier(0))
        with pytest.raises(NoRecordsMatch):
            sickle.ListRecords(metadataPrefix="oai_dc", **{"from": "2030-01-01"})
        with pytest.raises(BadArgument):
            sickle.ListRecords(metadataPrefix="oai_dc", **{"from": "yesterday"})


def test_requests_by_post_are_the_same() -> None:
    with served(store(25), repository()) as address:
        records = Sickle(address, http_method="POST").ListRecords(metadataPrefix="oai_dc")
        assert [record.header.identifier for record in records] == all_of(25)
