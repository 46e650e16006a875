"""The name variables of an article and of a cited work."""

from __future__ import annotations

from collections.abc import Iterable

from pubmeta.formats.csl.write.rich_text import rich_text
from pubmeta.model import GroupName, PersonName
from pubmeta.problems import Place


def names(known: Iterable[tuple[int, PersonName | GroupName]], at: Place, field: str) -> list[dict[str, str]]:
    """A name variable of names that are in a field, each with its index there."""
    return [_name(each, at, field, index) for index, each in known]


def _name(known: PersonName | GroupName, at: Place, field: str, index: int) -> dict[str, str]:
    """A group is one `literal`; a one-word name is a lone `family`.

    A particle stays in the family name, where Zotero keeps it too, unless the model has it apart.
    """
    if not isinstance(known, PersonName):
        name = known.name
        return {"literal": rich_text(name, at.at(field, index), "name") if "<" in name else name}
    parts = {"family": known.family}
    if known.given:
        parts["given"] = known.given
    if known.particle:
        parts["non-dropping-particle"] = known.particle
    if known.suffix:
        parts["suffix"] = known.suffix
    for variable, text in parts.items():
        if "<" in text:
            parts[variable] = rich_text(text, at.at(field, index), variable.removeprefix("non-dropping-"))
    return parts
