"""The place of a cited work or of the article itself in its volume: pages, and a supplement."""

from __future__ import annotations

from typing import TypeAlias

from pubmeta.model import Pages
from pubmeta.reading import pages_of
from pubmeta.vocabularies.page_numbers import comes_before

PagesRead: TypeAlias = Pages | dict[str, str | None]
"""Pages, or their fields, of which the model makes them."""


def issue_of_supplement(text: str) -> str:
    """The issue that a `supplement` is where there is no other: a number alone is that of a supplement."""
    return text if any(map(str.isalpha, text)) else f"Suppl {text}"


def pages_in(first: str | None, last: str | None, printed: str | None, *, is_printed: bool) -> PagesRead | None:
    """The pages in `fpage`, `lpage` and `page-range`.

    The range is kept where it says more than the other two, or where the last page is not given in full. is_printed:
    whether they are of a citation as it is printed.
    """
    if first is None and last is None:
        return None if printed is None else page_range(printed) if is_printed else {"range": printed}
    if first is None:
        return {"range": printed or f"-{last}"}
    if last is not None and _is_abbreviated(first, last):
        return {"first": first, "range": printed or f"{first}-{last}"}
    if printed in (f"{first}-{last}", f"{first}–{last}", first):
        printed = None
    return {"first": first, "last": last, "range": printed}


def page_range(printed: str) -> Pages:
    """The pages of a `page-range` alone: first and last if it is one page or one range of whole numbers."""
    pages = pages_of(printed)
    return Pages(range=printed) if pages is None or pages.range else pages


def _is_abbreviated(first: str, last: str) -> bool:
    """Whether the last page lacks the digits that it shares with the first: ``345``, ``53``."""
    if not (first.isdecimal() and last.isdecimal() and len(last) < len(first)):
        return False
    return not comes_before(last, first)
