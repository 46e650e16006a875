"""The checks on authors: one element each, and what is said of each directly after."""

from __future__ import annotations

from itertools import groupby

from pubmeta.formats.html.highwire.rules.breaches import Breaches, given
from pubmeta.formats.html.read.page import Page
from pubmeta.formats.html.read.people import ABOUT_AUTHOR
from pubmeta.problems import Log
from pubmeta.reading import names_in, quoted

_NAMES = frozenset({"citation_author", "citation_authors"})


def breaches(page: Page) -> Breaches:
    """Each element with several names, and each that stands with no author, or with one of whom it cannot be."""
    for author in given(page, "citation_author"):
        count = len(names_in(author._replace(log=Log())))
        if count > 1:
            yield "author-list", f"has the names of {count} authors: {quoted(author.text)}", author
    if not given(page, "citation_author"):
        for author in given(page, "citation_authors"):
            yield "author-list", "", author
    yield from _ungrouped(page)


def _ungrouped(page: Page) -> Breaches:
    """Elements before the first author, and those of several authors all after the last one."""
    known = [meta for meta in page.metas if meta.text.strip() and meta.path in (*_NAMES, *ABOUT_AUTHOR)]
    runs = [(is_name, list(run)) for is_name, run in groupby(known, lambda meta: meta.path in _NAMES)]
    if runs and not runs[0][0] and len(runs) > 1:
        for meta in runs[0][1]:
            yield "grouping", "comes before the first author", meta
    after = [run for is_name, run in runs[1:] if not is_name]
    if len(after) == 1 and runs[0][0] and len(runs) == 2:
        names, about = runs[0][1], after[0]
        for meta in about if len(names) > 1 else ():
            if sum(other.path == meta.path for other in about) > 1:
                yield (
                    "grouping-last",
                    f"comes after all {len(names)} authors, so it is not known whose it is",
                    meta,
                )
                return
