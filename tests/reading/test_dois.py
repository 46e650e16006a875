from __future__ import annotations

import pytest

from pubmeta.model import Doi
from pubmeta.problems import Kind, Log
from pubmeta.reading import Field, FieldReader, agreed_doi
from pubmeta.reading.dois import doi_of, noted_doi, report_ending, with_noted_ids


def test_the_doi_that_is_known_is_kept_and_another_is_reported() -> None:
    log = Log()
    link = Field("UR", "https://doi.org/10.1234/x", log, 3)
    assert agreed_doi(None, link) == "10.1234/x"
    assert agreed_doi(Doi("10.1234/X"), link) == "10.1234/X"
    assert len(log) == 0
    assert agreed_doi(Doi("10.1234/y"), link) == "10.1234/y"
    assert [(problem.kind, problem.path, problem.line) for problem in log] == [(Kind.DROPPED, "UR", 3)]


def test_what_ends_a_sentence_is_no_part_of_a_doi() -> None:
    log = Log()
    assert doi_of(Field("doi", "https://doi.org/10.1234/x.y", log)) == "10.1234/x.y"
    assert not len(log)
    assert doi_of(Field("doi", "10.1234/x.;", log)) == "10.1234/x"
    assert [(problem.kind, problem.path) for problem in log] == [(Kind.GUESSED, "doi")]
    assert doi_of(Field("doi", "none.", log)) is None
    assert log.problems[-1].kind is Kind.DROPPED


@pytest.mark.parametrize(
    ("doi", "is_told"),
    [("10.1234/x", False), ("10.1234/x.", True), ("10.1234/x.;", True), ("10.1234/.", False), ("10.1234/x)", False)],
)
def test_writers_tell_of_a_doi_that_ends_as_a_sentence_does(doi: str, *, is_told: bool) -> None:
    written, read = Log(), Log()
    report_ending(Doi(doi), written)
    found = doi_of(Field("doi", doi, read))
    assert (found == doi) is not is_told
    assert [problem.path for problem in written] == [problem.path for problem in read] == ["doi"] * is_told


def test_a_doi_with_its_label_is_read_from_a_note_and_the_rest_stays() -> None:
    log = Log()
    fields = FieldReader([Field("note", "In German; doi:10.1234/x.", log), Field("annote", "of 10.1234/z", log)], log)
    assert noted_doi(None, fields, "note", "annote") == "10.1234/x"
    assert [(problem.kind, problem.path) for problem in log] == [(Kind.GUESSED, "note")]
    assert [field.text for field in fields.all("note", "annote")] == ["In German", "of 10.1234/z"]


def test_another_doi_in_a_note_is_reported() -> None:
    log = Log()
    fields = FieldReader([Field("note", "DOI 10.1234/x", log)], log)
    assert noted_doi(Doi("10.1234/y"), fields, "note") == "10.1234/y"
    assert [(problem.kind, problem.path) for problem in log] == [(Kind.DROPPED, "note")]
    assert "note" not in fields


def test_pubmed_ids_are_read_from_notes_and_the_rest_stays() -> None:
    log = Log()
    fields = FieldReader([Field("N1", "PMID: 12\nIn German; PMCID: 34.\nPMID 56 of others", log)], log)
    assert with_noted_ids({"pmid": None}, fields, "N1", "N2") == {"pmid": "12", "pmcid": "PMC34"}
    assert [field.text for field in fields.all("N1")] == ["In German; PMID 56 of others"]
    assert [problem.kind for problem in log] == [Kind.GUESSED, Kind.GUESSED]


def test_a_note_without_them_is_left_as_it_is() -> None:
    log = Log()
    fields = FieldReader([Field("N1", "a;\nb", log)], log)
    assert with_noted_ids({}, fields, "N1") == {}
    assert [field.text for field in fields.all("N1")] == ["a;\nb"]
    assert not len(log)
