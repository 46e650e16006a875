"""Reading pubmeta's own documents, beside the bare parse of the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from statistics import mean

from lxml import etree
from rich.console import Console

import pubmeta
from pubmeta.model import Article
from tests.benchmarks.measuring import Timings, for_each
from tests.benchmarks.records import OPTIONS
from tests.benchmarks.tables import grid
from tests.benchmarks.targets import Target

_PARSERS: dict[str, Callable[[bytes], object]] = {
    "article": json.loads,
    "jats": etree.fromstring,
    "crossref": etree.fromstring,
    "csl": json.loads,
    "schemaorg": json.loads,
    "datacite": json.loads,
}

_LIMITS = {"jats": 3.0, "crossref": 3.0, "csl": 3.0, "schemaorg": 4.5}


def measure(console: Console, timings: Timings, articles: Sequence[Article], rounds: int) -> list[Target]:
    """Prints what each reader takes, and gives the targets of reading."""
    tasks: dict[str, Callable[[], object]] = {}
    sizes: dict[str, float] = {}
    for name in _PARSERS:
        documents = [pubmeta.write(article, name, OPTIONS.get(name)).content for article in articles]
        sizes[name] = mean(map(len, documents)) / 1000
        tasks |= _tasks(name, documents)
    values = [article.model_dump(mode="json", exclude_defaults=True) for article in articles]
    tasks["article built"] = for_each(Article.model_validate, values)
    timings.measure(tasks, rounds)
    built = timings["article built"] / len(articles) * 1000
    table = grid(
        "Reading: CPU ms an article, from pubmeta's own documents",
        "format|read|articles\na second|kB|bare\nparse|article\nbuilt|read /\nboth|parser",
    )
    ratios: dict[str, float] = {}
    for name, parser in _PARSERS.items():
        read, parse = (timings[f"{name} {step}"] / len(articles) * 1000 for step in ("read", "bare parse"))
        ratios[name] = read / (parse + built)
        parser_name = "json.loads" if parser is json.loads else "lxml"
        table.add_row(
            name,
            f"{read:.2f}",
            f"{1000 / read:,.0f}",
            f"{sizes[name]:.1f}",
            f"{parse:.2f}",
            f"{built:.2f}",
            f"{ratios[name]:.1f} x",
            parser_name,
        )
    console.print(table)
    console.print(
        "article is pubmeta's own JSON. Beside the bare parse of the bytes: the article built, and so checked, from one"
        " dict of its values.\n",
        style="dim",
    )
    return [
        Target(name=f"{name} read / bare parse and the article built from its dict", measured=ratios[name], limit=limit)
        for name, limit in _LIMITS.items()
    ]


def _tasks(name: str, documents: Sequence[bytes]) -> dict[str, Callable[[], object]]:
    parser = _PARSERS[name]
    return {
        f"{name} read": for_each(lambda document: pubmeta.read(document, name), documents),
        f"{name} bare parse": for_each(parser, documents),
    }
