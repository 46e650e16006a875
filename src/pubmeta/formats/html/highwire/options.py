"""What a caller may choose of the meta elements."""

from __future__ import annotations

from pubmeta.model import Url
from pubmeta.registry import Options


class HighwireOptions(Options):
    """Which elements are written; a page that many people open is best kept small."""

    page: Url | None = None
    """The address of the page that the elements are for; without it, the article's landing page."""
    emails: bool = False
    """Whether the authors' e-mail addresses are written, which address collectors read as well."""
    abstract: bool = False
    """Whether the abstract is written; the page shows it anyway."""
    references: bool = False
    """Whether the cited works are written, as `citation_reference`; they are most of a long head."""
    dublin_core: bool = False
    """Whether Dublin Core elements follow, for harvesters that read no others."""
