"""Whole names of persons, as the property `name` has them."""

from __future__ import annotations

from pubmeta.vocabularies.names import is_family_first


def name_of_two(family: str, given: str) -> str:
    """The whole name, as `PersonName.display` has it, of a person with these two parts of a name and no others."""
    return f"{family}{given}" if is_family_first(family) else f"{given} {family}"
