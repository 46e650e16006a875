"""Inverted names throughout and the date at the end: Springer Nature, Copernicus and many others.

``Lark, M., Roe, R. Title. J. Salt 9, 12–20 (2020).``, ``Lark, M. & Roe, R. Title. J. Salt, 9, 12–20, 2020.``,
``Buchholz, D.: Title. J. Funct. Anal. 266, 3286–3302 (2014)``,
``Kurtén, T., and Kulmala, M.: Title, Atmos. Chem. Phys., 8, 4095–4103, 2008.``
"""

from __future__ import annotations

import re

from pubmeta.citations import names
from pubmeta.citations.labelled import labelled
from pubmeta.citations.places import BEFORE, DATE, ISSUE, PAGES, VOLUME, YEAR, placed
from pubmeta.citations.titles import title_and_container, title_if_any
from pubmeta.citations.works import work
from pubmeta.model import Work

_NUMBERS = rf"{BEFORE},?\s{VOLUME}\s?(?:\({ISSUE}\))?"
_PLACES = (
    re.compile(rf"{_NUMBERS}\s?[,:]\s?(?:pp?\.\s?)?{PAGES}\s?\({DATE}\)"),
    re.compile(rf"{_NUMBERS}\s?[,:]\s?(?:pp?\.\s?)?{PAGES}[,.;]\s{YEAR}"),
)


def parsed(text: str) -> Work | None:
    """The work that a description in this style describes."""
    found = names.leading(text, names.INVERTED)
    if not found:
        return None
    authors, after = found
    if not after.startswith((".", ",", ":")) and not (authors.persons[-1].given or "").endswith("."):
        return None
    text = after.lstrip(" .,:")
    before, place = placed(text, _PLACES) or labelled(text) or ("", {})
    if not place.get("year") or not place.get("volume"):
        return None
    parts = title_if_any(before) if after.startswith(":") else title_and_container(before)
    return work(authors, *parts, place) if parts else None
