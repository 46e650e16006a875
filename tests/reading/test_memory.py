"""Files of many records are read in constant memory."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from pubmeta.registry import format_names, get_format

WORK = json.dumps(
    {
        "DOI": "10.5555/x",
        "type": "journal-article",
        "title": ["A title"],
        "reference": [{"key": f"r{number}", "unstructured": "Some text of a reference"} for number in range(9)],
    }
)
WORDS = "Some words of an abstract. " * 80  # more in a hundred records than what a parser holds at a time
ITEM = json.dumps({"id": "a", "type": "article-journal", "title": "A title", "abstract": WORDS})
NODE = json.dumps({"@context": "https://schema.org", "@type": "ScholarlyArticle", "name": "A", "abstract": WORDS})
CITATION = '<citation key="r"><doi>10.5555/x</doi></citation>'
DEPOSITED = (
    "<journal><journal_metadata><full_title>J</full_title></journal_metadata><journal_article><titles><title>A title"
    f"</title></titles><citation_list>{CITATION * 9}</citation_list>"
    "</journal_article></journal>"
)
JATS = (
    "<article><front><article-meta><title-group><article-title>A &mdash; title</article-title></title-group>"
    f"</article-meta></front><back><ref-list>{'<ref><mixed-citation>Some text</mixed-citation></ref>' * 9}</ref-list>"
    "</back></article>"
)
DATACITE = json.dumps(
    {
        "titles": [{"title": "A"}],
        "types": {"resourceTypeGeneral": "JournalArticle"},
        "creators": [{"name": "One, A"}],
        "descriptions": [{"description": "x" * 3000, "descriptionType": "Abstract"}],
    }
)
RECORDS = {
    "article lines": ("", json.dumps({"title": "A", "references": [{"key": "a", "raw": "B"}]}), "\n", "\n"),
    "bibtex": ('@string{j = "J"}\n', "@article{k, title = {A {\\it title}}, journal = j, year = 2001}", "\n", "\n"),
    "crossref batch": ('<doi_batch version="5.4.0"><body>', DEPOSITED, "\n", "</body></doi_batch>"),
    "crossref query result": (
        "<crossref_result><query_result><body>",
        f"<query><doi_record><crossref>{DEPOSITED}</crossref></doi_record></query>",
        "\n",
        "</body></query_result></crossref_result>",
    ),
    "crossref-rest answer": ('{"message": {"items": [', WORK, ",", "]}}"),
    "crossref-rest lines": ("", WORK, "\n", "\n"),
    "csl list": ("[", ITEM, ",", "]"),
    "csl lines": ("", ITEM, "\n", "\n"),
    "datacite list": ('{"data": [', DATACITE, ",", "]}"),
    "datacite lines": ("", DATACITE, "\n", "\n"),
    "jats set": ("<pmc-articleset>", JATS, "\n", "</pmc-articleset>"),
    "ris": ("", "TY  - JOUR\nTI  - A title\nAU  - One, A\nAB  - An abstract\nER  - ", "\n\n", "\n"),
    "schemaorg list": ("[", NODE, ",", "]"),
    "schemaorg lines": ("", NODE, "\n", "\n"),
}
"""A file of each kind: its start, a record, what stands between two, its end. The format is the first word."""
OUTSIDE_PYTHON = [kind for kind in RECORDS if kind.startswith(("crossref ", "jats"))]
"""What libxml2 reads, into memory of its own."""


def file_of(kind: str, count: int, folder: Path) -> Path:
    start, record, between, end = RECORDS[kind]
    path = folder / f"{count}"
    with path.open("w") as stream:
        stream.write(start)
        stream.writelines(record if number == 0 else between + record for number in range(count))
        stream.write(end)
    return path


def peak(kind: str, count: int, folder: Path) -> int:
    """The most memory that reading so many records takes, in bytes."""
    reader = get_format(kind.partition(" ")[0]).read_many
    assert reader is not None
    with file_of(kind, count, folder).open("rb") as stream:
        tracemalloc.start()
        found = 0
        for number, record in enumerate(reader(stream)):
            found += record.article is not None
            if number % 100 == 0:
                gc.collect()  # parsers leave reference cycles, which would otherwise wait for some later moment
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert found == count
    return most


_READING = """
import re, sys
from pathlib import Path
import pubmeta
count = sum(isinstance(found, pubmeta.Reading) for found in pubmeta.read_many(Path(sys.argv[1]), sys.argv[2]))
print(count, re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
"""  # not getrusage, which counts what the process was forked from


def resident(kind: str, count: int, folder: Path) -> int:
    """The most memory that a process of its own takes to read so many records, in KiB."""
    if not Path("/proc/self/status").exists():
        pytest.skip("needs /proc to know how much memory a process had")
    arguments = (sys.executable, "-c", _READING, file_of(kind, count, folder), kind.partition(" ")[0])
    printed = subprocess.run(arguments, capture_output=True, check=True, text=True).stdout.split()
    assert int(printed[0]) == count
    return int(printed[1])


def test_every_format_of_many_records_is_measured() -> None:
    many = {name for name in format_names() if get_format(name).read_many}
    assert {kind.partition(" ")[0] for kind in RECORDS} == many


@pytest.mark.parametrize("kind", [kind for kind in RECORDS if kind not in OUTSIDE_PYTHON])
def test_memory_does_not_grow_with_the_file(kind: str, tmp_path: Path) -> None:
    peak(kind, 20, tmp_path)  # what is loaded or cached at first use
    few, many = peak(kind, 100, tmp_path), peak(kind, 400, tmp_path)
    most = few * 1.5 + 100_000
    if many >= most:  # a table of the interpreter may have grown meanwhile, as it does once in a while
        many = peak(kind, 400, tmp_path)
    assert many < most, (few, many)


@pytest.mark.parametrize("kind", OUTSIDE_PYTHON)
def test_memory_outside_python_does_not_grow_with_the_file(kind: str, tmp_path: Path) -> None:
    few, many = resident(kind, 50, tmp_path), resident(kind, 1000, tmp_path)
    assert many < few * 1.1, (few, many)


@pytest.mark.slow
@pytest.mark.parametrize("kind", RECORDS)
def test_twenty_thousand_records_take_no_more_than_one_thousand(kind: str, tmp_path: Path) -> None:
    few, many = resident(kind, 1_000, tmp_path), resident(kind, 20_000, tmp_path)
    print(f"{kind}: 1,000 records {few:,} KiB, 20,000 records {many:,} KiB")  # noqa: T201
    assert many < few * 1.1, (few, many)
