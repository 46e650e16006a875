"""Springer and PLOS: ``Baker RE, Erban R (2009) Title. Bull Math Biol 72(3): 719–762.``"""

from __future__ import annotations

import re

from pubmeta.citations import names
from pubmeta.citations.author_date import dated_work
from pubmeta.citations.places import YEAR
from pubmeta.model import Work

_SKELETON = re.compile(rf"(?P<names>[^()]{{4,}}?)\s\({YEAR}[a-z]?\)\s?[.:]?\s(?P<after>.+)")


def parsed(text: str) -> Work | None:
    """The work that a description in this style describes."""
    parts = _SKELETON.fullmatch(text)
    if not parts:
        return None
    return dated_work(names.whole(parts["names"], names.FAMILY_FIRST), {"year": parts["year"]}, parts["after"])
