"""The verbs: read, write, validate, export; and what they give back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from pydantic import ValidationError

from pubmeta.errors import (
    FormatError,
    InvalidDocumentError,
    ReadError,
    UnknownFormatError,
    UnsupportedError,
    WriteError,
    read_error,
)
from pubmeta.model import Article
from pubmeta.model.problems import validation_problems
from pubmeta.problems import Kind, Log, Problem, actionable, listed
from pubmeta.reading.collector import collector_off, with_collector_off
from pubmeta.reading.sources import Source, content_of, decompressed, opened
from pubmeta.registry import Format, Options, format_names, get_format, go_on_without, options_from

_SIGNATURE_BYTES = 65_536
_LONGEST_PATH = 255
_MOST_BYTES = 100_000_000
"""More than the record of any article has; of a larger file only those formats are read that hold many records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Result:
    """What a verb gives back: of which format, and every problem, in the order in which they were met."""

    format: str
    problems: tuple[Problem, ...] = ()

    @property
    def actionable(self) -> tuple[Problem, ...]:
        """The problems that somebody can do something about: the errors, then the warnings that have a remedy."""
        return actionable(self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(_Result):
    """An article, and the problems met in reading it, which are warnings only."""

    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(_Result):
    """A document in one format, and the problems met in writing it, which are warnings only."""

    content: bytes

    @property
    def text(self) -> str:
        """The content as text."""
        return self.content.decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(_Result):
    """What validation found; `schema` is the key of the schema that decided, None where the format has none."""

    schema: str | None

    @property
    def valid(self) -> bool:
        """Whether the document passed its schema and no content rule of the error kinds is broken."""
        return not any(problem.is_error for problem in self.problems)


def detect(source: Source) -> str:
    """The name of the one format whose signature the source carries, looked for in its first 64 KiB.

    In JSON lines each line is looked at by itself: the first that one format alone recognises decides.

    A plug-in that fails here is not asked: a PluginWarning names it, and so does the error, if there is one.

    Raises UnknownFormatError when no installed format, or more than one, recognises it; ReadError for gzip data that is
    damaged; OSError when a path cannot be read.
    """
    with decompressed(None), opened(source) as stream:
        return _format_of(stream.read(_SIGNATURE_BYTES), source)


def _format_of(head: bytes, source: Source) -> str:
    """What `detect` gives for a source that begins so."""
    from pubmeta.reading.json.lines import separate_texts

    is_all = len(head) < _SIGNATURE_BYTES
    texts = separate_texts(head, is_all=is_all)
    names: list[str] = []
    failures: dict[str, FormatError] = {}
    for text in texts:
        names = [name for name in format_names() if _recognises(name, text, failures)]
        if len(names) == 1:
            return names[0]
    unasked = "".join(f"; {failure}" for failure in failures.values())
    if names:
        raise UnknownFormatError(f"the content could be {' or '.join(names)}{unasked}", "name the format")
    if is_all and not any(map(bytes.strip, texts)):
        raise UnknownFormatError("the content is empty")
    raise UnknownFormatError(f"the content is in no format that pubmeta recognises{unasked}", _way_out(source))


def _way_out(source: Source) -> str:
    """What to do about a source that no format recognises; a text of one line may be meant as the name of a file."""
    is_name = isinstance(source, str) and len(source) < _LONGEST_PATH and source.isprintable()
    return "name the format" + (", or pass Path(…) for a file: a str is content" if is_name else "")


def _recognises(name: str, head: bytes, failures: dict[str, FormatError]) -> bool:
    """Whether the format recognises the head; one that failed is not asked again."""
    if name in failures:
        return False
    try:
        test = get_format(name).recognise
        return test is not None and test(head)
    except FormatError as error:
        failures[name] = error
        go_on_without(error)
        return False


def read(source: Source, format: str | None = None) -> Reading:  # noqa: A002 (the field's name)
    """The article in a source; `format` None lets the content's signature decide.

    source: a Path, or the content as bytes or str, compressed with gzip or not; a str is always content, never a path.

    Raises ReadError with every problem when there is no article in it, UnknownFormatError, UnsupportedError for a
    format that is only written, FormatError when the reader of a plug-in fails, OSError when a path cannot be read.
    """
    with decompressed(format):
        content = content_of(source)
    name = format or _format_of(content[:_SIGNATURE_BYTES], source)
    reader = get_format(name).read
    if reader is None:
        raise UnsupportedError(f"pubmeta can write {name} but not read it")
    log = Log()
    with collector_off():
        article = reader(content, log)
    if article is None or log.has_errors:
        raise read_error(name, log)
    return Reading(format=name, article=article, problems=log.problems)


def read_many(source: Source, format: str | None = None) -> Iterator[Reading | ReadError]:  # noqa: A002
    """Each record of a source that may hold many, in constant memory when it is a path.

    A record without an article comes as the ReadError that `read` would raise, and the next one follows. Raises at
    once what `read` raises, except ReadError.
    """
    try:
        yield from _records(source, format)
    except ReadError as error:
        yield error


def _records(source: Source, format: str | None) -> Iterator[Reading | ReadError]:  # noqa: A002 (the field's name)
    """As `read_many`; raises ReadError where what is compressed cannot be read on."""
    name = format or detect(source)
    found = get_format(name)
    is_empty = True
    with decompressed(name), opened(source) as stream:
        for record in with_collector_off(iter(found.read_many(stream))) if found.read_many else ():
            is_empty = False
            if record.article is None or any(problem.is_error for problem in record.problems):
                yield read_error(name, record.problems)
            else:
                yield Reading(format=name, article=record.article, problems=record.problems)
        if is_empty:  # the format has one record a file, or `read` says why this file has none
            stream.seek(0)
            yield _read_whole(stream, name)


def _read_whole(stream: BinaryIO, name: str) -> Reading | ReadError:
    content = stream.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        message = f"is larger than {_MOST_BYTES // 1_000_000} MB, more than the record of any article"
        return ReadError(name, [Problem(kind=Kind.MALFORMED, message=message)])
    try:
        return read(content, name)
    except ReadError as error:
        return error


def write(article: Article, format: str, options: Options | Mapping[str, Any] | None = None) -> Document:  # noqa: A002
    """The article in a format, not yet validated: see `export`.

    options: the format's own Options, or a mapping of their names to values; None, the defaults.

    Raises WriteError with every problem when the article or the options lack what the format needs, UnknownFormatError,
    UnsupportedError for a format that is only read, FormatError when the writer of a plug-in fails.
    """
    _require_article(article)
    target, given = _target(format, options)
    if target.write is None:
        raise UnsupportedError(f"pubmeta can read {format} but not write it")
    log = Log()
    content = target.write(article, given, log)
    if log.has_errors:
        raise WriteError(format, dict.fromkeys(log))  # a value that is written in two places is reported once
    return Document(format=format, content=content, problems=log.problems)


def validate(
    content: Source,
    format: str | None = None,  # noqa: A002
    options: Options | Mapping[str, Any] | None = None,
) -> Report:
    """Every problem of a document: its official schema's, then the content rules'.

    Of more than a thousand errors, or as many warnings, the first are listed, and that there are more.

    The document is given as `read` takes it. `format` None lets its signature decide, `options` None the version that
    it names itself.

    Raises UnknownFormatError, UnsupportedError for a format that cannot be validated, WriteError for options that the
    format does not have, ReadError for gzip data that is damaged, OSError when a path cannot be read.
    """
    with decompressed(format):
        document = content_of(content)
    name = format or _format_of(document[:_SIGNATURE_BYTES], content)
    target, given = _target(name, options)
    if target.validate is None:
        raise UnsupportedError(f"pubmeta cannot validate {name}: there is no schema for it")
    problems = tuple(listed(target.validate(document, None if options is None else given)))
    if options is None:
        schema = _declared_schema(target, document)
    elif target.schema:
        schema = target.schema(given)
    else:
        schema = None
    return Report(format=name, schema=schema, problems=problems)


def export(
    article: Article,
    format: str,  # noqa: A002 (the field's name)
    options: Options | Mapping[str, Any] | None = None,
    *,
    verify: bool = False,
) -> Document:
    """The article as a document that passed its official schema; its problems are warnings only.

    The article itself must keep the rules that hold for every format (``article.…``); what the rules of this format
    have against it is among the problems, with paths in the article.

    options: as for `write`. verify: the document is checked against the content rules, too, and read back. A broken
    rule of an error kind, and what differs from the article and was not reported as dropped, are errors of pubmeta's
    own.

    Raises WriteError or InvalidDocumentError with every problem; then there is no document. Raises UnknownFormatError,
    UnsupportedError for a format that is not written, or not read when it is to be verified, and FormatError when a
    plug-in fails.
    """
    advice = advice_on(article)
    try:
        document = export_advised(article, format, options, advice, verify=verify)
    except (WriteError, InvalidDocumentError) as error:
        advice = unsaid_advice(advice, error.problems, format)
        raise type(error)(format, advice + error.problems) from error.__cause__
    return replace(document, problems=advice + document.problems) if advice else document


def advice_on(article: Article) -> tuple[Problem, ...]:
    """What is questionable in the article, whatever it is exported to; see `pubmeta.checks.article`."""
    from pubmeta.checks.article import problems

    _require_article(article)
    return problems(article)


def unsaid_advice(advice: tuple[Problem, ...], found: Iterable[Problem], format_name: str) -> tuple[Problem, ...]:
    """The advice on an article but for what an error of a format says of the same place."""
    from pubmeta.checks.exported import unsaid

    return unsaid(advice, found, get_format(format_name)) if advice else advice


def export_advised(
    article: Article,
    format: str,  # noqa: A002 (the field's name)
    options: Options | Mapping[str, Any] | None,
    advice: tuple[Problem, ...],
    *,
    verify: bool = False,
) -> Document:
    """As `export`, for callers who have the advice on the article, and report it once for all formats.

    It is not among their problems. An article that may not be exported at all is a WriteError.
    """
    _, given = _target(format, options)
    return checked(article, written(article, format, given, advice), given, advice, verify=verify)


def written(
    article: Article,
    format: str,  # noqa: A002 (the field's name)
    options: Options | Mapping[str, Any] | None,
    advice: tuple[Problem, ...],
) -> Document:
    """As `write`; what is wrong is not said where the advice on the article says the same."""
    from pubmeta.checks.exported import unrepeated

    try:
        return write(article, format, options)
    except WriteError as error:
        raise WriteError(format, unrepeated(error.problems, advice)) from error.__cause__


def checked(
    article: Article,
    document: Document,
    options: Options | Mapping[str, Any] | None,
    advice: tuple[Problem, ...],
    *,
    verify: bool = False,
    in_full: bool = False,
) -> Document:
    """What `written` gave, as `export_advised` gives it: many may be written before the first is checked.

    in_full: of what `verify` does, the rules are asked.
    """
    from pubmeta.checks import exported

    target, given = _target(document.format, options)
    if any(problem.is_error for problem in advice):
        raise WriteError(document.format, document.problems)
    found = tuple(exported.problems(article, document.content, target, given, document.problems, advice))
    if verify:
        found += tuple(_unlike(article, document))
    if verify or in_full:
        found += exported.errors_in_full(document.content, target, given)
    if not (found or advice):
        return document
    problems = (*exported.unrepeated(document.problems, advice), *dict.fromkeys(found))
    if any(problem.is_error for problem in found):
        raise InvalidDocumentError(document.format, problems)
    return replace(document, problems=problems)


def structure_references(article: Article) -> Article:
    """The article with fields for those references that have only their printed text, where it is read without doubt.

    The printed text stays; see `pubmeta.citations` for the styles that are read.
    """
    from pubmeta.citations import structured

    _require_article(article)
    return structured(article)


def _require_article(value: object) -> None:
    """Raises TypeError, which says what is expected, unless the value is an article."""
    if not isinstance(value, Article):
        instead = "; pass its .article" if isinstance(value, Reading) else ""
        raise TypeError(f"an Article is expected, not {type(value).__name__}{instead}")


def _unlike(article: Article, document: Document) -> Sequence[Problem]:
    """What reads back otherwise than it was written, and was not reported."""
    from pubmeta.reports.fidelity import differences

    try:
        reading = read(document.content, document.format)
    except ReadError as error:
        return error.problems
    return differences(article, reading.article, document.problems)


def _target(name: str, options: Options | Mapping[str, Any] | None) -> tuple[Format[Any], Any]:
    target = get_format(name)
    if isinstance(options, target.options):
        return target, options
    if isinstance(options, Options):
        raise TypeError(f"options for {name} are {target.options.__qualname__}, not {type(options).__qualname__}")
    try:
        return target, options_from(target, options or {})
    except ValidationError as error:
        raise WriteError(name, validation_problems(error, "options", target.options)) from error


def _declared_schema(target: Format[Any], document: bytes) -> str | None:
    if target.declared_schema:
        return target.declared_schema(document)
    return target.schema(target.options()) if target.schema else None
