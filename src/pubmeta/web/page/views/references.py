"""The reference list: each entry as it is printed, beside the fields that were read from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup as Html

from pubmeta.model import Name, Reference, Work
from pubmeta.web.page.views.facts import Fact, anchor_of, fact, of_fields, worded
from pubmeta.web.page.views.markup import html_of
from pubmeta.web.page.views.people import display

MOST_AT_ONCE = 25
"""So many references are shown at once; the others in a part that is opened."""
MOST = 500
"""So many are shown at all; the documents have every one."""

_CALLED = {
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "arxiv": "arXiv",
    "isbn": "ISBN",
    "issn": "ISSN",
    "url": "URL",
    "container_title": "In",
    "publisher_place": "Place",
}
_FIELDS = (
    "title container_title series_title volume issue pages article_number edition number version date publisher"
    " publisher_place doi pmid pmcid arxiv isbn issn url accessed"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One entry: its label, the printed text, and the fields."""

    label: str
    path: str
    key: str
    raw: Html | None
    fields: tuple[Fact, ...]

    @property
    def anchor(self) -> str:
        """The id of the entry on the page."""
        return anchor_of(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedWorks:
    """The list: what is shown at once, what is opened, and how many entries there are in all."""

    first: tuple[Cited, ...]
    more: tuple[Cited, ...]
    count: int
    with_fields: int

    @property
    def left_out(self) -> int:
        """How many are not shown."""
        return self.count - len(self.first) - len(self.more)


def cited_works(references: Sequence[Reference]) -> CitedWorks:
    """The reference list of an article."""
    shown = [_cited(each, index) for index, each in enumerate(references[:MOST])]
    return CitedWorks(
        first=tuple(shown[:MOST_AT_ONCE]),
        more=tuple(shown[MOST_AT_ONCE:]),
        count=len(references),
        with_fields=sum(each.work is not None for each in references),
    )


def _cited(reference: Reference, index: int) -> Cited:
    path = f"references[{index}]"
    return Cited(
        label=reference.label or str(index + 1),
        path=path,
        key=reference.key,
        raw=html_of(reference.raw) if reference.raw else None,
        fields=tuple(_fields(reference.work, f"{path}.work")) if reference.work else (),
    )


def _fields(work: Work, path: str) -> Iterator[Fact]:
    yield from fact("Kind", worded(work.type) if work.type else None, f"{path}.type")
    yield from fact("Authors", names(work.authors) + (" and others" if work.et_al else ""), f"{path}.authors")
    yield from fact("Editors", names(work.editors), f"{path}.editors")
    yield from of_fields(work, _FIELDS, path, _CALLED)


def names(given: Sequence[Name]) -> str:
    """Names in one line."""
    return ", ".join(map(display, given))
