"""Physics: ``F. Iachello and S. Oss, Phys. Rev. Lett. 66, 2976–2979 (1991).``, mostly without the work's title.

With it: ``P. Kanti, N. Dadhich, Gauss-Bonnet inflation, Phys. Rev. D 92 (2015) 41.``. The journal is the last part
before the numbers and must surely be one, for nothing but a comma divides it from the title.
"""

from __future__ import annotations

import re

from pubmeta.citations import names
from pubmeta.citations.places import BEFORE, DATE, ISSUE, PAGES, VOLUME, YEAR, placed
from pubmeta.citations.titles import QUOTES, title_if_any
from pubmeta.citations.works import work
from pubmeta.model import Work

# a full stop may touch the volume: ``Phys. Rev.66``
_NUMBERS = rf"{BEFORE},?\s?(?<=[\s.]){VOLUME}(?:,?\s?\({ISSUE}\))?"
_PLACES = (
    re.compile(rf"{_NUMBERS}\s?[,:]\s?(?:pp?\.\s?)?{PAGES}\s?\({DATE}\)"),
    re.compile(rf"{_NUMBERS}\s?\({YEAR}\)[,:]?\s?(?:pp?\.\s?)?{PAGES}"),
    re.compile(rf"{BEFORE},?\s{VOLUME}\s?\({YEAR}\),\s(?:no|No)\.\s?{ISSUE},\s(?:pp?\.\s?)?{PAGES}"),
    re.compile(rf"{BEFORE},?\s{VOLUME},\s{ISSUE}\s\({DATE}\)[,:]\s(?:pp?\.\s?)?{PAGES}"),
    re.compile(rf"{BEFORE},?\s\({YEAR}\),?\s{VOLUME}(?:\s?\({ISSUE}\))?\s?[,:]\s?{PAGES}"),
)


def parsed(text: str) -> Work | None:
    """The work that a description in this style describes."""
    found = names.leading(text, names.GIVEN_FIRST)
    if not found or not found[1].startswith((",", ".", ":")):
        return None
    before, place = placed(found[1].lstrip(" ,.:"), _PLACES) or ("", {})
    parts = title_if_any(before) if before and before[0] not in QUOTES else None
    return work(found[0], *parts, place) if parts else None
