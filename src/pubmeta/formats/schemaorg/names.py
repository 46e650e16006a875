"""Whole names of persons, as the property `name` has them."""

from __future__ import annotations

from pubmeta.model import PersonName
from pubmeta.vocabularies.names import is_family_first


def full_name(name: PersonName) -> str:
    """The whole name on one line; in Chinese, Korean and Japanese scripts the family name comes first, unspaced."""
    family, given = name.family, name.given
    if is_family_first(f"{name.particle or ''}{family}"):  # one with a Latin particle is read back with it
        return "".join(filter(None, (name.particle, family, given, name.suffix)))
    if name.particle or name.suffix or not given:
        return name.display
    return f"{given} {family}"
