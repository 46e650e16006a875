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


def measure(console: Console, timings: Timings, articles: Sequence[Article], rounds: int) -> list[Target]:
    """Prints what each reader takes, and gives the targets of reading."""
    tasks: dict[str, Callable[[], object]] = {}
    sizes: dict[str, float] = {}
    for name in _PARSERS:
        documents = [pubmeta.write(article, name, OPTIONS.get(name)).content for article in articles]
        sizes[name] = mean(map(len, documents)) / 1000
        tasks |= _tasks(name, documents)
    timings.measure(tasks, rounds)
    table = grid(
        "Reading: CPU ms an article, from pubmeta's own documents",
        "format|read|articles\na second|kB|bare\nparse|read /\nparse|parser",
    )
    ratios: dict[str, float] = {}
    for name, parser in _PARSERS.items():
        read, parse = (timings[f"{name} {step}"] / len(articles) * 1000 for step in ("read", "bare parse"))
        ratios[name] = read / parse
        parser_name = "json.loads" if parser is json.loads else "lxml"
        table.add_row(
            name,
            f"{read:.2f}",
            f"{1000 / read:,.0f}",
            f"{sizes[name]:.1f}",
            f"{parse:.2f}",
            f"{read / parse:.1f} x",
            parser_name,
        )
    console.print(table)
    console.print(
        "article is pubmeta's own JSON. What is read is a checked model: identifiers, dates, markup, problems.\n",
        style="dim",
    )
    return [Target(name=f"{name} read / lxml's parse", measured=ratios[name], limit=3) for name in ("jats", "crossref")]


def _tasks(name: str, documents: Sequence[bytes]) -> dict[str, Callable[[], object]]:
    parser = _PARSERS[name]
    return {
        f"{name} read": for_each(lambda document: pubmeta.read(document, name), documents),
        f"{name} bare parse": for_each(parser, documents),
    }
