"""Sending deposits to Crossref, and asking for their results: one step at a time, by the clock that is given."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from heapq import heapify, heappop, heappush
from math import inf
from random import Random
from typing import TYPE_CHECKING, Final, Literal

from pubmeta.deposit.exchange import Answer, NoAnswer, checked_host, concealed, concealer, exchanged, new_client
from pubmeta.deposit.pages import words_of
from pubmeta.deposit.reading import is_log, parse_result
from pubmeta.deposit.results import State, Submission
from pubmeta.errors import CredentialsError, DepositError
from pubmeta.model import Article
from pubmeta.problems import Kind, Problem
from pubmeta.reading.values import quoted

if TYPE_CHECKING:
    from httpx2 import Client

    from pubmeta.deposit.credentials import Credentials

SERVERS: Final[Mapping[str, str]] = {"doi": "https://doi.crossref.org", "test": "https://test.crossref.org"}
"""The names of Crossref's servers: that which registers, and that for trials."""
PATIENCE: Final = 48 * 3600.0
"""The seconds after which a deposit without a result is left to be gone on with later."""
_SURE_AFTER = (300.0, 1800.0, 3600.0)
"""The seconds within which Crossref may not know a deposit, by how often it has received it: a queue may be long."""
_ASKED_AFTER = (10.0, 30.0, 60.0, 120.0, 300.0)
"""The seconds from one question to the next; the last one is repeated."""
_FIRST_WAIT, _LONGEST_WAIT = 5.0, 600.0
_MOST_RECEIVED = 3
"""How often a deposit is sent of which Crossref knows nothing after it gave a receipt."""
_MOST_REFUSED = 6
"""How often a deposit is sent to a server that says each time that it is in the wrong place, which may pass."""
_DONE, _UNAUTHORISED, _TOO_LARGE = 200, 401, 413
PUT_OFF: Final = "put-off"
"""The event that nothing came of a request, which is made again later."""


class Stage(StrEnum):
    """How far a deposit is."""

    READY = "ready"
    """It is to be sent."""
    UNCERTAIN = "uncertain"
    """It was sent, and nobody knows whether it arrived: it is asked for before it is sent again."""
    RECEIVED = "received"
    """Crossref has it."""
    DONE = "done"
    """There is a result."""


@dataclass(slots=True)
class Delivery:
    """A deposit on its way.

    file_name: by which its result is asked for; unique among all deposits of the account. content: gives the bytes.
    due: when the next step is to be taken; since: when it was sent last (both as the clock has them before it is
    delivered). received: how often Crossref gave a receipt; refused: how often it was turned away. failures: how often
    nothing came of a request, one after the other; trouble: why nothing came of the last one. asked: how often since it
    was sent.
    """

    file_name: str
    content: Callable[[], bytes]
    articles: Callable[[], Mapping[str, Article]] = dict
    stage: Stage = Stage.READY
    due: float = 0.0
    since: float = 0.0
    received: int = 0
    refused: int = 0
    failures: int = 0
    trouble: str = ""
    asked: int = 0
    submission: Submission | None = None


Watch = Callable[[Delivery, str], None]
"""Called before a deposit is sent (``sending``), after each step that changed what is known of it, and on `PUT_OFF`."""


def server_url(server: str) -> str:
    """The URL of a server: ``doi``, ``test``, or the URL of another one.

    Raises DepositError for another word, and as `checked_host`.
    """
    if server not in SERVERS and "://" not in server:
        raise DepositError(f"no server is called {server!r}", "name doi, test, or the https URL of another server")
    return checked_host(SERVERS.get(server, server))


