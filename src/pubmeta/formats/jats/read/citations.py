"""The fields of a cited work from the elements of a citation, however deep they stand in emphasis and comments."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.dates import date_of_parts, iso_date
from pubmeta.formats.jats.read.marked import Text, text_of
from pubmeta.formats.jats.read.names import group_name, person_name
from pubmeta.formats.jats.read.relations import link_target
from pubmeta.model import (
    ArxivId,
    Doi,
    Isbn,
    Issn,
    Name,
    Pages,
    PartialDate,
    PersonName,
    Pmcid,
    Pmid,
    TargetType,
    Url,
    Work,
    WorkType,
)
from pubmeta.problems import Log
from pubmeta.reading import date_in, name_fields, pages_of, part
from pubmeta.vocabularies.dois import LEAD, NAME
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import XmlSource, text_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRAPS = frozenset({*vocabulary.MARKUP, "comment", "named-content", "styled-content", "x", "annotation", "roman"})
_ALTERNATIVES = frozenset({"name-alternatives", "collab-alternatives"})
_PEOPLE = _ALTERNATIVES | {"name", "string-name", "collab"}
_TITLES = ("article-title", "chapter-title", "part-title", "data-title")
_LINES = {
    "volume": "volume",
    "issue": "issue",
    "elocation-id": "article_number",
    "edition": "edition",
    "publisher-name": "publisher",
    "publisher-loc": "publisher_place",
    "patent": "number",
    "std": "number",
}
_IDENTIFIERS: dict[str, Callable[[str], str]] = {
    "doi": Doi,
    "pmid": Pmid,
    "pmcid": Pmcid,
    "arxiv": ArxivId,
    "isbn": Isbn,
    "issn": Issn,
}
_ID_TYPES = {**vocabulary.ARTICLE_IDS, "isbn": "isbn", "issn": "issn", "std-designation": "number"}
_NUMBER_TYPES = frozenset({"number", "report-number"})
_TARGETS = {
    TargetType.DOI: "doi",
    TargetType.PMID: "pmid",
    TargetType.PMCID: "pmcid",
    TargetType.ARXIV: "arxiv",
}
_DATE_PARTS = frozenset({"year", "month", "day"})
_EDITORS = frozenset({"editor", "guest-editor", "editors"})
_PAGES = frozenset({"fpage", "lpage", "page-range"})
_PARTS = frozenset({*_TITLES, "source", *_DATE_PARTS, *_PAGES})
_IDS = frozenset({"pub-id", "object-id", "article-id", "isbn", "issn"})
_LINKS = frozenset({"ext-link", "uri", "self-uri"})
_VISITS = frozenset({None, "access-date", "accessed", "cited", "retrieved", "visited"})
"""`date-in-citation/@content-type` of the day on which a link was visited."""
_VISITED = re.compile(
    r"^\W*(?:accessed|cited|retrieved|visited|viewed|acess\w+|acced\w+|consultado)\b\W*(?:(?:on|em|el)\b)?",
    re.IGNORECASE,
)
_BRACKETS = " \t\r\n[]().,;:"
_SHORT_NAME = re.compile(r"[^\W\d_][\w’' -]* [A-Z]{1,4}")
_INTRODUCTION = re.compile(r"\b(?:arxiv|at|available|doi|from|https?|pmid|url|web ?page|website)\b", re.IGNORECASE)
"""Words of a comment that only say that a link or an identifier follows."""
_SAYS_MORE = re.compile(r"[^\W_]{2}")
_DOI_IN_TEXT = re.compile(rf"(?i)\b{LEAD}({NAME}[^\s<>\"]+)")


def work_of(source: XmlSource, element: _Element, *, report: bool) -> Work | None:
    """The work that a citation's tags tell of; None where there are none. report: what has no place in a work."""
    return _Reading(source, report=report).work(element)


