"""Names in BibTeX: ``First von Last``, ``von Last, First``, ``von Last, Jr, First``, joined by ``and``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pubmeta.formats.bibtex.read import latex
from pubmeta.model import Contributor, ContributorRole, Group, Person
from pubmeta.problems import Log
from pubmeta.reading import (
    Field,
    FieldReader,
    contributor_fields,
    has_title,
    is_name,
    is_sure_degree,
    names_in,
    quoted,
    without_marks,
    without_others,
)
from pubmeta.reading.capitals import Capitals, capitals_of, without_numeral
from pubmeta.vocabularies.names import is_suffix, names_group

_ROLES = {
    "author": ContributorRole.AUTHOR,
    "editor": ContributorRole.EDITOR,
    "translator": ContributorRole.TRANSLATOR,
}
_MARKS = re.compile(r"(?<!\\)[{}]|(?<!\S)and(?!\S)", re.IGNORECASE)
# White space after a macro belongs to it: ``\L ukasz`` is one word, and ``\c Celik``.
_SPACED_LETTER = re.compile(r"\\(O|o|L|l|ss|AE|ae|OE|oe|AA|aa|DH|dh|TH|th|DJ|dj|NG|ng|i|j)\s+(?!and\s)(?=\w)")
_SPACED_ACCENT = re.compile(r"\\([cvuHkrtbd'`^\"~=.])\s+(\\[ij]\b|[^\W\d_])")
# To the library for names a tilde is a space, which it is not in an accent: ``Mu\~noz``.
_TILDE = re.compile(r"(?<!\{)\\~(\{[^{}]*\}|\\[ij](?![A-Za-z])|[^\W\d_])")
_NOTES = re.compile(r"\$\s*\^[^$]*\$|\\(?:thanks|footnote|textsuperscript|inst)\s*\{[^{}]*\}")
_LOOK = re.compile(r"\\(?:textbf|textit|emph|underline|uline|textsc|mkbibbold|mkbibemph)\s*\{(.*)\}", re.DOTALL)
"""A name that is printed in some way, as one's own is in a list of one's works."""
_ACCENTED = re.compile(r"\{\\[^{}]*\}|(?:\\[^A-Za-z\s]|\\[a-zA-Z])\{\\?[^{}]\}")
"""Braces that only hold an accent and its letter."""
_WORDS = re.compile(r"[^\s,]+")
_COMMANDS = re.compile(r"\\[A-Za-z]+|\\.|[{}]")
_KEY = re.compile(r"(?:^|,)\s*\"?([a-z][a-z-]*)\s*=\s*")
_KEYS = {"family": "family", "given": "given", "prefix": "particle", "suffix": "suffix"}
"""Our field for each part of a name in biblatex's form with keys."""
_ABOUT_KEYS = frozenset({"useprefix", "given-i", "family-i", "prefix-i", "suffix-i", "id", "nosplit", "juniorcomma"})
"""Keys that say how a style prints a name."""


def contributors(fields: FieldReader) -> tuple[Contributor, ...]:
    """Authors, a collaboration, editors and translators; of a paper in proceedings `editors` takes theirs before."""
    made: list[Contributor | None] = []
    for name, role in _ROLES.items():
        for field in fields.all(name):
            made += _people(field, role)
        for field in fields.all("collaboration") if name == "author" else ():
            made.append(field.part(Group, {"name": latex.line(field), "role": role}))
    return tuple(contributor for contributor in made if contributor)


def editors(fields: FieldReader) -> tuple[Contributor, ...]:
    """The editors of the volume that the work is in."""
    made = (each for field in fields.all("editor") for each in _people(field, ContributorRole.EDITOR))
    return tuple(contributor for contributor in made if contributor)


def _people(field: Field, role: ContributorRole) -> list[Contributor | None]:
    names = list(_names(field))
    plain = [name.text for name in names if not _COMMANDS.search(name.text) and "," not in name.text]
    named = [words for text in plain if len(words := without_numeral(text.split())) > 1]
    initials_last = bool(named) and all(capitals_of(words) is Capitals.INITIALS_LAST for words in named)
    return [_contributor(name, role, initials_last=initials_last) for name in names]


def _names(field: Field) -> Iterator[Field]:
    """Each name of a list: ``and`` parts them, outside braces; what else does is reported as `guessed`."""
    text = field.text
    if "\\" in text:
        text = _SPACED_ACCENT.sub(r"\\\1{\2}", _SPACED_LETTER.sub(r"{\\\1}", text))
        text = _TILDE.sub(r"{\\~\1}", text)
    for note in _NOTES.finditer(text):
        field.dropped(f"is a mark or a note, and not part of a name; left out: {quoted(note[0])}")
    for each in parted(_NOTES.sub("", text)):
        look = _LOOK.fullmatch(each)
        name = field.with_text(look[1] if look else each)
        inner = list(parted(name.text[1:-1])) if _is_braced(name.text) else []
        if len(inner) > 1 and all("," in one for one in inner):
            name.guessed(f"is read as {len(inner)} names, though braces make it one: {quoted(name.text)}")
            yield from map(name.with_text, inner)
        elif "{" in name.text or "\\" in name.text.replace("\\&", "") or "=" in name.text:
            yield name
        else:
            yield from names_in(name.with_text(name.text.replace("\\&", "&")))


