"""What is asked of the measures as a whole; what each kind of file is to give, its own tests say."""

from __future__ import annotations

from pathlib import Path

import pytest

import pubmeta
from pubmeta import UnknownFormatError
from tests.corpus.exports import DIRECTORIES, LACKING
from tests.corpus.measure import FOLDERS, Measured, measured
from tests.corpus.table import files_table, listed, reasons, table

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def kinds(shared: Path) -> dict[str, list[Measured]]:
    return measured(shared)


@pytest.fixture
def files(kinds: dict[str, list[Measured]]) -> list[Measured]:
    return [file for files in kinds.values() for file in files]


def test_nothing_crashes_and_nothing_is_silent(files: list[Measured]) -> None:
    assert [(file.name, file.crashes) for file in files if file.crashes] == []
    assert [(file.name, file.silent) for file in files if file.silent] == []
    assert sum(file.records for file in files) > 450


def test_recall_of_each_kind_and_of_all(kinds: dict[str, list[Measured]]) -> None:
    for kind, files in kinds.items():
        values, missed = (sum(getattr(file, name).total() for file in files) for name in ("values", "missed"))
        assert values > 100
        assert missed <= 0.01 * values, kind


def test_every_article_leaves_valid_or_for_want_of_what_its_record_does_not_say(files: list[Measured]) -> None:
    for file in files:
        for outcome in file.outcomes:
            if outcome.target in LACKING:
                # An old DOI of characters that are no longer registered; a conference paper.
                of_the_record = ("missing ", "invalid doi: ", "invalid type: ")
                assert all(reason.startswith(of_the_record) for reason in outcome.completed), (file.name, outcome)
            elif outcome.target in DIRECTORIES:
                # what no journal has published is not for them
                reasons_of_record = (
                    "missing ",
                    "invalid abstracts",
                    "invalid proceedings: DOAJ",
                    "invalid status: DOAJ",
                    "invalid type: DOAJ",
                )
                assert all(reason.startswith(reasons_of_record) for reason in outcome.plain), (file.name, outcome)
            else:
                assert not outcome.plain, (file.name, outcome)


def test_the_tables_show_every_kind_and_file(kinds: dict[str, list[Measured]], files: list[Measured]) -> None:
    head, _, *rows = table(kinds).splitlines()
    assert all(kind in head for kind in kinds)
    assert len({len(row) for row in rows}) == 1
    assert all(file.name in files_table(kinds) for file in files)
    assert "missing landing_page" in reasons(kinds)
    assert listed(kinds).count("missed") == sum(file.missed.total() for file in files)


def test_each_file_is_recognised_by_its_signature(shared: Path) -> None:
    foreign = {"026_example-wos-ris.ris"}  # of a database's own format
    for format_name, folder in FOLDERS.items():
        for path in (shared / "corpus" / folder).iterdir():
            if path.name in foreign:
                with pytest.raises(UnknownFormatError):
                    pubmeta.detect(path.read_bytes())
            elif path.name != "MANIFEST.tsv":
                assert pubmeta.detect(path.read_bytes()) == format_name, path.name
