"""What Google Scholar takes no page without, and what it takes as a last resort."""

from __future__ import annotations

from pubmeta.formats.html.highwire.rules.breaches import Breaches, first
from pubmeta.formats.html.read.page import Page
from pubmeta.formats.html.terms import CREATORS, DATES, ISSNS, ISSUE, JOURNAL, TITLE, VOLUME

_AUTHORS = ("citation_author", "citation_authors", *CREATORS)
_DATES = (*DATES["published"], *DATES["published_online"], *DATES["issue"])
_CONTAINERS = (
    *JOURNAL,
    "citation_conference_title",
    "citation_conference",
    "citation_book_title",
    "citation_inbook_title",
)


def breaches(page: Page) -> Breaches:
    """Each required element that is not there."""
    for code, names in (("title", TITLE), ("author", _AUTHORS), ("date", _DATES)):
        if first(page, names) is None:
            yield code, f"the page has no {names[0]}", None
    if not any(meta.path.startswith("citation_") for meta in page.metas):
        yield "dublin-core", "the page has no citation_ elements", page.metas[0]
    elif (place := first(page, (*VOLUME, *ISSUE, *ISSNS))) and first(page, _CONTAINERS) is None:
        yield "journal", f"the page has {place.path}, and not the title of the journal", place
