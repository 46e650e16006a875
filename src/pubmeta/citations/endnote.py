"""EndNote's numbered style: ``Gimlich, R.L. and J. Braun, Title. Dev Biol, 1985. 109(2): p. 509-14.``"""

from __future__ import annotations

import re

from pubmeta.citations import names
from pubmeta.citations.places import BEFORE, ISSUE, PAGES, VOLUME, YEAR, placed
from pubmeta.citations.titles import title_and_journal
from pubmeta.citations.works import work
from pubmeta.model import Work

_PLACES = (re.compile(rf"{BEFORE},\s{YEAR}\.\s{VOLUME}\s?(?:\({ISSUE}\))?:\s?(?:p\.\s?)?{PAGES}"),)


def parsed(text: str) -> Work | None:
    """The work that a description in this style describes."""
    before, place = placed(text, _PLACES) or ("", {})
    lists = (names.leading(before, names.INVERTED, others) for others in (names.INVERTED, names.GIVEN_FIRST))
    found = max(filter(None, lists), key=lambda found: len(found[0].persons), default=None)
    if not found or not found[1].startswith(", "):
        return None
    parts = title_and_journal(found[1].removeprefix(", "))
    return work(found[0], *parts, place) if parts else None
