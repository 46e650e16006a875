"""The name variables of an article and of a cited work."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pubmeta.formats.csl.terms import are_surely_names
from pubmeta.formats.csl.write.rich_text import rich_text
from pubmeta.model import GroupName, PersonName
from pubmeta.problems import Place


def names(
    known: Collection[PersonName | GroupName], at: Place, field: str, indices: Iterable[int] | None = None
) -> tuple[list[dict[str, str]], bool]:
    """A name variable of names that are in a field; and whether they surely are names.

    A group is one `literal`; a one-word name is a lone `family`. A particle stays in the family name, where Zotero
    keeps it too, unless the model has it apart.

    indices: where in the field each of them is, if they are not all that is in it.
    """
    variable: list[dict[str, str]] = []
    has_prefix = False
    of_all: list[str] = []
    for name in known:
        if isinstance(name, PersonName):
            fields = name.__dict__  # without the detour over attributes
            parts = {"family": fields["family"]}
            if given := fields["given"]:
                parts["given"] = given
            if particle := fields["particle"]:
                parts["non-dropping-particle"] = particle
            if suffix := fields["suffix"]:
                parts["suffix"] = suffix
            if fields["prefix"] is not None:
                has_prefix = True
        else:
            parts = {"literal": name.name}
        variable.append(parts)
        of_all += parts.values()
    texts = "\n".join(of_all)
    if are_surely_names(texts):
        return variable, not has_prefix
    if "<" in texts:
        for index, parts in zip(indices or range(len(known)), variable, strict=True):
            for part, text in parts.items():
                name_of_field = "name" if part == "literal" else part.removeprefix("non-dropping-")
                parts[part] = rich_text(text, at.at(field, index), name_of_field)
    return variable, False
