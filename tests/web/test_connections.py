"""Clients that keep a connection and do not use it."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from time import monotonic

import pytest

from pubmeta.web import Settings, connections
from tests.web.conftest import on_port
from tests.web.load.connections import Connection, CutOffError, request_of

LIVE = request_of("/health/live", method="GET")


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with pytest.MonkeyPatch.context() as patch, on_port(Settings(workers=1)) as port:
        patch.setattr(connections, "_HEAD_SECONDS", 0.5)
        patch.setattr(connections, "_UNREAD_SECONDS", 0.5)
        yield port


@pytest.mark.parametrize("sent", [b"", b"GET /health/live HTTP/1.1\r\nhost: local"])
def test_a_head_that_does_not_come_ends_the_connection(port: int, sent: bytes) -> None:
    begun = monotonic()
    with Connection.to(port) as connection:
        connection.socket.sendall(sent)
        with pytest.raises(CutOffError):
            connection.answer()
    assert monotonic() - begun < 5


def test_a_head_that_does_not_end_ends_the_connection(port: int) -> None:
    with Connection.to(port) as connection:
        answered = connection.exchange(LIVE[:-2] + b"a: " + b"a" * 1_000_000)
    assert answered.status == 400
    assert b"more than 65536 bytes" in answered.body


def test_a_connection_serves_one_request_after_the_other(port: int) -> None:
    with Connection.to(port) as connection:
        assert [connection.exchange(LIVE).status for _ in range(3)] == [200, 200, 200]
        connection.socket.sendall(LIVE + LIVE)
        assert [connection.answer().status for _ in range(2)] == [200, 200]


def test_an_answer_that_is_not_read_is_given_up(port: int) -> None:
    description = request_of("/openapi.json", method="GET")
    with socket.socket() as unread:
        unread.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        unread.connect(("127.0.0.1", port))
        unread.settimeout(10)
        unread.sendall(description * 200)
        with pytest.raises(ConnectionError):  # noqa: PT012 (it may happen at each of them)
            while monotonic():
                unread.sendall(b"G")


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00",
        b"BREW / HTTP/1.1\r\nhost: local\r\n\r\n",
        b"POST /read HTTP/1.1\r\nhost: local\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\nabc\r\n0\r\n\r\n",
        b"POST /read HTTP/1.1\r\nhost: local\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nabcdef",
    ],
)
def test_what_is_not_http_is_refused_as_all_else(port: int, sent: bytes) -> None:
    with Connection.to(port) as connection:
        answered = connection.exchange(sent)
    assert answered.status == 400
    assert json.loads(answered.body)["type"] == "urn:pubmeta:refusal:wrong-request"
