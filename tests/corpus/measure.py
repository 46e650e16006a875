"""The corpus read, exported and counted, file by file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pubmeta
from pubmeta import Article, ReadError
from tests.corpus.counts import COUNTS, Counted
from tests.corpus.exports import Outcome, outcomes

FOLDERS = {
    "jats": "jats",
    "crossref": "crossref_xml",
    "crossref-rest": "crossref_json",
    "csl": "csl",
    "schemaorg": "schemaorg",
    "bibtex": "bibtex",
    "ris": "ris",
}
"""The folder of each format in the corpus."""


@dataclass
class Measured:
    """One file: what is in it, and what became of its articles."""

    name: str
    others: int = 0
    """Records of books, theses and whatever else is no article."""
    unread: list[str] = field(default_factory=list)
    """Why other records give no article."""
    articles: list[Article] = field(default_factory=list)
    warnings: int = 0
    outcomes: list[Outcome] = field(default_factory=list)
    counted: list[Counted] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)

    @property
    def records(self) -> int:
        return len(self.articles) + self.others + len(self.unread)

    @property
    def silent(self) -> list[str]:
        """What is lost without a word: in reading, in writing and reading back, or a file of which nothing is told."""
        unread = [] if self.records or self.crashes else ["the file gives neither an article nor a reason"]
        untold = [value for counted in self.counted for value in counted.untold]
        return unread + untold + [f"{one.target}: {unlike}" for one in self.outcomes for unlike in sorted(one.unlike)]

    @property
    def values(self) -> Counter[str]:
        return sum((counted.values for counted in self.counted), Counter[str]())

    @property
    def missed(self) -> Counter[str]:
        lost = ({name: len(values) for name, values in counted.missed.items()} for counted in self.counted)
        return sum(map(Counter, lost), Counter[str]())


def measured(shared: Path) -> dict[str, list[Measured]]:
    """Every file of each format."""
    found = {}
    for format_name, folder in FOLDERS.items():
        paths = sorted(path for path in (shared / "corpus" / folder).iterdir() if path.name != "MANIFEST.tsv")
        files = {path.name: _measured(path, format_name) for path in paths}
        for counted in COUNTS[format_name](shared):
            files[counted.file].counted.append(counted)
        found[format_name] = list(files.values())
    return found


def _measured(path: Path, format_name: str) -> Measured:
    file = Measured(path.name)
    try:
        for reading in pubmeta.read_many(path, format_name):
            if isinstance(reading, ReadError):
                why = "; ".join(problem.message for problem in reading.problems if problem.is_error)
                if why.endswith("pubmeta reads only articles"):
                    file.others += 1
                else:
                    file.unread.append(why)
            else:
                file.articles.append(reading.article)
                file.warnings += len(reading.problems)
    except Exception as error:  # noqa: BLE001 (the measure counts them)
        file.crashes.append(f"read: {error!r}")
    for article in file.articles:
        file.outcomes += outcomes(article)
    file.crashes += [f"{outcome.target}: {outcome.crash}" for outcome in file.outcomes if outcome.crash]
    return file
