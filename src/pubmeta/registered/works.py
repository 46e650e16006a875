"""Registered records: of the REST API, its data file, or what else Crossref gives; and what it added to them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final

from pydantic_core import to_json

from pubmeta import api
from pubmeta.errors import ReadError
from pubmeta.model import Article, Doi
from pubmeta.problems import Kind, Problem
from pubmeta.reading.json.records import Wrapping, json_records
from pubmeta.reading.sources import opened

REST: Final = "crossref-rest"
_WRAPPING = Wrapping(object="message", arrays=frozenset({"items"}))
_CROSSREF = "crossref"


class Form(StrEnum):
    """In which form a registered record is known, which decides what it can say."""

    REST = "rest"
    XML = "xml"
    """A deposit, or the result of a query: what is cited has a kind only since version 5.4 of the schema."""
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Enriched:
    """What of a REST record Crossref added, and not the publisher.

    references: the keys of the references that it gave a DOI; funders: the names of those that it gave an id, in small
    letters; updates: the DOIs of works whose update others reported; relations: the kinds of those that the record of
    the other work says, with their targets in small letters.
    """

    references: frozenset[str] = frozenset()
    funders: frozenset[str] = frozenset()
    updates: frozenset[str] = frozenset()
    relations: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A registered record: its DOI's key, if it is known, its article, or why it could not be read."""

    key: str
    article: Article | None
    enriched: Enriched = Enriched()
    form: Form = Form.XML
    problems: tuple[Problem, ...] = ()


def registered_works(source: Path | bytes, wanted: Container[str] | None = None) -> Iterator[Registered]:
    """The records of a file, in constant memory; of those with a DOI in `wanted`, by its key, where it is given.

    What cannot be read, so that its DOI is not known, is one without a key, with its problems; so is a file that has no
    record. Raises UnknownFormatError, and OSError where the file cannot be read.
    """
    count = 0
    for count, record in enumerate(_read(source, wanted), 1):  # noqa: B007 (whether there is one)
        if record:
            yield record
    if not count:
        yield _unread([Problem(Kind.MALFORMED, "there are none in what was given")])


def _read(source: Path | bytes, wanted: Container[str] | None) -> Iterator[Registered | None]:
    """All records; None for one that is not wanted, and need not be read."""
    name = api.detect(source)
    if name != REST:
        for found in api.read_many(source, name):
            if isinstance(found, ReadError):
                yield _unread(found.problems)
            elif found.article.doi:
                key = found.article.doi.key
                yield Registered(key=key, article=found.article) if wanted is None or key in wanted else None
        return
    with opened(source) as stream:
        for work in _works(stream):
            if isinstance(work, Problem):
                yield _unread([work])
            elif key := _key(work):
                yield work_of(work, key) if wanted is None or key in wanted else None


def _unread(problems: Iterable[Problem]) -> Registered:
    return Registered(key="", article=None, problems=tuple(problem for problem in problems if problem.is_error))


def work_of(work: dict[str, Any], key: str) -> Registered:
    """A work of the REST API, read."""
    try:
        reading = api.read(to_json(work), REST)
    except ReadError as error:
        return Registered(key=key, article=None, form=Form.REST, problems=error.problems)
    return Registered(key=key, article=reading.article, enriched=enriched(work), form=Form.REST)


def work_in(stream: BinaryIO) -> dict[str, Any]:
    """The first work of a stream; an empty one where there is none."""
    return next((work for work in _works(stream) if not isinstance(work, Problem)), {})


def fetched(content: bytes, key: str) -> Registered | None:
    """The answer of the REST API to the question for one work; None for what is not such an answer, but a page."""
    work = work_in(BytesIO(content))
    return work_of(work, key) if work else None


def enriched(work: dict[str, Any]) -> Enriched:
    """What Crossref added to a work."""
    return Enriched(
        frozenset(
            str(each.get("key")) for each in _objects(work, "reference") if each.get("doi-asserted-by") == _CROSSREF
        ),
        frozenset(
            str(each.get("name")).casefold()
            for each in _objects(work, "funder")
            if each.get("doi-asserted-by") == _CROSSREF
        ),
        frozenset(
            str(each.get("DOI")).lower() for each in _objects(work, "update-to") if each.get("source") != "publisher"
        ),
        frozenset(_related_by_others(work)),
    )


def _related_by_others(work: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The relations that only the other work has, of which this record has the inverse."""
    found = work.get("relation")
    relations = found if isinstance(found, dict) else {}
    for name in relations:
        by = [(str(each.get("id")).lower(), each.get("asserted-by")) for each in _objects(relations, name)]
        own = {target for target, side in by if side != "object"}
        yield from ((name, target) for target, _ in by if target not in own)


def _works(stream: BinaryIO) -> Iterator[dict[str, Any] | Problem]:
    for record in json_records(stream, _WRAPPING):
        if isinstance(record, Problem):
            yield record
        elif isinstance(record.value, dict):
            yield record.value


def _objects(work: dict[str, Any], key: str) -> Iterator[dict[str, Any]]:
    value = work.get(key)
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, dict))


def _key(work: dict[str, Any]) -> str:
    try:
        return Doi(str(work.get("DOI"))).key
    except ValueError:
        return ""
