"""The plain style of BibTeX: ``M. Kitsuregawa and T. Moto-oka. Title. New Generation Computing, 1(1):63–74, 1983.``"""

from __future__ import annotations

import re

from pubmeta.citations import names
from pubmeta.citations.labelled import labelled
from pubmeta.citations.places import BEFORE, DATE, ISSUE, PAGES, VOLUME, placed
from pubmeta.citations.titles import title_and_journal
from pubmeta.citations.works import work
from pubmeta.model import Work

_NUMBERS = rf"{BEFORE},?\s{VOLUME}(?:\s?\({ISSUE}\))?"
_PLACES = (
    re.compile(rf"{_NUMBERS}(?:\s?[:,]\s?|\s){PAGES},\s{DATE}"),
    re.compile(rf"{_NUMBERS},\s{DATE}"),
    re.compile(rf"{BEFORE},?\s{VOLUME},\s{ISSUE}\s\({DATE}\)[,:]\s(?:pp?\.\s?)?{PAGES}"),
    re.compile(rf"{_NUMBERS}\s?[:,]\s?{PAGES}\s?\({DATE}\)"),
)


def parsed(text: str) -> Work | None:
    """The work that a description in this style describes."""
    found = names.leading(text, names.GIVEN_FIRST)
    if not found or not found[1].startswith(". "):
        return None
    before, place = placed(found[1].removeprefix(". "), _PLACES) or labelled(found[1]) or ("", {})
    parts = title_and_journal(before.lstrip(". ")) if place.get("year") and place.get("volume") else None
    return work(found[0], *parts, place) if parts else None
