"""Articles at DOAJ by its API, version 4: one by one, or in bulk, with the states that an upload goes through.

An article that DOAJ has is known by its DOI or its full text, and overwritten by one that has them: what got no answer
is sent again without harm.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from pydantic import SecretStr

from pubmeta import api
from pubmeta.deposit.doaj_answers import count, failures, object_of, refusal, unsaid, words
from pubmeta.deposit.exchange import (
    Answer,
    NoAnswer,
    check_extra,
    checked_host,
    concealed,
    concealer,
    exchanged,
    new_client,
    parts_of,
)
from pubmeta.deposit.pages import words_of
from pubmeta.errors import CredentialsError, DepositError, InvalidDocumentError, WriteError
from pubmeta.model import Article
from pubmeta.problems import Kind, Problem
from pubmeta.reading.values import quoted
from pubmeta.registry import get_format
from pubmeta.run.bulk.bundles import within
from pubmeta.run.bulk.work import joining_of

if TYPE_CHECKING:
    from httpx2 import BaseTransport

FORMAT: Final = "doaj"
HOST: Final = "https://doaj.org"
_API: Final = "/api/v4"
_A_SECOND, _BURST = 2.0, 5.0
_MOST_TRIES = 8
_FIRST_WAIT, _LONGEST_WAIT = 2.0, 300.0
_ASKED_AFTER = (10.0, 30.0, 60.0, 300.0)
_UNAUTHORISED = 401
_MOST_RECORDS = 500


class UploadState(StrEnum):
    """How far an upload is."""

    PENDING = "pending"
    VALIDATED = "validated"
    """Its form is right; the articles are looked at."""
    FAILED = "failed"
    PROCESSED = "processed"
    PROCESSED_PARTIAL = "processed_partial"
    """Some of its articles are in DOAJ."""

    @property
    def is_final(self) -> bool:
        """Whether asking again gives nothing else."""
        return self not in {UploadState.PENDING, UploadState.VALIDATED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What came of one article: its id at DOAJ, or the problems for which DOAJ refused it."""

    id: str | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A list of articles that was sent together.

    id: None where DOAJ took none of it. status: where to ask for it. dois: of its articles. imported, failed, updated,
    new: how many, when it is processed. problems: why articles failed.
    """

    id: str | None
    state: UploadState
    dois: tuple[str, ...]
    status: str = ""
    imported: int = 0
    failed: int = 0
    updated: int = 0
    new: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def imported_all(self) -> bool:
        """Whether every article is in DOAJ, which counts them."""
        return self.state is UploadState.PROCESSED and not self.failed and self.imported >= len(self.dois)


@dataclass(frozen=True, slots=True, kw_only=True)
class Uploads:
    """What was sent of many articles, and which of them DOAJ would refuse, with the reasons, so that they were not."""

    sent: tuple[Upload, ...] = ()
    unsent: tuple[tuple[str, tuple[Problem, ...]], ...] = ()


class Doaj:
    """Sends articles to DOAJ with one account; needs the extra ``deposit``.

    api_key: of the account. host: of the API. transport: an httpx2 transport; by default one of its own. clock,
    steady (a clock that nobody sets) and sleep: for tests. At most two questions a second are asked, as DOAJ wants it,
    and five at once.

    DOAJ takes the key in the URL alone: it is put there when the request is under way, so that no log and no exception
    shows it.
    """

    def __init__(
        self,
        api_key: SecretStr | str,
        host: str = HOST,
        *,
        transport: BaseTransport | None = None,
        clock: Callable[[], float] = time.time,
        steady: Callable[[], float] | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._host = checked_host(host)
        key = SecretStr(api_key) if isinstance(api_key, str) else api_key
        if not key.get_secret_value():
            raise CredentialsError("the API key is empty", "take it from the settings of the account at DOAJ")
        self._client = new_client(keyed(key, transport))
        self._hide = concealer(key.get_secret_value(), "key")
        self._clock = clock
        self._steady = steady or (time.monotonic if clock is time.time else clock)
        self._sleep = sleep
        self._tokens = _BURST
        self._since = self._steady()

    def __repr__(self) -> str:
        return f"Doaj({self._host!r})"

    def create(self, article: Article, options: Mapping[str, Any] | None = None) -> Placed:
        """Add an article, or overwrite the one that has its DOI or full text.

        Raises WriteError for one that DOAJ would refuse, CredentialsError where it refuses the key, DepositError where
        it does not answer.
        """
        content = api.export(article, FORMAT, options).content
        answer = self._asked("POST", "/articles", content)
        if not answer.is_success:
            return Placed(problems=refusal(answer))
        found = object_of(answer).get("id")
        return Placed(id=str(found)) if found else Placed(problems=(unsaid("the id of the article"),))

    def update(self, article_id: str, article: Article, options: Mapping[str, Any] | None = None) -> Placed:
        """Overwrite the article of an id. Raises as `create`."""
        content = api.export(article, FORMAT, options).content
        answer = self._asked("PUT", f"/articles/{quote(article_id, safe='')}", content)
        return Placed(id=article_id) if answer.is_success else Placed(problems=refusal(answer))

    def delete(self, article_id: str) -> Placed:
        """Take the article of an id out. Raises as `create`."""
        answer = self._asked("DELETE", f"/articles/{quote(article_id, safe='')}")
        return Placed(id=article_id) if answer.is_success else Placed(problems=refusal(answer))

    def upload(self, articles: Iterable[Article], options: Mapping[str, Any] | None = None) -> Uploads:
        """Send many articles, in lists as large as DOAJ takes them.

        One article of a wrong form, or a DOI that is there twice, would stop its whole list: these are not sent. Raises
        CredentialsError and DepositError as `create`; the lists that were sent before are at DOAJ then.
        """
        join = joining_of(FORMAT)
        ready: dict[str, _Ready] = {}
        unsent: list[tuple[str, tuple[Problem, ...]]] = []
        for article in articles:
            doi = str(article.doi or article.landing_page or article.title)
            try:
                content = api.export(article, FORMAT, options).content
            except (WriteError, InvalidDocumentError) as error:
                unsent.append((doi, tuple(problem for problem in error.problems if problem.is_error)))
                continue
            once = join.once(content) if join.once else doi
            if once in ready:
                unsent.append((doi, (_twice(),)))
            else:
                ready[once] = _Ready(doi, content)
        sent = tuple(self._sent(some) for some in within(_MOST_RECORDS, join.most_bytes, list(ready.values())))
        return Uploads(sent=sent, unsent=tuple(unsent))

    def state(self, upload: Upload) -> Upload:
        """What is known of an upload now. Raises as `create`."""
        if upload.id is None or upload.state.is_final:
            return upload
        answer = self._asked("GET", upload.status or f"/bulk/articles/{quote(upload.id, safe='')}")
        found = object_of(answer)
        word = str(found.get("status") or "").strip().casefold()
        if word not in set(UploadState):
            message = f"{self._host} says nothing of the upload {upload.id}: {words(answer)}"
            if answer.is_success and word:
                message = f"{self._host} says that the upload {upload.id} is {quoted(word)}"
            raise DepositError(message, "look it up in the account at DOAJ")
        state = UploadState(word)
        counts = found.get("results")
        counts = counts if isinstance(counts, dict) else {}
        problems, imported = failures(found), count(counts, "imported")
        if state is UploadState.PROCESSED and imported < len(upload.dois) and not problems:
            problems = (unsaid(f"that all {len(upload.dois)} articles are imported, but {imported}"),)
        return Upload(
            id=upload.id,
            state=state,
            dois=upload.dois,
            status=upload.status,
            imported=imported,
            failed=count(counts, "failed"),
            updated=count(counts, "update"),
            new=count(counts, "new"),
            problems=problems,
        )

    def wait(self, upload: Upload, *, patience: float = 24 * 3600.0) -> Upload:
        """What came of an upload; of one that is not processed in time, what is known of it. Raises as `create`."""
        end, asked = self._steady() + patience, 0
        found = self.state(upload)
        while found.id is not None and not found.state.is_final:
            pause = _ASKED_AFTER[min(asked, len(_ASKED_AFTER) - 1)]
            if self._steady() + pause > end:
                break
            self._sleep(pause)
            found, asked = self.state(found), asked + 1
        return found

    def _sent(self, some: Sequence[_Ready]) -> Upload:
        """A list, sent."""
        join = joining_of(FORMAT)
        target = get_format(FORMAT)
        content = join.joined(target.options(), "articles", [each.content for each in some])
        answer = self._asked("POST", "/bulk/articles", content)
        dois = tuple(each.doi for each in some)
        if not answer.is_success:
            return Upload(id=None, state=UploadState.FAILED, dois=dois, failed=len(some), problems=refusal(answer))
        found = object_of(answer)
        if not found.get("upload_id"):
            problem = unsaid("the id of the upload")
            return Upload(id=None, state=UploadState.FAILED, dois=dois, failed=len(some), problems=(problem,))
        parts = parts_of(str(found.get("status", "")))
        status = parts.path.partition(_API)[2] if parts else ""
        return Upload(id=str(found["upload_id"]), state=UploadState.PENDING, dois=dois, status=status)

    def _asked(self, method: str, path: str, content: bytes | None = None) -> Answer:
        """The answer to a request, which is made again while there is none."""
        wait, reason = _FIRST_WAIT, ""
        for _ in range(_MOST_TRIES):
            self._take_token()
            answer = exchanged(
                self._client,
                method,
                f"{self._host}{_API}{path}",
                self._clock(),
                content=content,
                headers={"Content-Type": "application/json"} if content else {},
            )
            answer = answer if isinstance(answer, NoAnswer) else concealed(answer, self._hide)
            pause = wait
            if isinstance(answer, NoAnswer):
                reason = answer.reason
                if answer.is_fault:
                    break
            elif answer.status == _UNAUTHORISED:
                raise CredentialsError(f"{self._host} refused the API key", "copy it again from the account at DOAJ")
            elif answer.is_refusal_for_now or answer.is_server_error:
                reason, pause = f"status {answer.status}", answer.retry_after or wait
            elif answer.is_success and answer.content.strip() and not object_of(answer):
                reason = f"a page in its place says {quoted(words_of(answer.content))}"
            else:
                return answer
            self._sleep(pause)
            wait = min(2 * wait, _LONGEST_WAIT)
        raise DepositError(f"{self._host} does not answer: {reason}", "try again later")

    def _take_token(self) -> None:
        """Wait until a question may be asked."""
        now = self._steady()
        self._tokens = min(_BURST, self._tokens + (now - self._since) * _A_SECOND)
        self._since = now
        if self._tokens < 1:
            pause = (1 - self._tokens) / _A_SECOND
            self._sleep(pause)
            self._tokens, self._since = 1.0, self._steady()
        self._tokens -= 1


@dataclass(frozen=True, slots=True)
class _Ready:
    """An article that can be sent: by which it is known, and its document."""

    doi: str
    content: bytes


def _twice() -> Problem:
    """A breach of the rule on documents that hold several articles, at the article that is not sent for it."""
    rule = next(rule for rule in get_format(FORMAT).rules if rule.code == "doaj.once")
    message = "another article of the list has the same DOI or link, and DOAJ refuses the whole list for that"
    return rule.problem("doi", message)._replace(kind=Kind.INVALID)


def keyed(key: SecretStr, transport: BaseTransport | None = None) -> BaseTransport:
    """A transport that adds the key to each request, unseen from outside. Raises DepositError without httpx2."""
    check_extra()
    import httpx2

    inner = transport or httpx2.HTTPTransport()

    class Keyed(httpx2.BaseTransport):
        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            url = request.url.copy_merge_params({"api_key": key.get_secret_value()})
            return inner.handle_request(
                httpx2.Request(
                    request.method, url, headers=request.headers, stream=request.stream, extensions=request.extensions
                )
            )

        def close(self) -> None:
            inner.close()

    return Keyed()
