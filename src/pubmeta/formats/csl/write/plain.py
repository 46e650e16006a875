"""Whether the variables of a part of an article give it back as it is, so that `custom` need not have it."""

from __future__ import annotations

from pubmeta.formats.csl.terms import ODD_NAME, are_surely_names, bare_suffix
from pubmeta.formats.csl.write.rich_text import is_exact
from pubmeta.model import Affiliation, Anonymous, Contributor, Event, Name, PersonName, Proceedings, Publisher


def is_plain_publisher(publisher: Publisher | None) -> bool:
    """Whether its name and place are; so is none."""
    return publisher is None or (is_exact(publisher.name) and (publisher.place is None or is_exact(publisher.place)))


def are_plain_names(names: tuple[Name, ...]) -> bool:
    """Whether none has a prefix, or something in it that is read as something else."""
    return not any((isinstance(name, PersonName) and name.prefix) or is_odd(name) for name in names)


def is_odd(known: Contributor | Name) -> bool:
    """Whether a name has something in it that is read as something else."""
    if isinstance(known, PersonName):
        given, suffix = known.given, known.suffix
        return (
            _is_odd_part(known.family)
            or (given is not None and _is_odd_part(given))
            or (suffix is not None and bare_suffix(suffix) != suffix)
        )
    return not isinstance(known, Anonymous) and _is_odd_part(known.name)


def _is_odd_part(text: str) -> bool:
    return not are_surely_names(text) and ODD_NAME.search(text) is not None


def is_plain_event(event: Event) -> bool:
    """Whether it has a name, a place and days in numbers, and nothing else."""
    return (
        event.name is not None
        and is_exact(event.name)
        and (event.place is None or is_exact(event.place))
        and not (event.acronym or event.number or event.theme or event.sponsors or event.dates_as_printed or event.url)
    )


def is_plain_proceedings(proceedings: Proceedings) -> bool:
    """Whether they have a title, editors, one ISBN, a series without an ISSN, and a publisher, and nothing else."""
    title, series = proceedings.title, proceedings.series
    return (
        title is not None
        and is_exact(title)
        and not (proceedings.subtitle or proceedings.subject or proceedings.doi or proceedings.language)
        and are_plain_names(proceedings.editors)
        and len(proceedings.isbns) <= 1
        and not any(each.medium for each in proceedings.isbns)
        and (series is None or (not (series.issns or series.doi) and is_exact(series.title) and series.title != title))
        and is_plain_publisher(proceedings.publisher)
    )


def is_plain_institution(institution: Affiliation) -> bool:
    """Whether it is only a name."""
    return (
        institution.name is not None
        and is_exact(institution.name)
        and institution == Affiliation(name=institution.name)
    )
