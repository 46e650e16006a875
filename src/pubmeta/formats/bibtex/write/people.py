"""Who made the work: the authors, and in biblatex the translators."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.formats.bibtex.write.names import WRITTEN, names
from pubmeta.model import Anonymous, Contributor, ContributorRole
from pubmeta.problems import Log, Place


def fields(contributors: tuple[Contributor, ...], log: Log, *, is_biblatex: bool) -> Iterator[tuple[str, str]]:
    """The fields of names; who is in none of them is reported."""
    found: dict[str, list[tuple[Place, Contributor]]] = {}
    of_role = {role: name for name, role in WRITTEN.items() if is_biblatex or name == "author"}
    last = max((index for index, each in enumerate(contributors) if _is_author(each)), default=-1)
    for index, (at, each) in enumerate(log.each("contributors", contributors)):
        name = of_role.get(each.role)
        if isinstance(each, Anonymous):
            at.dropped("", "BibTeX has no anonymous contributors")
        elif name is None:
            at.dropped("", f"BibTeX has no field for a contributor who is {each.role.replace('-', ' ')} of an article")
        elif name != "author" and index < last:
            at.dropped("", f"the field {name} is read after the authors, and one of them follows")
        else:
            found.setdefault(name, []).append((at, each))
    for name in WRITTEN:
        if name in found:
            yield name, names(found[name])


def _is_author(contributor: Contributor) -> bool:
    return contributor.role is ContributorRole.AUTHOR and not isinstance(contributor, Anonymous)
