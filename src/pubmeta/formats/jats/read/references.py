"""What the work cites: each `ref` to one reference, or to several where it holds several citations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read.citations import work_of
from pubmeta.formats.jats.read.mixed_citation import printed
from pubmeta.formats.jats.write.reference_ids import reference_key
from pubmeta.model import Reference, Work
from pubmeta.reading import line_of, part, unique_key
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import XmlSource

if TYPE_CHECKING:
    from lxml.etree import _Element

_MIXED = frozenset({"mixed-citation", "citation"})
_TAGGED = frozenset({"element-citation", "nlm-citation"})
_ALTERNATIVES = frozenset({"citation-alternatives"})
_IDENTIFIERS = ("doi", "pmid", "pmcid", "arxiv", "url")


class References:
    """Reads the references of one article; their keys are unique in it."""

    def __init__(self, source: XmlSource) -> None:
        self._source = source
        self._keys: set[str] = set()
        self._number = 0

    def of(self, element: _Element) -> Iterator[Reference]:
        """The references in a `ref-list`, and in those within it."""
        for child in element:
            name = local_name(child)
            if name == "ref":
                yield from self._references(child)
            elif name == "ref-list":
                yield from self.of(child)

    def _references(self, element: _Element) -> Iterator[Reference]:
        citations: list[_Element] = []
        label: str | None = None
        for child in element:
            name = local_name(child)
            if name in _MIXED or name in _TAGGED or name in _ALTERNATIVES:
                citations.append(child)
            elif name == "label":
                label = _unbracketed(self._source.line(child))
            else:
                self._source.unplaced(child, "a reference has no place for it")
        found = list(_paired(citations))
        if not found:
            self._source.unplaced(element, "a reference cites something, and this one does not")
        if len(found) > 1:
            message = f"holds {len(found)} citations; each is kept as a reference of its own"
            self._source.at(element).guessed("", message)
        for mixed, tagged in found:
            yield from self._reference(element, label, mixed, tagged, several=len(found) > 1)

    def _reference(
        self, element: _Element, label: str | None, mixed: _Element | None, tagged: _Element | None, *, several: bool
    ) -> Iterator[Reference]:
        self._number += 1
        citation = tagged if mixed is None else mixed
        if citation is None:
            return
        raw = None if mixed is None else printed(self._source, mixed)
        if tagged is None:
            work = work_of(self._source, citation, report=raw is None)
        else:
            work = work_of(self._source, tagged, report=raw is None)
            if mixed is not None:
                work = _with_identifiers(work, work_of(self._source, mixed, report=False))
        if raw is None and work is None and (text := " ".join(map(str, citation.itertext())).strip()):
            self._source.at(citation).guessed("", "nothing in it is tagged; its text is kept as printed")
            raw = line_of(self._source.at(citation), "", text)
        own = next((child for child in citation.iterchildren("{*}label")), None)
        key = (citation.get("id") if several else None) or element.get("id")
        fields: dict[str, Any] = {
            "key": unique_key(key and reference_key(key), self._number, self._keys),
            "label": label or _unbracketed(self._source.line(own)),
            "raw": raw,
            "work": work,
        }
        if reference := part(self._source.at(citation), "", Reference, fields):
            yield reference


def _paired(citations: list[_Element]) -> Iterator[tuple[_Element | None, _Element | None]]:
    """Citations as printed and as tagged: two side by side are one, as are those in a `citation-alternatives`."""
    for alternatives in citations:
        if local_name(alternatives) in _ALTERNATIVES:
            yield from _paired(list(alternatives))
    mixed = [one for one in citations if local_name(one) in _MIXED]
    tagged = [one for one in citations if local_name(one) in _TAGGED]
    if len(mixed) == len(tagged):
        yield from zip(mixed, tagged, strict=True)
    else:
        known = ((one, local_name(one)) for one in citations)
        yield from ((one, None) if name in _MIXED else (None, one) for one, name in known if name in _MIXED | _TAGGED)


def _with_identifiers(work: Work | None, other: Work | None) -> Work | None:
    """The work with the identifiers that only the printed citation has."""
    if work is None or other is None:
        return work or other
    update = {
        field: value for field in _IDENTIFIERS if getattr(work, field) is None and (value := getattr(other, field))
    }
    return work.model_copy(update=update) if update else work


def _unbracketed(label: str | None) -> str | None:
    """``[1]``, ``1.`` or ``(1)`` without what is around it."""
    found = terms.BRACKETED_LABEL.fullmatch(label) if label else None
    return (found[1] or found[2] or label) if found else label
