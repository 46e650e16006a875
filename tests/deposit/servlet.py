"""A stand-in of Crossref's deposit servlet on loopback, as its documentation and the code of clients describe it.

It takes deposits, queues them, judges them as Crossref does (an account, its prefixes, the timestamps of DOIs) and
gives their logs by file name, of which the first one counts. What goes wrong on the way is said by `faults`,
one for each deposit that is sent, or falls by chance.
"""

from __future__ import annotations

import re
import socket
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from .logs import GATEWAY, RECEIPT, failure, log, record, unfinished

LOGIN, PASSWORD = "press@example.org/role", "s3cret-Pass&word"
_DOI_DATA = re.compile(rb"<doi_data>\s*<doi>([^<]*)</doi>")
_PENDING_DOI = re.compile(rb"<doi>([^<]*)</doi>\s*</pending_publication>")
_TIMESTAMP = re.compile(rb"<timestamp>([0-9]+)</timestamp>")
_REFUSAL = "<html><body><h2>FAILURE</h2><p>{}</p></body></html>"


@dataclass
class Received:
    """A deposit: how often it is asked for before it has a result, and from when on it is known."""

    content: bytes
    left: int
    known_from: float
    result: bytes = b""


@dataclass
class Servlet:
    """What the servlet has and does.

    verdicts: what is said of a DOI in place of success, a record of a log. forgets: whether deposits whose answer was
    lost are processed and not found. registered: the timestamps with which each DOI was registered. faults: what
    happens to the next deposits: ``busy`` (503), ``too many`` (429), ``reset`` (before
    it is received), ``lost`` (received, and the connection breaks), ``slow`` (received, known late), ``gateway`` (a
    page of status 200), ``error`` (500, not received), ``not found`` (404). by_chance: the shares of faults that fall
    by chance.
    """

    clock: Callable[[], float] = lambda: 0.0
    prefixes: tuple[str, ...] = ("10.5555",)
    polls: int = 2
    most_waiting: int = 10_000
    verdicts: dict[str, str] = field(default_factory=dict)
    faults: deque[str] = field(default_factory=deque)
    by_chance: dict[str, float] = field(default_factory=dict)
    random: Random = field(default_factory=lambda: Random(1))  # noqa: S311
    retry_after: str = "7"
    files: dict[str, Received] = field(default_factory=dict)
    forgets: bool = False
    registered: dict[str, list[int]] = field(default_factory=dict)
    posts: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    resets: int = 0
    url: str = ""

    @contextmanager
    def running(self) -> Iterator[Servlet]:
        """The servlet at an address of this machine."""
        with HTTPServer("127.0.0.1") as server:
            self.url = server.url_for("").rstrip("/")
            server.expect_request("/servlet/deposit", method="POST").respond_with_handler(self._deposit)
            server.expect_request("/servlet/submissionDownload", method="POST").respond_with_handler(self._result)
            server.expect_request("/v2/deposits", method="POST").respond_with_handler(self._synchronous)
            yield self

    # requests

    def _deposit(self, request: Request) -> Response:
        self.requests.append(request.url)
        fault = self._fault()
        if fault == "busy":
            return Response(GATEWAY, 503, {"Retry-After": self.retry_after})
        if fault == "too many" or sum(not each.result for each in self.files.values()) >= self.most_waiting:
            return Response("Too Many Requests", 429, {"Retry-After": self.retry_after})
        if fault == "gateway":
            return Response(GATEWAY, 200)
        if fault == "error":
            return Response("<h1>500 Internal Server Error</h1>", 500)
        if fault == "not found":
            return Response("<h1>Not Found</h1>", 404)
        if fault == "reset":
            return self._reset(request)
        form, file = request.form, request.files.get("fname")
        if (form.get("login_id"), form.get("login_passwd")) != (LOGIN, PASSWORD):
            return Response(_REFUSAL.format("Login failed"), 401)
        if file is None or form.get("operation") != "doMDUpload":
            return Response(_REFUSAL.format("No file"), 200)
        known_from = self.clock() + (120 if fault == "slow" else 0)
        self.posts.append(str(file.filename))
        received = Received(file.read(), self.polls, known_from)
        self.files.setdefault(str(file.filename), received)
        if self.forgets:  # it is processed, and found only under its last sending
            self._judged(received.content)
            self.files.pop(str(file.filename)) if fault == "lost" else None
        return self._reset(request) if fault in {"lost", "slow"} else Response(RECEIPT, 200, content_type="text/html")

    def _result(self, request: Request) -> Response:
        self.requests.append(request.url)
        form = request.form
        if (form.get("usr"), form.get("pwd")) != (LOGIN, PASSWORD):
            return Response("Cannot authenticate user\n")
        found = self.files.get(str(form.get("file_name")))
        if found is None or found.known_from > self.clock():
            return Response(unfinished("unknown_submission"))
        if form.get("type") == "contents":
            return Response(found.content)
        if found.left > 0:
            found.left -= 1
            return Response(unfinished("queued" if found.left else "in_process"))
        found.result = found.result or self._judged(found.content)
        return Response(found.result, content_type="text/xml")

    def _synchronous(self, request: Request) -> Response:
        self.requests.append(request.url)
        fault = self._fault()
        form, file = request.form, request.files.get("mdFile")
        if (form.get("usr"), form.get("pwd")) != (LOGIN, PASSWORD):
            return Response(_REFUSAL.format("Login failed"), 401)
        assert file is not None
        self.posts.append(str(file.filename))
        result = self._judged(file.read())
        if fault == "lost":
            return self._reset(request)
        return Response(result, 403 if b'status="Failure"' in result else 200)

    def _fault(self) -> str:
        if self.faults:
            return self.faults.popleft()
        drawn = self.random.random()
        for fault, share in self.by_chance.items():
            if drawn < share:
                return fault
            drawn -= share
        return ""

    def _reset(self, request: Request) -> Response:
        """Break the connection; the answer goes nowhere."""
        self.resets += 1
        request.get_data()
        connection: Any = request.environ["werkzeug.socket"]
        connection.shutdown(socket.SHUT_RDWR)
        return Response("")

    # judgement

    def _judged(self, content: bytes) -> bytes:
        """The log of a deposit."""
        dois = [each.decode() for form in (_DOI_DATA, _PENDING_DOI) for each in form.findall(content)]
        found = _TIMESTAMP.search(content)
        if len({doi.partition("/")[0] for doi in dois}) > 1:
            return log(failure("", "All prefixes in a submission must match"))
        return log(*(self._record(doi, int(found[1]) if found else 0) for doi in dois))

    def _record(self, doi: str, timestamp: int) -> str:
        key = doi.lower()
        prefix = key.partition("/")[0]
        if key in self.verdicts:
            verdict = self.verdicts.pop(key)
            if 'status="Failure"' not in verdict:
                self.registered.setdefault(key, []).append(timestamp)
            return verdict
        if prefix not in self.prefixes:
            return failure(doi, f"User not allowed to add records for prefix: {prefix}")
        before = self.registered.setdefault(key, [])
        if before and timestamp <= before[-1]:
            message = f"submitted version: {timestamp} is less or equal to previously submitted version {before[-1]}"
            return failure(doi, f"Record not processed because {message} (DOI match)", "4")
        before.append(timestamp)
        return record(doi, "Successfully updated" if len(before) > 1 else "Successfully added")
