"""Names in BibTeX: ``First von Last``, ``von Last, First``, ``von Last, Jr, First``, joined by ``and``."""

from __future__ import annotations

import re

from pubmeta.formats.bibtex.read import latex
from pubmeta.model import Contributor, ContributorRole, Group, Person
from pubmeta.reading import Field, FieldReader, quoted

_ROLES = {
    "author": ContributorRole.AUTHOR,
    "editor": ContributorRole.EDITOR,
    "translator": ContributorRole.TRANSLATOR,
}


def contributors(fields: FieldReader, *, is_paper: bool) -> tuple[Contributor, ...]:
    """Authors, a collaboration, editors and translators; the editors of proceedings are not the paper's."""
    from bibtexparser.middlewares.names import split_multiple_persons_names

    made: list[Contributor | None] = []
    for name, role in _ROLES.items():
        if is_paper and name == "editor":
            continue
        for field in fields.all(name):
            texts = split_multiple_persons_names(field.text)
            made += [_contributor(field.with_text(text.strip()), role) for text in texts]
        for field in fields.all("collaboration") if name == "author" else ():
            made.append(field.part(Group, {"name": latex.line(field), "role": role}))
    return tuple(contributor for contributor in made if contributor)


def _contributor(name: Field, role: ContributorRole) -> Contributor | None:
    if name.text.casefold() == "others":
        name.dropped("the list goes on with names that the entry does not have")
        return None
    if _is_braced(name.text):
        return name.part(Group, {"name": latex.line(name), "role": role})
    fields = _fields(name)
    if not fields.get("given") and len((fields.get("family") or "").split()) > 2:
        group = fields["family"]
        name.guessed(f"{quoted(group)} is taken for the name of a group")
        return name.part(Group, {"name": group, "role": role})
    return name.part(Person, {**fields, "role": role})


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
        name.guessed(f"{quoted(name.text)}: {error.reason}; read as {parts}")

    def text(words: list[str]) -> str | None:
        return latex.line(name.with_text(" ".join(words)))

    return {"family": text([*parts.von, *parts.last]), "given": text(parts.first), "suffix": text(parts.jr)}
