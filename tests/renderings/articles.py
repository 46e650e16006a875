"""The articles whose renderings are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pubmeta
from pubmeta import Article

CASES = Path(__file__).parents[1] / "cases"
_FOLDERS = {
    "seed": "landing",
    "corpus/jats": "jats",
    "corpus/crossref_xml": "crossref",
    "corpus/crossref_json": "crossref-rest",
    "corpus/csl": "csl",
}
"""Folders with real records, and the format of the files in each."""

_MARKUP = "On </script>, <!-- and <script> in a title"


class Source(NamedTuple):
    """An article, the kind of file that it comes from, and which one."""

    kind: str
    name: str
    article: Article


def sources(shared: Path) -> Iterator[Source]:
    """Every article there is; files of anything else hold none."""
    yield Source("own", "markup", Article(title=_MARKUP))
    for file in sorted(CASES.glob("*/article.json")):
        yield Source("cases", file.parent.name, pubmeta.read(file, "article").article)
    for folder, name in _FOLDERS.items():
        files = sorted(path for path in (shared / folder).iterdir() if path.suffix in {".txt", ".xml", ".json"})
        if not files:
            raise FileNotFoundError(f"there is no file in {shared / folder}")
        for file in files:
            for number, reading in enumerate(pubmeta.read_many(file, name)):
                if isinstance(reading, pubmeta.Reading):
                    yield Source(folder.removeprefix("corpus/"), f"{file.name}[{number}]", reading.article)
