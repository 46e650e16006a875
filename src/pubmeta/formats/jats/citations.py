"""What a cited work's fields are in a citation: the elements, and the kind that JATS4R takes with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from typing import Any

from pubmeta.formats.jats import terms
from pubmeta.model import Url, Work, WorkType
from pubmeta.vocabularies.page_numbers import comes_before
from pubmeta.xml.build import attributes_of

Values = Mapping[str, Any]
"""The fields of a cited work by their names: quicker to read than its attributes, and there are many references."""
Tag = tuple[str, str]
"""The name of an element, and its attributes as they are in the start tag."""

PLAIN: Mapping[str, Tag] = {
    "container_title": ("source", ""),
    "series_title": ("series", ""),
    "volume": ("volume", ""),
    "issue": ("issue", ""),
    "article_number": ("elocation-id", ""),
    "edition": ("edition", ""),
    "publisher": ("publisher-name", ""),
    "publisher_place": ("publisher-loc", ""),
    "isbn": ("isbn", ""),
    "issn": ("issn", ""),
} | {field: ("pub-id", attributes_of({"pub-id-type": kind})) for field, kind in terms.ARTICLE_IDS.items()}
"""The elements of fields that are text, but for those that depend on the work."""
_NUMBERS = {kind: (name, attributes_of(attributes)) for kind, (name, attributes) in terms.NUMBERS.items()}

_NO_DIGIT = re.compile("[^0-9.]")

TAKING_FORMULAS = frozenset({"article-title", "chapter-title", "part-title", "source"})
TAKING_EMPHASIS = TAKING_FORMULAS | {"data-title", "series", "ext-link"}
"""Elements of a citation that may hold formulas, or emphasis; the others hold characters alone."""


def tag_of(field: str, work: Values) -> Tag:
    """The element of a field that is text."""
    if tag := PLAIN.get(field):
        return tag
    if field == "title":
        alone, within = terms.TITLES[work["type"]]
        return (within if work["container_title"] else alone), ""
    return _NUMBERS[work["type"]] if field == "number" else ("version", attributes_of({"designator": work["version"]}))


def link_attributes(url: Url) -> str:
    """The attributes of the `ext-link` of a URL."""
    return attributes_of({"ext-link-type": "uri", "xlink:href": url})


def publication_type(kind: WorkType | None, fields: Set[str]) -> str:
    """`@publication-type` of a citation with these fields of a work.

    JATS4R refuses a data citation without title and source, and a preprint without persons, title, source, year and
    identifier: those are of unknown kind. So is a chapter without title, which would be a book, and what has a `source`
    for its title without one, for its container would be taken for that.
    """
    if kind is None:
        return terms.TYPE_UNKNOWN
    is_complete = _IS_COMPLETE.get(kind)
    if is_complete is None:
        complete = "title" in fields or "container_title" not in fields or terms.TITLES[kind][0] != "source"
    else:
        complete = is_complete(fields)
    return terms.WORK_TYPES[kind] if complete else terms.TYPE_UNKNOWN


def _is_complete_preprint(fields: Set[str]) -> bool:
    return (
        fields >= {"title", "container_title", "date"}
        and not fields.isdisjoint({"authors", "editors"})
        and not fields.isdisjoint({"doi", "pmid", "pmcid", "arxiv", "url"})
    )


_IS_COMPLETE: Mapping[WorkType, Callable[[Set[str]], bool]] = {
    WorkType.DATASET: lambda fields: not fields.isdisjoint({"title", "container_title"}),
    WorkType.PREPRINT: _is_complete_preprint,
    WorkType.CHAPTER: lambda fields: "title" in fields,
}


def fields_of(work: Work) -> Set[str]:
    """The names of the fields that are set, the type left out."""
    fields = {field for field, value in work.__dict__.items() if value}
    fields.discard("type")
    return fields


def decreasing(first: str, last: str) -> bool:
    """Whether JATS4R takes the last page to come before the first: by their digits alone."""
    both = first + last
    if not (both.isdecimal() and both.isascii()):
        first, last = _NO_DIGIT.sub("", first), _NO_DIGIT.sub("", last)
    try:
        return float(first) > float(last)
    except ValueError:
        return False


def whole_last_page(first: str, last: str) -> str:
    """An abbreviated last page in full: ``123``, ``9`` gives ``129``."""
    if first.isdecimal() and last.isdecimal() and len(last) < len(first) and not comes_before(last, first):
        return first[: len(first) - len(last)] + last
    return last
