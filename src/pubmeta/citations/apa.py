"""APA: ``Löllgen, H., & Knapp, G. (2009). Title. Journal, 30(3), 213–224.``"""

from __future__ import annotations

import re

from pubmeta.citations import names
from pubmeta.citations.author_date import dated_work
from pubmeta.citations.places import MONTH_AND_DAY, YEAR
from pubmeta.model import Work

_SKELETON = re.compile(rf"(?P<names>[^()]{{4,}}?)\s\({YEAR}[a-z]?(?:, {MONTH_AND_DAY})?\)[.,]\s(?P<after>.+)")


def parsed(text: str) -> Work | None:
    """The work that a description in this style describes."""
    parts = _SKELETON.fullmatch(text)
    if not parts:
        return None
    authors = names.whole(parts["names"], names.INVERTED)
    return dated_work(authors, {name: parts[name] for name in ("year", "month", "day")}, parts["after"])
