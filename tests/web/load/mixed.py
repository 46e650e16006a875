"""Many requests of all kinds, a few of them hostile: each is answered as it should be, whatever goes on beside it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from random import Random
from threading import Lock
from typing import Any

import pubmeta
from pubmeta.pages.head import head
from pubmeta.run.job import Job
from pubmeta.run.outcomes import outcomes, report, validated

from .connections import Answered, Connection, CutOffError, request_of
from .documents import ordinary
from .hostile import ATTACKS
from .serving import Served

_SLOW = frozenset({"a slow body"})
_PAGE = "https://journal.example/article"
_FORMATS = (
    "article",
    "bibtex",
    "csl",
    "datacite",
    "datacite-xml",
    "doaj",
    "highwire",
    "jats",
    "oai-dc",
    "ris",
    "schemaorg",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request, and what has to come of it: whether an answer is that, by what the library itself gives."""

    name: str
    request: bytes
    is_right: Callable[[Answered], bool]


@dataclass(slots=True)
class Mixed:
    """What came of all requests; wrong: those with another answer, by their names."""

    statuses: Counter[int] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    hostile: int = 0
    megabytes: list[float] = field(default_factory=list)
    """What the processes had to themselves, after each tenth of the requests."""

    @property
    def faults(self) -> int:
        """Answers that say that the service is at fault."""
        return sum(count for status, count in self.statuses.items() if status >= 500)

    @property
    def growth(self) -> float:
        """How much more memory the service has at the end than in the middle, as a share."""
        return self.megabytes[-1] / self.megabytes[len(self.megabytes) // 2 - 1] - 1


@cache
def wanted() -> Sequence[Wanted]:
    """The requests that mean well."""
    return list(chain.from_iterable(_of(document) for document in ordinary()))


def _of(document: bytes) -> Iterator[Wanted]:
    article = pubmeta.read(document).article
    for name in _FORMATS:
        content = pubmeta.export(article, name).content
        yield Wanted(f"export {name}", request_of(f"/export?to={name}", document), _document(content))
    made = head(article, page=_PAGE)
    html = {"accept": "text/html"}
    yield Wanted("head", request_of(f"/head?page={_PAGE}", document, headers=html), _document(made.html.encode()))
    yield Wanted("read", request_of("/read", document), _json(_reading(document)))
    found = validated(document, "document", None, frozenset(), "from=")
    yield Wanted("validate", request_of("/validate", document), _json(report("validate", [found], ())))
    job = Job(formats=("jats", "csl"))
    checked = list(outcomes(job, job.records(document), "document"))
    yield Wanted("check", request_of("/check?to=jats,csl", document), _json(report("check", checked, ())))


def _reading(document: bytes) -> Mapping[str, Any]:
    reading = pubmeta.read(document)
    article = json.loads(pubmeta.export(reading.article, "article").content)
    problems = [problem.as_dict() for problem in reading.problems]
    return {"format": reading.format, "article": article, "problems": problems}


def _document(content: bytes) -> Callable[[Answered], bool]:
    return lambda answered: answered.status == 200 and answered.body == content


def _json(value: Mapping[str, Any]) -> Callable[[Answered], bool]:
    return lambda answered: answered.status == 200 and json.loads(answered.body) == value


def mixed(service: Served, *, count: int, hostile: float = 0.05, clients: int = 8, slow: bool = True) -> Mixed:
    """So many requests, a share of them hostile, from so many clients. slow: whether slow bodies are among them."""
    result, lock, random = Mixed(), Lock(), Random(1)  # noqa: S311 (repeatable)
    for _ in range(10):
        _send(service, result, lock, count // 10, hostile, clients, random, slow=slow)
        result.megabytes.append(sum(service.megabytes()))
    return result


def _send(
    service: Served, result: Mixed, lock: Lock, count: int, hostile: float, clients: int, random: Random, *, slow: bool
) -> None:
    names = [name for name in ATTACKS if slow or name not in _SLOW]
    turns: list[Wanted | str] = [
        random.choice(names) if random.random() < hostile else random.choice(wanted()) for _ in range(count)
    ]
    patient = [turn for turn in turns if isinstance(turn, str) and turn in _SLOW]
    others = [turn for turn in turns if not isinstance(turn, str) or turn not in _SLOW]
    shares = [others[client::clients] for client in range(clients)] + [[turn] for turn in patient]
    with ThreadPoolExecutor(clients + len(patient)) as pool:
        for done in [pool.submit(_ask, service.port, share, result, lock) for share in shares]:
            done.result()


def _ask(port: int, turns: Sequence[Wanted | str], result: Mixed, lock: Lock) -> None:
    for turn in turns:
        name = turn if isinstance(turn, str) else turn.name
        try:
            answered, is_right = _attacked(port, turn) if isinstance(turn, str) else _asked(port, turn)
        except CutOffError:
            answered, is_right = None, False
        with lock:
            result.hostile += isinstance(turn, str)
            result.statuses[answered.status if answered else 0] += 1
            if not is_right:
                result.wrong[name] += 1


def _attacked(port: int, name: str) -> tuple[Answered | None, bool]:
    attack, statuses = ATTACKS[name]
    answered = attack(port)
    return answered, answered is None or answered.status in statuses


def _asked(port: int, turn: Wanted) -> tuple[Answered, bool]:
    with Connection.to(port) as connection:
        answered = connection.exchange(turn.request)
    return answered, turn.is_right(answered)
