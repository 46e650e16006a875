"""Links in fields that programs use for the page of a work and for its text alike."""

from __future__ import annotations

import re

from pubmeta.model import FullText, Url
from pubmeta.reading.field import Field

_PDF = re.compile(r"(?i)\.pdf\Z|/(?:e?pdf|pdfdirect|pdfplus)(?:/|\Z)")
"""In the path of a link to a PDF."""


_BETWEEN = re.compile(r"(?<![;\s])[;\s]++(?=(?:https?|ftp)://)")


def links_in(field: Field) -> list[Field]:
    """Each of the links in a field that may hold several, with semicolons or white space between them."""
    return [field.with_text(link) for link in _BETWEEN.split(field.text.strip())]


def full_text_of(url: Url) -> FullText | None:
    """The full text to which a link leads if it is one to a PDF, by its path; None for any other."""
    path = re.split("[?#]", url.partition("://")[2], maxsplit=1)[0]
    return FullText(url=url, media_type="application/pdf") if _PDF.search(path) else None
