"""Documents in which libxml2 would need square time to say what is wrong.

It counts the siblings of an element for each problem that it reports there. Where an element has many children, it is
therefore looked for how far the document has no more problems than are reported, and only so much of it is judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from pubmeta.problems import MOST_PROBLEMS

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_CHILDREN = 2_000
"""So many children cost no noticeable time."""
_CHUNK = 8_192
"""Bytes that are judged at a time."""


def is_wide(root: _Element) -> bool:
    """Whether an element at or below the root has so many children that problems are slow to report."""
    return bool(_wide_test()(root))


@cache
def _wide_test() -> Any:
    from lxml import etree

    # Most documents have fewer elements in all, which is quickly counted.
    most = _MOST_CHILDREN
    return etree.XPath(f"boolean(descendant::*[{most + 1}]) and boolean(descendant-or-self::*[*[{most + 1}]])")


def first_elements(root: _Element, count: int) -> _Element:
    """A copy of a document that ends after so many elements, counted as they begin."""
    copy = deepcopy(root)
    after = next(islice(copy.iter("*"), count, None), None)
    if after is None:
        return copy
    parent = after.getparent()
    keeps = False
    while parent is not None:
        del parent[parent.index(after) + keeps :]
        if keeps:
            after.tail = None
        after, parent, keeps = parent, parent.getparent(), True
    return copy


def cut_off(root: _Element) -> set[_Element]:
    """The elements that are still open where a document ends: what they lack may have been cut off."""
    found, last = {root}, root
    while children := list(islice(last.iterchildren("*", reversed=True), 1)):
        last = children[0]
        found.add(last)
    return found


def judgeable_by_schema(root: _Element, schema: Any) -> int | None:
    """After how many elements an XML Schema has found as many problems as are reported; None where it does not.

    A schema that judges a text while it is parsed names no elements, which takes no time.
    """
    from lxml import etree

    parser = etree.XMLPullParser(events=("start",), schema=schema, huge_tree=True, no_network=True)
    content = etree.tostring(root)
    count = 0
    for start in range(0, len(content), _CHUNK):
        with suppress(etree.XMLSyntaxError):  # which names the first problem only
            parser.feed(content[start : start + _CHUNK])
        count += sum(1 for _ in parser.read_events())
        if len(parser.feed_error_log) > MOST_PROBLEMS:
            return count
    return None


def judgeable_by_dtd(root: _Element, dtd: Any) -> int | None:
    """After how many elements a DTD has found as many problems as are reported; None where it does not.

    A DTD judges each element by itself, so that some children of one are judged without the others.
    """
    found = 0
    for children, end in _windows(root):
        dtd.validate(children)
        found += sum((entry.path or "").count("/") > 1 for entry in dtd.error_log)
        if found > MOST_PROBLEMS:
            return end
    return None


def _windows(root: _Element) -> Iterator[tuple[_Element, int]]:
    """Elements with some of the children of a wide one, as these end, and after how many elements of the document."""
    from lxml import etree

    count = 0
    waiting: dict[_Element, _Element] = {}
    wide = {element for element in root.iter("*") if len(element) > _MOST_CHILDREN}
    above = {outer for element in wide for outer in (element, *element.iterancestors())}
    for event, element in etree.iterwalk(root, events=("start", "end"), tag="*"):
        if event == "start":
            count += 1
            continue
        parent = element.getparent()
        if element in waiting:
            yield waiting.pop(element), count
        if parent in wide and element not in above:  # whose own children are judged by themselves
            window = waiting.setdefault(parent, etree.Element(parent.tag, nsmap=parent.nsmap))
            window.append(deepcopy(element))
            if len(window) == _MOST_CHILDREN:
                yield waiting.pop(parent), count
