"""Registered records from the REST API, as fast as it allows and no faster."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from math import inf
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from pubmeta.deposit.exchange import Answer, NoAnswer, checked_host, exchanged, new_client
from pubmeta.deposit.pages import is_page, words_of
from pubmeta.errors import DepositError
from pubmeta.model import Doi
from pubmeta.problems import Kind, Problem
from pubmeta.reading.values import quoted
from pubmeta.registered.works import Form, Registered, fetched
from pubmeta.version import __version__

if TYPE_CHECKING:
    from httpx2 import Client

HOST: Final = "https://api.crossref.org"
_FOUND, _NONE = 200, 404
_OF_THE_DOI = frozenset({400, 410, 414, 422})
"""Statuses that say something of the one DOI, and not of the API."""
_MOST_TRIES = 8
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 120.0
_LIMIT = re.compile("[1-9][0-9]{0,8}")
_INTERVAL = re.compile(r"([0-9]{1,6})\s*(ms|s|m|h)?")
_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}


class Fetcher:
    """Asks the REST API for works, one after the other.

    contact: an e-mail address that Crossref can write to, which every question names. host: of the API. client: an
    httpx2.Client; by default a new one. clock, steady (a clock that nobody sets) and sleep: for tests.

    How often it may be asked is read from the headers of its answers.
    """

    def __init__(
        self,
        contact: str,
        host: str = HOST,
        *,
        client: Client | None = None,
        clock: Callable[[], float] = time.time,
        steady: Callable[[], float] | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._contact = contact
        self._host = checked_host(host)
        self._client = client or new_client()
        self._clock = clock
        self._steady = steady or (time.monotonic if clock is time.time else clock)
        self._sleep = sleep
        self._next = -inf
        self._gap = 0.0

    def work(self, doi: Doi) -> Registered | None:
        """The registered record of a DOI; None where there is none.

        Raises DepositError where the API gives no answer, again and again.
        """
        wait, reason, remedy = _FIRST_WAIT, "", "try again later"
        for _ in range(_MOST_TRIES):
            answer = self._answer(f"/v1/works/{quote(doi, safe='')}")
            pause = wait
            if isinstance(answer, NoAnswer):
                reason = answer.reason
            elif answer.status == _FOUND and (found := fetched(answer.content, doi.key)):
                return found
            elif answer.status == _NONE and not is_page(answer.content):
                return None
            else:
                reason, pause = _said(answer), pause if answer.retry_after is None else answer.retry_after
                if answer.status in _OF_THE_DOI:
                    return _refused(doi, reason)
                if answer.is_refusal:
                    remedy = "check the address of the API"
                    break
            self._next = max(self._next, self._steady() + pause)
            wait = min(2 * wait, _LONGEST_WAIT)
        raise DepositError(f"{self._host} gives no record of {doi}: {reason}", remedy)

    def _answer(self, path: str) -> Answer | NoAnswer:
        """The answer to a question, asked when it may be."""
        if (wait := self._next - self._steady()) > 0:
            self._sleep(wait)
        agent = f"pubmeta/{__version__} (mailto:{self._contact})"
        answer = exchanged(
            self._client,
            "GET",
            f"{self._host}{path}",
            self._clock(),
            params={"mailto": self._contact},
            headers={"User-Agent": agent},
        )
        if isinstance(answer, Answer):
            self._gap = _gap(answer, self._gap)
        self._next = self._steady() + self._gap
        return answer


def _said(answer: Answer) -> str:
    """What an answer says that is not a record."""
    leading = f", and leads to {answer.leads_to}" if answer.leads_to else ""
    words = words_of(answer.content)
    return f"status {answer.status}{leading}" + (f": {quoted(words)}" if words else "")


def _refused(doi: Doi, reason: str) -> Registered:
    """The record of a DOI with which the API can do nothing."""
    problem = Problem(Kind.INVALID, f"the API does not take the DOI: {reason}", path="doi", remedy="correct the DOI")
    return Registered(key=doi.key, article=None, form=Form.REST, problems=(problem,))


def _gap(answer: Answer, known: float) -> float:
    """The seconds from one question to the next that the headers of an answer ask for."""
    limit = answer.headers.get("x-rate-limit-limit", "")
    interval = _INTERVAL.fullmatch(answer.headers.get("x-rate-limit-interval", "").strip())
    if not (_LIMIT.fullmatch(limit) and interval):
        return known
    return min(int(interval[1]) * _UNITS[interval[2] or "s"] / int(limit), _LONGEST_WAIT)
