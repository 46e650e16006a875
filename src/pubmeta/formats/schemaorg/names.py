"""Whole names of persons, as the property `name` has them."""

from __future__ import annotations

from pubmeta.model import PersonName

_FAMILY_FIRST = (
    ("々", "〇"),
    ("\u3041", "\u309f"),
    ("\u3400", "\u9fff"),
    ("\uac00", "\ud7a3"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003134f"),
)
"""First and last characters of Han, hiragana and Hangul; names from elsewhere are transcribed in katakana."""


def full_name(name: PersonName) -> str:
    """The whole name on one line; in Chinese, Korean and Japanese scripts the family name comes first, unspaced."""
    family, given = name.family, name.given
    if _is_family_first(family):
        return "".join(filter(None, (name.particle, family, given, name.suffix)))
    if name.particle or name.suffix or not given:
        return name.display
    return f"{given} {family}"


def _is_family_first(family: str) -> bool:
    return family >= _FAMILY_FIRST[0][0] and all(
        any(first <= character <= last for first, last in _FAMILY_FIRST) for character in family
    )
