"""Whatever befalls a document, a reader gives an article or says why there is none, and it does so soon."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from random import Random
from time import process_time

import pytest

import pubmeta
from pubmeta import ReadError, Reading, UnknownFormatError
from pubmeta.registry import format_names, get_format
from pubmeta.testing.damage import of_bytes
from tests.conftest import ROOT
from tests.reading.damage import Damage, damaged, of_json, of_lines, of_xml
from tests.reading.test_any_input import EXAMPLES

FOLDERS = {
    "jats": "jats",
    "crossref": "crossref_xml",
    "crossref-rest": "crossref_json",
    "csl": "csl",
    "schemaorg": "schemaorg",
    "bibtex": "bibtex",
    "ris": "ris",
}
LONGEST = 2.0
"""Seconds for one document on a slow machine."""


def structure_of(name: str) -> Damage:
    """How a format is damaged without its being broken at once."""
    kind = get_format(name).suffix.rpartition(".")[2]
    return of_json if kind in {"json", "jsonld"} else of_xml if kind == "xml" else of_lines


def own_documents(name: str) -> list[bytes]:
    """What the project itself has in a format."""
    cases = ROOT / "tests" / "cases"
    paths = [*cases.glob(f"*/{name}.golden.*"), *(cases.glob("*/article.json") if name == "article" else ())]
    if name == "landing":
        paths.append(ROOT / "examples" / "article.txt")
    found = [path.read_bytes() for path in sorted(paths)]
    return found + ([EXAMPLES[name]] if name in EXAMPLES else [])


def real_documents(shared: Path, name: str) -> list[bytes]:
    paths = sorted((shared / "corpus" / FOLDERS[name]).glob("*.*"))
    found = [path.read_bytes() for path in paths if path.name != "MANIFEST.tsv"]
    return [content for content in found if len(content) < 200_000]


def survives(name: str, contents: list[bytes], count: int) -> None:
    structure, target = structure_of(name), get_format(name)
    articles = 0
    for content in damaged(Random(name), contents, (of_bytes, structure, structure), count):  # noqa: S311 (repeatable)
        started = process_time()
        with suppress(UnknownFormatError):
            pubmeta.detect(content)
        if target.validate:
            pubmeta.validate(content, name)
        if target.read:
            with suppress(ReadError):
                pubmeta.read(content, name)
            for reading in pubmeta.read_many(content, name):
                articles += isinstance(reading, Reading)
                assert isinstance(reading, Reading) or any(problem.is_error for problem in reading.problems)
        assert process_time() - started < LONGEST, content[:300]
    assert articles > 0.1 * count or not target.read  # else the damage is too great to test more than the parser


def test_every_format_has_documents() -> None:
    assert [name for name in format_names() if not own_documents(name)] == []
    assert len(format_names()) >= 19


@pytest.mark.parametrize("name", format_names())
def test_our_own_documents(name: str) -> None:
    survives(name, own_documents(name), 200)


@pytest.mark.corpus
@pytest.mark.parametrize("name", FOLDERS)
def test_real_documents(shared: Path, name: str) -> None:
    survives(name, real_documents(shared, name), 60)


@pytest.mark.slow
@pytest.mark.corpus
@pytest.mark.parametrize("name", FOLDERS)
def test_many_real_documents(shared: Path, name: str) -> None:
    survives(name, real_documents(shared, name), 3_000)
