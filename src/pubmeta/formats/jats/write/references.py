"""What the work cites: `ref-list`."""

from __future__ import annotations

from collections.abc import Set

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.citations import (
    TAKING_EMPHASIS,
    TAKING_FORMULAS,
    decreasing,
    fields_of,
    publication_type,
    tag_of,
    whole_last_page,
)
from pubmeta.formats.jats.write.dates import two_digits
from pubmeta.formats.jats.write.marked import emphasised, marked
from pubmeta.formats.jats.write.mixed_citation import mixed_citation
from pubmeta.formats.jats.write.names import name
from pubmeta.formats.jats.write.reference_ids import reference_id
from pubmeta.model import Name, Pages, PartialDate, PersonName, Reference, Text, Url, Work, WorkType
from pubmeta.problems import Log, Place
from pubmeta.xml.build import Content, Element, element, empty, text_element


def ref_list(references: tuple[Reference, ...], log: Log) -> Element | None:
    """`ref-list`: each reference as fields, as printed, or the printed one with the fields tagged in it."""
    return element("ref-list", [_ref(reference, at) for at, reference in log.each("references", references)])


def _ref(reference: Reference, at: Place) -> Element | None:
    raw, work = reference.raw, reference.work
    if work and work.article_number and work.pages:
        at.dropped("work.article_number", "JATS4R allows pages or an article number, not both; the pages are written")
        work = work.model_copy(update={"article_number": None})
    if reference.label and terms.BRACKETED_LABEL.fullmatch(reference.label):
        at.guessed("label", "the brackets around a label are decoration, and readers remove them")
    return element(
        "ref",
        {"id": reference_id(reference.key)},
        text_element("label", reference.label),
        _citation(raw, work, at),
    )


def _citation(raw: Text | None, work: Work | None, at: Place) -> Element | None:
    if work is None:
        return element("mixed-citation", {"publication-type": terms.TYPE_UNKNOWN}, raw and marked(raw))
    fields = fields_of(work)
    kind = publication_type(work.type, fields)
    if work.type and kind == terms.TYPE_UNKNOWN:
        needs = _NEEDS.get(work.type, "a title")
        at.dropped(
            "work.type", f"JATS can only express a {work.type} that has {needs}; written as a work of unknown kind"
        )
    if raw is None:
        return _element_citation(work, kind, fields, at.at("work"))
    printed, complete = mixed_citation(raw, work, at)
    if complete:
        return printed
    return element("citation-alternatives", _element_citation(work, kind, fields, at.at("work")), printed)


_NEEDS = {
    WorkType.DATASET: "a title or a container",
    WorkType.PREPRINT: "persons, title, container, date and identifier",
}


_BEFORE_DATE = ("title", "container_title", "series_title", "edition", "version", "publisher", "publisher_place")
_BEFORE_PAGES = ("volume", "issue")
_AFTER_PAGES = ("article_number", "isbn", "issn", "number", "doi", "pmid", "pmcid", "arxiv")


def _element_citation(work: Work, kind: str, fields: Set[str], at: Place) -> Element | None:
    """fields: those that the work has."""
    return element(
        "element-citation",
        {"publication-type": kind},
        _person_group("author", work.authors, empty("etal") if work.et_al else None),
        _person_group("editor", work.editors),
        [_field(field, work, at) for field in _BEFORE_DATE if field in fields],
        _date(work.date) if work.date else None,
        [_field(field, work, at) for field in _BEFORE_PAGES if field in fields],
        _pages(work.pages, at.at("pages")) if work.pages else None,
        [_field(field, work, at) for field in _AFTER_PAGES if field in fields],
        _link(work.url) if work.url else None,
        _access_date(work.accessed) if work.accessed else None,
    )


def _person_group(kind: str, people: tuple[Name, ...], others: Element | None = None) -> Element | None:
    if not people:
        return None
    return element(
        "person-group",
        {"person-group-type": kind},
        [name(one) if isinstance(one, PersonName) else text_element("collab", one.name) for one in people],
        others,
    )


def _field(field: str, work: Work, at: Place) -> Element | None:
    value = getattr(work, field)
    tag, attributes = tag_of(field, work)
    if isinstance(value, str):
        return text_element(tag, value, attributes)
    takes_no_formula = tag in TAKING_EMPHASIS - TAKING_FORMULAS
    content = emphasised(value, at, field) if takes_no_formula else marked(value)
    return element(tag, attributes, content)


def _date(date: PartialDate) -> Content:
    return [
        text_element("year", f"{date.year:04d}"),
        text_element("month", two_digits(date.month)),
        text_element("day", two_digits(date.day)),
    ]


def _pages(pages: Pages, at: Place) -> Content:
    """First and last page, the last in full; as printed too where they are irregular or seem to run backwards."""
    if pages.first is None or pages.last is None:
        return [text_element("fpage", pages.first), text_element("page-range", pages.range)]
    last = whole_last_page(pages.first, pages.last)
    if last != pages.last:
        at.guessed("last", f"{pages.last!r} lacks the digits that it shares with the first page; written as {last!r}")
    printed = pages.range or (str(pages) if last != pages.last or decreasing(pages.first, last) else None)
    return [text_element("fpage", pages.first), text_element("lpage", last), text_element("page-range", printed)]


def _link(url: Url) -> Element | None:
    """The URL, with the name of its host as text: JATS4R takes no URL for a text."""
    return text_element("ext-link", url.split("/")[2], {"ext-link-type": "uri", "xlink:href": url})


def _access_date(date: PartialDate) -> Element | None:
    return text_element("date-in-citation", str(date), {"content-type": "access-date", "iso-8601-date": str(date)})
