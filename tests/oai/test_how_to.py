"""What the page on harvesters puts into servers, called as servers call it."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from lxml import etree

from pubmeta.oai import Repository, Store, respond
from tests.conftest import ROOT
from tests.docs.blocks import blocks, close_databases

from .rain import codes, is_valid, texts

PAGE = ROOT / "docs/how-to/oai.md"
POSTED = b"verb=ListIdentifiers&metadataPrefix=oai_dc"


@pytest.fixture
def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """The names that the blocks of the page define."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    found: dict[str, Any] = {"__name__": "page"}
    for block in blocks(PAGE.read_text(encoding="utf-8")):
        if block.language == "python":
            exec(block.code, found)  # noqa: S102 (the page is ours)
    yield found
    close_databases(found)


def wsgi(application: Any, query: str, body: bytes = b"") -> bytes:
    started: list[tuple[str, list[tuple[str, str]]]] = []
    environ: dict[str, Any] = {"QUERY_STRING": query, "wsgi.input": BytesIO(body), "CONTENT_LENGTH": f"{len(body)}"}
    setup_testing_defaults(environ)
    content = b"".join(application(environ, lambda *given: started.append(given)))
    assert started == [("200 OK", [("Content-Type", "text/xml; charset=utf-8")])]
    return content


def asgi(application: Any, query: bytes, *chunks: bytes) -> bytes:
    sent: list[dict[str, Any]] = []
    waiting = [{"type": "http.request", "body": chunk, "more_body": chunk is not chunks[-1]} for chunk in chunks]

    async def receive() -> dict[str, Any]:
        return waiting.pop(0)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST" if chunks else "GET", "query_string": query}
    asyncio.run(application(scope, receive, send))
    assert (sent[0]["status"], sent[0]["headers"]) == (200, [(b"content-type", b"text/xml; charset=utf-8")])
    content: bytes = sent[1]["body"]
    return content


def test_the_servers_of_the_page(names: dict[str, Any]) -> None:
    listed = ["oai:journal.example:10.4236/ojra.2013.31006", "oai:journal.example:2"]
    for content in (
        wsgi(names["application"], POSTED.decode()),
        wsgi(names["application"], "", POSTED),
        asgi(names["asgi"], POSTED),
        asgi(names["asgi"], b"", POSTED[:9], POSTED[9:]),
    ):
        assert is_valid(content)
        assert texts(etree.fromstring(content), "identifier") == listed
    for content in (wsgi(names["application"], "", b"\xff"), asgi(names["asgi"], b"\xff")):
        assert codes(etree.fromstring(content)) == ["badVerb"]


def test_the_store_of_the_page(names: dict[str, Any]) -> None:
    held: Store = names["Articles"]()
    offered: Repository = names["repository"]
    article = names["article"].model_dump_json()
    for number in range(250):
        row = [f"oai:journal.example:x{number:03}", f"2024-02-{number % 28 + 1:02}T00:00:00+00:00", article]
        names["database"].execute("INSERT INTO item VALUES (?, ?, ?)", row)

    def listed(query: str) -> list[str]:
        root = etree.fromstring(respond(held, query, repository=offered, now=datetime(2024, 3, 1, tzinfo=UTC)).content)
        found = texts(root, "identifier")
        token = (*texts(root, "resumptionToken"), "")[0]
        return found + (listed(f"verb=ListRecords&resumptionToken={token}") if token else [])

    every = ["oai:journal.example:1", *(f"oai:journal.example:x{number:03}" for number in range(250))]
    assert listed("verb=ListRecords&metadataPrefix=jats") == every
    assert len(listed("verb=ListRecords&metadataPrefix=oai_dc&from=2024-02-03&until=2024-02-03")) == 9
    assert held.earliest() == datetime(2024, 1, 1, tzinfo=UTC)
    assert codes(etree.fromstring(respond(held, "verb=ListSets", repository=offered, now=datetime.now(UTC)).content))
