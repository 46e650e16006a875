"""Styles with a colon after the names: Springer's numbered one and that of Copernicus.

``Buchholz, D.: Title. J. Funct. Anal. 266, 3286–3302 (2014)``,
``Kurtén, T., and Kulmala, M.: Title, Atmos. Chem. Phys., 8, 4095–4103, 2008.``
"""

from __future__ import annotations

import re

from pubmeta.citations import names
from pubmeta.citations.places import BEFORE, ISSUE, PAGES, VOLUME, YEAR, placed
from pubmeta.citations.titles import title_if_any
from pubmeta.citations.works import work
from pubmeta.model import Work

_NUMBERS = rf"{BEFORE},?\s{VOLUME}\s?(?:\({ISSUE}\))?\s?[,:]\s?{PAGES}"
_PLACES = (re.compile(rf"{_NUMBERS}\s?\({YEAR}\)"), re.compile(rf"{_NUMBERS},\s{YEAR}"))


def parsed(text: str) -> Work | None:
    """The work that a description in this style describes."""
    head, colon, after = text.partition(": ")
    authors = names.whole(head, names.INVERTED) if colon else None
    before, place = placed(after, _PLACES) or ("", {})
    parts = title_if_any(before) if authors else None
    return work(authors, *parts, place) if authors and parts else None
