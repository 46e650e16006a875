"""Heads of pages, and the formats that they are made of, beside what the native libraries need for the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import mean

from lxml import etree, html
from rich.console import Console

import pubmeta
from pubmeta.model import Article
from tests.benchmarks.floor import floor
from tests.benchmarks.measuring import Timings, for_each
from tests.benchmarks.tables import grid
from tests.benchmarks.targets import Target

PAGE = "https://www.example.org/article"
_JSON_LD = {"references": False}
_FLOORS: dict[str, Callable[[bytes], object]] = {
    "highwire": html.document_fromstring,
    "schemaorg": floor("schemaorg").all,
    "linkset": floor("linkset").all,
    "oai-dc": lambda content: etree.tostring(etree.fromstring(content)),
}
_OPTIONS = {"schemaorg": _JSON_LD}


def measure(console: Console, timings: Timings, articles: Sequence[Article], rounds: int) -> list[Target]:
    """Prints what each part and a whole head takes, and gives the targets of heads."""
    tasks: dict[str, Callable[[], object]] = {}
    sizes: dict[str, float] = {}
    for name, bottom in _FLOORS.items():
        options = pubmeta.get_format(name).options(**_OPTIONS.get(name, {}))
        documents = [pubmeta.export(article, name, options).content for article in articles]
        sizes[name] = mean(map(len, documents)) / 1000
        tasks[f"{name} write"] = for_each(_writing(name, options), articles)
        tasks[f"{name} export"] = for_each(_exporting(name, options), articles)
        tasks[f"{name} floor"] = for_each(bottom, documents)
    tasks["head export"] = for_each(_head, articles)
    sizes["head"] = mean(len(_head(article).html) for article in articles) / 1000
    timings.measure(tasks, rounds)

    def milliseconds(task: str) -> float:
        return timings[task] / len(articles) * 1000

    table = grid(
        f"Heads of pages: CPU ms an article, {len(articles)} articles",
        "format|write|export|articles\na second|kB|floor|export /\nfloor",
    )
    for name in _FLOORS:
        written, exported, native = (milliseconds(f"{name} {step}") for step in ("write", "export", "floor"))
        cells = (f"{written:.2f}", f"{exported:.2f}", f"{1000 / exported:,.0f}", f"{sizes[name]:.1f}", f"{native:.2f}")
        table.add_row(name, *cells, f"{exported / native:.2f} x")
    least = sum(milliseconds(f"{name} floor") for name in ("highwire", "schemaorg", "linkset"))
    whole = milliseconds("head export")
    table.add_section()
    cells = ("", f"{whole:.2f}", f"{1000 / whole:,.0f}", f"{sizes['head']:.1f}", f"{least:.2f}")
    table.add_row("a head", *cells, f"{whole / least:.2f} x")
    console.print(table)
    console.print(
        "The floor: the same documents, parsed by libxml2 or json.loads, those with a JSON Schema validated and written"
        " again. The head's is that of its three parts; its JSON-LD has no references.\n",
        style="dim",
    )
    parts = sum(milliseconds(f"{name} export") for name in ("highwire", "schemaorg", "linkset"))
    return [Target(name="head / its three formats one by one", measured=whole / parts, limit=1.1)]


def _writing(name: str, options: pubmeta.Options) -> Callable[[Article], object]:
    return lambda article: pubmeta.write(article, name, options)


def _exporting(name: str, options: pubmeta.Options) -> Callable[[Article], object]:
    return lambda article: pubmeta.export(article, name, options)


def _head(article: Article) -> pubmeta.Head:
    return pubmeta.head(article, page=article.landing_page or PAGE)
