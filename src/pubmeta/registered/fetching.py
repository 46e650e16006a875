"""Registered records from the REST API, as fast as it allows and no faster."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from pubmeta.deposit.exchange import Answer, NoAnswer, checked_host, exchanged, new_client
from pubmeta.errors import DepositError
from pubmeta.model import Doi
from pubmeta.registered.works import Registered, fetched
from pubmeta.version import __version__

if TYPE_CHECKING:
    from httpx2 import Client

HOST: Final = "https://api.crossref.org"
_FOUND, _NONE = 200, 404
_MOST_TRIES = 8
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 120.0
_INTERVAL = re.compile(r"([0-9]{1,6})\s*(ms|s|m|h)?")
_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}


class Fetcher:
    """Asks the REST API for works, one after the other.

    contact: an e-mail address that Crossref can write to, which every question names. host: of the API. client: an
    httpx2.Client; by default a new one. clock and sleep: for tests.

    How often it may be asked is read from the headers of its answers.
    """

    def __init__(
        self,
        contact: str,
        host: str = HOST,
        *,
        client: Client | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._contact = contact
        self._host = checked_host(host)
        self._client = client or new_client()
        self._clock = clock
        self._sleep = sleep
        self._next = 0.0
        self._gap = 0.0

    def work(self, doi: Doi) -> Registered | None:
        """The registered record of a DOI; None where there is none.

        Raises DepositError where the API gives no answer, again and again.
        """
        wait, reason = _FIRST_WAIT, ""
        for _ in range(_MOST_TRIES):
            answer = self._answer(f"/v1/works/{quote(doi, safe='')}")
            if isinstance(answer, Answer):
                if answer.status == _FOUND:
                    return fetched(answer.content, doi.key)
                if answer.status == _NONE:
                    return None
                reason = f"status {answer.status}"
                if not (answer.is_refusal_for_now or answer.is_server_error):
                    break
                pause = answer.retry_after if answer.retry_after is not None else wait
            else:
                reason, pause = answer.reason, wait
            self._next = max(self._next, self._clock() + pause)
            wait = min(2 * wait, _LONGEST_WAIT)
        raise DepositError(f"{self._host} gives no record of {doi}: {reason}", "try again later")

    def _answer(self, path: str) -> Answer | NoAnswer:
        """The answer to a question, asked when it may be."""
        if (wait := self._next - self._clock()) > 0:
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
        self._next = self._clock() + self._gap
        return answer


def _gap(answer: Answer, known: float) -> float:
    """The seconds from one question to the next that the headers of an answer ask for."""
    limit = answer.headers.get("x-rate-limit-limit", "")
    interval = _INTERVAL.fullmatch(answer.headers.get("x-rate-limit-interval", "").strip())
    if not (limit.isdecimal() and int(limit) and interval):
        return known
    return int(interval[1]) * _UNITS[interval[2] or "s"] / int(limit)
