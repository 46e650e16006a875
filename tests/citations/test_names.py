"""Lists of names in the forms of reference styles."""

from __future__ import annotations

import re

import pytest

from pubmeta.citations import names
from pubmeta.citations.names import CAPITALS, FAMILY_FIRST, GIVEN_FIRST, GIVEN_FIRST_IN_FULL, INVERTED, INVERTED_IN_FULL
from pubmeta.model import PersonName

Form = re.Pattern[str]


def person(text: str) -> PersonName:
    """A name from ``given|family``, ``given|family|suffix`` or ``given|particle family``, the particle with a ``~``."""
    given, family, *suffix = text.split("|")
    particle, _, after = family.rpartition("~")
    return PersonName(given=given, family=after, particle=particle or None, suffix=suffix[0] if suffix else None)


def read(text: str, *forms: Form) -> list[PersonName] | None:
    found = names.whole(text, *forms)
    return list(found.persons) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A. B. Quay", ["A. B.|Quay"]),
        ("A. B. Quay and C. Pier", ["A. B.|Quay", "C.|Pier"]),
        ("A.B. Quay, C.-D. Pier, & E. Mole", ["A.B.|Quay", "C.-D.|Pier", "E.|Mole"]),
        ("B. G. van Engelen, P. de la Cour", ["B. G.|van Engelen", "P.|de la Cour"]),
        ("T. O’Hanlon; D. L. Hausner-Sypek", ["T.|O’Hanlon", "D. L.|Hausner-Sypek"]),
        ("G. ’t Hooft, F. d’Alembert", ["G.|’t Hooft", "F.|d’Alembert"]),
        ("Yu. V. Smirnov, Th. Meyer", ["Yu. V.|Smirnov", "Th.|Meyer"]),
        ("R. Platt Jr., S. Mole, III", ["R.|Platt|Jr.", "S.|Mole|III"]),
        ("C Quay and A B Pier", ["C|Quay", "A B|Pier"]),
        ("É. Çelik, Ł. Żak", ["É.|Çelik", "Ł.|Żak"]),
    ],
)
def test_initials_before_the_family_name(text: str, expected: list[str]) -> None:
    assert read(text, GIVEN_FIRST) == [person(name) for name in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quay, A. B.", ["A. B.|Quay"]),
        ("Quay, A. B., & Pier, C.", ["A. B.|Quay", "C.|Pier"]),
        ("van der Mole, J.-P., Davey Smith, G.", ["J.-P.|van der Mole", "G.|Davey Smith"]),
        ("Souza, F. F. de, Rocha, A. C. dos S.", ["F. F.|de~Souza", "A. C. dos S.|Rocha"]),
        ("Peek, R. M., Jr., Griswold Jr, D.", ["R. M.|Peek|Jr.", "D.|Griswold|Jr"]),
        ("TEIXEIRA JÚNIOR, J. G.; Pinto Filho, C.", ["J. G.|TEIXEIRA|JÚNIOR", "C.|Pinto|Filho"]),
        ("Pinheiro, MM, Stoppa, CL", ["MM|Pinheiro", "CL|Stoppa"]),
        ("Saheb, H. and Ahmed, II", ["H.|Saheb", "II|Ahmed"]),
    ],
)
def test_family_name_comma_initials(text: str, expected: list[str]) -> None:
    assert read(text, INVERTED) == [person(name) for name in expected]


def test_the_first_name_inverted_and_the_others_not() -> None:
    expected = [person(name) for name in ("A.|O’Donnell", "B. C.|Gilmore", "D.|Cummins")]
    assert read("O’Donnell, A., B. C. Gilmore & D. Cummins", INVERTED, GIVEN_FIRST) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quay AB, Pier C", ["AB|Quay", "C|Pier"]),
        ("van den Hout JH, Sadovy de Mitcheson Y", ["JH|van den Hout", "Y|Sadovy de Mitcheson"]),
        ("Peek RM Jr, Griswold Jr DP, Mole A III", ["RM|Peek|Jr", "DP|Griswold|Jr", "A|Mole|III"]),
        ("Li X D, Zhao P.S., Plaçais P-Y", ["X D|Li", "P.S.|Zhao", "P-Y|Plaçais"]),
        ("O’Brien PMS and De Filippis EA", ["PMS|O’Brien", "EA|De Filippis"]),
    ],
)
def test_family_name_and_bare_initials(text: str, expected: list[str]) -> None:
    assert read(text, FAMILY_FIRST) == [person(name) for name in expected]


