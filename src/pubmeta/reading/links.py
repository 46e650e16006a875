"""Links in fields that programs use for the page of a work and for its text alike."""

from __future__ import annotations

import re
from typing import Any

from pubmeta.model import FullText, Pmcid, Pmid, Url
from pubmeta.reading.field import Field
from pubmeta.vocabularies.registries import DATABASES, PMC, PUBMED

_PDF = re.compile(r"(?i)\.pdf\Z|/(?:e?pdf|pdfdirect|pdfplus)(?:/|\Z)")
"""In the path of a link to a PDF."""


_BETWEEN = re.compile(r"(?<![;\s])[;\s]++(?=(?:https?|ftp)://)")


def links_in(field: Field) -> list[Field]:
    """Each of the links in a field that may hold several, with semicolons or white space between them."""
    return [field.with_text(link) for link in _BETWEEN.split(field.text.strip())]


def leads_to_pdf(link: str) -> bool:
    """Whether a link is one to a PDF, by its path."""
    path = re.split("[?#]", link.strip().partition("://")[2], maxsplit=1)[0]
    return _PDF.search(path) is not None


def full_text_of(url: Url) -> FullText | None:
    """The full text to which a link leads if it is one to a PDF; None for any other."""
    return FullText(url=url, media_type="application/pdf") if leads_to_pdf(url) else None


_IDENTIFIED = (
    ("pmid", Pmid, re.compile(rf"(?i)https?://{PUBMED}/")),
    ("pmcid", Pmcid, re.compile(rf"(?i)https?://{PMC}/")),
)
_RECORD = re.compile(rf"(?i)https?://{DATABASES}(?:[:/?#]|\Z)")


def page_in(link: Field, ids: dict[str, Any]) -> Url | None:
    """The work's own page, to which its DOI leads.

    A page of PubMed or PubMed Central is no such page, and gives the id there, which is put into `ids`; nor is the
    record of a database, which is reported.
    """
    text = link.text.strip()
    for name, kind, address in _IDENTIFIED:
        if address.match(text):
            value = link.taken(kind)
            if value and ids.get(name) not in (None, value):
                link.dropped(f"differs from {ids[name]}, which is kept; left out: {value}")
            elif value:
                ids[name] = value
            return None
    if _RECORD.match(text):
        link.unplaced("is the record of a database, and not the page of the work")
        return None
    return link.taken(Url)
