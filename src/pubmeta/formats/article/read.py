"""Article JSON to an article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from pydantic import ValidationError
from pydantic_core import from_json

from pubmeta.errors import UnsupportedError
from pubmeta.model import Article
from pubmeta.model_problems import validation_problems
from pubmeta.problems import Log
from pubmeta.registry import Record

_OTHER_WORKS = ("book", "chapter", "peer-review", "component")


def read(content: bytes, log: Log) -> Article | None:
    """The article, or None with every field that the model refuses in the log.

    Raises UnsupportedError for a work that is none: a book, a chapter, a peer review, a component.
    """
    try:
        return Article.model_validate_json(content.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        kind = next((each["input"] for each in error.errors() if each["loc"] == ("type",)), None)
        if kind in _OTHER_WORKS:
            raise UnsupportedError(
                f"pubmeta holds articles; a {kind} is none, and there is no model of it yet"
            ) from error
        for problem in validation_problems(error):
            if problem.path:
                log.add(problem)
            else:
                log.malformed(problem.message)
    return None


def read_many(stream: BinaryIO) -> Iterator[Record]:
    """Each article of JSON lines, in constant memory; of any other file the one that it is."""
    first, second = stream.readline(), stream.readline()
    if not second or not _is_whole(first):
        yield _record(first + second + stream.read(), None)
        return
    yield _record(first, 1)
    for number, line in enumerate(chain((second,), stream), 2):
        if line.strip():
            yield _record(line, number)


def _is_whole(line: bytes) -> bool:
    """Whether a line is JSON by itself; an article over many lines begins with none that is."""
    try:
        from_json(line)
    except ValueError:
        return False
    return True


def _record(content: bytes, line: int | None) -> Record:
    log = Log()
    try:
        article = read(content, log)
    except UnsupportedError as error:
        log.invalid("", str(error))
        article = None
    return Record(article=article, problems=tuple(problem._replace(line=line) for problem in log))
