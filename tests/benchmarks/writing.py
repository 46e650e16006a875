"""Writing and validating the four formats, beside the floor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import mean
from typing import Any

from rich.console import Console

import pubmeta
from pubmeta.api import Reading
from pubmeta.config import Config
from pubmeta.model import Article
from pubmeta.run.job import Job
from pubmeta.run.windows import WINDOW
from tests.benchmarks.floor import floor
from tests.benchmarks.measuring import Timings, for_each
from tests.benchmarks.records import FURTHER, OPTIONS
from tests.benchmarks.tables import grid
from tests.benchmarks.targets import Target

_LIMITS = {"jats": 4.0, "crossref": 3.0, "csl": 3.0, "schemaorg": 2.7}
_STEPS = ("build+serialise", "validate", "export", "floor parse", "floor schema", "floor serialise", "floor")


def measure(console: Console, timings: Timings, articles: Sequence[Article], rounds: int) -> list[Target]:
    """Prints what each format takes, and gives the targets of writing."""
    tasks: dict[str, Callable[[], object]] = {}
    sizes: dict[str, float] = {}
    for name in OPTIONS:
        documents = [pubmeta.export(article, name, OPTIONS[name]).content for article in articles]
        sizes[name] = mean(map(len, documents)) / 1000
        tasks |= _tasks(name, articles, documents)
    tasks["all four export"] = for_each(_export_all, articles)
    tasks["all four in windows"] = lambda: _in_windows(articles)
    timings.measure(tasks, rounds)
    count = len(articles)
    table = grid(
        f"Writing: CPU ms an article, {count} articles",
        "format|build+\nserialise|validate|export|articles\na second|kB|"
        "floor:\nparse|floor:\nschema|floor:\nserialise|floor|export /\nfloor",
    )

    def milliseconds(name: str, step: str) -> float:
        return timings[f"{name} {step}"] / count * 1000

    for name in OPTIONS:
        cells = [milliseconds(name, step) for step in _STEPS]
        table.add_row(*_row(name, cells, sizes[name]))
    table.add_section()
    sums = [sum(milliseconds(name, step) for name in OPTIONS) for step in _STEPS]
    sums[2] = milliseconds("all four", "export")
    table.add_row(*_row("all four", sums, sum(sizes.values())))
    in_windows = milliseconds("all four", "in windows")
    table.add_row(*_row("in windows", [*sums[:2], in_windows, *sums[3:]], sum(sizes.values())))
    console.print(table)
    console.print(
        "export is build, serialise and the check of the official schema, with advice from the article; for all four,"
        f" article by article, and as `batch` works, by stages in windows of {WINDOW}. validate asks the content rules,"
        " too, which export does not. The floor: the same documents, there already, parsed, validated against the same"
        " schema and serialised, by libxml2 or by json.loads, jsonschema-rs and pydantic-core.\n",
        style="dim",
    )
    return [
        Target(name="four formats, article by article / floor", measured=sums[2] / sums[-1], limit=4.0),
        Target(
            name="articles a second in four formats, article by article",
            measured=1000 / sums[2],
            limit=150,
            unit="/s",
            at_least=True,
        ),
        Target(name="four formats, in windows / floor", measured=in_windows / sums[-1], limit=3.3),
        *(
            Target(
                name=f"{name} / floor",
                measured=milliseconds(name, "export") / milliseconds(name, "floor"),
                limit=_LIMITS[name],
            )
            for name in OPTIONS
        ),
    ]


def _tasks(name: str, articles: Sequence[Article], documents: Sequence[bytes]) -> dict[str, Callable[[], object]]:
    options = OPTIONS[name]
    target = pubmeta.get_format(name)
    given = target.options(**options)
    assert target.schema
    bottom = floor(target.schema(given))
    values: list[Any] = [bottom.parsed(document) for document in documents]
    tasks = {
        "floor parse": for_each(bottom.parsed, documents),
        "floor schema": for_each(bottom.is_valid, values),
        "floor serialise": for_each(bottom.serialised, values),
        "floor": for_each(bottom.all, documents),
    }
    floors = {f"{name} {step}": task for step, task in tasks.items()}
    return {**_own_tasks(name, options, articles, documents), **floors}


def _own_tasks(
    name: str, options: Mapping[str, str], articles: Sequence[Article], documents: Sequence[bytes]
) -> dict[str, Callable[[], object]]:
    given = pubmeta.get_format(name).options(**options)
    tasks = {
        "build+serialise": for_each(lambda article: pubmeta.write(article, name, given), articles),
        "validate": for_each(lambda document: pubmeta.validate(document, name, given), documents),
        "export": for_each(lambda article: pubmeta.export(article, name, given), articles),
    }
    return {f"{name} {step}": task for step, task in tasks.items()}


def measure_further(console: Console, timings: Timings, articles: Sequence[Article], rounds: int) -> None:
    """Prints what the formats of reference managers and directories take."""
    tasks: dict[str, Callable[[], object]] = {}
    sizes: dict[str, float] = {}
    for name, options in FURTHER.items():
        documents = [pubmeta.export(article, name, options).content for article in articles]
        sizes[name] = mean(map(len, documents)) / 1000
        tasks |= _own_tasks(name, options, articles, documents)
    timings.measure(tasks, rounds)
    table = grid(
        f"Writing for reference managers and directories: CPU ms an article, {len(articles)} articles",
        "format|build+\nserialise|validate|export|articles\na second|kB",
    )
    for name in FURTHER:
        cells = [timings[f"{name} {step}"] / len(articles) * 1000 for step in _STEPS[:3]]
        table.add_row(name, *(f"{cell:.2f}" for cell in cells), f"{1000 / cells[2]:,.0f}", f"{sizes[name]:.1f}")
    console.print(table)


def _export_all(article: Article) -> None:
    for name, options in OPTIONS.items():
        pubmeta.export(article, name, options)


def _in_windows(articles: Sequence[Article]) -> None:
    job = Job(formats=tuple(OPTIONS), config=Config.of(OPTIONS))
    for start in range(0, len(articles), WINDOW):
        found = [Reading(format="article", article=article) for article in articles[start : start + WINDOW]]
        job.together(found, [dict] * len(found), [False] * len(found))


def _row(name: str, cells: Sequence[float], size: float) -> list[str]:
    build, validate, export, *floors = [f"{cell:.2f}" for cell in cells]
    rate = f"{1000 / cells[2]:,.0f}"
    return [name, build, validate, export, rate, f"{size:.1f}", *floors, f"{cells[2] / cells[-1]:.2f} x"]
