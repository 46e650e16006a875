"""What a caller may choose of a linkset."""

from __future__ import annotations

from collections.abc import Mapping

from pubmeta.model import Url
from pubmeta.registry import Options

SCHEMA = "linkset"
"""The key of the schema, whatever the options."""


class LinksetOptions(Options):
    """The page from which the links start, and what only the platform knows about their targets."""

    page: Url | None = None
    """The address of the page; without it, the article's landing page."""
    cite_as: Url | None = None
    """The identifier by which this copy of the article is cited, where that is not its DOI: a repository's own."""
    documents: Mapping[str, Url] = {}
    """Where documents that describe the article are, each under the name of its format."""
