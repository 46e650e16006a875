"""Names as one string: ``Smith, John``, ``Smith, John, Jr.``, ``Ludwig van Beethoven``, ``Fanning E.``, ``Jun LI``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pubmeta.model import Group, GroupName, Name, Person, PersonName
from pubmeta.problems import Log
from pubmeta.reading.capitals import Capitals, capitals_of, without_numeral
from pubmeta.reading.field import Field
from pubmeta.reading.values import line_of, part, quoted
from pubmeta.vocabularies.names import (
    DEGREE,
    DEGREE_OR_INITIALS,
    ET_AL,
    HONORIFIC,
    OTHERS,
    PARTICLES,
    SUFFIX,
    is_family_first,
    is_suffix,
    names_group,
)
from pubmeta.vocabularies.nothing import says_nothing

_SUFFIX = re.compile(rf"(?i){SUFFIX}")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?(?:\s*-\s*)?){1,4}")
_OTHERS = re.compile(
    rf"(?:^|(?<![\s,;])[\s,;]++)(?:(?:(?:and|&)\s++)?(?:{ET_AL}|(?i:et\.?\sal)\b)|(?i:{OTHERS}))[\s.,;]*+$"
)
_HONORIFICS = re.compile(rf"(?i)(?:{HONORIFIC})+(?!,)")
_TITLES = re.compile(rf"(?i)(?:{HONORIFIC})+")
_SURE_DEGREES = re.compile(rf"(?i)(?:{DEGREE_OR_INITIALS}\s+)*{DEGREE}(?:\s+(?:{DEGREE}|{DEGREE_OR_INITIALS}))*")
_DEGREES = re.compile(rf"(?i)(?:{DEGREE}|{DEGREE_OR_INITIALS})(?:\s+(?:{DEGREE}|{DEGREE_OR_INITIALS}))*")
_FEWEST = 3
"""How many words a name has that may have a suffix."""
_DOCTOR = re.compile(r"M\.?\s?D\.?")
_EDITOR = re.compile(r"(?i)(?:eds?|hrsg|hg|trans)\.?|editors?")
_MARKS = frozenset("*†‡§¶#⁰¹²³⁴⁵⁶⁷⁸⁹")
_FOREIGN = re.compile(r"[{}<>=@\\:]")
_NO_NAME = re.compile(r"[{}<>=@\\]|:(?:\w|//)")
_NOBODY = re.compile(r"(?i)\[?no authors? (?:listed|given|named|available)\]?")
_LETTER = re.compile(r"[^\W\d_]")
_LAST_WORDS = ("al", "alii", "alia", "others")


def name_fields(
    log: Log, path: str, text: str, *, line: int | None = None, initials_last: bool | None = None
) -> dict[str, str]:
    """The fields of a `PersonName` that the text spells, or the `name` of a group; degrees are reported.

    With a comma, and in Chinese, Japanese and Korean scripts, the family name is first; else it is the last word with
    the particles before it, and a longer name that could be divided elsewhere is reported as `guessed`. A name with a
    word for an organisation in it, or with nothing after its comma, is a group's. What says that a list of names goes
    on, and what no name has in it, is reported and left out. `initials_last`: whether in the list that the name is from
    initials come last (``Smith JA``) or family names in capitals do (``Jun LI``), where that is known.
    """
    fields, degrees = _divided(log, path, text, line, initials_last=initials_last)
    if degrees:
        log.dropped(path, f"has no place for the degrees after the name: {quoted(', '.join(degrees))}", line=line)
    return fields


def contributor_fields(
    log: Log, path: str, text: str, *, line: int | None = None, initials_last: bool | None = None
) -> dict[str, Any]:
    """As `name_fields`, with the `degrees` of a person."""
    fields, degrees = _divided(log, path, text, line, initials_last=initials_last)
    return {**fields, "degrees": degrees} if degrees else {**fields}


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


def contributor_in(
    field: Field, others: Mapping[str, object], *, initials_last: bool | None = None
) -> Person | Group | None:
    """The contributor whose name the text is, with these other fields; None, and reported, where it is not a name."""
    named = contributor_fields(field.log, field.path, field.text, line=field.line, initials_last=initials_last)
    return contributor_of(field.log, field.path, {**named, **others}, line=field.line) if named else None


def name_in(field: Field, *, initials_last: bool | None = None) -> Name | None:
    """The name of a person or a group that the text is."""
    fields = name_fields(field.log, field.path, field.text, line=field.line, initials_last=initials_last)
    return name_of(field.log, field.path, fields, line=field.line)


def without_others(field: Field) -> Field | None:
    """The text without ``et al.`` at its end, which is reported; None where no name is left."""
    found = _OTHERS.search(field.text) if _may_end_in_others(field.text) else None
    if found is None:
        return field
    field.dropped(f"the list of names goes on with others who are not named: {quoted(field.text)}")
    rest = field.text[: found.start()].strip()
    return field.with_text(rest) if rest and not _INITIALS.fullmatch(rest) else None


def without_marks(name: Field) -> Field:
    """The name without what is after it and no part of it, which is reported: marks of notes, an editor's ``(ed.)``.

    Digits are such marks where they are joined to a name of several words.
    """
    text = name.text.removesuffix(" and").removesuffix(" &")
    if text[0] == "[" and text[-1] == "]":
        text = text[1:-1].strip()
    head, bracket, remark = text[:-1].rpartition("(" if text[-1:] == ")" else "[")
    if (
        bracket
        and text[-1] in ")]"
        and len(head.split()) > 1
        and ("," not in head or _EDITOR.fullmatch(remark) or any(map(str.isdigit, remark)))
    ):
        name.dropped(f"{quoted(text)}: {quoted(remark)} is not part of the name; left out")
        text = head.rstrip()
    end = len(text)
    while end and (text[end - 1] in _MARKS or text[end - 1] in " ," or text[end - 1].isdigit()):
        end -= 1
    marks = text[end:]
    is_joined = marks[:1].isdigit() and end and any(space in text[:end] for space in " ,")
    if end and (is_joined or not _MARKS.isdisjoint(marks)):
        name.dropped(f"{quoted(text)}: {quoted(marks.strip(' ,'))} is a mark after the name; left out")
        text = text[:end]
    return name.with_text(text) if text else name


def _may_end_in_others(text: str) -> bool:
    return text.rstrip(" \t\r\n.,;")[-6:].casefold().endswith(_LAST_WORDS)


def is_name(text: str) -> bool:
    """Whether a text may be a name: it has letters, and nothing that no name has, such as braces or an at sign."""
    if _FOREIGN.search(text) and _NO_NAME.search(text):
        return False
    return _LETTER.search(text) is not None and not says_nothing(text) and not _NOBODY.fullmatch(text)


def is_degree(text: str) -> bool:
    """Whether a text between commas may be a degree after a name."""
    return _DEGREES.fullmatch(text) is not None


def is_sure_degree(text: str) -> bool:
    """Whether a text is a degree after a name, and cannot be initials: ``PhD``, ``MD PhD``."""
    return _SURE_DEGREES.fullmatch(text) is not None


def has_title(text: str) -> bool:
    """Whether a name begins with a title: ``Prof. Mary Lark``."""
    found = _HONORIFICS.match(text)
    return found is not None and found.end() < len(text)


def _divided(
    log: Log, path: str, text: str, line: int | None, *, initials_last: bool | None
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The fields of the name, and the degrees after it."""
    whole = line_of(log, path, text, line=line)
    if whole and _may_end_in_others(whole):
        named = without_others(Field(path, whole, log, line))
        whole = named.text if named else None
    if not whole:
        return {}, ()
    if not is_name(whole):
        log.dropped(path, f"{quoted(whole)} is not a name; left out", line=line)
        return {}, ()
    if "," not in whole and names_group(whole):
        return {"name": whole}, ()
    whole = without_marks(Field(path, whole, log, line)).text.lstrip(", ") or whole  # there may be nothing before Jr.
    honorific = _HONORIFICS.match(whole)
    bare = whole[honorific.end() :].lstrip(", ") if honorific else whole
    if not bare:
        honorific, bare = None, whole
    family, comma, rest = (part.strip() for part in bare.partition(","))
    if comma:
        fields, degrees = _with_comma(log, path, (whole, family, rest), line, initials_last=initials_last)
    else:
        bare, degrees = _without_degrees(bare)
        fields = _without_comma(log, path, bare, line, initials_last=initials_last)
    if honorific and "family" in fields:
        fields["prefix"] = honorific[0].strip()
    return fields, degrees


