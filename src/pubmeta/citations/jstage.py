"""J-STAGE: ``Mary LARK, Richard ROE, Title, Journal of Salt, 2019, Volume 12, Issue 3, Pages 45-52``.

The names are given in full, the family names in capitals, and commas alone divide the parts.
"""

from __future__ import annotations

import re

from pubmeta.citations import names
from pubmeta.citations.places import ISSUE, PAGES, VOLUME, YEAR
from pubmeta.citations.titles import title_comma_journal
from pubmeta.citations.works import work
from pubmeta.model import Work

_PLACE = re.compile(
    rf"(?P<before>.+), {YEAR}, Volume {VOLUME}(?:, Issue {ISSUE})?(?:, Pages {PAGES}|, Article ID (?P<article>[\w-]+))?"
    r"(?:, Released .*)?(?:,? (?:Online|Print))*,?"
)


def parsed(text: str) -> Work | None:
    """The work that a description in this style describes."""
    found = _PLACE.fullmatch(text)
    listed = found and names.leading(found["before"], names.CAPITALS_LAST)
    if not found or not listed:
        return None
    authors, after = listed
    parts = title_comma_journal(after.lstrip(" ,")) if after.startswith(",") else None
    return work(authors, *parts, found.groupdict()) if parts else None
