"""Names in BibTeX: ``First von Last``, ``von Last, First``, ``von Last, Jr, First``, joined by ``and``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubmeta.formats.bibtex.read import latex
from pubmeta.model import Contributor, ContributorRole, Group, Person
from pubmeta.reading import Field, FieldReader, is_name, is_suffix, names_in, quoted, without_others
from pubmeta.vocabularies.names import names_group

_ROLES = {
    "author": ContributorRole.AUTHOR,
    "editor": ContributorRole.EDITOR,
    "translator": ContributorRole.TRANSLATOR,
}
_MARKS = re.compile(r"(?<!\\)[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)
# White space after a macro belongs to it: ``\L ukasz`` is one word, and ``\c Celik``.
_SPACED_LETTER = re.compile(r"\\(O|o|L|l|ss|AE|ae|OE|oe|AA|aa|DH|dh|TH|th|DJ|dj|NG|ng|i|j)\s+(?!and\s)(?=\w)")
_SPACED_ACCENT = re.compile(r"\\([cvuHkrtbd'`^\"~=.])\s+(\\[ij]\b|[^\W\d_])")
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
            made += [_contributor(each, role) for each in _names(field)]
        for field in fields.all("collaboration") if name == "author" else ():
            made.append(field.part(Group, {"name": latex.line(field), "role": role}))
    return tuple(contributor for contributor in made if contributor)


def editors(fields: FieldReader) -> tuple[Contributor, ...]:
    """The editors of the volume that the work is in."""
    made = (_contributor(each, ContributorRole.EDITOR) for field in fields.all("editor") for each in _names(field))
    return tuple(contributor for contributor in made if contributor)


def _names(field: Field) -> Iterator[Field]:
    """Each name of a list: ``and`` parts them, outside braces; what else does is reported as `guessed`."""
    text = field.text
    if "\\" in text:
        text = _SPACED_ACCENT.sub(r"\\\1{\2}", _SPACED_LETTER.sub(r"{\\\1}", text))
    for each in parted(text):
        name = field.with_text(each)
        if "{" in each or "\\" in each or "=" in each:
            yield name
        else:
            yield from names_in(name)


def parted(text: str) -> Iterator[str]:
    """What is between the words ``and`` that are in no braces."""
    depth = start = 0
    for mark in _MARKS.finditer(text):
        if mark[0] in "{}":
            depth = max(depth + (1 if mark[0] == "{" else -1), 0)
        elif depth == 0:
            yield text[start : mark.start()].strip()
            start = mark.end()
    yield text[start:].strip()


def _contributor(name: Field, role: ContributorRole) -> Contributor | None:
    if not name.text:
        return None
    if name.text.casefold() == "others":
        name.dropped("the list goes on with names that the entry does not have")
        return None
    named = without_others(name)
    if named is None:
        return None
    if _is_braced(named.text):
        return named.part(Group, {"name": latex.line(named), "role": role})
    if _KEYS.keys() & set(_KEY.findall(named.text)):
        return named.part(Person, {**_keyed(named), "role": role})
    if not is_name(_COMMANDS.sub("", named.text)):
        named.dropped(f"{quoted(named.text)} is not a name; left out")
        return None
    if "," not in named.text and names_group(named.text):
        named.guessed(f"{quoted(named.text)} is read as the name of a group")
        return named.part(Group, {"name": latex.line(named), "role": role})
    fields = _fields(named)
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


def _fields(name: Field) -> dict[str, str | None]:
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    try:
        parts = parse_single_name_into_parts(name.text)
    except InvalidNameError as error:
        parts = parse_single_name_into_parts(name.text, strict=False)
        family = " ".join((*parts.von, *parts.last))
        name.guessed(f"{quoted(name.text)}: {error.reason}; read as the family name {quoted(family)}")

    def text(words: list[str]) -> str | None:
        return latex.line(name.with_text(" ".join(words)))

    given, suffix = text(parts.first), text(parts.jr)
    if given and suffix and is_suffix(given) and not is_suffix(suffix):  # Doe, John, Jr., as Crossref writes it
        given, suffix = suffix, given
    return {"family": text([*parts.von, *parts.last]), "given": given, "suffix": suffix}
