"""What the work cites: `ref-list`."""

from __future__ import annotations

from collections.abc import Iterator, Set

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.citations import (
    TAKING_EMPHASIS,
    TAKING_FORMULAS,
    decreasing,
    fields_of,
    link_attributes,
    publication_type,
    tag_of,
    whole_last_page,
)
from pubmeta.formats.jats.write.marked import emphasised, marked
from pubmeta.formats.jats.write.mixed_citation import mixed_citation
from pubmeta.formats.jats.write.names import name
from pubmeta.formats.jats.write.reference_ids import reference_id
from pubmeta.model import Name, Pages, PartialDate, PersonName, Reference, Text, Url, Work, WorkType
from pubmeta.problems import Log, Place
from pubmeta.xml.build import Element, attributes_of, block, element, line


def ref_list(references: tuple[Reference, ...], log: Log) -> Element | None:
    """`ref-list`: each reference as fields, as printed, or the printed one with the fields tagged in it."""
    made = (_ref(reference, at) for at, reference in log.each("references", references))
    return block("ref-list", [ref for ref in made if ref])


def _ref(reference: Reference, at: Place) -> Element | None:
    raw, work = reference.raw, reference.work
    if work and work.article_number and work.pages:
        at.dropped("work.article_number", "JATS4R allows pages or an article number, not both; the pages are written")
        work = work.model_copy(update={"article_number": None})
    if reference.label and terms.BRACKETED_LABEL.fullmatch(reference.label):
        at.guessed("label", "the brackets around a label are decoration, and readers remove them")
    parts = [line("label", reference.label)] if reference.label else []
    if citation := _citation(raw, work, at):
        parts.append(citation)
    return block("ref", parts, attributes_of({"id": reference_id(reference.key)}))


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
    alternatives = [_element_citation(work, kind, fields, at.at("work")), printed]
    return block("citation-alternatives", list(filter(None, alternatives)))


_NEEDS = {
    WorkType.DATASET: "a title or a container",
    WorkType.PREPRINT: "persons, title, container, date and identifier",
}


_BEFORE_DATE = ("title", "container_title", "series_title", "edition", "version", "publisher", "publisher_place")
_BEFORE_PAGES = ("volume", "issue")
_AFTER_PAGES = ("article_number", "isbn", "issn", "number", "doi", "pmid", "pmcid", "arxiv")


def _element_citation(work: Work, kind: str, fields: Set[str], at: Place) -> Element | None:
    """fields: those that the work has."""
    lines: list[str] = []
    if work.authors:
        lines.append(_person_group("author", work.authors, others=["<etal/>"] if work.et_al else []))
    if work.editors:
        lines.append(_person_group("editor", work.editors, others=[]))
    lines += [_field(field, work, at) for field in _BEFORE_DATE if field in fields]
    if work.date:
        lines += _date(work.date)
    lines += [_field(field, work, at) for field in _BEFORE_PAGES if field in fields]
    if work.pages:
        lines += _pages(work.pages, at.at("pages"))
    lines += [_field(field, work, at) for field in _AFTER_PAGES if field in fields]
    if work.url:
        lines.append(_link(work.url))
    if work.accessed:
        lines.append(_access_date(work.accessed))
    return block("element-citation", lines, f' publication-type="{kind}"')


def _person_group(kind: str, people: tuple[Name, ...], others: list[str]) -> str:
    names = [name(one) if isinstance(one, PersonName) else line("collab", one.name) for one in people]
    return block("person-group", [*filter(None, names), *others], f' person-group-type="{kind}"') or ""


def _field(field: str, work: Work, at: Place) -> str:
    value = getattr(work, field)
    tag, attributes = tag_of(field, work)
    if isinstance(value, str):
        return line(tag, value, attributes)
    takes_no_formula = tag in TAKING_EMPHASIS - TAKING_FORMULAS
    content = emphasised(value, at, field) if takes_no_formula else marked(value)
    return f"<{tag}{attributes}>{content}</{tag}>" if content else ""


def _date(date: PartialDate) -> Iterator[str]:
    yield f"<year>{date.year:04d}</year>"
    if date.month:
        yield f"<month>{date.month:02d}</month>"
    if date.day:
        yield f"<day>{date.day:02d}</day>"


def _pages(pages: Pages, at: Place) -> Iterator[str]:
    """First and last page, the last in full; as printed too where they are irregular or seem to run backwards."""
    first, last, printed = pages.first, pages.last, pages.range
    if first and last:
        whole = whole_last_page(first, last)
        if whole != last:
            at.guessed("", f"{last!r} lacks the digits that it shares with the first page; written as {whole!r}")
        printed = printed or (str(pages) if whole != last or decreasing(first, whole) else None)
        last = whole
    if first:
        yield line("fpage", first)
    if first and last:
        yield line("lpage", last)
    if printed:
        yield line("page-range", printed)


def _link(url: Url) -> str:
    """The URL, with the name of its host as text: JATS4R takes no URL for a text."""
    return line("ext-link", url.split("/")[2], link_attributes(url))


def _access_date(date: PartialDate) -> str:
    return f'<date-in-citation content-type="access-date" iso-8601-date="{date}">{date}</date-in-citation>'
