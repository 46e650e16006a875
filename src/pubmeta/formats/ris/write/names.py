"""Names as RIS has them: ``family, given, suffix``; a group has a comma after its name, or programs divide it."""

from __future__ import annotations

from collections.abc import Sequence

from pubmeta.model import Anonymous, Contributor, ContributorRole, Group, Person
from pubmeta.model.single import report_read_name
from pubmeta.problems import Log, Place
from pubmeta.reading import Field, contributor_in, has_initials_last, names_in, quoted


def authors(contributors: tuple[Contributor, ...], log: Log) -> list[str]:
    """The authors; all others are reported, as the editor of RIS is whose book or issue it is."""
    known: list[tuple[Place, Person | Group]] = []
    for at, each in log.each("contributors", contributors):
        if isinstance(each, Anonymous):
            at.dropped("", "RIS has no anonymous contributors")
        elif each.role is not ContributorRole.AUTHOR:
            at.dropped("", f"RIS has no tag for a contributor who is {each.role.replace('-', ' ')} of an article")
        else:
            known.append((at, each))
            if isinstance(each, Person) and each.particle:
                at.dropped("particle", f"is written as part of the family name: {each.whole_family}")
    wanted = [_wanted(each) for _, each in known]
    forms = [_form(each) for each in wanted]
    for index, name in enumerate(wanted):
        if isinstance(name, Group) and " " in name.name and _read([marked_as_group(name.name)]) == [name]:
            forms[index] = marked_as_group(name.name)
    for (at, _), read, name in zip(known, _read(forms), wanted, strict=True):
        if read is None:
            log.guessed("contributors", f"a name is read from RIS as several, or as none: {quoted(_form(name))}")
        else:
            report_read_name(at, name, read, "RIS")
    return forms


def _wanted(known: Person | Group) -> Person | Group:
    """The name alone, as it is to be read."""
    if isinstance(known, Group):
        return Group(name=known.name)
    return Person(family=known.whole_family, given=known.given, suffix=known.suffix)


def marked_as_group(name: str) -> str:
    """The name with a comma at its end, which is how reference managers know that it is not a person's.

    One that has two commas takes no more: a name of three parts is the longest that there is.
    """
    return name if name.count(",") > 1 else f"{name},"


def _form(known: Person | Group) -> str:
    return known.name if isinstance(known, Group) else known.inverted


def _read(forms: Sequence[str]) -> list[Person | Group | None]:
    """What each is read as among the others; None for what is not read as one name."""
    log = Log()
    named = [names_in(Field("AU", form, log)) for form in forms]
    initials_last = has_initials_last(name.text for names in named for name in names)
    return [contributor_in(names[0], {}, initials_last=initials_last) if len(names) == 1 else None for names in named]
