"""Characters that were lost before the record was made: U+FFFD is written for each of them."""

from __future__ import annotations

from functools import cache
from typing import Any

from pubmeta.formats.crossref.terms import LOST, LOST_MESSAGE, LOST_REMEDY
from pubmeta.xml.cursor import XmlElement
from pubmeta.xml.paths import line_number


@cache
def _texts() -> Any:
    from lxml import etree

    return etree.XPath("self::*[contains(., $lost)]/descendant::text()[contains(., $lost)]")


def report_lost(element: XmlElement) -> None:
    """Report each element in whose text a character is lost."""
    for place in dict.fromkeys(text.getparent() for text in _texts()(element.element, lost=LOST)):
        element.source.log.discouraged(
            element.source.path(place), LOST_MESSAGE, line=line_number(place), remedy=LOST_REMEDY
        )