class Depositor:
    """Sends deposits with one account to one server.

    server: ``doi`` registers, ``test`` is for trials, or the URL of another one. api: ``servlet``, or ``v2``, which
    answers with the result itself and which Crossref gives to some platforms only. client: an httpx2.Client; by default
    a new one. clock, steady, sleep and random: for tests; `steady` is a clock that nobody sets while it runs, by which
    it is waited.

    No exception and no log has the password in it, for it is sent in the bodies of requests alone.
    """

    def __init__(
        self,
        credentials: Credentials,
        server: str = "doi",
        *,
        api: Literal["servlet", "v2"] = "servlet",
        client: Client | None = None,
        clock: Callable[[], float] = time.time,
        steady: Callable[[], float] | None = None,
        sleep: Callable[[float], None] = time.sleep,
        random: Random | None = None,
    ) -> None:
        self.server = server_url(server)
        self.clock = clock
        self._credentials = credentials
        self._api = api
        self._client = client or new_client()
        self._steady = steady or (time.monotonic if clock is time.time else clock)
        self._sleep = sleep
        self._random = random or Random()  # noqa: S311 (spreads requests)
        self._hide = concealer(credentials.password.get_secret_value(), "password")
        self._not_before = self._no_question_before = -inf

    def __repr__(self) -> str:
        return f"Depositor({self.server!r}, login={self._credentials.login!r})"

    def send(self, content: bytes, file_name: str, *, patience: float = PATIENCE) -> Submission:
        """Send a deposit, once, and give what Crossref said: a receipt, or why it was refused.

        file_name: unique among all deposits of the account, for the result is asked for by it. Tries again for
        `patience` seconds while the server is busy or cannot be reached.

        Raises CredentialsError when the account is refused, DepositError when the server cannot be reached.
        """
        delivery = Delivery(file_name, lambda: content, due=self.clock())
        self.deliver([delivery], patience=patience, until=Stage.RECEIVED)
        if delivery.stage in {Stage.READY, Stage.UNCERTAIN}:
            raise DepositError(f"{file_name} could not be sent to {self.server}", "try again later")
        return delivery.submission or Submission(state=State.RECEIPT)

    def result(self, file_name: str, sent: Mapping[str, Article] | None = None) -> Submission:
        """What is known of a deposit now, asked once; `sent` as in `parse_result`.

        Raises CredentialsError when the account is refused, DepositError when the server cannot be reached.
        """
        answer = self._sound(self._ask(file_name))
        if isinstance(answer, NoAnswer):
            raise DepositError(f"{self.server} gives no result of {file_name}: {answer.reason}", "try again later")
        return self._read(answer, lambda: sent or {})

    def wait(
        self, file_name: str, sent: Mapping[str, Article] | None = None, *, patience: float = PATIENCE
    ) -> Submission:
        """What came of a deposit that was received; of one that has no result in time, what is known of it.

        Raises CredentialsError when the account is refused.
        """
        now = self.clock()
        delivery = Delivery(
            file_name, bytes, lambda: sent or {}, Stage.RECEIVED, due=now, since=now, received=_MOST_RECEIVED
        )
        self.deliver([delivery], patience=patience)
        return delivery.submission or Submission(state=State.UNKNOWN)

    def deliver(
        self,
        deliveries: Iterable[Delivery],
        watch: Watch = lambda _delivery, _event: None,
        *,
        patience: float = PATIENCE,
        until: Stage = Stage.DONE,
    ) -> None:
        """Take each delivery as far as `until`, each step when it is due, for at most `patience` seconds.

        Raises CredentialsError when the account is refused; all others stay as they are.
        """
        start = self._steady()
        end, ahead = start + patience, start - self.clock()
        waiting = []
        for number, each in enumerate(deliveries):
            each.due += ahead
            each.since = min(each.since + ahead, start)  # no later, though the clock was wrong then
            waiting.append((each.due, number, each))
        heapify(waiting)
        while waiting:
            _, number, delivery = heappop(waiting)
            if self._is_far_enough(delivery, until):
                continue
            is_ready = delivery.stage is Stage.READY
            due = max(delivery.due, self._not_before if is_ready else self._no_question_before)
            if due > end:
                if is_ready or end <= self._steady():
                    continue
                due = end  # asked for once more
            if (wait := due - self._steady()) > 0:
                self._sleep(wait)
            self._step(delivery, watch)
            if not self._is_far_enough(delivery, until):
                heappush(waiting, (delivery.due, number, delivery))

    @staticmethod
    def _is_far_enough(delivery: Delivery, until: Stage) -> bool:
        return delivery.stage is Stage.DONE or (until is Stage.RECEIVED and delivery.stage is Stage.RECEIVED)

    # one step

    def _step(self, delivery: Delivery, watch: Watch) -> None:
        """Send a delivery, or ask for it."""
        before, failures = delivery.stage, delivery.failures
        if before is Stage.READY:
            delivery.asked = 0
            delivery.since = self._steady()
            watch(delivery, "sending")
            self._after_sending(delivery, self._sound(self._post(delivery)))
        else:
            self._after_asking(delivery, self._sound(self._ask(delivery.file_name)))
        if delivery.stage is not before:
            watch(delivery, delivery.stage)
        elif delivery.failures > failures:
            watch(delivery, PUT_OFF)

    def _after_sending(self, delivery: Delivery, answer: Answer | NoAnswer) -> None:
        if isinstance(answer, NoAnswer):
            self._after_no_answer(delivery, answer)
            return
        found = self._read(answer, delivery.articles)
        if found.state is State.COMPLETED or found.state is State.REFUSED:
            self._finish(delivery, found)
        elif found.state is State.RECEIPT and not answer.is_server_error:
            delivery.stage, delivery.submission = Stage.RECEIVED, found
            delivery.failures, delivery.trouble = 0, ""
            delivery.received += 1
            self._ask_later(delivery)
        elif answer.is_refusal and not is_log(answer.content):
            self._after_refusal(delivery, answer, found)
        else:
            delivery.stage = Stage.UNCERTAIN
            self._put_off(delivery, _trouble(answer, found), answer.retry_after)
            if answer.is_refusal_for_now or found.state is State.GATEWAY_PAGE:
                self._not_before = delivery.due
            if answer.is_refusal_for_now:
                delivery.since = -inf  # it was not taken, which asking once makes sure of

    def _after_refusal(self, delivery: Delivery, answer: Answer, found: Submission) -> None:
        """The deposit was turned away, and is sent again a few times, for a server that is set up anew does so, too."""
        delivery.refused += 1
        if delivery.refused < _MOST_REFUSED:
            self._put_off(delivery, _trouble(answer, found), answer.retry_after)
            self._not_before = delivery.due
            return
        is_large = answer.status == _TOO_LARGE
        remedy = "put fewer articles in one deposit" if is_large else "check the address of the server"
        message = f"{self.server} did not take the deposit: {_trouble(answer, found, 'it')}"
        problem = Problem(Kind.INVALID, message, code=f"crossref.{State.REFUSED}", remedy=remedy)
        self._finish(delivery, replace(found, state=State.REFUSED, problems=(problem,)))

    def _after_no_answer(self, delivery: Delivery, answer: NoAnswer) -> None:
        self._put_off(delivery, answer.reason)
        if answer.was_sent:
            delivery.stage = Stage.UNCERTAIN
        else:
            self._not_before = delivery.due

    def _after_asking(self, delivery: Delivery, answer: Answer | NoAnswer) -> None:
        if isinstance(answer, NoAnswer):
            self._put_off(delivery, answer.reason)
            return
        found = self._read(answer, delivery.articles)
        delivery.submission = found
        if found.state is State.COMPLETED:
            self._finish(delivery, found)
        elif found.state in {State.QUEUED, State.IN_PROCESS}:
            delivery.stage = Stage.RECEIVED
            delivery.failures, delivery.trouble = 0, ""
            self._ask_later(delivery)
        elif found.state is State.UNKNOWN:
            delivery.failures = 0
            self._after_unknown(delivery, found)
        else:
            self._put_off(delivery, _trouble(answer, found), answer.retry_after)
            if answer.is_refusal_for_now:
                self._no_question_before = delivery.due

    def _after_unknown(self, delivery: Delivery, found: Submission) -> None:
        """Crossref does not know it: perhaps not yet; else it is sent again, as it is, which can do no harm."""
        sure = _SURE_AFTER[min(max(delivery.received, 1), len(_SURE_AFTER)) - 1]
        delivery.trouble = delivery.trouble or "Crossref does not know the deposit yet"
        if self._steady() - delivery.since < sure:
            self._ask_later(delivery)
            delivery.due = min(delivery.due, delivery.since + sure)
        elif delivery.received >= _MOST_RECEIVED:
            problem = Problem(
                Kind.INVALID,
                "Crossref took the deposit and does not know it",
                code="crossref.lost",
                remedy="ask Crossref's support, or deposit the articles again",
            )
            self._finish(delivery, replace(found, problems=(*found.problems, problem)))
        else:
            delivery.stage, delivery.due = Stage.READY, self._steady()

    @staticmethod
    def _finish(delivery: Delivery, found: Submission) -> None:
        delivery.stage, delivery.submission = Stage.DONE, found

    def _ask_later(self, delivery: Delivery) -> None:
        delivery.due = self._steady() + _ASKED_AFTER[min(delivery.asked, len(_ASKED_AFTER) - 1)]
        delivery.asked += 1

    def _put_off(self, delivery: Delivery, trouble: str, wanted: float | None = None) -> None:
        """Try again later: twice as late each time, up to ten minutes, and never sooner than the server wants."""
        most = min(_FIRST_WAIT * 2 ** min(delivery.failures, 10), _LONGEST_WAIT)
        delivery.failures += 1
        delivery.trouble = trouble
        delivery.due = self._steady() + max(self._random.uniform(most / 2, most), wanted or 0.0)

    # requests

    def _post(self, delivery: Delivery) -> Answer | NoAnswer:
        file = (delivery.file_name, delivery.content(), "application/vnd.crossref.deposit+xml")
        login, password = self._credentials.login, self._credentials.password.get_secret_value()
        if self._api == "v2":
            fields = {"operation": "doMDUpload", "usr": login, "pwd": password}
            return self._exchanged("/v2/deposits", data=fields, files={"mdFile": file})
        fields = {"operation": "doMDUpload", "login_id": login, "login_passwd": password}
        return self._exchanged("/servlet/deposit", data=fields, files={"fname": file})

    def _ask(self, file_name: str) -> Answer | NoAnswer:
        fields = {
            "usr": self._credentials.login,
            "pwd": self._credentials.password.get_secret_value(),
            "file_name": file_name,
            "type": "result",
        }
        return self._exchanged("/servlet/submissionDownload", data=fields)

    def _exchanged(self, path: str, **request: object) -> Answer | NoAnswer:
        """The answer; of a page that shows what it was sent, without the password in any of its forms."""
        answer = exchanged(self._client, "POST", f"{self.server}{path}", self.clock(), **request)
        if isinstance(answer, NoAnswer) or is_log(answer.content):  # in which a short password may be part of anything
            return answer
        return concealed(answer, self._hide)

    def _told(self, found: Submission) -> Submission:
        """The submission without the password in the messages."""

        def hidden(problems: Iterable[Problem]) -> tuple[Problem, ...]:
            return tuple(problem._replace(message=self._hide(problem.message)) for problem in problems)

        records = tuple(
            replace(
                record,
                message=self._hide(record.message),
                references=tuple(replace(each, message=self._hide(each.message)) for each in record.references),
                problems=hidden(record.problems),
            )
            for record in found.records
        )
        return replace(found, records=records, problems=hidden(found.problems))

    def _sound(self, answer: Answer | NoAnswer) -> Answer | NoAnswer:
        """Raises DepositError for what no trying again mends, far from the frames that know the password."""
        if isinstance(answer, NoAnswer) and answer.is_fault:
            raise DepositError(f"{self.server}: {answer.reason}")
        return answer

    def _read(self, answer: Answer, sent: Callable[[], Mapping[str, Article]]) -> Submission:
        """The answer, read, with the articles that were sent where it has results.

        Raises CredentialsError where the account is refused.
        """
        found = parse_result(answer.content)
        if found.state in {State.COMPLETED, State.TRUNCATED}:
            found = parse_result(answer.content, sent())
        if found.state is State.REFUSED_LOGIN or (answer.status == _UNAUTHORISED and not found.records):
            raise CredentialsError(
                f"{self.server} refused the account {self._credentials.login}",
                "check the login, the role after its slash, and the password; capitals matter",
            )
        return self._told(found)


def _trouble(answer: Answer, found: Submission, server: str = "the server") -> str:
    """What an answer says from which nothing comes."""
    if answer.status == _DONE:
        return "; ".join(problem.message for problem in found.problems[:1])
    leading = f", and leads to {answer.leads_to}" if answer.leads_to else ""
    words = words_of(answer.content)
    return f"{server} answers with the status {answer.status}{leading}" + (f": {quoted(words)}" if words else "")
