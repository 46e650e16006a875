"""The identifiers of a cited work, and the words by which JATS names their kinds."""

from __future__ import annotations

from collections.abc import Callable

from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.model import ArxivId, Doi, Isbn, Issn, Pmcid, Pmid, TargetType, Url

IDENTIFIERS: dict[str, Callable[[str], str]] = {
    "doi": Doi,
    "pmid": Pmid,
    "pmcid": Pmcid,
    "arxiv": ArxivId,
    "isbn": Isbn,
    "issn": Issn,
}
"""What a value of each field is."""
ID_TYPES = {**vocabulary.ARTICLE_IDS, "isbn": "isbn", "issn": "issn", "std-designation": "number"}
"""The field of each `@pub-id-type`."""
NUMBER_TYPES = frozenset({"number", "report-number"})
"""`@pub-id-type` and `@custom-type` of the number of a report, patent or standard."""
TARGETS = {
    TargetType.DOI: "doi",
    TargetType.PMID: "pmid",
    TargetType.PMCID: "pmcid",
    TargetType.ARXIV: "arxiv",
}
"""The field of what a link leads to."""
ENDS = ".,;"
"""What ends a sentence after an identifier, and is no part of it."""
ID_ELEMENTS = frozenset({"pub-id", "object-id", "article-id", "isbn", "issn"})
LINK_ELEMENTS = frozenset({"ext-link", "uri", "self-uri"})
_MAY_IDENTIFY = tuple(f"{{*}}{name}" for name in (*sorted(ID_ELEMENTS | LINK_ELEMENTS), "comment"))


def has_identifiers(element: JatsElement) -> bool:
    """Whether anything in a citation may be an identifier or a link of the work."""
    return next(element.element.iter(*_MAY_IDENTIFY), None) is not None


def identifier_of(field: str, value: str) -> str | None:
    """The identifier that a work has in this field; None where the text is not one."""
    try:
        return IDENTIFIERS[field](value)
    except ValueError:
        return None


def url_of(link: str) -> Url | None:
    """The URL; None where the model refuses it."""
    try:
        return Url(link)
    except ValueError:
        return None
