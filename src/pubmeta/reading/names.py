"""Names as one string: ``Smith, John``, ``Smith, John, Jr.``, ``Ludwig van Beethoven``, ``Fanning E.``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pubmeta.model import Group, GroupName, Name, Person, PersonName
from pubmeta.problems import Log
from pubmeta.reading.field import Field
from pubmeta.reading.values import line_of, part, quoted
from pubmeta.vocabularies.names import PARTICLES, names_group

_SUFFIX = re.compile(r"(?i)(?:jr|sr|filho|neto|i{2,3}|i?v|vi{1,3}|2nd|3rd|4th)\.?")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?(?:\s*-\s*)?){1,4}")


def name_fields(log: Log, path: str, text: str, *, line: int | None = None) -> dict[str, str]:
    """The fields of a `PersonName` (`family`, `given`, `suffix`) that the text spells, or the `name` of a group.

    With a comma the family name stands first; without one it is the last word with the particles before it, and a
    longer name that could be divided elsewhere is reported as `guessed`. A name with a word for an organisation in it,
    or with nothing after its comma, is a group's.
    """
    whole = line_of(log, path, text, line=line)
    if not whole:
        return {}
    family, comma, rest = (part.strip() for part in whole.partition(","))
    if not comma:
        return _without_comma(log, path, whole, line)
    if not rest:
        return {"name": family} if " " in family else {"family": family}
    if names_group(whole) and not _INITIALS.fullmatch(rest):
        log.guessed(path, f"{quoted(whole)} is taken for the name of a group", line=line)
        return {"name": whole}
    parts = [part.strip() for part in rest.split(",") if part.strip()]
    suffix = next((part for part in parts if _SUFFIX.fullmatch(part)), None) if len(parts) > 1 else None
    given = ", ".join(part for part in parts if part != suffix)
    if len(parts) > (1 if suffix is None else 2):
        log.guessed(path, f"{quoted(whole)} has more commas than a name; {quoted(given)} is the given name", line=line)
    return _fields(family, given, suffix)


def contributor_of(
    log: Log, path: str, fields: Mapping[str, object], *, line: int | None = None
) -> Person | Group | None:
    """The contributor of these fields: a group where they have a `name`, and otherwise a person."""
    model: type[Person | Group] = Group if "name" in fields else Person
    return part(log, path, model, fields, line=line)


def name_of(log: Log, path: str, fields: Mapping[str, object], *, line: int | None = None) -> Name | None:
    """The name of these fields: a group's where they have a `name`, and otherwise a person's."""
    model: type[PersonName | GroupName] = GroupName if "name" in fields else PersonName
    return part(log, path, model, fields, line=line)


def contributor_in(field: Field, others: Mapping[str, object]) -> Person | Group | None:
    """The contributor whose name the text is, with these other fields."""
    fields = {**name_fields(field.log, field.path, field.text, line=field.line), **others}
    return contributor_of(field.log, field.path, fields, line=field.line)


def name_in(field: Field) -> Name | None:
    """The name of a person or a group that the text is."""
    fields = name_fields(field.log, field.path, field.text, line=field.line)
    return name_of(field.log, field.path, fields, line=field.line)


def _without_comma(log: Log, path: str, whole: str, line: int | None) -> dict[str, str]:
    words = whole.split()
    if len(words) == 1:
        return {"family": whole}
    if names_group(whole):
        return {"name": whole}
    has_suffix = len(words) > 2 and _SUFFIX.fullmatch(words[-1]) and not _INITIALS.fullmatch(words[-1])
    suffix = words.pop() if has_suffix else None
    if _INITIALS.fullmatch(words[-1]) and not _INITIALS.fullmatch(words[0]):
        initials = len(words) - 1
        while _INITIALS.fullmatch(words[initials - 1]):
            initials -= 1
        return _fields(" ".join(words[:initials]), " ".join(words[initials:]), suffix)
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES and words[start - 1].islower():
        start -= 1
    given = words[:start]
    if len(given) > 1 and not all(map(_INITIALS.fullmatch, given[1:])):
        log.guessed(path, f"{quoted(whole)} is read as the family name {quoted(' '.join(words[start:]))}", line=line)
    return _fields(" ".join(words[start:]), " ".join(given), suffix)


def _fields(family: str, given: str, suffix: str | None) -> dict[str, str]:
    found = {"family": family, "given": given, "suffix": suffix}
    return {name: value for name, value in found.items() if value}
