"""The examples that the page offers; they are written by us, and are in the package."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pubmeta.run.job import stamp
from pubmeta.web.page.submission import Submission

_FOLDER = Path(__file__).parent / "examples"
_NOTHING_KNOWN = b"\n"
"""A settings file that says nothing: what the service knows of its journals does not hold for an example."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A file that can be opened: how it is called, what it shows, and what goes with it."""

    name: str
    title: str
    shows: str
    file: str
    configuration: str | None = None
    registered: str | None = None

    def submission(self) -> Submission:
        """The example, as if somebody had handed it in."""
        stamped = stamp()
        return Submission(
            content=(_FOLDER / self.file).read_bytes(),
            name=self.file,
            configuration=(_FOLDER / self.configuration).read_bytes() if self.configuration else _NOTHING_KNOWN,
            registered=(_FOLDER / self.registered).read_bytes() if self.registered else b"",
            timestamp=stamped["timestamp"],
            batch_id=stamped["batch_id"],
            example=self.name,
        )


EXAMPLES: Final = (
    Example(
        name="jats",
        title="An article in JATS",
        shows="Formulas, roles, funding; all is well, and the registered record lags behind",
        file="leaves.jats.xml",
        configuration="journal.toml",
        registered="leaves.crossref.json",
    ),
    Example(
        name="page",
        title="The text of a page",
        shows="Copied from a browser: references are read, and some things are missing",
        file="case-report.txt",
    ),
    Example(
        name="crossref",
        title="A Crossref deposit",
        shows="A title in Arabic, and a deposit that its schema refuses",
        file="wheat.crossref.xml",
    ),
    Example(
        name="html",
        title="A landing page",
        shows="Meta elements that Google Scholar misreads, with their lines",
        file="landing.html",
    ),
    Example(
        name="bibtex",
        title="A list in BibTeX",
        shows="Three records, each of which can be looked at",
        file="list.bib",
    ),
)

EXAMPLE: Final = {example.name: example for example in EXAMPLES}
