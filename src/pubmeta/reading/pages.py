"""Pages as one string: ``493-518``, ``S72–S87``, ``e453``, ``12-15, 18``."""

from __future__ import annotations

import re

from pubmeta.model import Pages
from pubmeta.vocabularies.dashes import DASHES

_BETWEEN = rf"\s*(?:-{{1,3}}|[{DASHES}])\s*"
_PAGE = rf"[^\s,;+&{DASHES}-]+"
_LABEL = re.compile(r"(?i)^(?:pp?|pages?)\b[.:]?\s*(?=[a-z]{0,3}\d)")
_RANGE = re.compile(rf"({_PAGE}){_BETWEEN}({_PAGE})")
_FIRST = re.compile(rf"{_PAGE}")


def pages_of(text: str | None) -> Pages | None:
    """The pages that a text names; what is neither one page nor one range is kept as printed, from its first page.

    A last page without its leading digits (``1332-41``) is kept as printed too, not completed.
    """
    text = _LABEL.sub("", " ".join((text or "").split())).strip(" .,;")
    if not text:
        return None
    if found := _RANGE.fullmatch(text):
        return pages_between(found[1], found[2])
    if _FIRST.fullmatch(text):
        return Pages(first=text)
    first = _FIRST.match(text)
    return Pages(first=first[0] if first else None, range=text)


def pages_between(first: str | None, last: str | None) -> Pages | None:
    """The pages from `first` to `last`, of which either may be absent."""
    if not last:
        return pages_of(first)
    if not first:
        return Pages(range=f"-{last}")
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        return Pages(first=first, range=f"{first}-{last}")
    return Pages(first=first, last=last)
