from __future__ import annotations

import pytest

from pubmeta.formats.crossref.cited import cited_authors, double_year
from pubmeta.model import PersonName


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Engelen", [("Engelen", None)]),
        ("Engelen A", [("Engelen", "A")]),
        ("A. Engelen", [("Engelen", "A.")]),
        ("Engelen A, Cruz JM", [("Engelen", "A"), ("Cruz", "JM")]),
        ("A. Engelen, J. M. Cruz", [("Engelen", "A."), ("Cruz", "J. M.")]),
        ("Engelen A.; Cruz J.", [("Engelen", "A."), ("Cruz", "J.")]),
        ("O'Hara, Anna and Cruz, J.", [("O'Hara", "Anna"), ("Cruz", "J.")]),
        ("Engelen, Anna", [("Engelen, Anna", None)]),
        ("Engelen A, Cruz", [("Engelen A, Cruz", None)]),
        ("Engelen, Cruz, Ito", [("Engelen, Cruz, Ito", None)]),
    ],
)
def test_several_names_in_one_text_are_divided_where_each_is_surely_one(
    text: str, names: list[tuple[str, str | None]]
) -> None:
    found, et_al = cited_authors(text)
    assert [(name.family, name.given) for name in found if isinstance(name, PersonName)] == names
    assert not et_al


def test_et_al_is_no_name() -> None:
    assert cited_authors("Engelen A, et al.") == ((PersonName(family="Engelen", given="A"),), True)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2001/2", "2001"),
        ("2010-11", "2010"),
        ("1998/99", "1998"),
        ("1998–1999", "1998"),
        ("2010", None),
        ("1/2", None),
    ],
)
def test_a_double_year(text: str, year: str | None) -> None:
    assert double_year(text) == year
