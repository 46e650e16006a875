from __future__ import annotations

import pytest

from pubmeta.problems import Kind, Log
from pubmeta.reading import name_fields


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Smith, John", {"family": "Smith", "given": "John"}),
        ("Smith,J.A.", {"family": "Smith", "given": "J.A."}),
        ("van Engelen, B. G.", {"family": "van Engelen", "given": "B. G."}),
        ("Smith, John, Jr.", {"family": "Smith", "given": "John", "suffix": "Jr."}),
        ("Hicks, III, Michael", {"family": "Hicks", "given": "Michael", "suffix": "III"}),
        ("John Smith", {"family": "Smith", "given": "John"}),
        ("Ludwig van Beethoven", {"family": "van Beethoven", "given": "Ludwig"}),
        ("J. R. R. Tolkien", {"family": "Tolkien", "given": "J. R. R."}),
        ("A. P. de la Cruz", {"family": "de la Cruz", "given": "A. P."}),
        ("Fanning E.", {"family": "Fanning", "given": "E."}),
        ("Noss EH", {"family": "Noss", "given": "EH"}),
        ("de Visser M", {"family": "de Visser", "given": "M"}),
        ("Plato", {"family": "Plato"}),
        ("Plato,", {"family": "Plato"}),
        ("The E. coli Consortium", {"name": "The E. coli Consortium"}),
        ("World Health Organization", {"name": "World Health Organization"}),
        ("The Writers of It,", {"name": "The Writers of It"}),
        ("CASTOE, TODD A.", {"family": "CASTOE", "given": "TODD A."}),
        ("Robert Downey Jr.", {"family": "Downey", "given": "Robert", "suffix": "Jr."}),
        ("Ngũgĩ, Đức", {"family": "Ngũgĩ", "given": "Đức"}),
        ("", {}),
    ],
)
def test_names_that_are_surely_read(text: str, fields: dict[str, str]) -> None:
    log = Log()
    assert name_fields(log, "AU", text) == fields
    assert len(log) == 0


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Maria Garcia Lopez", {"family": "Lopez", "given": "Maria Garcia"}),
        ("Department of Things, University of X", {"name": "Department of Things, University of X"}),
        ("Smith, John, MD, PhD", {"family": "Smith", "given": "John, MD, PhD"}),
    ],
)
def test_names_that_could_be_others_are_reported(text: str, fields: dict[str, str]) -> None:
    log = Log()
    assert name_fields(log, "AU", text, line=3) == fields
    (problem,) = log
    assert (problem.kind, problem.path, problem.line) == (Kind.GUESSED, "AU", 3)
    assert text in problem.message
