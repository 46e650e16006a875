"""Requests that mean no good, or are what programs send when they are broken: each by its name, with the answers it may
get. None of them may be a fault of the service."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from time import sleep

from .connections import Answered, Connection, CutOffError, request_of

Attack = Callable[[int], Answered | None]
"""Attacks the service on a port; its answer, None where none is waited for."""

_XML = {"content-type": "application/xml"}
_FORM = {"content-type": "multipart/form-data; boundary=x"}
_BIG = 50_000_000


def _sent(path: str, body: bytes = b"", headers: Mapping[str, str] | None = None, method: str = "POST") -> Attack:
    def attack(port: int) -> Answered:
        with Connection.to(port) as connection:
            return connection.exchange(request_of(path, body, method=method, headers=headers))

    return attack


def _raw(request: bytes) -> Attack:
    """Bytes that are not HTTP, which may be answered or not."""

    def attack(port: int) -> Answered | None:
        with Connection.to(port) as connection:
            try:
                return connection.exchange(request)
            except CutOffError:
                return None

    return attack


def _part(name: str, value: bytes, disposition: str = "") -> bytes:
    head = f'--x\r\nContent-Disposition: form-data; name="{name}"{disposition}\r\n\r\n'
    return head.encode() + value + b"\r\n"


def _slow(port: int) -> Answered:
    """A body of which a byte comes now and then, and never the last."""
    with Connection.to(port) as connection:
        connection.socket.sendall(request_of("/read", headers={"content-length": "1000"}))
        connection.socket.settimeout(0.2)
        for _ in range(300):
            try:
                return connection.answer()
            except TimeoutError:
                connection.socket.sendall(b"<")
        raise AssertionError("a slow body is never given up")


def _gone(port: int) -> None:
    """A client that goes away in the middle of its body."""
    with Connection.to(port) as connection:
        connection.socket.sendall(request_of("/read", headers={"content-length": "100000"}) + b"<article>")
        sleep(0.01)


def _large_without_length(port: int) -> Answered:
    """A body in chunks, which does not say how long it is."""
    head = b"POST /read HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n"
    chunk = b"10000\r\n" + bytes(65_536) + b"\r\n"
    with Connection.to(port) as connection:
        return connection.exchange(head + chunk * (_BIG // 65_536) + b"0\r\n\r\n")


@cache
def _bomb(size: int) -> bytes:
    """A little gzip data that becomes so many bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)) + packer.flush()


def _laughs(levels: int = 12) -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels))
    return f'<!DOCTYPE article [<!ENTITY e0 "ha">{entities}]><article>&e{levels - 1};</article>'.encode()


def _nested(opening: bytes, closing: bytes, depth: int = 100_000) -> bytes:
    return opening * depth + closing * depth


def _strings() -> bytes:
    """Strings of BibTeX that double each other."""
    lines = [b"@string{s0 = {ha}}", *(f"@string{{s{n} = s{n - 1} # s{n - 1}}}".encode() for n in range(1, 60))]
    return b"\n".join([*lines, b"@article{a, title = s59}"])


_ODD = b'<?xml version="1.0" encoding="punycode"?><article/>'
_UTF_7 = b'<?xml version="1.0" encoding="utf-7"?>+ADw-article/>'
_FILE = b'<!DOCTYPE article [<!ENTITY e SYSTEM "file:///etc/passwd">]><article>&e;</article>'
_NAMED = _part("document", b"<article/>", '; filename="../../../../etc/passwd"') + b"--x--\r\n"
_SURROGATE = b'{"title": "\\ud800"}'

