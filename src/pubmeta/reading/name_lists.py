"""Several names in one text: ``Smith, J.; Doe, J.``, ``Mary Lark, Richard Roe, and Peter van Dam``."""

from __future__ import annotations

import re

from pubmeta.reading.field import Field
from pubmeta.reading.names import is_degree, without_others
from pubmeta.reading.values import quoted
from pubmeta.vocabularies.names import is_suffix, names_group

# ``y`` and ``e`` are in names too (``Ortega y Gasset``), and so is ``von und zu``.
_AND = re.compile(r"(?:(?:(?<!\s)\s++)?,|(?<!\s)(?<!\svon))\s++(?:and|&|et|und)\s++(?!zu\s)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]*){1,4}")
_PARTS_NAMES = re.compile(r"[;&]|\s(?:and|et|und|[/|])\s")
_SIGNS = re.compile(r";|\s[/|]\s")
"""Signs that part names and are in none."""
_FEWEST_PAIRED = 4
"""How many parts two names have of which each is a family name, a comma and a given name."""


def names_in(field: Field) -> list[Field]:
    """Each name of a text, which is reported as `guessed` where it holds several.

    Semicolons part names; ``and`` and commas do where what is between them is surely a whole name. The name of a group
    is one, whatever is in it.
    """
    if not _may_hold_several(field.text):
        return [field]
    whole = without_others(field)
    if whole is None:
        return []
    texts = _parted(" ".join(whole.text.split()))
    if len(texts) > 1:
        field.guessed(f"is read as {len(texts)} names: {quoted(field.text)}")
    return [field.with_text(text) for text in texts]


def _may_hold_several(text: str) -> bool:
    """Whether there is anything to part names, or a comma, between words, that may."""
    if _PARTS_NAMES.search(text):
        return True
    before, comma, after = text.partition(",")
    return bool(comma) and ("," in after or (len(before.split()) > 1 and len(after.split()) > 1))


def _parted(text: str) -> list[str]:
    if _SIGNS.search(text):
        return [part for each in _SIGNS.split(text) if (part := each.strip(" ,")) and part.strip(".")]
    if names_group(text):
        return [text]
    pieces = [piece.strip(" ,") for piece in _AND.split(text)]
    if len(pieces) > 1:
        split = _each if any("," not in piece for piece in pieces) else _between_commas
        parts = [part for piece in pieces for part in split(piece)]
        return parts if all(map(_is_whole, parts)) else [text]
    return _between_commas(text)


def _between_commas(text: str) -> list[str]:
    """The names of a list with commas: in pairs of family and given name, or each whole; one name stays as it is."""
    parts = [part for each in text.split(",") if (part := each.strip())]
    if len(parts) < 2 or any(is_degree(part) or is_suffix(part) for part in parts):
        return [text]
    pairs = [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=False)]
    are_pairs = len(parts) % 2 == 0 and len(parts) >= _FEWEST_PAIRED
    if are_pairs and all(map(_INITIALS.fullmatch, parts[1::2])) and not any(map(_INITIALS.fullmatch, parts[::2])):
        return pairs
    if len(parts) > 2 and all(" " in part for part in parts):
        return parts
    if len(parts) == 2 and all(map(_has_initials, parts)):
        return parts
    return pairs if are_pairs and not any(" " in part for part in parts) else [text]


def _each(text: str) -> list[str]:
    """What is between commas, where each is more than one word; ``Lark, M.`` stays as it is."""
    parts = [part for each in text.split(",") if (part := each.strip())]
    return parts if all(" " in part for part in parts) else _between_commas(text)


def _has_initials(text: str) -> bool:
    """Whether a name is initials and a family name, in either order: ``A Smith``, ``Smith A``."""
    words = text.split()
    return len(words) > 1 and sum(map(_is_initial, words)) > 0 and not all(map(_is_initial, words))


def _is_initial(word: str) -> bool:
    return re.fullmatch(r"(?:[^\W\d_a-z]\.?-?){1,3}", word) is not None


def _is_whole(text: str) -> bool:
    """Whether a text is more than one word of a name."""
    return " " in text or "," in text