class _Reading:
    def __init__(self, source: XmlSource, *, report: bool) -> None:
        self._source = source
        self._report = report
        self._fields: dict[str, Any] = {}
        self._authors: list[Name] = []
        self._editors: list[Name] = []
        self._parts: dict[str, _Element] = {}
        self._links: list[tuple[_Element, str, str]] = []
        self._conference: _Element | None = None
        self._is_printed = False

    def work(self, element: _Element) -> Work | None:
        """The work that a citation tells of."""
        self._take_all(element, self._authors)
        self._is_printed = local_name(element) != "element-citation"
        given = (element.get("publication-type") or element.get("citation-type") or "").strip().casefold()
        self._take_titles(vocabulary.WORK_TYPES.get(given.replace(" ", "-")))
        self._take_date()
        for link, kind, target in self._links:
            self._take_link(link, kind, target)
        fields = {
            **self._fields,
            "authors": tuple(self._authors),
            "editors": tuple(self._editors),
            "pages": self._read_pages(),
        }
        if not self._authors:
            fields.pop("et_al", None)
        if not any(value for name, value in fields.items() if name != "type"):
            return None
        return part(self._source.at(element), "", Work, fields)

    def _take_all(self, element: _Element, people: list[Name]) -> None:
        """Take the elements in an element; `people` are those whom names at this place tell of."""
        for child in element:
            name = local_name(child)
            if name in _PEOPLE:
                self._take_person(child, name, people)
            elif name in _LINES:
                self._set(_LINES[name], self._source.line(child), child)
            elif name in _PARTS:
                self._take_part(child, name)
            elif name in _IDS:
                self._take_identifier(child, name)
            elif name in _LINKS:
                link = child.get(vocabulary.HREF) or text_in(child)
                self._links.append((child, child.get("ext-link-type") or "", link))
            elif name in _WRAPS:
                self._take_wrap(child, name, people)
            else:
                self._take_other(child, name, people)

    def _take_other(self, child: _Element, name: str, people: list[Name]) -> None:
        match name:
            case "person-group":
                self._take_group(child)
            case "etal":
                if people is self._authors:
                    self._fields["et_al"] = True
                else:
                    self._unplaced(child)
            case "publisher":
                self._take_all(child, people)
            case "institution":
                self._set("publisher", self._source.line(child), child)
            case "version":
                self._set("version", child.get("designator") or self._source.line(child), child)
            case "series":
                self._set("series_title", self._text(child), child)
            case "conf-name" if self._conference is None:
                self._conference = child
            case "date" | "string-date":
                self._take_date_element(child)
            case "date-in-citation" | "access-date" if child.get("content-type") in _VISITS:
                self._set("accessed", self._date_in(child), child)
            case "label" | "xref" | "graphic" | "inline-graphic":
                pass
            case _:
                self._unplaced(child)

    def _take_wrap(self, element: _Element, name: str, people: list[Name]) -> None:
        """Emphasis and comments for what is tagged in them; a comment may have a DOI in its words."""
        self._take_all(element, people)
        if name != "comment":
            return
        text = text_in(element)
        if found := _DOI_IN_TEXT.search(text):
            self._links.append((element, "doi", found[1].rstrip(".,;)")))
            text = text.replace(found[0], " ")
        for link in element.iterdescendants("{*}ext-link", "{*}uri", "{*}pub-id"):
            text = text.replace(text_in(link), " ")
        if _SAYS_MORE.search(_INTRODUCTION.sub(" ", text)):
            self._unplaced(element)

    def _take_group(self, element: _Element) -> None:
        """A `person-group`: names, or the text of one in which none is tagged."""
        kind = (element.get("person-group-type") or "author").casefold()
        people = self._editors if kind in _EDITORS else self._authors
        if len(element):
            self._take_all(element, people)
            return
        names = [name.strip() for name in re.split("[,;]", element.text or "")]
        if all(map(_SHORT_NAME.fullmatch, names)):
            for name in names:
                people.append(PersonName(**name_fields(Log(), "", name, initials_last=True)))
            if self._report:
                self._source.at(element).guessed("", f"is divided into the names of {len(names)} persons")
        else:
            self._unplaced(element)

    def _take_person(self, element: _Element, name: str, people: list[Name]) -> None:
        if name in _ALTERNATIVES:
            element = next(iter(element), element)
            name = local_name(element)
        made = group_name(self._source, element) if name == "collab" else person_name(self._source, element)
        if made:
            people.append(made)

    def _take_part(self, element: _Element, name: str) -> None:
        """Titles, and parts of dates and pages: the first of each is kept until all are there."""
        if name in self._parts:
            self._unplaced(element)
        else:
            self._parts[name] = element

    def _set(self, field: str, value: object, element: _Element) -> None:
        if value is not None and self._fields.setdefault(field, value) != value:
            self._unplaced(element)

    def _unplaced(self, element: _Element) -> None:
        if self._report:
            self._source.unplaced(element, "a cited work has no place for it, or has one already")

    def _take_titles(self, kind: WorkType | None) -> None:
        """The work's own title, and that of what it is in: which is which depends on the kind of work."""
        titles = [self._parts[name] for name in _TITLES if name in self._parts]
        source = self._parts.get("source")
        if kind is WorkType.BOOK and (
            "chapter-title" in self._parts or ("article-title" in self._parts and source is not None)
        ):
            kind = WorkType.CHAPTER
        if not titles and source is not None and terms.TITLES[kind][0] == "source":
            titles, source = [source], None
        if source is None and len(titles) > 1:
            source = titles.pop(1)
        if source is None:
            source, self._conference = self._conference, None
        for other in (*titles[1:], self._conference):
            if other is not None:
                self._unplaced(other)
        self._fields["type"] = kind
        self._fields["title"] = self._text(titles[0] if titles else None)
        self._fields["container_title"] = self._text(source)

    def _text(self, element: _Element | None) -> Text | None:
        return text_of(self._source, element, report_lost=False)

    def _take_date(self) -> None:
        if "year" in self._parts:
            date = date_of_parts(self._source, self._parts, None, whole=self._report)
            self._fields["date"] = date or self._fields.get("date")
        else:
            for name, element in self._parts.items():
                if name in _DATE_PARTS:
                    self._unplaced(element)

    def _take_date_element(self, element: _Element) -> None:
        """A `date` or `string-date`: its parts, else its words."""
        inner = [child for child in element if local_name(child) in _DATE_PARTS]
        for child in inner:
            self._take_part(child, local_name(child))
        if not inner:
            self._set("date", self._date_in(element), element)

    def _date_in(self, element: _Element) -> PartialDate | None:
        iso = element.get("iso-8601-date")
        log = self._source.at(element) if self._report else Log()
        return iso_date(log, iso) if iso else date_in(log, "", _VISITED.sub("", text_in(element)).strip(_BRACKETS))

    def _take_identifier(self, element: _Element, name: str) -> None:
        kind = name if name in _IDENTIFIERS else (element.get("pub-id-type") or "").casefold()
        field = _ID_TYPES.get(kind)
        if field in _IDENTIFIERS:
            self._set(field, self._source.taken(_IDENTIFIERS[field], element), element)
        elif field == "number" or element.get("custom-type") in _NUMBER_TYPES:
            self._set("number", self._source.line(element), element)
        elif kind == "art-access-id":
            self._set("article_number", self._source.line(element), element)
        else:
            self._unplaced(element)

    def _take_link(self, element: _Element, kind: str, link: str) -> None:
        """A link to a resolver gives the identifier that it resolves, any other the URL, and one shown by its host."""
        target, value = link_target(kind, link)
        field = None if link.split("/")[2:3] == [element.text] else _TARGETS.get(target)
        if field and field not in self._fields:
            try:
                self._fields[field] = _IDENTIFIERS[field](value)
            except ValueError:
                field = None
            else:
                return
        if field and self._fields[field] == _identifier(field, value) and "://" not in link:
            return
        url = _url(link)
        if url is not None and "url" not in self._fields:
            self._fields["url"] = url
        elif url is None or url != self._fields["url"]:
            self._unplaced(element)

    def _read_pages(self) -> Pages | None:
        """First and last page; `page-range` where it says more than these two, or the last is not given in full."""
        if self._parts.keys().isdisjoint(_PAGES):
            return None
        first, last, printed = (self._page(name) for name in ("fpage", "lpage", "page-range"))
        if first is None and last is None:
            return None if printed is None else page_range(printed) if self._is_printed else Pages(range=printed)
        if first is None:
            return Pages(range=printed or f"-{last}")
        if last is not None and _is_abbreviated(first, last):
            return Pages(first=first, range=printed or f"{first}-{last}")
        if printed in (f"{first}-{last}", f"{first}–{last}", first):
            printed = None
        return Pages(first=first, last=last, range=printed)

    def _page(self, name: str) -> str | None:
        return self._source.line(self._parts.get(name))


def _is_abbreviated(first: str, last: str) -> bool:
    """Whether the last page lacks the digits that it shares with the first: ``345``, ``53``."""
    if not (first.isdecimal() and last.isdecimal() and len(last) < len(first)):
        return False
    return int(first[: len(first) - len(last)] + last) >= int(first)


def page_range(printed: str) -> Pages:
    """The pages of a `page-range` alone: first and last if it is one page or one range of whole numbers."""
    pages = pages_of(printed)
    return Pages(range=printed) if pages is None or pages.range else pages


def _identifier(field: str, value: str) -> str | None:
    try:
        return _IDENTIFIERS[field](value)
    except ValueError:
        return None


def _url(link: str) -> Url | None:
    try:
        return Url(link)
    except ValueError:
        return None
