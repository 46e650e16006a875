"""The documents that are sent."""

from __future__ import annotations

from pathlib import Path

import pubmeta
from tests.benchmarks.records import records

CASES = Path(__file__).resolve().parents[2] / "cases"


def measured(count: int) -> list[bytes]:
    """The articles that `make bench` measures, in JATS: varied, as publishers know them."""
    return [pubmeta.export(article, "jats").content for article in records(count, seed=1)]


def ordinary() -> list[bytes]:
    """Articles in several formats, which can all be written as JATS, CSL, Crossref and schema.org."""
    names = ("data_paper", "group_authors", "math_title", "rituximab", "scripts")
    files = ("jats.golden.xml", "crossref-5.4.0.golden.xml", "article.json")
    return [path.read_bytes() for name in names for file in files if (path := CASES / name / file).exists()]
