"""IEEE and SCIRP: ``P. H. Plotz and M. Dalakas, “Title,” Journal, Vol. 111, No. 2, 1989, pp. 143-157.``

Also the orders in which publishers of physics print a title in quotation marks:
``M. Galli, “Title,” Optics Express 18, 26613–24 (2010).``, ``R. Bousso, "Title," JHEP 07 (1999) 004``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pubmeta.citations import names
from pubmeta.citations.labelled import labelled
from pubmeta.citations.places import DATE, ISSUE, PAGES, VOLUME
from pubmeta.citations.titles import clean_container, clean_title, may_be_journal
from pubmeta.citations.works import work
from pubmeta.model import Work

_SKELETONS = tuple(
    re.compile(
        rf"(?P<names>[^“”\"`«‘]{{4,}}?)[,.:]?\s?{opening}\s?(?P<title>.{{4,}}){closing}\s?(?P<after>[^“”\"«»{also}]*)"
    )
    for opening, closing, also in (('(?:“|``|")', "(?:”|''|\")", ""), ("«", "»", ""), ("‘{1,2}", "’{1,2}", "‘’"))
)
_QUOTATION = frozenset('“”"`«‘')
_NUMBERS = rf"(?P<container>.+?),?\s{VOLUME}(?:\s?\({ISSUE}\))?"
_COMPACT = (
    re.compile(rf"{_NUMBERS},\s?{PAGES}\s?\({DATE}\)"),
    re.compile(rf"{_NUMBERS}\s?\({DATE}\)[,:]?\s(?:pp?\.\s?)?{PAGES}"),
)
_NAMES = (
    (names.GIVEN_FIRST, names.GIVEN_FIRST),
    (names.INVERTED, names.INVERTED),
    (names.INVERTED, names.GIVEN_FIRST),
    (names.FAMILY_FIRST, names.FAMILY_FIRST),
    (names.GIVEN_FIRST_IN_FULL, names.GIVEN_FIRST_IN_FULL),
)
_NO_JOURNAL = re.compile(r"(?i)(?:in|ph\.? ?d|m\.? ?sc?|presented|u\.?s\.? patent|tech|to appear|submitted)\b")


def parsed(text: str) -> Work | None:
    """The work that a description in this style describes."""
    if _QUOTATION.isdisjoint(text):
        return None
    parts = next(filter(None, (skeleton.fullmatch(text) for skeleton in _SKELETONS)), None)
    authors = names.whole_in_one_form(parts["names"], *_NAMES) if parts else None
    if not parts or not authors or not _is_balanced(parts["title"]):
        return None
    title, after = parts["title"], parts["after"].strip(" ,.;")
    if not after and title[-1] in ".?!":
        return Work(authors=authors.persons, et_al=authors.et_al, title=clean_title(title))
    container, found = _place(after)
    if not found or _NO_JOURNAL.match(container) or not may_be_journal(container):
        return None
    return work(authors, clean_title(title), clean_container(container), found)


def _is_balanced(title: str) -> bool:
    """Whether quotations within the title are whole, so that its own end is where it seems to be."""
    return title.count("“") == title.count("”") and title.count('"') % 2 == 0


def _place(text: str) -> tuple[str, Mapping[str, str | None]]:
    for form in _COMPACT:
        if match := form.fullmatch(text):
            return match["container"], match.groupdict()
    container, found = labelled(text) or ("", {})
    complete = "year" in found and not found.keys().isdisjoint({"first", "article", "issue"})
    return container, found if complete else {}
