"""What the work cites: each `ref` to one reference, or to several where it holds several citations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read.citation_ids import adds_nothing, has_identifiers
from pubmeta.formats.jats.read.citations import work_fields, work_type_of
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.ignored import IGNORED
from pubmeta.formats.jats.read.marked import Text
from pubmeta.formats.jats.read.mixed_citation import printed
from pubmeta.formats.jats.write.reference_ids import reference_key
from pubmeta.model import Reference
from pubmeta.reading import line_of, unique_key
from pubmeta.reading.references import reference_of
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import words_in

_MIXED = frozenset({"mixed-citation", "citation"})
_TAGGED = frozenset({"element-citation", "nlm-citation"})
_ALTERNATIVES = frozenset({"citation-alternatives"})
_CITATIONS = _MIXED | _TAGGED | _ALTERNATIVES
_UNDIVIDED = frozenset({"comment", "ext-link", "label", "object-id", "pub-id", "uri"})
"""What is in a citation of which no part is tagged."""
_FEW = 5
"""Words of a comment that may be a remark beside an identifier; a reference has more."""
_IDENTIFIERS = ("doi", "pmid", "pmcid", "arxiv", "url")


_Pair = tuple[JatsElement | None, JatsElement | None]
"""A citation as printed, and as tagged."""


class References:
    """Reads the references of one article; their keys are unique in it."""

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self._number = 0

    def of(self, element: JatsElement) -> Iterator[Reference]:
        """The references in a `ref-list`, and in those within it."""
        for child in element.element:  # one after the other: a cursor of each at once would be memory for nothing
            name = local_name(child)
            if name == "ref":
                reference = element.child(child)
                yield from self._references(reference)
                element.settle_child(reference, IGNORED)
            elif name == "ref-list":
                yield from self.of(element.child(child))

    def _references(self, element: JatsElement) -> list[Reference]:
        citations: list[JatsElement] = []
        label: str | None = None
        for child, name, text in element.each():
            if name in _CITATIONS:
                citations.append(element.child(child))
            elif name == "label":
                label = _unbracketed(text or element.child(child).line())
            else:
                element.child(child).unplaced("a reference has no place for it")
        found = _paired(citations)
        if not found:
            element.unplaced("a reference needs a citation, and this one has none")
        if len(found) > 1:
            message = f"contains {len(found)} citations; each is kept as a reference of its own"
            element.guessed(message)
        made = [self._reference(element, label, mixed, tagged, several=len(found) > 1) for mixed, tagged in found]
        return [reference for reference in made if reference is not None]

    def _reference(
        self,
        element: JatsElement,
        label: str | None,
        mixed: JatsElement | None,
        tagged: JatsElement | None,
        *,
        several: bool,
    ) -> Reference | None:
        self._number += 1
        citation = tagged if mixed is None else mixed
        if citation is None:
            return None
        raw = None if mixed is None else printed(mixed)
        if tagged is None:
            work = work_fields(citation, report=raw is None)
        else:
            if raw is None and (raw := _commented(tagged)):
                tagged.guessed("its parts are not tagged; its text is kept as printed")
            work = work_fields(tagged, report=raw is None)
            if mixed is not None:
                if not work or (not adds_nothing(mixed.element, work) and has_identifiers(mixed)):
                    work = _with_identifiers(work, work_fields(mixed, report=False))
                else:
                    work_type_of(mixed)  # said already
        if raw is None and not work:
            raw = _untagged(citation)
        key = (citation.attribute("id") if several else None) or element.attribute("id")
        fields: dict[str, Any] = {"key": unique_key(key and reference_key(key), self._number, self._keys)}
        if label or (label := _unbracketed(citation.line("label"))):
            fields["label"] = label
        if raw is not None:
            fields["raw"] = raw
        return reference_of((tagged or citation).part, fields, work, lambda: _untagged(citation))


def _paired(citations: list[JatsElement]) -> list[_Pair]:
    """Citations as printed and as tagged: two side by side are one, as are those in a `citation-alternatives`."""
    if len(citations) == 1 and (only := citations[0]).name not in _ALTERNATIVES:
        return [(only, None) if only.name in _MIXED else (None, only)]
    pairs: list[_Pair] = []
    alone: list[_Pair] = []
    mixed: list[JatsElement] = []
    tagged: list[JatsElement] = []
    for one in citations:
        name = one.name
        if name in _MIXED:
            mixed.append(one)
            alone.append((one, None))
        elif name in _TAGGED:
            tagged.append(one)
            alone.append((None, one))
        elif name in _ALTERNATIVES:
            pairs += _paired(one.all())
    return pairs + (list(zip(mixed, tagged, strict=True)) if len(mixed) == len(tagged) else alone)


def _commented(citation: JatsElement) -> Text | None:
    """The text of a citation that has nothing beside its identifiers but a comment: the reference in words."""
    comments = []
    for child in citation.element:
        name = local_name(child)
        if name not in _UNDIVIDED:
            return None
        if name == "comment":
            comments.append(child)
    if len(comments) != 1 or len(words_in(comments[0]).split()) <= _FEW:
        return None
    return citation.child(comments[0]).text(report_lost=False)


def _untagged(citation: JatsElement) -> str | None:
    """The text of a citation of which no part is tagged."""
    text = " ".join(map(str, citation.element.itertext())).strip()
    if not text:
        return None
    citation.guessed("it contains no tags; its text is kept as printed")
    return line_of(citation.log, "", text)


def _with_identifiers(work: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The fields of the work, with the identifiers that only the printed citation has."""
    if not work:
        return other
    return {field: other[field] for field in _IDENTIFIERS if field in other} | work


def _unbracketed(label: str | None) -> str | None:
    """``[1]``, ``1.`` or ``(1)`` without what is around it."""
    if not label or label.isalnum():  # as most are
        return label
    found = terms.BRACKETED_LABEL.fullmatch(label)
    return ((found[1] or "").strip() or found[2] or label) if found else label
