"""Words in and between names."""

from __future__ import annotations

import re

import pytest

from pubmeta.vocabularies.names import ET_AL, OTHERS, PARTICLES, is_family_first, names_group


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


def test_groups_have_a_word_for_an_organisation() -> None:
    assert names_group("The ATLAS Collaboration")
    assert not names_group("Groupe Anderson")
