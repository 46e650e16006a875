"""What a content rule needs to know besides the element that it looks at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from pubmeta.formats.jats import terms
from pubmeta.xml.build import XLINK, XML
from pubmeta.xml.paths import ElementPaths

if TYPE_CHECKING:
    from lxml.etree import _Element

LANG = f"{{{XML}}}lang"
HREF = f"{{{XLINK}}}href"
TITLE = f"{{{XLINK}}}title"


class Surroundings:
    """The document: its version, its affiliations, what is pointed to; each looked up when it is first asked for."""

    def __init__(self, root: _Element) -> None:
        self.root = root
        self._paths = ElementPaths(root)

    @cached_property
    def affiliations(self) -> Mapping[str, _Element]:
        """Each `aff` by its id."""
        return {identifier: aff for aff in self.root.iter("aff") if (identifier := aff.get("id"))}

    @cached_property
    def targets(self) -> Set[str]:
        """Every id that an element points to."""
        found: Any = self.root.xpath("//@rid", smart_strings=False)
        return {one for pointers in found for one in pointers.split()}

    @cached_property
    def trials(self) -> Mapping[str, _Element]:
        """The first `related-object` of each document id."""
        found: dict[str, _Element] = {}
        for related in self.root.iter("related-object"):
            found.setdefault(related.get("document-id") or "", related)
        return found

    @cached_property
    def ethics(self) -> _Element | None:
        """The first ethics statement."""
        return next((sec for sec in self.root.iter("sec") if sec.get("sec-type") == terms.ETHICS), None)

    def path(self, element: _Element) -> str:
        """The path of an element in the document."""
        return self._paths.path(element)

    @cached_property
    def version(self) -> float:
        """The version of JATS as JATS4R compares it; 0 where none is given."""
        digits = re.sub(r"[^\d.]", "", self.root.get("dtd-version") or "")
        try:
            return float(digits)
        except ValueError:
            return 0.0


Breaches = Iterable[tuple[str, str]]
"""The rule's code without its prefix, and what is wrong here; empty for the rule's own text."""
Check = Callable[["_Element", Surroundings], Breaches]
Checks = Mapping[str, Sequence[Check]]
"""The checks of each element, by its tag."""


def text_of(element: _Element | None) -> str:
    """All characters in an element, white space as one."""
    return "" if element is None else " ".join(characters(element).split())


def characters(element: _Element) -> str:
    """All characters in an element, as they are."""
    return "".join(map(str, element.itertext())) if len(element) else element.text or ""


def within(element: _Element, *tags: str) -> bool:
    """Whether the element stands somewhere in one of these."""
    return next(element.iterancestors(*tags), None) is not None


def are_several(elements: Iterable[_Element]) -> bool:
    """Whether there is more than one."""
    return len(list(islice(elements, 2))) > 1


def parent_tag(element: _Element) -> str:
    """The tag of the element around this one; empty for the root."""
    parent = element.getparent()
    return "" if parent is None else parent.tag
