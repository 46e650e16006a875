"""Names as BibTeX has them: ``family, suffix, given``, a group in braces, joined by ``and``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pubmeta.formats.bibtex.read.people import contributors
from pubmeta.formats.bibtex.write import latex
from pubmeta.model import Contributor, ContributorRole, Group, Person
from pubmeta.model.single import report_read_name
from pubmeta.problems import Log, Place
from pubmeta.reading import Field, FieldReader, is_sure_degree, quoted
from pubmeta.vocabularies.names import is_suffix

_PLAIN = re.compile(r"[^\W\d_a-z][\w'’-]*, [^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*)*")
"""A family name of one word and given names, all with capitals, which are read as what they are."""
_AND = re.compile(r"(?i)(?:^|\s)and(?:\s|$)")


def names(known: Iterable[tuple[Place, Contributor]]) -> str:
    """The value of a field of names."""
    return " and ".join(_name(each, at) for at, each in known if isinstance(each, Person | Group))


def _name(known: Person | Group, at: Place) -> str:
    """The first form of a name that is read as the name that it is; the last one, reported, where none is."""
    if isinstance(known, Group):
        forms = [f"{{{latex.literal(known.name)}}}"]
        wanted: Person | Group = Group(name=known.name)
    else:
        if known.particle:
            at.dropped("particle", f"is written as part of the family name: {known.whole_family}")
        forms = _forms(known)
        wanted = Person(family=known.whole_family, given=known.given, suffix=known.suffix)
    for form in forms:
        if (
            _PLAIN.fullmatch(form)
            and not form[-1].isdigit()
            and not any(is_suffix(part) or is_sure_degree(part) for part in form.replace(",", "").split())
        ):
            return form
        if (read := _read(form)) == (wanted,):
            return form
    if len(read) == 1:
        report_read_name(at, wanted, read[0], "BibTeX")
    else:
        others = f"as {len(read)} names" if read else "as no name"
        at.log.guessed("contributors", f"a name is read from BibTeX {others}: {quoted(forms[-1])}")
    return forms[-1]


def _forms(known: Person) -> list[str]:
    family = latex.literal(known.whole_family)
    suffix, given = (latex.literal(part) if part else "" for part in (known.suffix, known.given))
    if not (suffix or given):
        return [*([family] if " " not in family and "," not in family else ()), f"{{{family}}}{{}}"]
    parts = [family, *([suffix] if suffix else ()), given]
    # A small letter starts a particle, which some programs take from the given names to the family name.
    is_odd = any("," in part or _AND.search(part) for part in parts) or any(
        word[0].islower() for word in given.split()[1:]
    )
    plain = [] if is_odd else [", ".join(parts)]
    return [*plain, ", ".join(f"{{{part}}}" for part in parts)]


def _read(form: str) -> tuple[Contributor, ...]:
    log = Log()
    return contributors(FieldReader([Field("author", form, log)], log))


WRITTEN = {"author": ContributorRole.AUTHOR, "translator": ContributorRole.TRANSLATOR}
"""The role of those in each field; BibTeX prints no others, and `editor` is whose book or issue it is."""
