from __future__ import annotations

from pubmeta.model import Person


def test_a_name_as_text() -> None:
    person = Person(family="Berg", given="Anna M.", particle="van den", suffix="Jr.")
    assert person.display == "Anna M. van den Berg Jr."
    assert person.inverted == "van den Berg, Anna M., Jr."
    assert Person(family="Plato").inverted == "Plato"


def test_the_family_name_comes_first_in_the_scripts_of_east_asia() -> None:
    assert Person(family="王", given="小明").display == "王小明"
    assert Person(family="김", given="철수").display == "김철수"
    assert Person(family="Wang", given="Xiaoming").display == "Xiaoming Wang"
