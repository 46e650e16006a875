"""Harvard, and the name-year styles of biology.

``Zhang, H. and Tian, B. (2005) Title. Journal, 33, 116–120.``,
``Brown, S., 1995. Title. Journal 50, 679-698.``,
``O’Donnell, A., A. Gilmore & D. Cummins. 2002. Title. Journal 10: 205-223.``,
``Fausett BV. 2010. Title. Journal 8: 9-12.``
"""

from __future__ import annotations

import re

from pubmeta.citations import names
from pubmeta.citations.author_date import dated_work
from pubmeta.citations.places import YEAR
from pubmeta.model import Work

_IN_BRACKETS = re.compile(rf"(?P<names>[^()\d]{{4,}}?)\s\({YEAR}[a-z]?\)\s?:?\s(?P<after>.+)")
_BARE = re.compile(rf"(?P<names>[^()\d]{{4,}}?)\s{YEAR}[a-z]?\s?[.,:]?\s(?P<after>.+)")
_NAMES = ((names.INVERTED, names.INVERTED), (names.INVERTED, names.GIVEN_FIRST))
_NAMES_BEFORE_BARE_YEAR = (*_NAMES, (names.FAMILY_FIRST, names.FAMILY_FIRST))


def parsed(text: str) -> Work | None:
    """The work that a description in this style describes."""
    parts = _IN_BRACKETS.fullmatch(text) or _BARE.fullmatch(text)
    if not parts:
        return None
    forms = _NAMES if parts.re is _IN_BRACKETS else _NAMES_BEFORE_BARE_YEAR
    authors = next(filter(None, (names.whole(parts["names"], *form) for form in forms)), None)
    return dated_work(authors, {"year": parts["year"]}, parts["after"])
