"""A reference as printed, to the letter, with the fields of the cited work tagged where they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from pubmeta.formats.jats.citations import TAKING_EMPHASIS, fields_of, publication_type
from pubmeta.formats.jats.write.marked import marked_nodes
from pubmeta.formats.jats.write.tagging import tagged_fields
from pubmeta.formats.jats.write.tagging.printed import Interval, Slice
from pubmeta.model import Markup, Node, Span, Work, nodes_of
from pubmeta.problems import Place
from pubmeta.xml.build import escaped

_TITLES = ("title", "container_title", "series_title")


def mixed_citation(raw: str | Markup, work: Work, at: Place) -> tuple[str, bool]:
    """The `mixed-citation`, and whether every field of the work can be read from it.

    Its text is the printed reference. Emphasis is kept, except where JATS has none: in names, numbers and identifiers.
    That is not so for a title printed with emphasis that is not its own, nor for a `page-range`, which does not say
    whether the pages are two whole ones or as printed.
    """
    printed = _Printed(raw)
    tagged = tagged_fields(work, printed.text, printed.formulas)
    differing: set[str] = set()
    for field in _TITLES:
        if field not in tagged:
            continue
        value = work.__dict__[field]
        if printed.is_plain and isinstance(value, str):  # it was found where its very characters are
            continue
        start, end, *_ = tagged[field][0]
        if marked_nodes(nodes_of(value)) != printed.content(start, end):
            differing.add(field)
            if isinstance(value, Markup):
                del tagged[field]
    places = sorted(chain.from_iterable(tagged.values()))
    if not printed.is_plain and any(
        place.name not in TAKING_EMPHASIS and printed.has_markup(place) for place in places
    ):
        at.dropped("raw", "JATS allows no markup in names, numbers and identifiers; only the characters are written")
    kind = publication_type(work.type, tagged.keys())
    citation = f'<mixed-citation publication-type="{kind}">{printed.tagged(places)}</mixed-citation>'
    if "pages" in tagged and tagged["pages"][0].name == "page-range":
        differing.add("pages")
    return citation, not differing and fields_of(work) <= tagged.keys()


class _Printed:
    """A reference as printed: its characters, its markup, and any part of both as XML."""

    def __init__(self, raw: str | Markup) -> None:
        self._nodes = nodes_of(raw)
        self.is_plain = isinstance(raw, str)
        self.text = text = raw if isinstance(raw, str) else "".join(map(_text, self._nodes))
        self.formulas = () if self.is_plain else tuple(_formulas(self._nodes, 0))
        self._is_xml = self.is_plain and escaped(text) is text

    def tagged(self, places: Iterable[Slice]) -> str:
        """The text as XML, each place in its element."""
        parts: list[str] = []
        text, is_xml = self.text, self._is_xml
        written = 0
        for start, end, name, attributes, names in places:
            if is_xml:  # as most are
                before, made = text[written:start], names or text[start:end]
            else:
                before, made = self.content(written, start), names or self._within(name, start, end)
            parts += (before, f"<{name}{attributes}>{made}</{name}>")
            written = end
        parts.append(self.content(written, len(text)))
        return "".join(parts)

    def content(self, start: int, end: int) -> str:
        """A part of the text with its markup."""
        return escaped(self.text[start:end]) if self.is_plain else marked_nodes(_cut(self._nodes, start, end))

    def has_markup(self, place: Slice) -> bool:
        """Whether there is any markup at the place."""
        return self.content(place.start, place.end) != escaped(self.text[place.start : place.end])

    def _within(self, name: str, start: int, end: int) -> str:
        return self.content(start, end) if name in TAKING_EMPHASIS else escaped(self.text[start:end])


def _text(node: Node) -> str:
    return node if isinstance(node, str) else "".join(map(_text, node.children))


def _formulas(nodes: Sequence[Node], start: int) -> Iterator[Interval]:
    for node in nodes:
        end = start + len(_text(node))
        if isinstance(node, Span):
            if node.is_math:
                yield start, end
            else:
                yield from _formulas(node.children, start)
        start = end


def _cut(nodes: Sequence[Node], start: int, end: int) -> Iterator[Node]:
    """The nodes from one character up to another, elements cut in two where need be; formulas are not."""
    for node in nodes:
        length = len(_text(node))
        first, last = max(start, 0), min(end, length)
        if first < last:
            if isinstance(node, str):
                yield node[first:last]
            elif node.is_math:
                yield node
            else:
                yield Span(node.name, node.attributes, tuple(_cut(node.children, first, last)))
        start, end = start - length, end - length
