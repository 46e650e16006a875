"""What author-date styles have in common: after the names and the year come title, journal and place."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pubmeta.citations.labelled import labelled
from pubmeta.citations.names import Names
from pubmeta.citations.places import BEFORE, ISSUE, MONTH_AND_DAY, PAGES, VOLUME, placed
from pubmeta.citations.titles import one_word_and_journal, title_and_container
from pubmeta.citations.works import work
from pubmeta.model import Work

_PLACES = (
    re.compile(rf"{BEFORE},?\s{VOLUME}(?:,?\s?\({ISSUE}\))?(?:\s\({MONTH_AND_DAY}\))?\s?[:,]\s?(?:pp?\.\s?)?{PAGES}"),
    re.compile(rf"{BEFORE},?\s{VOLUME}\s?\({ISSUE}\)"),
    re.compile(rf"{BEFORE},?\s{VOLUME}\s?:\s?(?P<issue>\d{{1,3}}(?:[-–/]\d{{1,3}})?)\s?:\s?{PAGES}"),
    re.compile(rf"{BEFORE},?\s{VOLUME}:\s?(?P<issue>\d{{1,3}}),\s?pp?\.\s?{PAGES}"),
)


def dated_work(authors: Names | None, date: Mapping[str, str | None], text: str) -> Work | None:
    """The work of these authors and this date that the text after them describes, if it surely does.

    date: the groups `year`, `month` and `day` of `pubmeta.citations.places`.
    """
    if authors is None:
        return None
    for before, place in filter(None, (placed(text, _PLACES), labelled(text))):
        parts = None if place.get("year") else title_and_container(before) or one_word_and_journal(before)
        if parts:
            return work(authors, *parts, {**place, **date})
    return None
