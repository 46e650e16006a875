"""What the work cites: `ref-list`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.citations import (
    PLAIN,
    TAKING_EMPHASIS,
    TAKING_FORMULAS,
    Values,
    decreasing,
    link_attributes,
    publication_type,
    tag_of,
    whole_last_page,
)
from pubmeta.formats.jats.write.dates import date_parts
from pubmeta.formats.jats.write.marked import emphasised, marked, marked_nodes
from pubmeta.formats.jats.write.mixed_citation import mixed_citation
from pubmeta.formats.jats.write.names import NameTags, add_name
from pubmeta.formats.jats.write.reference_ids import reference_id
from pubmeta.model import Name, Pages, PartialDate, PersonName, Reference, Text, Url, Work, WorkType, nodes_of
from pubmeta.problems import Log, Place
from pubmeta.reading.dois import report_ending
from pubmeta.xml.build import Element, block, joined, line, start_of_line

_REF_START = start_of_line(3)
"""Of a `ref` in `ref-list`, `back` and `article`: there are many, so they are text, as deep as it is."""


def ref_list(references: tuple[Reference, ...], log: Log) -> Element | None:
    """`ref-list`: each reference as fields, as printed, or the printed one with the fields tagged in it."""
    return block("ref-list", [_ref(reference, at) for at, reference in log.each("references", references)])


class _Tags:
    """The markup of a citation and of the fields in it; start: of its lines but the first."""

    def __init__(self, start: str) -> None:
        self.within = within = start + "  "
        self.start = start
        self.plain = {
            field: (f"{within}<{tag}{attributes}>", f"</{tag}>") for field, (tag, attributes) in PLAIN.items()
        }
        self.groups = {
            field: f'{within}<person-group person-group-type="{field.removesuffix("s")}">'
            for field in ("authors", "editors")
        }
        self.person = person = within + "  "
        self.name = NameTags(person, before=person)


_START = _REF_START + "  "
_ALONE, _AMONG_ALTERNATIVES = _Tags(_START), _Tags(_START + "  ")


def _ref(reference: Reference, at: Place) -> str | None:
    values = reference.__dict__  # quicker than attributes, and there are many references
    label, raw, work = values["label"], values["raw"], values["work"]
    if work and work.article_number and work.pages:
        at.dropped("work.article_number", "JATS4R allows pages or an article number, not both; the pages are written")
        work = work.model_copy(update={"article_number": None})
    if work:
        report_ending(work.__dict__["doi"], at, "work.doi")
    if label and terms.BRACKETED_LABEL.fullmatch(label):
        at.guessed("label", "the brackets around a label are decoration, and readers remove them")
    parts = [line("label", label)] if label else []
    if citation := _citation(raw, work, at):
        parts.append(citation)
    if not parts:
        return None
    return f'<ref id="{reference_id(values["key"])}">{_START}{_START.join(parts)}{_REF_START}</ref>'


def _citation(raw: Text | None, work: Work | None, at: Place) -> str | None:
    if work is None:
        content = marked_nodes(nodes_of(raw)) if raw else ""
        lines = content.replace("\n", _START)  # formulas have lines of their own
        return lines and f'<mixed-citation publication-type="{terms.TYPE_UNKNOWN}">{lines}</mixed-citation>'
    values = work.__dict__
    fields = {field: value for field in _WRITERS if (value := values[field])}
    kind = publication_type(values["type"], fields.keys())
    if kind == terms.TYPE_UNKNOWN and work.type:
        needs = _NEEDS.get(work.type, "a title")
        at.dropped(
            "work.type", f"JATS can only express a {work.type} that has {needs}; written as a work of unknown kind"
        )
    if raw is None:
        return _element_citation(fields, kind, values, _ALONE, at)
    printed, complete = mixed_citation(raw, work, at)
    if complete:
        return printed
    within = _AMONG_ALTERNATIVES.start
    both = filter(None, (_element_citation(fields, kind, values, _AMONG_ALTERNATIVES, at), printed))
    return f"<citation-alternatives>{within}{within.join(both)}{_START}</citation-alternatives>"


_NEEDS = {
    WorkType.DATASET: "a title or a container",
    WorkType.PREPRINT: "persons, title, container, date and identifier",
}


def _element_citation(fields: Values, kind: str, work: Values, tags: _Tags, at: Place) -> str | None:
    """fields: those of the work that are written, in the order of the elements; at: the place of the reference."""
    plain = tags.plain
    pieces: list[str] = []
    for field, value in fields.items():
        if field in plain and isinstance(value, str):  # as most are
            opening, closing = plain[field]
            pieces += (opening, value, closing, "")
        else:
            pieces += _WRITERS[field](value, field, work, tags, at)
    if not pieces:
        return None
    return f'<element-citation publication-type="{kind}">{joined(pieces)}{tags.start}</element-citation>'


def _person_group(people: tuple[Name, ...], field: str, work: Values, tags: _Tags, _at: Place) -> list[str]:
    pieces, name = [tags.groups[field], ""], tags.name
    for person in people:
        if isinstance(person, PersonName):
            add_name(person, name, pieces)
        else:
            pieces += (f"{tags.person}<collab>", person.name, "</collab>", "")
    if work["et_al"] and field == "authors":
        pieces += (f"{tags.person}<etal/>", "")
    pieces += (f"{tags.within}</person-group>", "")
    return pieces


def _text(text: Text, field: str, work: Values, tags: _Tags, at: Place) -> Sequence[str]:
    tag, attributes = tag_of(field, work)
    opening, closing = f"{tags.within}<{tag}{attributes}>", f"</{tag}>"
    if isinstance(text, str):
        return opening, text, closing, ""
    takes_no_formula = tag in TAKING_EMPHASIS - TAKING_FORMULAS
    content = emphasised(text, at, f"work.{field}") if takes_no_formula else marked(text)
    return (f"{opening}{content}{closing}", "") if content else ()


def _date(date: PartialDate, _field: str, _work: Values, tags: _Tags, _at: Place) -> Sequence[str]:
    return tags.within + tags.within.join(date_parts(date)), ""


def _pages(pages: Pages, field: str, _work: Values, tags: _Tags, at: Place) -> Sequence[str]:
    """First and last page, the last in full; as printed too where they are irregular or seem to run backwards."""
    values = pages.__dict__
    first, last, printed = values["first"], values["last"], values["range"]
    if first and last:
        whole = whole_last_page(first, last)
        if whole != last:
            message = f"{last!r} lacks the digits that it shares with the first page; written as {whole!r}"
            at.guessed(f"work.{field}", message)
        printed = printed or (str(pages) if whole != last or decreasing(first, whole) else None)
        last = whole
    pieces: list[str] = []
    if first:
        pieces += (f"{tags.within}<fpage>", first, "</fpage>", "")
    if first and last:
        pieces += (f"{tags.within}<lpage>", last, "</lpage>", "")
    if printed:
        pieces += (f"{tags.within}<page-range>", printed, "</page-range>", "")
    return pieces


def _link(url: Url, _field: str, _work: Values, tags: _Tags, _at: Place) -> Sequence[str]:
    """The URL, with the name of its host as text: JATS4R takes no URL for a text."""
    return f"{tags.within}<ext-link{link_attributes(url)}>", url.split("/")[2], "</ext-link>", ""


def _access_date(date: PartialDate, _field: str, _work: Values, tags: _Tags, _at: Place) -> Sequence[str]:
    attributes = f'content-type="access-date" iso-8601-date="{date}"'
    return f"{tags.within}<date-in-citation {attributes}>{date}</date-in-citation>", ""


_WRITERS: Mapping[str, Callable[[Any, str, Values, _Tags, Place], Sequence[str]]] = {
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
