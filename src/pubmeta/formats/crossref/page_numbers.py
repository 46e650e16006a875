"""Pages as Crossref has them: first, last, and other pages; both ways."""

from __future__ import annotations

import re

from pubmeta.model import Pages
from pubmeta.vocabularies.dashes import DASH, DASHES

_PAGE = rf"[^\s,;{DASHES}-]+"
_RANGE = re.compile(rf"({_PAGE})(?:\s*{DASH}\s*({_PAGE}))?(?:\s*[,;]\s*(\S.*))?")


def page_numbers(pages: Pages) -> tuple[str | None, str | None, str | None]:
    """First page, last page, and other pages: of ``12-15, 18``, these are 12, 15 and 18.

    The last page of ``1071-80`` is 1080. A range that does not agree with the pages given beside it is given
    whole as other pages.
    """
    first, last, printed = pages.first, pages.last, pages.range
    found = _RANGE.fullmatch(printed) if printed else None
    if found and first in (None, found[1]) and last in (None, found[2]):
        return found[1], found[2] and _completed(found[1], found[2]), found[3]
    return first, last, printed


def _completed(first: str, last: str) -> str:
    """The last page with the leading digits of the first, if they were left out."""
    begin = first[: -len(last)]
    is_short = last.isdigit() and len(last) < len(first) and first.removeprefix(begin).isdigit()
    return begin + last if is_short and int(last) > int(first.removeprefix(begin)) else last


def pages_from(first: str | None, last: str | None, other: str | None) -> Pages | None:
    """The pages that these are: other pages go on where the last one is, unless they begin with the first."""
    if first is None:
        known = ", ".join(filter(None, (last and f"-{last}", other)))
        return Pages(range=known) if known else None
    if other is None:
        return Pages(first=first, last=last)
    run = f"{first}-{last}" if last else first
    return Pages(first=first, last=last, range=other if other.startswith(first) else f"{run}, {other}")
