"""Words in and between names."""

from __future__ import annotations

import re

import pytest

from pubmeta.vocabularies.names import ET_AL, OTHERS, PARTICLES, are_several, is_family_first, names_group


@pytest.mark.parametrize("text", ["et al", "et al.", "et. al.", "Et Al.", "etal", "et alii", "and others", "& others"])
def test_the_rest_of_a_list(text: str) -> None:
    assert re.fullmatch(rf"(?i){ET_AL}\.?|{OTHERS}", text)


@pytest.mark.parametrize("text", ["et Alain", "et aliments", "others"])
def test_what_is_no_rest_of_a_list(text: str) -> None:
    assert not re.match(rf"(?i){ET_AL}|{OTHERS}", text)


def test_particles_are_in_lower_case() -> None:
    assert {particle for particle in PARTICLES if particle != particle.lower()} == set()
    assert {"van", "auf", "degli", "dela"} <= PARTICLES


@pytest.mark.parametrize("family", ["王", "佐々木", "さくら", "一ノ瀬", "김", "\U00031350"])
def test_family_names_that_come_first(family: str) -> None:
    assert is_family_first(family)


@pytest.mark.parametrize("family", ["Wang", "タナカ", "Müller", "王 Wang", "Иванов"])
def test_family_names_that_do_not(family: str) -> None:
    assert not is_family_first(family)


@pytest.mark.parametrize(
    ("before", "first", "last", "after"),
    [
        ("\u3004", "々", "〇", "\u3008"),
        ("\u3040", "\u3041", "\u309f", None),  # katakana follows, which may be among them
        ("\u33ff", "\u3400", "\u4dbf", "\u4dc0"),
        ("\u4dff", "\u4e00", "\u9fff", "\ua000"),
        ("\uabff", "\uac00", "\ud7a3", "\ud7a4"),
        ("\uf8ff", "\uf900", "\ufaff", "\ufb00"),
        ("\U0001ffff", "\U00020000", "\U000323af", "\U000323b0"),
    ],
)
def test_the_scripts_of_family_names_that_come_first_begin_and_end_there(
    before: str, first: str, last: str, after: str | None
) -> None:
    assert all(map(is_family_first, (first, last, f"{last}{first}", f"{first}\u30a0\u30ff{last}")))
    for beyond in filter(None, (before, after, "\u309f\u3100", "\u30a0", "\u30ff")):
        assert not is_family_first(beyond)
        assert is_family_first(f"{first}{beyond}") == ("\u30a0" <= beyond[-1] <= "\u30ff")


def test_groups_have_a_word_for_an_organisation() -> None:
    assert names_group("The ATLAS Collaboration")
    assert not names_group("Groupe Anderson")


@pytest.mark.parametrize("name", ["Berg; Dahl", "Berg, A. et al", "Berg et al., "])
def test_names_of_several(name: str) -> None:
    assert are_several(name)


@pytest.mark.parametrize("name", ["Berg, A.", "Alain", "Ann Metal", "Petal.", "The etalon group", "Berg et al and us"])
def test_names_of_one(name: str) -> None:
    assert not are_several(name)
