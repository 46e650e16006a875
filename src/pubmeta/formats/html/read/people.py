"""Authors, each with the elements that follow its own, and other contributors."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.formats.html.terms import CREATORS
from pubmeta.model import Affiliation, Contributor, ContributorRole, Orcid
from pubmeta.reading import Field, FieldReader, contributor_of, name_fields

_ABOUT_AUTHOR = (
    "citation_author_institution",
    "citation_author_affiliation",
    "citation_author_orcid",
    "citation_author_email",
)


def contributors(metas: tuple[Field, ...], fields: FieldReader) -> tuple[Contributor, ...]:
    """The authors in their order, then the editors."""
    made = list(_authors(metas, fields))
    creators = fields.all(*CREATORS)
    if not made:
        made = [found for creator in creators if (found := _contributor(creator, [], ContributorRole.AUTHOR))]
    elif creators and len(creators) != len(made):
        names = ", ".join(creator.text for creator in creators)
        reason = f"names {len(creators)} creators beside {len(made)} of citation_author"
        creators[0].with_text(names).unplaced(reason)
    for editor in fields.all("citation_editor"):
        if found := _contributor(editor, [], ContributorRole.EDITOR):
            made.append(found)
    return tuple(made)


def _authors(metas: tuple[Field, ...], fields: FieldReader) -> Iterator[Contributor]:
    """One for each ``citation_author``, with the elements between it and the next."""
    groups: list[tuple[Field, list[Field]]] = []
    for meta in metas:
        if not meta.text.strip():
            continue
        if meta.path == "citation_author":
            groups.append((meta, []))
        elif meta.path in _ABOUT_AUTHOR and groups:
            groups[-1][1].append(meta)
        elif meta.path in _ABOUT_AUTHOR:
            meta.unplaced("comes before the first author")
    lists = fields.all("citation_authors")
    fields.all("citation_author", *_ABOUT_AUTHOR)
    if not groups:
        texts = ((field, text) for field in lists for text in field.text.split(";") if text.strip())
        groups = [(field.with_text(text.strip()), []) for field, text in texts]
    for name, about in groups:
        if found := _contributor(name, about, ContributorRole.AUTHOR):
            yield found


def _contributor(name: Field, about: list[Field], role: ContributorRole) -> Contributor | None:
    given: dict[str, object] = {**name_fields(name.log, name.path, name.text, line=name.line), "role": role}
    affiliations = []
    for meta in about:
        if meta.path in {"citation_author_institution", "citation_author_affiliation"}:
            if affiliation := meta.part(Affiliation, {"name": meta.as_line()}):
                affiliations.append(affiliation)
        elif "name" in given:
            meta.unplaced("a group has no place for it")
        elif meta.path == "citation_author_orcid":
            given["orcid"] = meta.taken(Orcid)
        else:
            given["email"] = meta.text.strip()
    given["affiliations"] = tuple(affiliations)
    return contributor_of(name.log, name.path, given, line=name.line)
