"""ACS: ``Kuntz, I. D.; Sharp, K. A. Title. Proc. Natl. Acad. Sci. USA 1999, 96, 9997–10002.``, title or not."""

from __future__ import annotations

import re

from pubmeta.citations import names
from pubmeta.citations.places import BEFORE, ISSUE, PAGES, VOLUME, YEAR, placed
from pubmeta.citations.titles import title_if_any
from pubmeta.citations.works import work
from pubmeta.model import Work

_PLACES = (re.compile(rf"{BEFORE},?\s{YEAR},\s{VOLUME}(?:,?\s?\({ISSUE}\))?,\s{PAGES}"),)
# ``Kollman, P. A. J. Am. Chem. Soc.``: nobody can say whether such an initial is the journal's.
_MAY_BE_THE_JOURNALS = re.compile(r"[JNRZ]\.$")


def parsed(text: str) -> Work | None:
    """The work that a description in this style describes."""
    found = names.leading(text, names.INVERTED)
    if not found:
        return None
    authors, after = found
    before, place = placed(after.lstrip(" ,."), _PLACES) or ("", {})
    parts = title_if_any(before)
    if not parts or (
        parts[0] is None and "." in parts[1] and _MAY_BE_THE_JOURNALS.search(str(authors.persons[-1].given))
    ):
        return None
    return work(authors, *parts, place)
