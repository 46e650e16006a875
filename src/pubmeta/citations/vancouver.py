"""Vancouver, AMA and their neighbours: ``Fausett BV, Goldman D. Title. J Neurosci. 2008 Mar 18;28(5):1109–1117.``

Also with the year elsewhere in the place: ``J Neurosci 25:676-681, 2001``, ``J Neurosci (1998) 138:229-235``,
``J Neurosci. 2015. 83(3): 1114–1121``, ``J Neurosci, 2006, 13(4): 26–35``.
"""

from __future__ import annotations

import re

from pubmeta.citations import names
from pubmeta.citations.places import BEFORE, DATE, ISSUE, PAGES, VOLUME, YEAR, YEAR_FIRST, placed
from pubmeta.citations.titles import title_and_journal
from pubmeta.citations.works import work
from pubmeta.model import Work

_NUMBERS = rf"{VOLUME}\s?(?:\({ISSUE}\))?\s?:\s?{PAGES}"
_PLACES = (
    re.compile(rf"{BEFORE},?\s{YEAR_FIRST}\s?;\s?{_NUMBERS}"),
    re.compile(rf"{BEFORE},?\s{YEAR_FIRST}\s?;\s?{VOLUME}\s?\({ISSUE}\)"),
    re.compile(rf"{BEFORE},?\s{_NUMBERS}[,;]\s{DATE}"),
    re.compile(rf"{BEFORE},?\s\({YEAR}\)\s?{_NUMBERS}"),
    re.compile(rf"{BEFORE}[.,]\s{YEAR}[.,]\s{_NUMBERS}"),
)


def parsed(text: str) -> Work | None:
    """The work that a description in this style describes."""
    found = names.leading(text, names.FAMILY_FIRST) or names.leading(text, names.INVERTED)
    if not found:
        return None
    authors, after = found
    if names.may_be_turned(text, authors):
        return None
    if not after.startswith((".", ":", " :")) and not (authors.persons[-1].given or "").endswith("."):
        return None
    before, place = placed(after.lstrip(" .:"), _PLACES) or ("", {})
    parts = title_and_journal(before)
    return work(authors, *parts, place) if parts else None
