"""What a content rule needs to know besides the element that it looks at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pubmeta.checks.location import XML
from pubmeta.xmlio import XLINK

if TYPE_CHECKING:
    from lxml.etree import _Element

LANG = f"{{{XML}}}lang"
HREF = f"{{{XLINK}}}href"
TITLE = f"{{{XLINK}}}title"


class Surroundings:
    """The document: its version, its ids, what is pointed to."""

    def __init__(self, root: _Element) -> None:
        self.root = root
        self.by_id: dict[str, _Element] = {}
        self.targets: set[str] = set()
        for element in root.iter("*"):
            if found := element.get("id"):
                self.by_id[found] = element
            self.targets.update((element.get("rid") or "").split())

    @property
    def version(self) -> float:
        """The version of JATS as JATS4R compares it; 0 where none is given."""
        digits = re.sub(r"[^\d.]", "", self.root.get("dtd-version") or "")
        try:
            return float(digits)
        except ValueError:
            return 0.0


Breaches = Iterator[tuple[str, str]]
"""The rule's code without its prefix, and what is wrong here; empty for the rule's own text."""
Check = Callable[["_Element", Surroundings], Breaches]
Checks = Mapping[str, Sequence[Check]]
"""The checks of each element, by its tag."""


def text_of(element: _Element | None) -> str:
    """All characters in an element, white space as one."""
    return "" if element is None else " ".join(characters(element).split())


def characters(element: _Element) -> str:
    """All characters in an element, as they are."""
    return "".join(map(str, element.itertext()))


def within(element: _Element, *tags: str) -> bool:
    """Whether the element stands somewhere in one of these."""
    return next(element.iterancestors(*tags), None) is not None


def parent_tag(element: _Element) -> str:
    """The tag of the element around this one; empty for the root."""
    parent = element.getparent()
    return "" if parent is None else parent.tag
