"""References in eight printed styles, of works whose fields are easily confused; and where each field stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from pubmeta.model import GroupName, Name, Pages, PersonName, Work, WorkType

Interval = tuple[int, int]


@dataclass
class Printed:
    """A reference being printed, piece by piece."""

    work: Work
    text: str = ""
    truth: dict[str, list[Interval]] = field(default_factory=dict)

    def put(self, text: str, name: str | None = None) -> None:
        """Print a text; `name` is the field that it is."""
        if name:
            self.truth.setdefault(name, []).append((len(self.text), len(self.text) + len(text)))
        self.text += text


def _names(printed: Printed, names: tuple[Name, ...], kind: str, *, inverted: bool, last: str) -> None:
    start = len(printed.text)
    for number, name in enumerate(names):
        if number:
            printed.put(last if number == len(names) - 1 else ", ")
        if isinstance(name, GroupName):
            printed.put(name.name)
        else:
            parts = [name.family, name.given] if inverted else [name.given, name.family]
            printed.put((", " if inverted and "." in (name.given or "") else " ").join(filter(None, parts)))
    printed.truth[kind] = [(start, len(printed.text))]


def _pages(printed: Printed, before: str, dash: str) -> None:
    pages = printed.work.pages
    if pages and pages.first:
        printed.put(before)
        printed.put(pages.first, "pages")
        if pages.last:
            printed.put(dash)
            printed.put(pages.last, "pages")


def _part(printed: Printed, name: str, before: str = "", after: str = "") -> None:
    value = getattr(printed.work, name)
    if value:
        printed.put(before)
        printed.put(str(value), name)
        printed.put(after)


def _ieee(printed: Printed) -> None:
    _names(printed, printed.work.authors, "authors", inverted=False, last=" and ")
    _part(printed, "title", ", “", ",” ")
    _part(printed, "container_title", "", ", ")
    _part(printed, "volume", "Vol. ", ", ")
    _part(printed, "issue", "No. ", ", ")
    _part(printed, "date")
    _pages(printed, ", pp. ", "-")
    _part(printed, "doi", ". doi:")


def _apa(printed: Printed) -> None:
    _names(printed, printed.work.authors, "authors", inverted=True, last=", & ")
    _part(printed, "date", " (", "). ")
    _part(printed, "title", "", ". ")
    _part(printed, "container_title", "", ", ")
    _part(printed, "volume")
    _part(printed, "issue", "(", ")")
    _pages(printed, ", ", "–")
    _part(printed, "doi", ". https://doi.org/")


def _vancouver(printed: Printed) -> None:
    _names(printed, printed.work.authors, "authors", inverted=True, last=", ")
    _part(printed, "title", ". ", ". ")
    _part(printed, "container_title", "", ". ")
    _part(printed, "date", "", ";")
    _part(printed, "volume")
    _part(printed, "issue", "(", ")")
    _pages(printed, ":", "–")
    _part(printed, "doi", ". doi: ", ".")


def _abnt(printed: Printed) -> None:
    _names(printed, printed.work.authors, "authors", inverted=True, last="; ")
    _part(printed, "title", ". ", ". ")
    _part(printed, "container_title", "", ", ")
    _part(printed, "volume", "v. ", ", ")
    _part(printed, "issue", "n. ", ", ")
    _pages(printed, "p. ", "-")
    _part(printed, "date", ", ", ".")
    _part(printed, "doi", " DOI: ")


def _springer(printed: Printed) -> None:
    _names(printed, printed.work.authors, "authors", inverted=True, last=", ")
    _part(printed, "title", ": ", ". ")
    _part(printed, "container_title", "", " ")
    _part(printed, "volume", "", ", ")
    _pages(printed, "", "–")
    _part(printed, "date", " (", ")")


def _physics(printed: Printed) -> None:
    _names(printed, printed.work.authors, "authors", inverted=False, last=" and ")
    _part(printed, "container_title", ", ")
    _part(printed, "volume", " ")
    _pages(printed, ", ", "-")
    _part(printed, "date", " (", ").")


def _astronomy(printed: Printed) -> None:
    _names(printed, printed.work.authors, "authors", inverted=True, last=", & ")
    _part(printed, "date", " ", ", ")
    _part(printed, "container_title", "", ", ")
    _part(printed, "volume", "", ", ")
    _pages(printed, "", "-")


def _book(printed: Printed) -> None:
    _names(printed, printed.work.authors, "authors", inverted=True, last=", ")
    _part(printed, "title", ". ", ". ")
    _part(printed, "container_title", "In: ", ". ")
    _part(printed, "publisher_place", "", ": ")
    _part(printed, "publisher", "", ", ")
    _part(printed, "date")
    _pages(printed, ", pp. ", "–")


STYLES: tuple[Callable[[Printed], None], ...] = (
    _ieee, _apa, _vancouver, _abnt, _springer, _physics, _astronomy, _book,
)  # fmt: skip

_NUMBERS = st.sampled_from(["1", "2", "3", "12", "21", "23", "99", "100", "2003", "2004", "1999"])
_PERSONS = st.sampled_from(
    [
        PersonName(family="May", given="V."),
        PersonName(family="Nature", given="P. 3"),
        PersonName(family="van Engelen", given="B. G."),
        PersonName(family="Vol", given="No"),
        PersonName(family="Ed", given="In"),
        PersonName(family="Lancet", given="M. C."),
        PersonName(family="O’Hanlon", given="TP"),
        GroupName(name="World Cancer Office"),
    ]
)
_TITLES = st.sampled_from(
    [
        "Cancer",
        "Cancer, Vol. 3, No. 2, 2003, pp. 12-21",
        "Nature and cancer in 2003",
        "3",
        "On Nature",
        "12 angry men: a May 2004 study (Vol. 99)",
        "What is Lancet? In 1999",
    ]
)
_CONTAINERS = st.sampled_from(
    [
        "Cancer",
        "Nature",
        "The Lancet",
        "Lancet",
        "Medicine (Baltimore)",
        "Arthritis & Rheumatism",
        "J. Vol. 3 Stud.",
        "3",
    ]
)
_OFTEN_ABSENT: Mapping[str, SearchStrategy[Any]] = {
    "title": _TITLES,
    "container_title": _CONTAINERS,
    "volume": _NUMBERS,
    "issue": _NUMBERS,
    "date": st.sampled_from(["1999", "2003", "2004"]),
    "doi": st.sampled_from(["10.1000/cancer.2003.3", "10.1000/3"]),
    "publisher": st.sampled_from(["Nature", "Lancet Press", "Cancer"]),
    "publisher_place": st.sampled_from(["London", "Nature"]),
}


@st.composite
def printed_references(draw: st.DrawFn) -> Printed:
    """A work, printed in one of the styles; what the style does not print is not in the work."""
    style = draw(st.sampled_from(STYLES))
    fields: dict[str, Any] = {
        name: value for name, values in _OFTEN_ABSENT.items() if (value := draw(st.none() | values)) is not None
    }
    fields["authors"] = tuple(draw(st.lists(_PERSONS, min_size=1, max_size=3)))
    if draw(st.booleans()):
        fields["pages"] = Pages(first=draw(_NUMBERS), last=draw(st.none() | _NUMBERS))
    printed = Printed(Work(type=WorkType.JOURNAL_ARTICLE, **fields))
    style(printed)
    kept = {name: value for name, value in fields.items() if name in printed.truth}
    return Printed(Work(type=WorkType.JOURNAL_ARTICLE, **kept), printed.text, printed.truth)
