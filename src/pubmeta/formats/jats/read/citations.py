"""The fields of a cited work from the elements of a citation, however deep they are in emphasis and comments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.citation_ids import (
    ID_ELEMENTS,
    ID_TYPES,
    IDENTIFIERS,
    LINK_ELEMENTS,
    NUMBER_TYPES,
    TARGETS,
    doi_in,
    identifier_of,
    plain_identifier,
    url_of,
)
from pubmeta.formats.jats.read.citation_part import CitationPart, cursor_of, line_in, text_in
from pubmeta.formats.jats.read.citation_people import (
    NAMED,
    NAMES,
    CitedPerson,
    others_in,
    person_in,
    plain_group,
    role_of,
    short_names,
)
from pubmeta.formats.jats.read.dates import date_of_parts, is_gregorian, iso_date
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.names import plain_name_parts
from pubmeta.formats.jats.read.pages import PagesRead, issue_of_supplement, pages_in
from pubmeta.formats.jats.read.relations import link_target
from pubmeta.model import (
    PartialDate,
    WorkType,
)
from pubmeta.problems import Log
from pubmeta.reading import date_in, year_in
from pubmeta.vocabularies.dois import LEAD, NAME, doi_of_uri

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRAPS = frozenset({*vocabulary.MARKUP, "comment", "named-content", "styled-content", "x", "annotation", "roman"})
_TITLES = ("article-title", "chapter-title", "part-title", "data-title")
_LINKS = ("{*}ext-link", "{*}uri")
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
_WITH_ARTICLE_NUMBER = frozenset({None, WorkType.JOURNAL_ARTICLE, WorkType.PROCEEDINGS_ARTICLE, WorkType.PREPRINT})
_WITH_DOIS = {"issue-id": "the id of the issue", "elocation-id": "the article number"}
"""Elements in which the DOI of the work is found, and is not what they are for."""
_DATE_PARTS = frozenset({"year", "month", "day"})
_PAGES = ("fpage", "lpage", "page-range")
_PARTS = frozenset({*_TITLES, "source", "conf-name", *_DATE_PARTS, *_PAGES})
"""Of which the first is kept until all are there."""
_VISITS = frozenset({None, "access-date", "accessed", "cited", "retrieved", "visited"})
"""`date-in-citation/@content-type` of the day on which a link was visited."""
_VISITED = re.compile(
    r"^\W*(?:accessed|cited|retrieved|visited|viewed|acess\w+|acced\w+|consultado)\b\W*(?:(?:on|em|el)\b)?",
    re.IGNORECASE,
)
_BRACKETS = " \t\r\n[]().,;:"
_INTRODUCTION = re.compile(r"\b(?:arxiv|at|available|doi|from|https?|pmid|url|web ?page|website)\b", re.IGNORECASE)
"""Words of a comment that only say that a link or an identifier follows."""
_SAYS_MORE = re.compile(r"[^\W_]{2}")
_DOI_IN_TEXT = re.compile(rf"(?i)\b{LEAD}({NAME}[^\s<>\"]+)")


def work_fields(element: JatsElement, *, report: bool) -> dict[str, Any]:
    """The fields of the work that a citation's tags describe; none where there are none.

    report: what has no place in a work.
    """
    return _Reading(report=report).work(element)


def work_type_of(element: JatsElement) -> WorkType | None:
    """What kind of work a citation says it is of."""
    given = element.attribute("publication-type") or element.attribute("citation-type")
    return vocabulary.WORK_TYPES.get(given.casefold().replace(" ", "-")) if given else None


class _Reading:
    def __init__(self, *, report: bool) -> None:
        self._report = report
        self._fields: dict[str, Any] = {}
        self._authors: list[CitedPerson] = []
        self._editors: list[CitedPerson] = []
        self._printed: _Element | None = None
        self._others: Mapping[_Element, str | None] | None = None
        self._parts: dict[str, CitationPart] = {}
        self._links: list[tuple[JatsElement, str, str]] = []
        self._supplement: JatsElement | None = None
        self._kind: WorkType | None = None
        self._work_type: WorkType | None = None

    def work(self, element: JatsElement) -> dict[str, Any]:
        """The fields of the work that a citation describes."""
        self._kind = work_type_of(element)
        self._printed = None if element.name == "element-citation" else element.element
        self._take_all(element, self._authors)
        self._take_titles(self._kind)
        self._take_date()
        if self._supplement:
            self._take_supplement(self._supplement)
        for link, kind, target in self._links:
            self._take_link(link, kind, target)
        if self._authors:
            self._fields["authors"] = tuple(self._authors)
        else:
            self._fields.pop("et_al", None)
        if self._editors:
            self._fields["editors"] = tuple(self._editors)
        if pages := self._read_pages():
            self._fields["pages"] = pages
        if self._fields and self._work_type:
            self._fields["type"] = self._work_type
        return self._fields

    def _take_all(self, element: JatsElement, people: list[CitedPerson]) -> None:
        """Take the elements in an element; `people` are those whom names at this place mean."""
        if not self._report:
            element.ignore_rest()
        parts = self._parts
        for child, name, text in element.each():
            if name in _PARTS:
                part = (element, child, text)
                if parts.setdefault(name, part) is not part:
                    self._unplaced(element.child(child))
            elif field := _LINES.get(name):
                line = text or element.child(child).line()
                if line and "10." in line and field == "article_number" and identifier_of("doi", line):
                    located = element.child(child)
                    self._links.append((located, name, located.characters()))
                elif line is not None and self._fields.setdefault(field, line) != line:
                    self._unplaced(element.child(child))
            elif name in NAMES and (person := plain_name_parts(child)):
                self._whose(child, people).append(person)
            elif not (
                (name == "person-group" and self._is_plain_group(child))
                or (name == "pub-id" and self._is_plain_identifier(child))
            ):
                self._take(element.child(child), name, people)

    def _take(self, child: JatsElement, name: str, people: list[CitedPerson]) -> None:
        if name in NAMED:
            if made := person_in(child, self._unplaced):
                self._whose(child.element, people).append(made)
        elif name in ID_ELEMENTS:
            self._take_identifier(child, name)
        elif name == "issue-id" and identifier_of("doi", child.characters()):
            child.attribute("pub-id-type")
            self._links.append((child, name, child.characters()))
        elif name in LINK_ELEMENTS:
            self._keep_link(child)
        elif name in _WRAPS:
            self._take_wrap(child, name, people)
        else:
            self._take_other(child, name, people)

    def _keep_link(self, element: JatsElement) -> None:
        text = element.characters()
        link = doi_of_uri(element.attribute("href") or "") or text
        self._links.append((element, element.attribute("ext-link-type") or "", link))

    def _take_other(self, child: JatsElement, name: str, people: list[CitedPerson]) -> None:
        match name:
            case "person-group":
                self._take_group(child)
            case "etal":
                if self._whose(child.element, people) is self._authors:
                    self._fields["et_al"] = True
                    child.ignore()
                else:
                    self._unplaced(child)
            case "publisher":
                self._take_all(child, people)
            case "institution":
                self._set("publisher", child.line(), child)
            case "version":
                text = child.line()
                self._set("version", child.attribute("designator") or text, child)
            case "supplement":
                self._supplement = child
            case "series":
                self._set("series_title", child.text(report_lost=False), child)
            case "date" | "string-date":
                self._take_date_element(child)
            case "date-in-citation" | "access-date" if child.attribute("content-type") in _VISITS:
                self._set("accessed", self._date_in(child), child)
            case "label" | "xref" | "graphic" | "inline-graphic":
                child.ignore()
            case _:
                self._unplaced(child)

    def _take_wrap(self, element: JatsElement, name: str, people: list[CitedPerson]) -> None:
        """Emphasis and comments for what is tagged in them; a comment may have a DOI in its words."""
        self._take_all(element, people)
        if name != "comment":
            return
        text = element.characters()
        if found := _DOI_IN_TEXT.search(text):
            self._links.append((element, "doi", found[1].rstrip(".,;)")))
            text = text.replace(found[0], " ")
        for link in element.within("ext-link", "uri", "pub-id"):
            text = text.replace(link.characters(), " ")
        if _SAYS_MORE.search(_INTRODUCTION.sub(" ", text)):
            self._unplaced(element)

    def _take_group(self, element: JatsElement) -> None:
        """A `person-group`: names, or the text of one in which none is tagged."""
        role = role_of(element.attribute("person-group-type"))
        if role is None:
            self._unplaced(element)
            return
        people = self._people(role)
        if element.has_children:
            self._take_all(element, people)
            return
        if not element.head.strip():
            element.ignore()
            return
        if names := short_names(element.head):
            people += names
            if self._report:
                element.guessed(f"is divided into the names of {len(names)} persons")
        else:
            self._unplaced(element)

    def _is_plain_group(self, element: _Element) -> bool:
        """Whether a `person-group` holds nothing but plain names, as most do; they are taken then."""
        found = plain_group(element)
        if found is None:
            return False
        people, role, has_more = found
        self._people(role).extend(people)
        if has_more:
            self._fields["et_al"] = True
        return True

    def _whose(self, name: _Element, people: list[CitedPerson]) -> list[CitedPerson]:
        """Those among whom a name is: `people`, or others if the words around it say so."""
        if self._others is None:
            self._others = {} if self._printed is None else others_in(self._printed)
        return self._people(self._others[name]) if name in self._others else people

    def _people(self, role: str | None) -> list[CitedPerson]:
        """Those of the work who are in this role; of no role a list that nobody reads, for the text names them."""
        if role is None:
            return []
        return self._editors if role == "editors" else self._authors

    def _is_plain_identifier(self, element: _Element) -> bool:
        """Whether a `pub-id` is nothing but one that the work has a field for, as most are; it is taken then."""
        found = plain_identifier(element)
        return found is not None and bool(self._fields.setdefault(*found) == found[1])

    def _set(self, field: str, value: object, element: JatsElement) -> None:
        if value is not None and self._fields.setdefault(field, value) != value:
            self._unplaced(element)

    def _take_supplement(self, element: JatsElement) -> None:
        """The supplement in which a work appeared that is in no issue; beside an issue it has no place."""
        text = element.line()
        if "issue" in self._fields or text is None:
            self._unplaced(element)
        else:
            self._fields["issue"] = issue_of_supplement(text)

    def _unplaced(self, element: JatsElement) -> None:
        if self._report:
            element.unplaced("a cited work has no place for it, or has one already")
        else:
            element.ignore()

    def _take_titles(self, kind: WorkType | None) -> None:
        """The work's own title, and that of what it is in: which is which depends on the kind of work."""
        parts = self._parts
        titles = [*filter(None, map(parts.get, _TITLES))]
        source, conference = parts.get("source"), parts.get("conf-name")
        if kind is WorkType.BOOK and ("chapter-title" in parts or ("article-title" in parts and source is not None)):
            kind = WorkType.CHAPTER
        if not titles and source is not None and terms.TITLES[kind][0] == "source":
            titles, source = [source], None
        if source is None and len(titles) > 1:
            source = titles.pop(1)
        if source is None:
            source, conference = conference, None
        if len(titles) > 1 or conference is not None:
            for other in (*titles[1:], conference):
                if other is not None:
                    self._unplaced(cursor_of(other))
        self._work_type = kind
        for part in (*titles[:1], source):
            if part is not None and len(part[1]) and next(part[1].iterdescendants(*_LINKS), None) is not None:
                for link in cursor_of(part).within(*LINK_ELEMENTS):
                    self._keep_link(link)
        if titles and (title := text_in(titles[0])):
            self._fields["title"] = title
        if source is not None and (title := text_in(source)):
            self._fields["container_title"] = title

    def _take_date(self) -> None:
        year = self._parts.get("year")
        is_alone = "month" not in self._parts and "day" not in self._parts
        if year and year[2] and is_alone and (date := year_in(year[2])):
            self._fields["date"] = date
            return
        names = [name for name in ("year", "month", "day") if name in self._parts]
        parts: dict[str, JatsElement] = {name: cursor_of(self._parts[name]) for name in names}
        if year and is_gregorian(*parts.values()):
            if date := date_of_parts(parts, None, whole=self._report):
                self._fields["date"] = date
        elif not year:
            for part in parts.values():
                self._unplaced(part)

    def _take_date_element(self, element: JatsElement) -> None:
        """A `date` or `string-date`: its parts, else its words."""
        if not is_gregorian(element):
            return
        inner = element.all(*_DATE_PARTS)
        for child in inner:
            part = (element, child.element, element.plain_text(child.element))
            if self._parts.setdefault(child.name, part) is not part:
                self._unplaced(child)
        if not inner:
            self._set("date", self._date_in(element), element)

    def _date_in(self, element: JatsElement) -> PartialDate | None:
        if not is_gregorian(element):
            return None
        iso, text = element.attribute("iso-8601-date"), element.characters()
        log = element.log if self._report else Log()
        return iso_date(log, iso) if iso else date_in(log, "", _VISITED.sub("", text).strip(_BRACKETS))

    def _take_identifier(self, element: JatsElement, name: str) -> None:
        kind = name if name in IDENTIFIERS else (element.attribute("pub-id-type") or "").casefold()
        field = ID_TYPES.get(kind)
        is_number = kind in NUMBER_TYPES or element.attribute("custom-type") in NUMBER_TYPES
        if field is None and not is_number and identifier_of("doi", element.characters()):
            field = "doi"  # of no type, or of another
        if field == "doi":
            self._set(field, doi_in(element), element)
        elif field in IDENTIFIERS:
            self._set(field, element.taken(IDENTIFIERS[field]), element)
        elif field == "number" or is_number:
            self._set("number", element.line(), element)
        elif kind == "art-access-id" and self._kind in _WITH_ARTICLE_NUMBER:
            self._set("article_number", element.line(), element)
        else:
            link = element.attribute("href") or ""
            if "://" in link:
                self._links.append((element, "", link))
            if element.characters().strip() in link:
                element.ignore()
            else:
                self._unplaced(element)

    def _take_link(self, element: JatsElement, kind: str, link: str) -> None:
        """A link to a resolver gives the identifier that it resolves, any other the URL, and one shown by its host."""
        target, value = link_target(kind, link)
        field = None if link.split("/")[2:3] == [element.element.text] else TARGETS.get(target)
        if field and field not in self._fields:
            try:
                self._fields[field] = IDENTIFIERS[field](value)
            except ValueError:
                field = None
            else:
                if kind in _WITH_DOIS:
                    element.guessed(f"{_WITH_DOIS[kind]} is a DOI, and is read as that of the cited work")
                return
        if field and self._fields[field] == identifier_of(field, value) and "://" not in link:
            return
        url = url_of(link)
        if url is not None and "url" not in self._fields:
            self._fields["url"] = url
        elif url is None or url != self._fields["url"]:
            self._unplaced(element)

    def _read_pages(self) -> PagesRead | None:
        parts = self._parts
        if parts.keys().isdisjoint(_PAGES):
            return None
        first, last, printed = [line_in(part) if (part := parts.get(name)) else None for name in _PAGES]
        return pages_in(first, last, printed, is_printed=self._printed is not None)
