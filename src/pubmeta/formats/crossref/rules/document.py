"""What a check may ask of a deposit besides the element that it looks at; of any schema version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pubmeta.formats.crossref.terms import NAMESPACE
from pubmeta.vocabularies.numbers import whole_number
from pubmeta.xml.text import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

DATED = (14, 17)
"""The lengths of timestamps that are a date and time: to the second, to the millisecond."""


class Deposit:
    """A deposit: its schema version in numbers, and the year of its timestamp, if that has the form of a date."""

    __slots__ = ("_namespace", "_own_dois", "_years", "version", "year")

    def __init__(self, root: _Element) -> None:
        self._namespace = root.tag.partition("}")[0] + "}"
        version = version_of(self._namespace[1:-1]) or ""
        numbers = map(whole_number, version.split("."))
        self.version = tuple(number for number in numbers if number is not None)
        self._own_dois: dict[_Element, str] = {}
        self._years: dict[_Element, int | None] = {}
        self.year = year_of(root.findtext(f"{self._namespace}head/{self._namespace}timestamp", "").strip())

    def children(self, element: _Element, *names: str) -> Iterator[_Element]:
        """The child elements of these names, in document order."""
        return element.iterchildren(*[self._namespace + name for name in names])

    def within(self, element: _Element, *names: str) -> Iterator[_Element]:
        """The elements of these names in an element, in document order."""
        return element.iter(*[self._namespace + name for name in names])

    def own_doi(self, element: _Element) -> str:
        """The DOI of the innermost work that an element is in; empty where none has one."""
        outer = element.getparent()
        if outer is None:
            return ""
        if outer not in self._own_dois:
            dois = (doi for data in self.children(outer, "doi_data") for doi in self.children(data, "doi"))
            own = next(dois, None)
            self._own_dois[outer] = self.own_doi(outer) if own is None else text_of(own)
        return self._own_dois[outer]

    def first_year(self, element: _Element) -> int | None:
        """The first year in which the work around a `doi_data` was published."""
        record = element.getparent()
        if record is None:
            return None
        if record not in self._years:
            dates = self.children(record, "publication_date", "posted_date", "review_date")
            years = (whole_number(text_of(year)) for date in dates for year in self.children(date, "year"))
            self._years[record] = min((year for year in years if year is not None), default=None)
        return self._years[record]

    def is_in(self, element: _Element, name: str) -> bool:
        """Whether the element's parent has this name."""
        parent = element.getparent()
        return parent is not None and parent.tag == self._namespace + name


def year_of(timestamp: str) -> int | None:
    """The year of a timestamp that has the form of a date and time; None for any other text."""
    return int(timestamp[:4]) if timestamp.isdecimal() and len(timestamp) in DATED else None


def version_of(namespace: str) -> str | None:
    """The schema version that a deposit's namespace names, whether or not pubmeta has its schema."""
    return namespace.removeprefix(NAMESPACE) if namespace.startswith(NAMESPACE) else None


def repeated(values: Iterable[tuple[str, _Element]]) -> Iterator[tuple[str, _Element]]:
    """Each value that occurs again, with the element in which it does."""
    seen: set[str] = set()
    for value, element in values:
        if value in seen:
            yield value, element
        seen.add(value)