_OF_SIZE: Mapping[str, tuple[Attack, set[int]]] = {
    "gzip bomb": (_sent("/read", _bomb(2_000_000_000)), {422}),
    "gzip bomb of a format": (_sent("/read?from=jats", _bomb(1_500_000_000)), {422}),
    "gzip bomb, as a coding": (_sent("/export?to=csl", _bomb(100_000_000), {"content-encoding": "gzip"}), {422}),
    "damaged gzip": (_sent("/read", gzip.compress(b"<article/>")[:-9]), {422}),
    "entities that expand": (_sent("/read", _laughs(), _XML), {422}),
    "entities that expand, as JATS": (_sent("/export?to=csl&from=jats", _laughs()), {422}),
    "strings that double": (_sent("/read?from=bibtex", _strings()), {422}),
    "deep XML": (_sent("/read?from=jats", _nested(b"<sec>", b"</sec>")), {422}),
    "deep JSON": (_sent("/read?from=csl", _nested(b"[", b"]")), {422}),
    "deep JSON objects": (_sent("/read", _nested(b'{"a":', b"}")), {422}),
    "a large body": (_sent("/read", bytes(_BIG)), {413}),
    "a large body in chunks": (_large_without_length, {413}),
    "a form of many parts": (_sent("/read", b"".join(_part(f"p{n}", b"") for n in range(9_000)), _FORM), {400}),
    "a query of many parts": (_sent("/read?" + "&".join(f"a{n}=" for n in range(2_000)), b"a"), {400}),
    "a header that never ends": (_raw(b"GET /health/live HTTP/1.1\r\nhost: l\r\na: " + b"a" * 10_000_000), {400}),
}
_OF_TYPE: Mapping[str, tuple[Attack, set[int]]] = {
    "an empty body": (_sent("/read"), {422}),
    "a picture": (_sent("/export?to=jats", b"\x89PNG\r\n\x1a\n" + bytes(5_000)), {422}),
    "JSON said to be JATS": (_sent("/read", b'{"a": 1}', {"content-type": "application/jats+xml"}), {422}),
    "JATS said to be CSL": (_sent("/read?from=csl", b"<article/>"), {422}),
    "a coding that is not taken": (_sent("/read", b"a", {"content-encoding": "br"}), {415}),
    "a method that is not taken": (_sent("/read", method="DELETE"), {405}),
    "a method that there is not": (_sent("/read", method="FROB"), {400}),
    "a form without its end": (_sent("/read", b"--x\r\nContent-Disposition: form-data; na", _FORM), {422}),
    "a form without a boundary": (_sent("/read", b"--x", {"content-type": "multipart/form-data"}), {400}),
    "a form that has a part twice": (_sent("/read", _part("document", b"a") * 2 + b"--x--\r\n", _FORM), {422}),
    "two lengths": (_raw(b"POST /read HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\na"), {400}),
    "a length that is not a number": (_raw(b"POST /read HTTP/1.1\r\ncontent-length: -5\r\n\r\n"), {400}),
    "what is not HTTP": (_raw(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(100)), {400}),
}
_OF_NAMES: Mapping[str, tuple[Attack, set[int]]] = {
    "a name that leads up": (_sent("/export?to=../../../../etc/passwd", b"<article/>"), {400}),
    "a name that leads up, encoded": (_sent("/export?to=..%2f..%2fetc%2fpasswd%00", b"a"), {400}),
    "an address that leads up": (_sent("/../../../../etc/passwd", method="GET"), {404}),
    "an address that leads up, encoded": (_sent("/static/..%2f..%2f..%2fetc%2fpasswd", method="GET"), {404}),
    "a file name that leads up": (_sent("/export?to=csl", _NAMED, _FORM), {422}),
    "an external entity": (_sent("/read?from=jats", _FILE), {422}),
}
_OF_ENCODING: Mapping[str, tuple[Attack, set[int]]] = {
    "a query that is not UTF-8": (_sent("/read?from=%ff%fe", b"a"), {400}),
    "text that is not UTF-8": (_sent("/read?from=landing", b"Title\n\xff\xfe\xfa\n" * 100), {422}),
    "JSON that is not UTF-8": (_sent("/read?from=csl", b'[{"title": "\xff\xfe"}]'), {422}),
    "half a surrogate pair": (_sent("/export?to=csl&from=article", _SURROGATE), {422}),
    "XML in UTF-7": (_sent("/read?from=jats", _UTF_7), {422}),
    "XML in an odd encoding": (_sent("/read?from=jats", _ODD), {422}),
    "a header that is not ASCII": (_raw(b"POST /read HTTP/1.1\r\naccept: \xff\xfe\r\n\r\n"), {422}),
}
_OF_TIME: Mapping[str, tuple[Attack, set[int]]] = {
    "a slow body": (_slow, {408}),
    "a client that goes away": (_gone, set()),
}
ATTACKS: Mapping[str, tuple[Attack, set[int]]] = {**_OF_SIZE, **_OF_TYPE, **_OF_NAMES, **_OF_ENCODING, **_OF_TIME}
