"""Whole names of persons, as the property `name` has them."""

from __future__ import annotations

from pubmeta.model import PersonName
from pubmeta.vocabularies.names import is_family_first


def full_name(name: PersonName) -> str:
    """The whole name on one line; in Chinese, Korean and Japanese scripts the family name comes first, unspaced."""
    parts = name.__dict__  # which costs a fraction of what pydantic's attributes do
    family, given, particle, suffix = parts["family"], parts["given"], parts["particle"], parts["suffix"]
    if given and not (particle or suffix):
        return name_of_two(family, given)
    if is_family_first(f"{particle}{family}" if particle else family):  # one with a Latin particle is read back with it
        return "".join(filter(None, (particle, family, given, suffix)))
    return name.display


def name_of_two(family: str, given: str) -> str:
    """The whole name, as `full_name` has it, of a person with these two parts of a name and no others."""
    return f"{family}{given}" if is_family_first(family) else f"{given} {family}"
