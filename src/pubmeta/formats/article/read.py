"""Article JSON to an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from pydantic import ValidationError

from pubmeta.model import Article
from pubmeta.model.problems import validation_problems
from pubmeta.problems import Log
from pubmeta.reading.article_types import other_kind_in, report_other_work
from pubmeta.reading.json.lines import json_lines, on_line
from pubmeta.reading.json.records import report_repeated_keys
from pubmeta.reading.streams import whole_in_utf_8
from pubmeta.registry import Record


def read(content: bytes, log: Log) -> Article | None:
    """The article, or None with every field that the model refuses in the log; of a key twice the last is read."""
    text = whole_in_utf_8(content)
    report_repeated_keys(text, log)
    return article_in(text, log)


def article_in(content: bytes, log: Log) -> Article | None:
    """What `read` gives of a content in UTF-8, where repeated keys are reported otherwise."""
    try:
        return Article.model_validate_json(content)
    except ValidationError as error:
        kind = next((each["input"] for each in error.errors() if each["loc"] == ("type",)), None)
        if isinstance(kind, str) and (other := other_kind_in(kind)):
            report_other_work(log, "type", f"{kind!r} is {other}")
            return None
        for problem in validation_problems(error):
            if problem.path:
                log.add(problem)
            else:
                log.malformed(problem.message)
    return None


def read_many(stream: BinaryIO) -> Iterator[Record]:
    """Each article of JSON lines, in constant memory; of any other file the one that it is."""
    lines = json_lines(stream)
    if lines is None:
        yield _record(stream.read(), None)
    else:
        for number, line in lines:
            yield _record(line, number)


def _record(content: bytes, line: int | None) -> Record:
    log = Log()
    article = read(content, log)
    return Record(article=article, problems=on_line(log, line))
