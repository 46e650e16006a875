"""Whole names of persons, as the property `name` has them."""

from __future__ import annotations

from pubmeta.model import PersonName
from pubmeta.vocabularies.names import is_family_first


def full_name(name: PersonName) -> str:
    """The whole name on one line; in Chinese, Korean and Japanese scripts the family name comes first, unspaced."""
    parts = name.__dict__  # which costs a fraction of what pydantic's attributes do
    family, given, particle, suffix = parts["family"], parts["given"], parts["particle"], parts["suffix"]
    if is_family_first(f"{particle}{family}" if particle else family):  # one with a Latin particle is read back with it
        return "".join(filter(None, (particle, family, given, suffix)))
    if particle or suffix or not given:
        return name.display
    return f"{given} {family}"
