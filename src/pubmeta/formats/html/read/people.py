"""Authors, each with the elements that follow its own, and other contributors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubmeta.formats.html.terms import CREATORS
from pubmeta.model import Affiliation, Contributor, ContributorRole, Group, Orcid, Person
from pubmeta.problems import Log
from pubmeta.reading import Fields, Found, line_of, name_fields, part, quoted, taken

_ABOUT_AUTHOR = (
    "citation_author_institution",
    "citation_author_affiliation",
    "citation_author_orcid",
    "citation_author_email",
)


def contributors(metas: tuple[Found, ...], fields: Fields) -> tuple[Contributor, ...]:
    """The authors in their order, then the editors."""
    made = list(_authors(metas, fields))
    creators = fields.all(*CREATORS)
    if not made:
        made = [
            found for creator in creators if (found := _contributor(fields.log, creator, [], ContributorRole.AUTHOR))
        ]
    elif creators and len(creators) != len(made):
        names = ", ".join(creator.text for creator in creators)
        message = f"names {len(creators)} creators beside {len(made)} of citation_author; left out: {quoted(names)}"
        fields.log.dropped(creators[0].name, message, line=creators[0].line)
    for editor in fields.all("citation_editor"):
        if found := _contributor(fields.log, editor, [], ContributorRole.EDITOR):
            made.append(found)
    return tuple(made)


def _authors(metas: tuple[Found, ...], fields: Fields) -> Iterator[Contributor]:
    """One for each ``citation_author``, with the elements between it and the next."""
    groups: list[tuple[Found, list[Found]]] = []
    for meta in metas:
        if not meta.text.strip():
            continue
        if meta.name == "citation_author":
            groups.append((meta, []))
        elif meta.name in _ABOUT_AUTHOR and groups:
            groups[-1][1].append(meta)
        elif meta.name in _ABOUT_AUTHOR:
            message = f"stands before any author; left out: {quoted(meta.text)}"
            fields.log.dropped(meta.name, message, line=meta.line)
    lists = fields.all("citation_authors")
    fields.all("citation_author", *_ABOUT_AUTHOR)
    if not groups:
        texts = ((field, text) for field in lists for text in field.text.split(";") if text.strip())
        groups = [(Found(field.name, text.strip(), field.line), []) for field, text in texts]
    for name, about in groups:
        if found := _contributor(fields.log, name, about, ContributorRole.AUTHOR):
            yield found


def _contributor(log: Log, name: Found, about: list[Found], role: ContributorRole) -> Contributor | None:
    given: dict[str, Any] = {**name_fields(log, name.name, name.text, line=name.line), "role": role}
    affiliations = []
    for meta in about:
        if meta.name in {"citation_author_institution", "citation_author_affiliation"}:
            whole = line_of(log, meta.name, meta.text, line=meta.line)
            if affiliation := part(log, meta.name, Affiliation, {"name": whole}, line=meta.line):
                affiliations.append(affiliation)
        elif "name" in given:
            log.dropped(meta.name, f"a group has none; left out: {quoted(meta.text)}", line=meta.line)
        elif meta.name == "citation_author_orcid":
            given["orcid"] = taken(log, meta.name, Orcid, meta.text, line=meta.line)
        else:
            given["email"] = meta.text.strip()
    model: type[Person | Group] = Group if "name" in given else Person
    return part(log, name.name, model, {**given, "affiliations": tuple(affiliations)}, line=name.line)
