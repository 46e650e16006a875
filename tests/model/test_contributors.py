from __future__ import annotations

from pubmeta.model import Person


def test_a_name_as_text() -> None:
    person = Person(family="Berg", given="Anna M.", particle="van den", suffix="Jr.")
    assert person.display == "Anna M. van den Berg Jr."
    assert person.inverted == "van den Berg, Anna M., Jr."
    assert Person(family="Plato").inverted == "Plato"
