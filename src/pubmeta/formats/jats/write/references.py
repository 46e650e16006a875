"""What the work cites: `ref-list`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from typing import Any

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.citations import (
    PLAIN,
    TAKING_EMPHASIS,
    TAKING_FORMULAS,
    decreasing,
    fields_of,
    link_attributes,
    publication_type,
    tag_of,
    whole_last_page,
)
from pubmeta.formats.jats.write.dates import date_parts
from pubmeta.formats.jats.write.marked import emphasised, marked
from pubmeta.formats.jats.write.mixed_citation import mixed_citation
from pubmeta.formats.jats.write.names import name
from pubmeta.formats.jats.write.reference_ids import reference_id
from pubmeta.model import Name, Pages, PartialDate, PersonName, Reference, Text, Url, Work, WorkType
from pubmeta.problems import Log, Place
from pubmeta.xml.build import Block, Element, Part, block, element, line


def ref_list(references: tuple[Reference, ...], log: Log) -> Element | None:
    """`ref-list`: each reference as fields, as printed, or the printed one with the fields tagged in it."""
    made = (_ref(reference, at) for at, reference in log.each("references", references))
    return block("ref-list", [ref for ref in made if ref])


def _ref(reference: Reference, at: Place) -> Element | None:
    label, raw, work = reference.label, reference.raw, reference.work
    if work and work.article_number and work.pages:
        at.dropped("work.article_number", "JATS4R allows pages or an article number, not both; the pages are written")
        work = work.model_copy(update={"article_number": None})
    if label and terms.BRACKETED_LABEL.fullmatch(label):
        at.guessed("label", "the brackets around a label are decoration, and readers remove them")
    parts: list[Part] = [line("label", label)] if label else []
    if citation := _citation(raw, work, at):
        parts.append(citation)
    return block("ref", parts, f' id="{reference_id(reference.key)}"')


def _citation(raw: Text | None, work: Work | None, at: Place) -> Element | None:
    if work is None:
        return element("mixed-citation", {"publication-type": terms.TYPE_UNKNOWN}, marked(raw))
    fields = fields_of(work)
    kind = publication_type(work.type, fields)
    if kind == terms.TYPE_UNKNOWN and work.type:
        needs = _NEEDS.get(work.type, "a title")
        at.dropped(
            "work.type", f"JATS can only express a {work.type} that has {needs}; written as a work of unknown kind"
        )
    if raw is None:
        return _element_citation(work, kind, fields, at)
    printed, complete = mixed_citation(raw, work, at)
    if complete:
        return printed
    return element("citation-alternatives", _element_citation(work, kind, fields, at), printed)


_NEEDS = {
    WorkType.DATASET: "a title or a container",
    WorkType.PREPRINT: "persons, title, container, date and identifier",
}


def _element_citation(work: Work, kind: str, fields: Set[str], at: Place) -> Element | None:
    """fields: those that the work has; at: the place of the reference."""
    values = vars(work)
    lines: list[Part] = []
    for field in filter(fields.__contains__, _WRITERS):
        value = values[field]
        if field in PLAIN and isinstance(value, str):  # as most are
            tag, attributes = PLAIN[field]
            lines.append(line(tag, value, attributes))
        else:
            lines += _WRITERS[field](value, field, work, at)
    return block("element-citation", lines, f' publication-type="{kind}"')


def _person_group(people: tuple[Name, ...], field: str, work: Work, _at: Place) -> list[Part]:
    names: list[Part] = [name(one) if isinstance(one, PersonName) else line("collab", one.name) for one in people]
    kind = field.removesuffix("s")
    if kind == "author" and work.et_al:
        names.append("<etal/>")
    return [Block(("person-group", f' person-group-type="{kind}"', names))]


def _text(text: Text, field: str, work: Work, at: Place) -> list[str]:
    tag, attributes = tag_of(field, work)
    if isinstance(text, str):
        return [line(tag, text, attributes)]
    takes_no_formula = tag in TAKING_EMPHASIS - TAKING_FORMULAS
    content = emphasised(text, at, f"work.{field}") if takes_no_formula else marked(text)
    return [f"<{tag}{attributes}>{content}</{tag}>"] if content else []


def _date(date: PartialDate, *_: object) -> list[str]:
    return date_parts(date)


def _pages(pages: Pages, field: str, _work: Work, at: Place) -> list[str]:
    """First and last page, the last in full; as printed too where they are irregular or seem to run backwards."""
    first, last, printed = pages.first, pages.last, pages.range
    if first and last:
        whole = whole_last_page(first, last)
        if whole != last:
            message = f"{last!r} lacks the digits that it shares with the first page; written as {whole!r}"
            at.guessed(f"work.{field}", message)
        printed = printed or (str(pages) if whole != last or decreasing(first, whole) else None)
        last = whole
    lines: list[str] = []
    if first:
        lines.append(line("fpage", first))
    if first and last:
        lines.append(line("lpage", last))
    if printed:
        lines.append(line("page-range", printed))
    return lines


def _link(url: Url, *_: object) -> list[str]:
    """The URL, with the name of its host as text: JATS4R takes no URL for a text."""
    return [line("ext-link", url.split("/")[2], link_attributes(url))]


def _access_date(date: PartialDate, *_: object) -> list[str]:
    return [f'<date-in-citation content-type="access-date" iso-8601-date="{date}">{date}</date-in-citation>']


_WRITERS: Mapping[str, Callable[[Any, str, Work, Place], Sequence[Part]]] = {
    "authors": _person_group,
    "editors": _person_group,
    **dict.fromkeys(("title", "container_title", "series_title", "edition", "version"), _text),
    **dict.fromkeys(("publisher", "publisher_place"), _text),
    "date": _date,
    **dict.fromkeys(("volume", "issue"), _text),
    "pages": _pages,
    **dict.fromkeys(("article_number", "isbn", "issn", "number", "doi", "pmid", "pmcid", "arxiv"), _text),
    "url": _link,
    "accessed": _access_date,
}
"""What writes the value of a field, in the order of the elements."""
