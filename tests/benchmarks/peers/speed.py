"""Writing and validating, both in turns on the same articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Sized
from dataclasses import dataclass, field
from statistics import mean

from rich.console import Console

import pubmeta
from pubmeta.model import Article
from tests.benchmarks.measuring import Timings, for_each
from tests.benchmarks.peers.cut import for_csl, for_schemaorg
from tests.benchmarks.peers.peer import Peer
from tests.benchmarks.records import OPTIONS
from tests.benchmarks.tables import grid
from tests.benchmarks.targets import Target

STEPS = ("write", "validate", "write+validate")


@dataclass(frozen=True, slots=True)
class Contest:
    """One format: what each makes of the articles."""

    title: str
    format: str
    theirs: str
    options: dict[str, object] = field(default_factory=dict)
    cut: Callable[[Article], Article] | None = None


CONTESTS = (
    Contest("Crossref", "crossref", "crossref_xml", dict(OPTIONS["crossref"])),
    Contest("CSL", "csl", "csl"),
    Contest("CSL, equal content", "csl", "csl", cut=for_csl),
    Contest("schema.org", "schemaorg", "schema_org"),
    Contest("schema.org, equal content", "schemaorg", "schema_org", cut=for_schemaorg),
)


def measure(console: Console, peer: Peer, articles: Sequence[Article], rounds: int) -> list[Target]:
    """Prints what both take, and gives the targets."""
    timings = Timings()
    cut = {contest.title: [contest.cut(each) for each in articles] if contest.cut else articles for contest in CONTESTS}
    ours = {contest.title: _documents(contest, cut[contest.title]) for contest in CONTESTS}
    theirs = {contest.title: peer.asked(contest.theirs, "documents") for contest in CONTESTS}
    tasks = {
        f"{contest.title} {step}": task
        for contest in CONTESTS
        for step, task in _tasks(contest, cut[contest.title], ours[contest.title]).items()
    }
    for _ in range(rounds):
        timings.measure(tasks, 1)
        for contest in CONTESTS:
            for step in STEPS:
                seconds = peer.asked(contest.theirs, step)["seconds"]
                timings.values.setdefault(f"peer {contest.title} {step}", []).append(seconds)
    table = grid(
        "Speed: CPU ms an article",
        "format|library|write|validate|write+\nvalidate|articles\na second|kB|ms\na kB|not\nvalid|time /\ntheirs",
        words=2,
    )
    ratios: dict[tuple[str, str], float] = {}
    for contest in CONTESTS:
        peers = theirs[contest.title]
        costs = {step: timings[f"{contest.title} {step}"] / len(articles) * 1000 for step in STEPS}
        their_costs = {step: timings[f"peer {contest.title} {step}"] / len(articles) * 1000 for step in STEPS}
        for step in STEPS:
            ratios[contest.title, step] = costs[step] / their_costs[step]
        time = f"{ratios[contest.title, STEPS[-1]]:.2f} x"
        table.add_row(contest.title, "pubmeta", *_cells(costs, ours[contest.title]), "0", time)
        their_cells = _cells(their_costs, peers["documents"])
        table.add_row("", "commonmeta-py", *their_cells, str(len(peers["errors"])), "1 x", end_section=True)
    console.print(table)
    console.print(
        "commonmeta-py writes from its own record, which holds what its model has a place for. It validates CSL and"
        " schema.org before they are serialised; pubmeta validates the bytes that leave. write+validate of pubmeta is"
        " export, validate by itself asks the content rules, too. Equal content: of articles cut to what the documents"
        " of commonmeta-py carry; why the others differ in size, the next table says.\n",
        style="dim",
    )
    both = STEPS[-1]
    return [
        Target(
            name="Crossref against commonmeta-py: times faster",
            measured=1 / ratios["Crossref", both],
            limit=15,
            at_least=True,
        ),
        Target(
            name="CSL against commonmeta-py, equal content / theirs",
            measured=ratios["CSL, equal content", both],
            limit=1,
        ),
        Target(
            name="schema.org against commonmeta-py, equal content / theirs",
            measured=ratios["schema.org, equal content", both],
            limit=9,
        ),
    ]


def _cells(costs: Mapping[str, float], documents: Sequence[Sized]) -> list[str]:
    size = mean(map(len, documents)) / 1000
    both = costs[STEPS[-1]]
    return [*(f"{cost:.3f}" for cost in costs.values()), f"{1000 / both:,.0f}", f"{size:.1f}", f"{both / size:.3f}"]


def _documents(contest: Contest, articles: Sequence[Article]) -> list[bytes]:
    return [pubmeta.export(article, contest.format, contest.options).content for article in articles]


def _tasks(
    contest: Contest, articles: Sequence[Article], documents: Sequence[bytes]
) -> dict[str, Callable[[], object]]:
    name, options = contest.format, pubmeta.get_format(contest.format).options(**contest.options)
    tasks = (
        for_each(lambda article: pubmeta.write(article, name, options), articles),
        for_each(lambda document: pubmeta.validate(document, name, options), documents),
        for_each(lambda article: pubmeta.export(article, name, options), articles),
    )
    return dict(zip(STEPS, tasks, strict=True))
