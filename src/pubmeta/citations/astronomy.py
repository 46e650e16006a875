"""Astronomy: ``Dopita, M. A., & Sutherland, R. S. 2017, ApJS, 229, 35``, without the work's title."""

from __future__ import annotations

import re

from pubmeta.citations import names
from pubmeta.citations.places import PAGES, YEAR
from pubmeta.citations.titles import clean_container, may_be_journal
from pubmeta.citations.works import work
from pubmeta.model import Work

_SKELETON = re.compile(
    rf"(?P<names>[^()\d]{{4,}}?)\s{YEAR}[a-z]?,\s(?P<journal>[^,\d]+),\s(?P<volume>[A-Z]?\d{{1,5}}),\s{PAGES}"
)
_MOST_WORDS = 5


def parsed(text: str) -> Work | None:
    """The work that a description in this style describes."""
    parts = _SKELETON.fullmatch(text)
    if not parts or not _is_journal(parts["journal"]):
        return None
    authors = names.whole(parts["names"], names.INVERTED)
    return work(authors, None, clean_container(parts["journal"]), parts.groupdict()) if authors else None


def _is_journal(text: str) -> bool:
    """Whether the text can be nothing else: a few words, each with a capital letter."""
    words = text.split()
    return len(words) <= _MOST_WORDS and all(not word[0].islower() for word in words) and may_be_journal(text)
