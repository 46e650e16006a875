"""What a check may ask of the document besides the element that it looks at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from pubmeta.formats.jats import terms
from pubmeta.xml.build import XLINK, XML

if TYPE_CHECKING:
    from lxml.etree import _Element

LANG = f"{{{XML}}}lang"
HREF = f"{{{XLINK}}}href"
TITLE = f"{{{XLINK}}}title"


class JatsDocument:
    """A document: its version, its affiliations, what is pointed to; each looked up when it is first asked for."""

    def __init__(self, root: _Element) -> None:
        self.root = root
        self._has_several: dict[_Element, bool] = {}

    @cached_property
    def affiliations(self) -> Mapping[str, _Element]:
        """Each `aff` by its id."""
        return {identifier: aff for aff in self.root.iter("aff") if (identifier := aff.get("id"))}

    @cached_property
    def labelled_affiliations(self) -> Set[str]:
        """The ids of those that have a label."""
        return {identifier for identifier, aff in self.affiliations.items() if aff.find("label") is not None}

    def has_several_contributors(self, element: _Element) -> bool:
        """Whether a `contrib-group` or an `article-meta` has more than one contributor; nothing else has."""
        if element not in self._has_several:
            around = element.iterchildren("contrib") if element.tag == "contrib-group" else element.iter("contrib")
            self._has_several[element] = element.tag in ("contrib-group", "article-meta") and are_several(around)
        return self._has_several[element]

    @cached_property
    def is_dated(self) -> bool:
        """Whether the article itself has a date of publication."""
        return self.root.find("front/article-meta/pub-date") is not None

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

    @cached_property
    def version(self) -> float:
        """The version of JATS as JATS4R compares it; 0 where none is given."""
        digits = re.sub(r"[^\d.]", "", self.root.get("dtd-version") or "")
        try:
            return float(digits)
        except ValueError:
            return 0.0


def within(element: _Element, *tags: str) -> bool:
    """Whether the element is somewhere in one of these."""
    return next(element.iterancestors(*tags), None) is not None


def are_several(elements: Iterable[_Element]) -> bool:
    """Whether there is more than one."""
    return len(list(islice(elements, 2))) > 1


def parent_tag(element: _Element) -> str:
    """The tag of the element around this one; empty for the root."""
    parent = element.getparent()
    return "" if parent is None else parent.tag
