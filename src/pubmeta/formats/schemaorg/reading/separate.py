"""Files of several documents, each for itself: a list of them, or lines of JSON."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, BinaryIO

from pubmeta.formats.schemaorg.terms import ARTICLES
from pubmeta.problems import Problem
from pubmeta.reading.json_records import JsonRecord, Wrapping, json_records


def separate_documents(stream: BinaryIO) -> Iterator[JsonRecord | Problem] | None:
    """Each document, in constant memory; None for a file of one, whose nodes may name each other.

    Documents are told from the nodes of one by the first two: each is an article with a ``@context`` of its own.
    """
    start = stream.tell()
    found = json_records(stream, Wrapping())
    first, second = next(found, None), next(found, None)
    if isinstance(first, JsonRecord) and isinstance(second, JsonRecord) and _is_whole(first) and _is_whole(second):
        return chain((first, second), found)
    stream.seek(start)
    return None


def _is_whole(record: JsonRecord) -> bool:
    value: Any = record.value
    if not isinstance(value, dict) or "@context" not in value:
        return False
    types = value.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(str(name).rpartition("/")[2].rpartition(":")[2] in ARTICLES for name in names)
