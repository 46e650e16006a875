"""Answers of Crossref's deposit system, read: logs, and everything that is sent in place of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from pubmeta.deposit import pages
from pubmeta.deposit.catalogue import CONFLICT, OTHER, REFERENCE, After, Message, message_of
from pubmeta.deposit.fields import Sent, element_path, key_of, reference
from pubmeta.deposit.results import Conflict, Record, Resolved, State, Status, Submission
from pubmeta.model import Article
from pubmeta.problems import Kind, Log, Problem
from pubmeta.reading.values import quoted
from pubmeta.xml.source import xml_elements, xml_source
from pubmeta.xml.text import characters, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_LOG = "doi_batch_diagnostic"
_RECORD = "record_diagnostic"
_START = re.compile(rb"<(?:[\w.-]{1,40}:)?doi_batch_diagnostic\b")
_LOOKED_AT = 2**16
_STATES = {
    "completed": State.COMPLETED,
    "queued": State.QUEUED,
    "in_process": State.IN_PROCESS,
    "unknown_submission": State.UNKNOWN,
}
_BETWEEN = re.compile(r"[\s_-]+")
"""What is between the words of a status, which is written in several ways."""
_STATUSES = {"success": Status.SUCCESS, "warning": Status.WARNING, "failure": Status.FAILURE}
_ERROR = re.compile(r"\s*(?:\[?(?:fatal )?error\b|cvc-)", re.IGNORECASE)
UNMENTIONED = "crossref.unmentioned"
_PREFIX = re.compile(r"10\.[0-9]{4,9}/")

_UNFINISHED: Mapping[State, tuple[str, str]] = {
    State.REFUSED_LOGIN: (
        "Crossref refused the login",
        "check the user name, the role after the slash, and the password; capitals matter",
    ),
    State.REFUSED: ("Crossref did not take the deposit", "correct what the page says, and send the deposit again"),
    State.GATEWAY_PAGE: ("the answer is not Crossref's but a gateway's, or Crossref is busy", "ask again later"),
}


def parse_result(content: bytes, sent: Mapping[str, Article] | None = None) -> Submission:
    """What an answer of Crossref's deposit system says; whatever the content is, there is a Submission.

    sent: the articles that were deposited, by their DOIs; with them, each message has the path of the field that
    caused it, and what the log does not mention is a problem. Problems that are errors say that a DOI is not
    registered as it was deposited.
    """
    articles = {key_of(doi) or doi.lower(): Sent(article) for doi, article in (sent or {}).items()}
    head = content[:_LOOKED_AT].replace(b"\0", b"")
    found = _START.search(head)
    submission = _of_log(content, _start_of(head, found), articles) if found else _of_page(content)
    return replace(submission, expected=tuple(articles))


def is_log(content: bytes) -> bool:
    """Whether an answer is a log, finished or not, and no page."""
    return _START.search(content[:_LOOKED_AT]) is not None


def _of_page(content: bytes) -> Submission:
    """What is not a log."""
    words = pages.words_of(content)
    if not content.strip():
        return _other(State.NOT_A_LOG, Problem(Kind.MALFORMED, "the answer is empty", remedy="ask again later"))
    if pages.is_login_refused(content):
        state = State.REFUSED_LOGIN
    elif pages.is_gateway_page(content):
        state = State.GATEWAY_PAGE
    elif pages.is_refusal(content):
        state = State.REFUSED
    elif pages.is_receipt(content):
        return Submission(state=State.RECEIPT)
    else:
        message = f"the answer is not a log of Crossref's deposit system: {quoted(words)}"
        return _other(State.NOT_A_LOG, Problem(Kind.MALFORMED, message, remedy="ask for the result of the deposit"))
    meaning, remedy = _UNFINISHED[state]
    kind = Kind.DISCOURAGED if state is State.GATEWAY_PAGE else Kind.INVALID
    code = f"crossref.{state}"
    return _other(state, Problem(kind, f"{meaning}: {quoted(words)}", code=code, remedy=remedy))


def _other(state: State, problem: Problem) -> Submission:
    return Submission(state=state, problems=(problem,))


def _start_of(head: bytes, found: re.Match[bytes]) -> int:
    """Where the log begins: at its XML declaration, if there is one, whatever white space or mail is before it."""
    declared = head.rfind(b"<?xml", 0, found.start())
    return found.start() if declared < 0 else declared


def _of_log(content: bytes, start: int, articles: Mapping[str, Sent]) -> Submission:
    log = Log()
    if b"\0" not in content[:_LOOKED_AT]:  # else it is UTF-16
        content = content[start:]
        content = content[: _end_of(content)]
    source = xml_source(content, log)
    if source is None:
        return _of_remains(content, log, articles)
    root = source.root
    problems = [problem for problem in log if not problem.is_error]
    records = tuple(_record(each, articles) for each in root.iterfind(".//{*}" + _RECORD))
    state = _state(root, problems, has_results=_has_results(records, articles))
    if state is State.COMPLETED:
        problems += _counted(root, records)
        problems += _unmentioned(records, articles)
    return Submission(
        state=state,
        submission_id=_child(root, "submission_id") or None,
        batch_id=_child(root, "batch_id") or None,
        records=records,
        problems=(*problems, *(problem for record in records for problem in record.problems)),
    )


def _end_of(content: bytes) -> int:
    """Where the log ends: a mail or a page may go on after it."""
    ends = [found.end() for found in re.finditer(rb"</(?:[\w.-]+:)?doi_batch_diagnostic\s*>", content)]
    return ends[-1] if ends else len(content)


def _of_remains(content: bytes, log: Log, articles: Mapping[str, Sent]) -> Submission:
    """What can be read of a log that is cut off or damaged: the records that are whole."""
    is_cut = b"</" + _LOG.encode() not in content.replace(b"\0", b"")[-_LOOKED_AT:]
    records = []
    for found in xml_elements(BytesIO(content), (_RECORD,)):
        if isinstance(found, Problem):
            break
        records.append(_record(found[0], articles))
    reason = "; ".join(problem.message for problem in log if problem.is_error)
    line = next((problem.line for problem in log if problem.is_error), None)
    problem = Problem(
        Kind.MALFORMED,
        f"the log {'ends in the middle' if is_cut else 'is damaged'} ({reason}), so nothing is known of the DOIs"
        " that are not named",
        line=line,
        code="crossref.truncated" if is_cut else None,
        remedy="ask for the result again",
    )
    return Submission(
        state=State.TRUNCATED if is_cut else State.NOT_A_LOG,
        records=tuple(records),
        problems=(problem, *(each for record in records for each in record.problems)),
    )


def _has_results(records: tuple[Record, ...], articles: Mapping[str, Sent]) -> bool:
    """Whether there are results, and none is to come: each article that was sent has one."""
    return bool(records) and articles.keys() <= _mentioned(records)


def _state(root: _Element, problems: list[Problem], *, has_results: bool) -> State:
    """What the log says its status is, or what it has."""
    word = (root.get("status") or "").strip().casefold()
    if state := _STATES.get(_BETWEEN.sub("_", word)):
        return state
    says = f"says that its status is {quoted(word)}, which is not a known one" if word else "does not say its status"
    if has_results:
        problems.append(Problem(Kind.GUESSED, f"the log {says}; it has results, and is read as completed"))
        return State.COMPLETED
    message = f"the log {says}, and it has no results, or not those of all articles"
    problems.append(Problem(Kind.MALFORMED, message, remedy="ask for the result again"))
    return State.NOT_A_LOG


def _record(source: _Element, articles: Mapping[str, Sent]) -> Record:
    named = _child(source, "doi")
    message = "\n".join(filter(None, (characters(said).strip() for said in source.iterfind("{*}msg"))))
    doi = named if key_of(named) or _PREFIX.match(named) else None
    key = key_of(named) or named.lower()
    status = _STATUSES.get((source.get("status") or "").strip().casefold())
    msg_id = source.get("msg_id")
    conflict, references, deferred = _conflict(source), _references(source), _deferred(source)
    own = {key: articles[key]} if doi and key in articles else {}
    candidates = own or ({} if doi else articles)
    problems, after, about = _problems(status, message, msg_id, candidates)
    if status is None:
        problems.append(_no_status(source.get("status")))
    if conflict and status is not Status.FAILURE:
        problems = _with_conflict(problems, conflict)
    problems += _reference_problems(references, own.get(key))
    is_article = None if not articles or not doi else key in articles
    return Record(
        doi=doi,
        status=status or Status.FAILURE,
        message=message,
        code=next((problem.code for problem in problems if problem.code), None),
        msg_id=msg_id,
        about=(key,) if own else about,
        is_article=is_article,
        after=after,
        conflict=conflict,
        references=references,
        deferred=deferred,
        problems=tuple(problems),
    )


def _problems(
    status: Status | None, text: str, msg_id: str | None, articles: Mapping[str, Sent]
) -> tuple[list[Problem], After, tuple[str, ...]]:
    """The problems that the text of a record tells, what has to happen, and the articles that have them."""
    if status is Status.SUCCESS:
        return [], After.NOTHING, ()
    problems, about = [], dict[str, None]()
    after = After.NOTHING
    for part in dict.fromkeys(_errors_in(text)):
        known = message_of(part, msg_id)
        words = " ".join(part.split())
        paths = {key: path for key, article in articles.items() if (path := known.find(words, article))}
        about.update(dict.fromkeys(paths if len(articles) > 1 else articles))
        path = next(iter(paths.values()), known.path or _path_without(known, words))
        problem = _problem_of(known, words, path)
        if status is Status.WARNING:
            problem = problem._replace(kind=Kind.DISCOURAGED)
        elif not problem.is_error:
            problem = problem._replace(kind=Kind.INVALID)
        problems.append(problem)
        after = max(after, known.after, key=list(After).index) if status is Status.FAILURE else After.NOTHING
    if status is not Status.WARNING and after is After.NOTHING:
        after = After.CORRECTION
    return problems, after, tuple(about or articles)


def _errors_in(text: str) -> list[str]:
    """The errors of a message, each of which begins a line; mostly there is one."""
    parts: list[list[str]] = [[]]
    for line in text.splitlines():
        if parts[-1] and _ERROR.match(line):
            parts.append([])
        parts[-1].append(line)
    return ["\n".join(lines) for lines in parts]


def _path_without(known: Message, words: str) -> str:
    """The path that can be told without an article."""
    return element_path(words) if known.code == "crossref.schema" else ""


def _no_status(word: str | None) -> Problem:
    status = f"is {quoted(word)}, which is not a known one" if word else "is absent"
    message = f"the status of this record in the log {status}"
    return Problem(Kind.GUESSED, f"{message}; it counts as not registered", code=OTHER.code)


def _conflict(source: _Element) -> Conflict | None:
    number, dois = _child(source, "conflict_id"), source.find("{*}dois_in_conflict")
    others = tuple(filter(None, map(text_of, dois.iterchildren("{*}doi")))) if dois is not None else ()
    return Conflict(number or None, others) if number or others else None


def _with_conflict(problems: Iterable[Problem], conflict: Conflict) -> list[Problem]:
    """The problems, of which one says with which DOIs there is a conflict."""
    number = f"the conflict's number at Crossref is {conflict.id}" if conflict.id else ""
    dois = (
        f"the other {'DOI is' if len(conflict.dois) == 1 else 'DOIs are'} {', '.join(conflict.dois)}"
        if conflict.dois
        else ""
    )
    told = "; ".join(filter(None, (dois, number)))
    others = [problem for problem in problems if problem.code != CONFLICT.code]
    known = [problem for problem in problems if problem.code == CONFLICT.code]
    known = known or [_problem_of(CONFLICT, "", CONFLICT.path)]
    return [*others, *(problem._replace(message=f"{problem.message}; {told}") for problem in known)]


def _deferred(source: _Element) -> str | None:
    citations = source.find("{*}citations_diagnostic")
    return (citations.get("deferred") or None) if citations is not None else None


def _references(source: _Element) -> tuple[Resolved, ...]:
    """What the log says of each reference; the text of one that leads somewhere is a DOI, of all others a message."""
    found = []
    for citation in source.iterfind("{*}citations_diagnostic/{*}citation"):
        status, text = citation.get("status") or "", text_of(citation)
        doi = text if status.startswith("resolved") and key_of(text) else None
        found.append(Resolved(citation.get("key") or "", status, doi, "" if doi else text))
    return tuple(found)


def _reference_problems(references: Iterable[Resolved], article: Sent | None) -> Iterator[Problem]:
    for each in references:
        if each.status == "error":
            path = reference(each.key, article) if article else ""
            yield _problem_of(REFERENCE, f"{each.key}: {each.message}", path or REFERENCE.path)


def _counted(root: _Element, records: tuple[Record, ...]) -> Iterator[Problem]:
    """A problem where the numbers of the log are not those of its records, and one where it has none."""
    if not records:
        yield Problem(
            Kind.INVALID,
            "the log is completed and has no record, so nothing was registered",
            code="crossref.empty",
            remedy="check that the deposit has records, and send it again under another file name",
        )
    counts = {
        "record": len(records),
        **{word: sum(record.status is status for record in records) for word, status in _STATUSES.items()},
    }
    for word, count in counts.items():
        told = _child(root, "batch_data", f"{word}_count")
        if told and told != str(count):
            message = f"the log counts {told} under {word}_count and has {count}; its records are believed"
            yield Problem(Kind.GUESSED, message, code="crossref.counts", remedy="look the deposit up at Crossref")


def _unmentioned(records: tuple[Record, ...], articles: Mapping[str, Sent]) -> Iterator[Problem]:
    mentioned = _mentioned(records)
    yield from (unmentioned(key) for key in articles if records and key not in mentioned)


def unmentioned(key: str) -> Problem:
    """That the log says nothing of a DOI."""
    return Problem(
        Kind.INVALID,
        f"the log says nothing of {key}, which was sent",
        path="doi",
        code=UNMENTIONED,
        remedy="look the deposit up at Crossref, or deposit the article again",
    )


def _mentioned(records: Iterable[Record]) -> set[str]:
    """The keys of the DOIs of which the records say what became."""
    return {key for record in records for key in (key_of(record.doi or ""), *record.about) if record.tells_of(key)}


def _child(parent: _Element, *names: str) -> str:
    return text_of(parent.find("/".join("{*}" + name for name in names)))


def _problem_of(message: Message, words: str, path: str) -> Problem:
    """A message of the catalogue as a problem, with Crossref's own words."""
    said = f'{message.meaning}; Crossref says "{words}"' if words else message.meaning
    return Problem(message.kind, said, path, None, message.code, message.remedy)
