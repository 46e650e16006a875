"""ABNT and ISO 690: ``LEITE, L. P.; LACERDA, C. Title. Psicologia USP, São Paulo, v. 29, n. 3, p. 432-441, 2018.``

Family names are in capitals, given names may be in full, and the parts of the place have their labels.
"""

from __future__ import annotations

import re

from pubmeta.citations import names
from pubmeta.citations.labelled import labelled
from pubmeta.citations.titles import title_and_container
from pubmeta.citations.words import UPPER
from pubmeta.citations.works import work
from pubmeta.model import Work

# ``ELLEFSEN, Edith. CARA, Chantal.``
_STOP_BETWEEN_NAMES = re.compile(r"(?<=[a-zà-ÿ])\.\s(?=[A-ZÀ-ÖØ-Þ]{2}[A-ZÀ-ÖØ-Þ’' -]*,\s[A-ZÀ-ÖØ-Þ][a-zà-ÿ])")
_TOWN = re.compile(rf", (?P<town>(?:\[s\. ?l\.\]|[{UPPER}][\w’'-]+(?:\s(?:d[aeo]s?\s)?[{UPPER}][\w’'-]+){{0,2}}))$")


def parsed(text: str) -> Work | None:
    """The work that a description in this style describes."""
    found = names.leading(_STOP_BETWEEN_NAMES.sub("; ", text), names.CAPITALS)
    if not found:
        return None
    authors, after = found
    if not after.startswith((".", ",")) and not (authors.persons[-1].given or "").endswith("."):
        return None
    before, place = labelled(after.lstrip(" .,")) or ("", {})
    if "year" not in place or place.keys().isdisjoint({"volume", "issue"}):
        return None
    town = _TOWN.search(before)
    parts = title_and_container(before[: town.start()]) if town else None
    if town is None or parts is None:  # the last words may be the journal's title
        parts = title_and_container(before)
        return work(authors, *parts, place) if parts else None
    read = work(authors, *parts, place)
    return read.model_copy(update={"publisher_place": town["town"]}) if town["town"][0] != "[" else read
