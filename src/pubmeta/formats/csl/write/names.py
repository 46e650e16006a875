"""The name variables of an article and of a cited work."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from pubmeta.formats.csl.write.rich_text import rich_text
from pubmeta.model import GroupName, PersonName
from pubmeta.problems import Place

_SURELY_NAMES = re.compile(
    r"(?:[A-Z](?:\.|(?!(?:[tlr]|(?<=I)ii?)\b|tal|thers|ull|one|ndefined)[a-zß-öø-ÿĀ-įĲ-žƀ-ɏ]++)[ \n-]?)*+"
)
"""Initials and words, but for those that are in no name; U+0131 and U+017F are not among the letters, for they are i
and s where case does not matter."""


def are_surely_names(*texts: str) -> bool:
    """Whether parts of names are nothing else: quickly decided, and true of most. The rules need not ask these."""
    return _SURELY_NAMES.fullmatch("\n".join(texts)) is not None


def names(
    known: Iterable[tuple[int, PersonName | GroupName]], at: Place, field: str
) -> tuple[list[dict[str, str]], bool]:
    """A name variable of names that are in a field, each with its index there; and whether they surely are names.

    A group is one `literal`; a one-word name is a lone `family`. A particle stays in the family name, where Zotero
    keeps it too, unless the model has it apart.
    """
    known = tuple(known)
    variable, has_prefix = [], False
    for _, name in known:
        fields = name.__dict__  # without the detour over attributes
        if isinstance(name, PersonName):
            parts = {"family": fields["family"]}
            if fields["given"]:
                parts["given"] = fields["given"]
            if fields["particle"]:
                parts["non-dropping-particle"] = fields["particle"]
            if fields["suffix"]:
                parts["suffix"] = fields["suffix"]
            has_prefix = has_prefix or fields["prefix"] is not None
        else:
            parts = {"literal": fields["name"]}
        variable.append(parts)
    if are_surely_names(*chain.from_iterable(map(dict.values, variable))):
        return variable, not has_prefix
    for (index, _), parts in zip(known, variable, strict=True):
        for part, text in parts.items():
            if "<" in text:
                name_of_field = "name" if part == "literal" else part.removeprefix("non-dropping-")
                parts[part] = rich_text(text, at.at(field, index), name_of_field)
    return variable, False
