"""How cost grows with one article: many references, many authors."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.console import Console

import pubmeta
from pubmeta.model import Article
from tests.benchmarks.measuring import best_seconds, inputs_settled
from tests.benchmarks.records import OPTIONS, article_with
from tests.benchmarks.tables import grid
from tests.benchmarks.targets import Target

_REFERENCES = (10, 100, 1_000, 10_000)
_AUTHORS = (10, 100, 1_000, 3_000)
# Even linear work takes longer a piece where it leaves the processor's caches; quadratic work takes 30 or 100 times.
_LINEAR = 2.0


def measure(console: Console) -> list[Target]:
    """Prints CPU time a reference and an author, and gives the targets of growth."""
    long = article_with(references=_REFERENCES[-1], authors=1)
    crowded = article_with(references=0, authors=_AUTHORS[-1])
    with inputs_settled():
        growths = _growths(console, "references", _REFERENCES, long)
        _growths(console, "contributors", _AUTHORS, crowded)
    console.print(
        "The first so many references or authors of one article, less what it takes without any. Growth: what a piece"
        f" costs among the most, against one of 100; linear is up to {_LINEAR} x, quadratic {_REFERENCES[-1] // 100} x"
        f" for references and {_AUTHORS[-1] // 100} x for authors.\n",
        style="dim",
    )
    worst = max(growths[f"read {name}"] for name in OPTIONS)
    return [Target(name=f"growth of reading {_REFERENCES[-1]:,} references", measured=worst, limit=1.2)]


def _growths(console: Console, field: str, counts: Sequence[int], longest: Article) -> dict[str, float]:
    """Prints what one piece of a field costs in each format; how much more it is among the most."""
    table = grid(
        f"Growth: CPU ms for each of an article's {field}",
        "|".join(["", *(f"{count:,}" for count in counts), "growth", "cost is"]),
    )
    articles = {count: longest.model_copy(update={field: getattr(longest, field)[:count]}) for count in (0, *counts)}
    growths: dict[str, float] = {}
    for verb, task in (("export", _export), ("read", _read)):
        for name in OPTIONS:
            seconds = best_seconds({count: task(name, article) for count, article in articles.items()})
            costs = [(seconds[count] - seconds[0]) / count * 1000 for count in counts]
            growth = costs[-1] / costs[counts.index(100)]
            verdict = "linear" if growth <= _LINEAR else "[red]NOT LINEAR[/]"
            table.add_row(f"{verb} {name}", *(f"{cost:.3f}" for cost in costs), f"{growth:.2f} x", verdict)
            growths[f"{verb} {name}"] = growth
        table.add_section()
    console.print(table)
    return growths


def _export(name: str, article: Article) -> Callable[[], object]:
    return lambda: pubmeta.export(article, name, OPTIONS[name])


def _read(name: str, article: Article) -> Callable[[], object]:
    content = pubmeta.write(article, name, OPTIONS[name]).content
    return lambda: pubmeta.read(content, name)
