"""The articles of a JSON file, one of each record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeAlias

from pubmeta.model import Article
from pubmeta.problems import Log, Problem
from pubmeta.reading.json.lines import on_line
from pubmeta.reading.json.records import JsonRecord, Wrapping, json_records
from pubmeta.reading.streams import only_record

ReadRecord: TypeAlias = Callable[[JsonRecord, Log], Article | None]
"""What makes an article of a record; None, and reported, where it cannot."""


def only_article(content: bytes, wrapping: Wrapping, read: ReadRecord, log: Log) -> Article | None:
    """The article of a file with one record."""
    record = only_record(json_records(content, wrapping), log)
    return read(record, log) if record else None


def each_article(
    stream: BinaryIO, wrapping: Wrapping, read: ReadRecord
) -> Iterator[tuple[Article | None, tuple[Problem, ...]]]:
    """The article of each record, and its problems, in constant memory."""
    for found in json_records(stream, wrapping):
        log = Log()
        if isinstance(found, Problem):
            log.add(found)
            yield None, log.problems
        else:
            article = read(found, log)
            yield article, on_line(log, found.line)
