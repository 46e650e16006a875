"""Pages as one string: ``493-518``, ``S72–S87``, ``e453``, ``12-15, 18``."""

from __future__ import annotations

import re

from pubmeta.model import Pages
from pubmeta.reading.field import Field
from pubmeta.vocabularies.dashes import DASHES

_BETWEEN = rf"\s*(?:-{{1,3}}|[{DASHES}])\s*"
_PAGE = rf"[^\s,;+&{DASHES}-]+"
_LABEL = re.compile(r"(?i)^(?:pp?|pages?)\b[.:]?\s*(?=[a-z]{0,3}\d)")
_RANGE = re.compile(rf"({_PAGE}){_BETWEEN}({_PAGE})")
# Pages with a hyphen of their own: ``C3-32--C3-35``.
_HYPHENED = re.compile(rf"(?P<first>{_PAGE}-{_PAGE}){_BETWEEN}(?P<last>{_PAGE}-{_PAGE})")
_ROMAN = re.compile(rf"(?i)[ivxlcdm]+(?:{_BETWEEN}[ivxlcdm]+)?")
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
    if found := _HYPHENED.fullmatch(text):
        return Pages(first=found["first"], last=found["last"])
    if _FIRST.fullmatch(text):
        return Pages(first=text)
    first = _FIRST.match(text)
    return Pages(first=first[0] if first else None, range=text)


def pages_between(first: str | None, last: str | None) -> Pages | None:
    """The pages from `first` to `last`, of which either may be absent."""
    if not last:
        return pages_of(first)
    if first and (found := _RANGE.fullmatch(first)) and last in {found[2], first}:  # a range as the first page
        return pages_between(found[1], found[2])
    if first and (found := _RANGE.fullmatch(last)) and found[1] == first:  # or as the last
        return pages_between(found[1], found[2])
    if not first:
        return Pages(range=f"-{last}")
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        return Pages(first=first, range=f"{first}-{last}")
    return Pages(first=first, last=last)


def pages_in(first: Field | None, last: Field | None = None) -> Pages | None:
    """The pages from the one field to the other; a field that holds a word and no page is reported."""
    return pages_between(_page(first), _page(last))


def _page(field: Field | None) -> str | None:
    text = field.as_line() if field else None
    if field and text and not re.search(r"\d", text) and len(text) > 1 and not _ROMAN.fullmatch(text):
        field.unplaced("is not a page")
        return None
    return text
