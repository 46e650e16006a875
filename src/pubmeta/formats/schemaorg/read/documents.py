"""Files of several documents, each for itself: a list of them, or lines of JSON."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, BinaryIO

from pubmeta.formats.schemaorg.terms import ARTICLES
from pubmeta.problems import Problem
from pubmeta.reading.json.records import JsonRecord, Wrapping, json_records


def documents_of_their_own(stream: BinaryIO) -> Iterator[JsonRecord | Problem] | None:
    """Each document, in constant memory; None for a file of one, whose nodes may name each other.

    Each line of JSON lines is a document. The first two entries of a list show whether it has several documents or
    the nodes of one:
    each is an article with a ``@context`` of its own.
    """
    start = stream.tell()
    found = json_records(stream, Wrapping())
    first_two = list(islice(found, 2))
    if any(record.line for record in first_two) or (len(first_two) == 2 and all(map(_is_whole, first_two))):
        return chain(first_two, found)
    stream.seek(start)
    return None


def _is_whole(record: JsonRecord | Problem) -> bool:
    if isinstance(record, Problem):
        return False
    value: Any = record.value
    if not isinstance(value, dict) or "@context" not in value:
        return False
    types = value.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(str(name).rpartition("/")[2].rpartition(":")[2] in ARTICLES for name in names)
