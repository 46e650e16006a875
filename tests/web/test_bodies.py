"""The bodies of requests: how large they may be, how slow, and how they may be compressed."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic, sleep

import pytest
from starlette.testclient import TestClient

from pubmeta.web import Settings
from pubmeta.web.settings import Limits
from tests.web.conftest import on_port
from tests.web.load.connections import Connection, request_of

LIMITS = Limits(body_bytes=20_000, held_bytes=30_000, body_seconds=1)
HEAD = b"POST /read HTTP/1.1\r\nhost: localhost\r\n"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with on_port(Settings(workers=1, limits=LIMITS)) as port:
        yield port


def test_a_body_of_the_limit_is_taken_and_one_byte_more_is_not(port: int) -> None:
    with Connection.to(port) as connection:
        assert connection.exchange(request_of("/read", b" " * 20_000)).status == 422
        answered = connection.exchange(request_of("/read", b" " * 20_001))
        assert answered.status == 413
        assert b"larger than 20,000 bytes" in answered.body
        assert connection.exchange(request_of("/read", b" ")).status == 422, "the connection is kept"


def test_a_body_in_chunks_is_counted_as_it_comes(port: int) -> None:
    chunk = b"1000\r\n" + b" " * 4096 + b"\r\n"
    with Connection.to(port) as connection:
        head = HEAD + b"transfer-encoding: chunked\r\n\r\n"
        assert connection.exchange(head + 4 * chunk + b"0\r\n\r\n").status == 422
        assert connection.exchange(head + 5 * chunk + b"0\r\n\r\n").status == 413


def test_a_client_that_asks_first_is_told_before_it_sends(port: int) -> None:
    with Connection.to(port) as connection:
        head = HEAD + b"expect: 100-continue\r\ncontent-length: 20001\r\n\r\n"
        begun = monotonic()
        assert connection.exchange(head).status == 413
        assert monotonic() - begun < 0.9


@pytest.mark.parametrize("length", ["1000", "20001"])
def test_a_body_that_does_not_come_is_given_up(port: int, length: str) -> None:
    with Connection.to(port) as connection:
        answered = connection.exchange(HEAD + f"content-length: {length}\r\n\r\n<a>".encode())
    assert answered.status == 408
    assert answered.headers["connection"] == "close"


def test_bodies_share_the_room_that_there_is(port: int) -> None:
    part = HEAD + b"content-length: 20000\r\n\r\n" + b" " * 19_000
    with Connection.to(port) as one, Connection.to(port) as other:
        one.socket.sendall(part)
        sleep(0.2)
        other.socket.sendall(part + b" " * 1_000)
        answered = other.answer()
        assert (answered.status, answered.headers["retry-after"]) == (503, "5")
        one.socket.sendall(b" " * 1_000)
        assert one.answer().status == 422
        assert other.exchange(request_of("/read", b" " * 20_000)).status == 422, "there is room again"


@pytest.mark.parametrize(("coding", "status"), [("gzip", 422), ("identity", 422), ("X-Gzip", 422), ("br", 415)])
def test_a_body_may_be_compressed_with_gzip_only(client: TestClient, coding: str, status: int) -> None:
    answer = client.post("/read", content=b"nothing", headers={"content-encoding": coding})
    assert answer.status_code == status
    assert answer.headers.get("accept-encoding") == ("gzip" if status == 415 else None)


def test_a_client_that_goes_away_leaves_nothing(port: int) -> None:
    with Connection.to(port) as connection:
        connection.socket.sendall(HEAD + b"content-length: 20000\r\n\r\n" + b" " * 10_000)
    sleep(0.1)
    with Connection.to(port) as connection:
        assert b"pubmeta_held_bytes 0.0" in connection.exchange(request_of("/metrics", method="GET")).body


def test_a_length_of_thousands_of_digits_is_refused(port: int) -> None:
    with Connection.to(port) as connection:
        answered = connection.exchange(HEAD + b"content-length: " + b"9" * 5_000 + b"\r\n\r\n<a>")
    assert answered.status in {400, 413}