def _with_comma(
    log: Log, path: str, texts: tuple[str, str, str], line: int | None, *, initials_last: bool | None
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The fields of a name from the whole, what is before its first comma, and what is after."""
    whole, family, rest = texts
    if not rest:
        return {"name": family} if " " in family else {"family": family}, ()
    if names_group(whole) and not _INITIALS.fullmatch(rest):
        log.guessed(path, f"{quoted(whole)} is read as the name of a group", line=line)
        return {"name": whole}, ()
    parts = [part.strip() for part in rest.split(",") if part.strip()]
    prefix = next((part for part in parts if _TITLES.fullmatch(part)), None)
    parts, degrees = _parts_without_degrees([part for part in parts if part != prefix], family)
    if degrees and not any(map(_SURE_DEGREES.fullmatch, degrees)):
        log.guessed(path, f"{quoted(whole)}: {quoted(', '.join(degrees))} is taken for a degree", line=line)
    may_be_one = _SUFFIX.fullmatch if len(parts) > 1 else is_suffix
    suffix = next(filter(may_be_one, parts), None)
    given = ", ".join(part for part in parts if part != suffix)
    if not given:
        fields = _without_comma(log, path, family, line, initials_last=initials_last)
        if "family" in fields:
            fields |= {name: value for name, value in (("suffix", suffix), ("prefix", prefix)) if value}
        return fields, degrees
    if len(parts) > (1 if suffix is None else 2):
        log.guessed(
            path,
            f"{quoted(whole)} has more commas than the name of a person; {quoted(given)} is the given name",
            line=line,
        )
    if not suffix and len(words := family.split()) > 1 and is_suffix(words[-1]):
        family, suffix = " ".join(words[:-1]), words[-1]
    if not suffix and len(words := given.split()) > 1 and is_suffix(words[-1]):  # Lark, Mary Jr.
        given, suffix = " ".join(words[:-1]), words[-1]
    fields = _fields(family, given, suffix)
    if prefix:
        fields["prefix"] = prefix
    elif (honorific := _HONORIFICS.match(given)) and honorific.end() < len(given):  # Lark, Dr. Mary
        fields |= {"given": given[honorific.end() :], "prefix": honorific[0].strip()}
    return fields, degrees


def _parts_without_degrees(parts: list[str], family: str) -> tuple[list[str], tuple[str, ...]]:
    """What is between the commas after the family name, without degrees, and these.

    What could be initials is a degree where something else is the given name, or ``M.D.`` after two words.
    """
    if len(parts) == 1 and not _DEGREES.fullmatch(parts[0]):
        return parts, ()
    sure = [part for part in parts if _SURE_DEGREES.fullmatch(part)]
    others = [part for part in parts if part not in sure]
    is_whole = " " in family and family.split(maxsplit=1)[0] not in PARTICLES  # Mary Lark, M.D.
    named = [part for part in others if not _DEGREES.fullmatch(part) and not _SUFFIX.fullmatch(part)]
    if named or (is_whole and (sure or len(others) > 1 or any(map(_DOCTOR.fullmatch, others)))):
        others = [part for part in others if not _DEGREES.fullmatch(part) or part in named]
    return others, tuple(part for part in parts if part not in others)


def _without_degrees(text: str) -> tuple[str, tuple[str, ...]]:
    """A name without a comma, and the degrees that are its last words: ``Mary Lark MD PhD``."""
    words = text.split()
    start = len(words)
    while start > 2 and _DEGREES.fullmatch(words[start - 1]):
        start -= 1
    degrees = words[start:]
    if not any(map(_SURE_DEGREES.fullmatch, degrees)):
        return text, ()
    return " ".join(words[:start]), tuple(degrees)


def _without_comma(log: Log, path: str, whole: str, line: int | None, *, initials_last: bool | None) -> dict[str, str]:
    words = whole.split()
    if len(words) == 1:
        return {"family": whole}
    if names_group(whole):
        return {"name": whole}
    if is_family_first("".join(words)):
        return _fields(words[0], " ".join(words[1:]), None)
    suffix = _suffix_of(words, initials_last=initials_last)
    if suffix:
        words.pop()
        if _INITIALS.fullmatch(suffix):
            log.guessed(path, f"{quoted(whole)}: {quoted(suffix)} is taken for a suffix of the name", line=line)
    capitals = capitals_of(words, initials_last=initials_last)
    if capitals is Capitals.INITIALS_LAST:
        initials = len(words) - 1
        while initials > 1 and _INITIALS.fullmatch(words[initials - 1]):
            initials -= 1
        return _fields(" ".join(words[:initials]), " ".join(words[initials:]), suffix)
    if capitals is Capitals.FAMILY_FIRST:
        log.guessed(path, f"{quoted(whole)} is read as the family name {quoted(words[0])}", line=line)
        return _fields(words[0], " ".join(words[1:]), suffix)
    start = len(words) - 1
    if capitals is Capitals.FAMILY_LAST:
        while start > 1 and len(words[start - 1]) > 1 and words[start - 1].isupper() and words[start - 1].isalpha():
            start -= 1
    while start > 1 and words[start - 1].casefold() in PARTICLES and words[start - 1].islower():
        start -= 1
    given = words[:start]
    is_doubtful = len(given) > 1 and not all(map(_INITIALS.fullmatch, given[1:])) and start == len(words) - 1
    if capitals is Capitals.DOUBTFUL or (is_doubtful and capitals is not Capitals.FAMILY_LAST):
        log.guessed(path, f"{quoted(whole)} is read as the family name {quoted(' '.join(words[start:]))}", line=line)
    return _fields(" ".join(words[start:]), " ".join(given), suffix)


def _suffix_of(words: list[str], *, initials_last: bool | None) -> str | None:
    """The last word of a name if it is a suffix: ``III``, but not always ``II`` and ``IV``, which may be initials."""
    last = words[-1]
    if not _SUFFIX.fullmatch(last) or (last != "III" and len(words) < _FEWEST):
        return None
    if not _INITIALS.fullmatch(last) or last == "III":
        return last
    is_numeral = len(without_numeral(words)) < len(words)
    return last if is_numeral and (not initials_last or _INITIALS.fullmatch(words[-2])) else None


def _fields(family: str, given: str, suffix: str | None) -> dict[str, str]:
    found = {"family": family, "given": given, "suffix": suffix}
    return {name: value for name, value in found.items() if value}