@pytest.mark.parametrize(
    ("text", "rest", "last"),
    [
        ("Quay AB, Pier C. The tide", ". The tide", "C|Pier"),
        ("Quay AB, Pier CD. The tide", ". The tide", "CD|Pier"),
        ("Zhao P.S., Wu S.J. The tide", " The tide", "S.J.|Wu"),
        ("Zhao P.S., Wu S.: The tide", ": The tide", "S.|Wu"),
    ],
)
def test_the_full_stop_of_the_list_is_not_that_of_an_initial(text: str, rest: str, last: str) -> None:
    found = names.leading(text, FAMILY_FIRST)
    assert found
    assert (found[0].persons[-1], found[1]) == (person(last), rest)


def test_names_in_full() -> None:
    text = "Link, Bruce G., Nancy K. Squires, Gerard van Swieten, and J. Pier"
    expected = [person(name) for name in ("Bruce G.|Link", "Nancy K.|Squires", "Gerard|van Swieten", "J.|Pier")]
    assert read(text, INVERTED_IN_FULL, GIVEN_FIRST_IN_FULL) == expected


def test_names_in_capitals() -> None:
    expected = [person(name) for name in ("L. P.|LEITE", "Gilles|MARCHAND", "Anne-Lise|DE LA TOUR")]
    assert read("LEITE, L. P.; MARCHAND, Gilles; DE LA TOUR, Anne-Lise", CAPITALS) == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Quay AB, et al.", FAMILY_FIRST),
        ("Quay AB et al", FAMILY_FIRST),
        ("Quay, A. B., et al.", INVERTED),
        ("A. B. Quay and others", GIVEN_FIRST),
    ],
)
def test_a_list_cut_short(text: str, form: Form) -> None:
    found = names.whole(text, form)
    assert found
    assert (len(found.persons), found.et_al) == (1, True)


@pytest.mark.parametrize("gap", ["… ", ". . . ", "... ", "…, & "])
def test_a_list_with_a_gap_has_its_last_name_too(gap: str) -> None:
    found = names.whole(f"Quay, A., Pier, B., {gap}Mole, C.", INVERTED)
    assert found
    assert ([name.family for name in found.persons], found.et_al) == (["Quay", "Pier", "Mole"], True)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("The Harbour Group", (FAMILY_FIRST,)),
        ("Quay AB, Harbour Group", (FAMILY_FIRST,)),
        ("Quay AB, JF L, Pier C", (FAMILY_FIRST,)),
        ("A. B. Quay, Harbour Office", (GIVEN_FIRST,)),
        ("John Quay", (GIVEN_FIRST,)),
        ("Quay, John", (INVERTED,)),
        ("Quay, A., 2nd edition", (INVERTED,)),
        ("Link, Bruce, Mary Clare Lennon", (INVERTED_IN_FULL, GIVEN_FIRST_IN_FULL)),
        ("Matute DR, Butler IA", (INVERTED_IN_FULL, GIVEN_FIRST_IN_FULL)),
        ("García Márquez, Gabriel", (INVERTED_IN_FULL, GIVEN_FIRST_IN_FULL)),
        ("", (INVERTED,)),
    ],
)
def test_what_is_not_surely_a_list_of_names_is_refused(text: str, forms: tuple[Form, ...]) -> None:
    assert names.whole(text, *forms) is None


def test_names_end_where_a_journal_begins() -> None:
    found = names.leading("A. Quay and B. Pier, J. Chem. Phys. 3, 4 (1990)", GIVEN_FIRST)
    assert found
    assert found[1] == ", J. Chem. Phys. 3, 4 (1990)"
