"""Damaged documents of every format, which are recognised, read, validated and, where there is an article, written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from random import Random
from time import process_time

import pubmeta
from pubmeta import Article, PubmetaError, ReadError
from pubmeta.registry import format_names, get_format
from pubmeta.testing.damage import of_bytes
from tests.fuzz import Find
from tests.reading.damage import damaged
from tests.reading.test_damage import own_documents, structure_of

_LONGEST = 3.0
"""Seconds of CPU for one document; the ones here take hundredths."""
_TARGETS = {"jats": {"tag_set": "archiving"}, "schemaorg": {}, "csl": {}, "article": {}}


def finds(number: int, rounds: Iterable[int]) -> Iterator[Find]:
    """A document of each format in each round."""
    names = [name for name in format_names() if own_documents(name)]
    sources = {
        name: damaged(
            Random(f"{number} {name}"),  # noqa: S311 (repeatable)
            own_documents(name),
            (of_bytes, structure_of(name), structure_of(name)),
            1_000_000_000,
        )
        for name in names
    }
    for _ in rounds:
        for name in names:
            content = next(sources[name])
            started = process_time()
            try:
                fault = _fault(name, content)
            except Exception as error:  # noqa: BLE001 (whatever it is, it is a find)
                fault = f"{type(error).__name__}: {str(error)[:160]}"
            taken = process_time() - started
            if fault or taken > _LONGEST:
                yield Find(f"{name}: {fault or f'takes {taken:.0f} s'}", content, ".bin")


def _fault(name: str, content: bytes) -> str | None:
    """What goes wrong with a document; raises what no verb should raise."""
    with suppress(PubmetaError):
        pubmeta.detect(content)
    if get_format(name).validate:
        pubmeta.validate(content, name)
    if get_format(name).read is None:
        return None
    articles: list[Article] = []
    with suppress(PubmetaError):
        articles.append(pubmeta.read(content, name).article)
    for found in pubmeta.read_many(content, name):
        if isinstance(found, ReadError):
            if not any(problem.is_error for problem in found.problems):
                return "has no article, and no error says why"
        else:
            articles.append(found.article)
    found_many = get_format(name).read_many
    for record in found_many(BytesIO(content)) if found_many else ():
        if record.article is None and not any(problem.is_error for problem in record.problems):
            return "has no article in a record, and no error says why"
    for article in articles[:1]:
        for target, options in _TARGETS.items():
            with suppress(pubmeta.WriteError):
                pubmeta.export(article, target, options)
    return None
