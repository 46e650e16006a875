"""Chicago and MLA, with given names in full.

``Link, Bruce G., and Bruce P. Dohrenwend. 1993. “Title.” Journal 98 (2): 1351–1387.``,
``Abraham, Nicolas. “Title.” Critical Inquiry 13.2 (1989): 287-292.``,
``Ventresca, Robert. "Title." History and Memory 18, no. 1 (Spring 2006): 86-119.``
"""

from __future__ import annotations

import re

from pubmeta.citations import names
from pubmeta.citations.author_date import dated_work
from pubmeta.citations.labelled import labelled
from pubmeta.citations.places import BEFORE, DATE, ISSUE, PAGES, VOLUME, YEAR, placed
from pubmeta.citations.titles import title_and_container
from pubmeta.citations.works import work
from pubmeta.model import Work

_AUTHOR_DATE = re.compile(rf"(?P<names>[^()\d“”\"]{{4,}}?)\s\(?{YEAR}[a-z]?\)?[.,:]\s(?P<after>.+)")
_NOTE = re.compile(r"(?P<names>[^()\d“”\"«]{4,}?)[,.]?\s(?P<after>[“\"«].+)")
_NAMES = (
    (names.INVERTED_IN_FULL, names.GIVEN_FIRST_IN_FULL),
    (names.INVERTED_IN_FULL, names.INVERTED_IN_FULL),
    (names.GIVEN_FIRST_IN_FULL, names.GIVEN_FIRST_IN_FULL),
)
_NUMBERS = rf"{BEFORE},?\s{VOLUME}"
_PLACES = (
    re.compile(rf"{_NUMBERS},?\s(?:no\.\s|\()?{ISSUE}\)?\s\({DATE}\)[:,]\s(?:pp\.\s)?{PAGES}"),
    re.compile(rf"{_NUMBERS}(?:\.\s?{ISSUE})?\s\({DATE}\):\s{PAGES}"),
)


def parsed(text: str) -> Work | None:
    """The work that a description in this style describes."""
    parts = _AUTHOR_DATE.fullmatch(text) or _NOTE.fullmatch(text)
    authors = names.whole_in_one_form(parts["names"], *_NAMES) if parts else None
    if not parts or not authors or not any(map(names.in_full, authors.persons)):
        return None  # with initials alone it is another style's
    if parts.re is _AUTHOR_DATE:
        return dated_work(authors, {"year": parts["year"]}, parts["after"])
    before, place = placed(parts["after"], _PLACES) or labelled(parts["after"]) or ("", {})
    found = title_and_container(before) if place.get("year") and place.get("volume") else None
    return work(authors, *found, place) if found else None
