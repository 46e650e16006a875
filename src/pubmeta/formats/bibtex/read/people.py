"""Names in BibTeX: ``First von Last``, ``von Last, First``, ``von Last, Jr, First``, joined by ``and``."""

from __future__ import annotations

import re
from typing import Any

from pubmeta.formats.bibtex.read import latex
from pubmeta.model import Contributor, ContributorRole, Group, Person
from pubmeta.problems import Log
from pubmeta.reading import Fields, Found, part, quoted

_ROLES = {
    "author": ContributorRole.AUTHOR,
    "editor": ContributorRole.EDITOR,
    "translator": ContributorRole.TRANSLATOR,
}


def contributors(fields: Fields, *, is_paper: bool) -> tuple[Contributor, ...]:
    """Authors, a collaboration, editors and translators; the editors of proceedings are not the paper's."""
    from bibtexparser.middlewares.names import split_multiple_persons_names

    made: list[Contributor | None] = []
    for name, role in _ROLES.items():
        if is_paper and name == "editor":
            continue
        for field in fields.all(name):
            texts = split_multiple_persons_names(field.text)
            made += [_contributor(fields.log, Found(name, text.strip(), field.line), role) for text in texts]
        for field in fields.all("collaboration") if name == "author" else ():
            group = {"name": latex.line(fields.log, field), "role": role}
            made.append(part(fields.log, "collaboration", Group, group, line=field.line))
    return tuple(contributor for contributor in made if contributor)


def _contributor(log: Log, name: Found, role: ContributorRole) -> Contributor | None:
    if name.text.casefold() == "others":
        log.dropped(name.name, "the list goes on with names that the entry does not have", line=name.line)
        return None
    if _is_braced(name.text):
        return part(log, name.name, Group, {"name": latex.line(log, name), "role": role}, line=name.line)
    fields = _fields(log, name)
    if not fields.get("given") and len((fields.get("family") or "").split()) > 2:
        group = fields["family"]
        log.guessed(name.name, f"{quoted(group)} is taken for the name of a group", line=name.line)
        return part(log, name.name, Group, {"name": group, "role": role}, line=name.line)
    return part(log, name.name, Person, {**fields, "role": role}, line=name.line)


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


def _fields(log: Log, name: Found) -> dict[str, Any]:
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    try:
        parts = parse_single_name_into_parts(name.text)
    except InvalidNameError as error:
        parts = parse_single_name_into_parts(name.text, strict=False)
        log.guessed(name.name, f"{quoted(name.text)}: {error.reason}; read as {parts}", line=name.line)

    def text(words: list[str]) -> str | None:
        return latex.line(log, Found(name.name, " ".join(words), name.line))

    return {"family": text([*parts.von, *parts.last]), "given": text(parts.first), "suffix": text(parts.jr)}
