"""The contract: what is true of every format, for every article and for any bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from random import Random
from typing import Any

from pydantic import ValidationError

from pubmeta.errors import FormatError, ProblemError, UnsupportedError
from pubmeta.model import Article
from pubmeta.model.problems import validation_problems
from pubmeta.plugins import guarded
from pubmeta.problems import Log, Problem
from pubmeta.registry import Format, Options, Record, format_names, get_format, options_from
from pubmeta.reports.fidelity import differences
from pubmeta.testing.changes import Change, changes
from pubmeta.testing.damage import GARBAGE, of_bytes
from pubmeta.testing.declared import check_declared
from pubmeta.testing.outcomes import Outcome, as_assertion, outcome, require
from pubmeta.testing.processes import check_other_process
from pubmeta.testing.texts import altered

_HEAD = 65_536
_ALTERED = 3
_DAMAGED = 40

Cases = Mapping[str, Article] | Iterable[Article]
GivenOptions = Options | Mapping[str, Any] | None


@as_assertion()
def check_format(
    format: Format[Any],  # noqa: A002 (the field's name)
    cases: Cases = (),
    *,
    options: GivenOptions = None,
    documents: Iterable[bytes] = (),
) -> None:
    """Raise AssertionError, which says what is wrong and how to mend it, unless a format keeps the contract.

    cases: articles to write, by name or not; `pubmeta.testing.cases()` has some. options: those to write with, where
    the defaults do not do. documents: documents of the format that others wrote, for a format that is read.

    - Each field of the format is what `Format` says; options have defaults; codes of rules are unique and start with
      the format's name.
    - For each case, and for cases with odd texts in them: what `check_article` checks.
    - The documents are the same in another process with another hash seed (where the format is installed).
    - A document of others is recognised, by no other installed format, and is read as an article, or an error says why
      not.
    - Whatever bytes are given, damaged documents too, each part answers: it raises nothing.
    """
    subject = _guarded(format)
    chosen = _options(subject, options)
    check_declared(subject)
    named = dict(cases) if isinstance(cases, Mapping) else {f"case {number}": one for number, one in enumerate(cases)}
    written = {name: _checked(subject, article, chosen, name) for name, article in named.items()}
    if subject.write:
        for place, text, article in altered(list(named.values()), Random(1), _ALTERED * len(named)):  # noqa: S311
            _checked(subject, article, chosen, f"a case with the text {text!r} at {place}", every_value=False)
        check_other_process(subject, named, chosen, written)
    samples = [*documents]
    for content in samples:
        _check_recognised(subject, content, "a document of others")
    samples += [one.content for one in written.values() if one.content is not None]
    _check_any_bytes(subject, samples)


@as_assertion()
def check_article(format: Format[Any], article: Article, *, options: GivenOptions = None) -> None:  # noqa: A002
    """Raise AssertionError unless a format keeps its promises for one article.

    - Writing leaves the article as it was; the same article and options give the same bytes and problems.
    - A document that is written passes the format's own validator, and its signature is recognised. `conforms` says the
      same as the validator does of the schema, and what `advise` reports has codes of the format's rules.
    - Each value is written or reported: without it, or with another, the document or the problems are others.
    - If the format is read: what is read back is the article, but for what was reported as dropped or guessed.
    """
    subject = _guarded(format)
    _checked(subject, article, _options(subject, options), "the article")


def _guarded(value: Format[Any]) -> Format[Any]:
    """The format, what it gives being checked; see `pubmeta.plugins`."""
    return guarded(value, "under test", getattr(value, "name", ""))


def _options(subject: Format[Any], given: GivenOptions) -> Options:
    if isinstance(given, Options):
        return given
    try:
        options: Options = options_from(subject, given or {})
    except ValidationError as error:
        raise AssertionError("; ".join(map(str, validation_problems(error, "options")))) from error
    return options


def _checked(
    subject: Format[Any], article: Article, options: Options, name: str, *, every_value: bool = True
) -> Outcome:
    """What becomes of an article, everything about it being checked."""
    if subject.write is None:
        return Outcome(None, ())
    before = article.model_dump_json()
    written = outcome(subject, article, options)
    again = outcome(subject, article, options)
    require(subject, name, article.model_dump_json() == before, "`write` changed the article; make changed copies")
    require(
        subject,
        name,
        written == again,
        "the same article and options gave another document or other problems; leave out the time, random numbers "
        "and the order of sets",
    )
    if written.content is not None:
        _check_valid(subject, written.content, options, name)
        _check_advice(subject, article, name)
        _check_recognised(subject, written.content, name)
        _check_reads_back(subject, article, written, name)
        if every_value:
            _check_every_value(subject, article, options, written, name)
    return written


def _check_valid(subject: Format[Any], content: bytes, options: Options, name: str) -> None:
    for given in (options, None):
        faults = [problem for problem in _problems(subject, content, given) if problem.is_error]
        advice = "`write` must report as `missing` or `invalid` what no valid document can come of"
        require(subject, name, not faults, f"its document is not valid: {_listed(faults)}; {advice}")
    if subject.conforms:
        message = "`validate` finds its document valid, and `conforms` does not; they must ask the same schema"
        require(subject, name, subject.conforms(content, options), message)


def _check_advice(subject: Format[Any], article: Article, name: str) -> None:
    if subject.advise is None:
        return
    log = Log()
    subject.advise(article, log)
    _check_codes(subject, log, "advise", name)
    message = "`advise` reports a problem without the code of the rule that is broken"
    require(subject, name, all(problem.code for problem in log), message)


def _problems(subject: Format[Any], content: bytes, options: Options | None) -> tuple[Problem, ...]:
    if subject.validate is None:
        return ()
    found = tuple(_answer(subject.validate, content, options))
    _check_codes(subject, found, "validate", "")
    return found


def _check_codes(subject: Format[Any], found: Iterable[Problem], part: str, name: str) -> None:
    codes = {rule.code for rule in subject.rules}
    for problem in found:
        known = problem.code is None or problem.code in codes
        message = f"`{part}` gives the code {problem.code!r}, which is not among the format's rules"
        require(subject, name, known, message)


def _check_recognised(subject: Format[Any], content: bytes, name: str) -> None:
    if subject.recognise is None:
        return
    head = content[:_HEAD]
    require(
        subject, name, subject.recognise(head), "`recognise` does not know its document, which starts", repr(head[:60])
    )
    others = [name for name in format_names() if name != subject.name and _is_recognised_by(name, head)]
    message = f"its document carries the signature of {' and '.join(others)} as well; give it one of its own"
    require(subject, name, not others, message)


def _is_recognised_by(name: str, head: bytes) -> bool:
    try:
        recognise = get_format(name).recognise
        return recognise is not None and recognise(head)
    except FormatError:  # another plug-in is at fault
        return False


def _check_reads_back(subject: Format[Any], article: Article, written: Outcome, name: str) -> None:
    content = written.content or b""
    log = Log()
    if subject.read:
        found = subject.read(content, log)
        require(subject, name, found is not None, f"`read` finds no article in its own document: {_listed(log)}")
        unlike = differences(article, found, written.problems) if found else []
        advice = "write the value, read it, or report it as dropped"
        require(subject, name, not unlike, f"reads back otherwise than it was written: {_listed(unlike)}; {advice}")
    if subject.read_many:
        records = list(subject.read_many(BytesIO(content)))
        message = f"`read_many` finds {len(records)} records in the document of one article"
        require(subject, name, len(records) == 1, message)


def _check_every_value(subject: Format[Any], article: Article, options: Options, written: Outcome, name: str) -> None:
    def is_lost(change: Change) -> bool:
        """Whether the document and the problems are the same whatever the value is."""
        can_change = False
        for other in change.others():
            if outcome(subject, other, options) != written:
                return False
            can_change = True
        return can_change

    silent = [change.path for change in changes(article) if not written.reports(change.path) and is_lost(change)]
    advice = "write them, or report them as dropped; see `pubmeta.report_unplaced`"
    require(subject, name, not silent, f"values are lost in silence: {', '.join(silent[:10])}; {advice}")


def _check_any_bytes(subject: Format[Any], samples: list[bytes]) -> None:
    random = Random(1)  # noqa: S311 (the same ones each time)
    damaged = [of_bytes(random, random.choice(samples)) for _ in range(_DAMAGED if samples else 0)]
    for content in (*GARBAGE, *samples, *damaged):
        if subject.recognise:
            _answer(subject.recognise, content[:_HEAD])
        if subject.declared_schema:
            _answer(subject.declared_schema, content)
        found = _problems(subject, content, None)
        if subject.validate and content in GARBAGE:
            message = f"`validate` finds no error in {content[:20]!r}; report as `malformed` what is not the format"
            require(subject, "", any(problem.is_error for problem in found), message)
        if subject.conforms:
            accepted = _answer(subject.conforms, content, subject.options())
            message = f"`conforms` accepts {content[:20]!r}, which is not a document of the format"
            require(subject, "", not (accepted and content in GARBAGE), message)
        if subject.read:
            _answer(subject.read, content, Log())
        if subject.read_many:
            _answer(_all_records, subject, content)


def _all_records(subject: Format[Any], content: bytes) -> list[Record]:
    return list(subject.read_many(BytesIO(content))) if subject.read_many else []


def _answer(function: Any, *arguments: Any) -> Any:
    """What a part gives; nothing where it raises what it has to say of the data."""
    try:
        return function(*arguments)
    except (ProblemError, UnsupportedError):
        return ()


def _listed(problems: Iterable[Problem]) -> str:
    found = list(map(str, problems))
    return "; ".join(found[:5]) + (f"; and {len(found) - 5} more" if len(found) > 5 else "")