def parted(text: str) -> Iterator[str]:
    """What is between the words ``and`` that are in no braces."""
    depth = start = 0
    for mark in _MARKS.finditer(text):
        if mark[0] in "{}":
            depth = max(depth + (1 if mark[0] == "{" else -1), 0)
        elif depth == 0:
            if before := text[start : mark.start()].strip():
                yield before
            start = mark.end()
    if rest := text[start:].strip():
        yield rest


def _contributor(name: Field, role: ContributorRole, *, initials_last: bool) -> Contributor | None:
    if not name.text:
        return None
    if name.text.strip("{} ").casefold() == "others":
        name.dropped("the list goes on with names that the entry does not have")
        return None
    named = without_others(name)
    if named is None:
        return None
    if _is_braced(named.text):
        whole = without_others(named.with_text(latex.line(named) or ""))
        return whole.part(Group, {"name": whole.text, "role": role}) if whole else None
    if _KEYS.keys() & set(_KEY.findall(named.text)):
        return named.part(Person, {**_keyed(named), "role": role})
    if not is_name(_COMMANDS.sub("", named.text)):
        named.dropped(f"{quoted(named.text)} is not a name; left out")
        return None
    if "," not in named.text and names_group(named.text):
        named.guessed(f"{quoted(named.text)} is read as the name of a group")
        return named.part(Group, {"name": latex.line(named), "role": role})
    if not _COMMANDS.search(named.text):
        named = without_marks(named)
    fields = _fields(named, initials_last=initials_last)
    if not fields.get("given") and len((fields.get("family") or "").split()) > 2:
        group = fields["family"]
        named.guessed(f"{quoted(group)} is read as the name of a group")
        return named.part(Group, {"name": group, "role": role})
    return named.part(Person, {**fields, "role": role})


def _keyed(name: Field) -> dict[str, str | None]:
    """The fields of a name in biblatex's form with keys: ``family=Gohr, given=Vinzenz, prefix=van``."""
    found: dict[str, str | None] = {}
    _, *parts = _KEY.split(name.text)
    for key, value in zip(parts[::2], parts[1::2], strict=True):
        text = latex.line(name.with_text(value.strip().strip(",").strip().strip('"')))
        if field := _KEYS.get(key):
            found[field] = text
        elif key not in _ABOUT_KEYS:
            name.dropped(f"has no place for {key} of a name: {quoted(text)}")
    if not found.get("family") and found.get("given"):
        found["family"] = found.pop("given")
    return found


def _is_braced(text: str) -> bool:
    """Whether one pair of braces holds the whole name, as it does those of institutions."""
    if not re.fullmatch(r"\{[^\\].*\}", text, re.DOTALL):
        return False
    depth = 0
    for index, character in enumerate(text):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return index == len(text) - 1
    return False


def _fields(name: Field, *, initials_last: bool) -> dict[str, Any]:
    """The fields of a person's name as BibTeX parts it, but for what it takes a suffix, a title or a degree for."""
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    try:
        parts = parse_single_name_into_parts(name.text)
    except InvalidNameError as error:
        parts = parse_single_name_into_parts(name.text, strict=False)
        family = " ".join((*parts.von, *parts.last))
        name.guessed(f"{quoted(name.text)}: {error.reason}; read as the family name {quoted(family)}")

    def text(words: list[str]) -> str | None:
        return latex.line(name.with_text(" ".join(words)))

    fields: dict[str, Any] = {"family": text([*parts.von, *parts.last]), "given": text(parts.first)}
    fields["suffix"] = text(parts.jr)
    found = _rearranged(name, initials_last=initials_last)
    if found and not (found.get("suffix") and set(found.values()) == set(fields.values())):
        own = {key: value for key, value in fields.items() if value}
        if found != own:
            given = " ".join(found[key] for key in ("prefix", "given") if key in found)
            shown = ", ".join(filter(None, (found["family"], given, found.get("suffix"), *found.get("degrees", ()))))
            name.guessed(f"{quoted(name.text)} is read as {quoted(shown)}; BibTeX itself would divide it otherwise")
    return found or fields


def _rearranged(name: Field, *, initials_last: bool) -> dict[str, Any] | None:
    """The fields of a name that BibTeX parts in the wrong place: ``John Smith, Jr.``, ``Dr. Mary Lark``, ``Lark M``.

    None for one that it parts rightly, and for one in which braces say what belongs together.
    """
    if "{" in _ACCENTED.sub("", name.text):
        return None
    whole = latex.line(name) or ""
    parts, words = [part.strip() for part in whole.split(",")], _WORDS.findall(whole)
    if not (parts[0] and words):
        return None
    if is_suffix(parts[0]) and len(parts) == 2 and " " in parts[1]:  # Jr., John Smith
        whole = f"{parts[1]}, {parts[0]}"
    elif not (
        (len(parts) == 1 and initials_last)
        or has_title(whole)
        or any(map(is_suffix, (words[-1], parts[-1], parts[0].split()[-1])))
        or is_sure_degree(parts[-1])
        or (len(parts) == 1 and is_sure_degree(words[-1]))
    ):
        return None
    found = contributor_fields(Log(), name.path, whole, initials_last=initials_last or None)
    return found if "family" in found else None
