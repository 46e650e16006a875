"""Files of many records are read in constant memory."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from pubmeta.registry import get_format

WORK = json.dumps(
    {
        "DOI": "10.5555/x",
        "type": "journal-article",
        "title": ["A title"],
        "reference": [{"key": f"r{number}", "unstructured": "Some text of a reference"} for number in range(9)],
    }
)
RECORDS = {
    "crossref-rest": ('{"message": {"items": [', WORK, ",", "]}}"),
    "ris": ("", "TY  - JOUR\nTI  - A title\nAU  - One, A\nAB  - An abstract\nER  - ", "\n\n", "\n"),
    "bibtex": ('@string{j = "J"}\n', "@article{k, title = {A {\\it title}}, journal = j, year = 2001}", "\n", "\n"),
}


def peak(name: str, count: int, folder: Path) -> int:
    """The most memory that reading so many records takes, in bytes."""
    start, record, between, end = RECORDS[name]
    path = folder / f"{count}.{name}"
    path.write_text(start + between.join([record] * count) + end)
    reader = get_format(name).read_many
    assert reader is not None
    with path.open("rb") as stream:
        tracemalloc.start()
        found = sum(record.article is not None for record in reader(stream))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert found == count
    return most


@pytest.mark.parametrize("name", RECORDS)
def test_memory_does_not_grow_with_the_file(name: str, tmp_path: Path) -> None:
    peak(name, 20, tmp_path)  # what is loaded or cached at first use
    few, many = peak(name, 100, tmp_path), peak(name, 1000, tmp_path)
    assert many < few * 1.5 + 100_000, (few, many)
