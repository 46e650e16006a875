"""`journal-meta`: the journal and its publisher."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pubmeta.formats.jats.read import vocabulary
from pubmeta.model import Doi, Issn, Journal, Publisher
from pubmeta.reading import issn_fields, part, quoted
from pubmeta.reading.issns import FoundIssn
from pubmeta.xml.paths import line_number, local_name
from pubmeta.xml.source import Children, XmlSource, text_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_MEDIA = {
    "ppub": "print",
    "print": "print",
    "epub": "electronic",
    "electronic": "electronic",
    "online": "electronic",
    "online-only": "electronic",
    "linking": "linking",
}


_ARCHIVES = frozenset({"pmc", "hwp"})


def journal_of(source: XmlSource, element: _Element) -> Journal | None:
    """The journal that a `journal-meta` tells of."""
    children = Children(source, element)
    titles = [Children(source, group) for group in children.all("journal-title-group")]
    found = [title for group in (*titles, children) for title in group.all("journal-title")]
    abbreviations = [short for group in (*titles, children) for short in group.all("abbrev-journal-title")]
    ids = _ids(source, children.all("journal-id"), abbreviations)
    title = source.line(found[0]) if found else None
    for other in found[1:]:
        source.unplaced(other, f"a journal has one title, {quoted(title)}")
    names: list[str] = []
    for short in abbreviations:
        name = source.line(short)
        if name and not (short.attrib and name in names):  # the same of another type, said by an attribute
            names.append(name)
    if title is None and (title := (names[0] if names else None) or ids.get("nlm_ta")):
        source.at(element).guessed("", f"the journal has no title; its abbreviation {quoted(title)} is kept as such")
    fields = {
        **ids,
        "title": title,
        "abbreviations": tuple(names),
        **issn_fields(source.log, _issns(source, children)),
        "publisher": _publisher(source, children.one("publisher")),
    }
    for group in titles:
        group.report_rest()
    children.report_rest()
    return part(source.at(element), "", Journal, fields)


def _ids(source: XmlSource, elements: list[_Element], abbreviations: list[_Element]) -> dict[str, Any]:
    """The journal's ids by field; an ISO abbreviation goes to the abbreviations.

    The short name of an archive stands for the publisher's where there is no other id.
    """
    ids: dict[str, Any] = {}
    others: list[tuple[_Element, str]] = []
    for element in elements:
        kind = (element.get("journal-id-type") or "").casefold()
        field = vocabulary.JOURNAL_IDS.get(kind)
        if kind == "iso-abbrev":
            abbreviations.append(element)
        elif field is None:
            others.append((element, kind))
        elif field in ids:
            source.unplaced(element, f"a journal has one id of this kind, {ids[field]}")
        elif value := source.taken(Doi, element) if field == "doi" else source.line(element):
            ids[field] = value
    for element, kind in others:
        if not ids and kind in _ARCHIVES and (name := source.line(element)):
            ids["publisher_id"] = name
            source.at(element).guessed("", f"the id of the kind {quoted(kind)} is kept as the publisher's")
        elif kind != "issn" or text_in(element).strip() not in _texts(element, "issn"):
            source.unplaced(element, f"a journal has no id of the kind {quoted(kind)}")
    return ids


def _texts(element: _Element, name: str) -> set[str]:
    parent = element.getparent()
    return set() if parent is None else {text_in(child).strip() for child in parent.iterchildren(f"{{*}}{name}")}


def _issns(source: XmlSource, children: Children) -> Iterator[FoundIssn]:
    for element in children.all("issn", "issn-l"):
        linking = "linking" if local_name(element) == "issn-l" else None
        medium = linking or element.get("publication-format") or element.get("pub-type") or ""
        if issn := source.taken(Issn, element):
            yield FoundIssn(source.path(element), issn, _MEDIA.get(medium.casefold()), line_number(element))


def _publisher(source: XmlSource, element: _Element | None) -> Publisher | None:
    if element is None:
        return None
    children = Children(source, element)
    fields = {"name": children.line("publisher-name"), "place": children.line("publisher-loc")}
    children.report_rest()
    return part(source.at(element), "", Publisher, fields)
