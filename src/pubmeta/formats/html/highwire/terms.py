"""The meta elements that are written, and the media types of full texts that have one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FULL_TEXTS: Final[Mapping[str, str]] = {
    "application/pdf": "citation_pdf_url",
    "text/html": "citation_fulltext_html_url",
    "application/xml": "citation_xml_url",
    "text/xml": "citation_xml_url",
}
"""The element for the URL of a full text of each media type."""
READ_AS: Final[Mapping[str, str]] = {"text/xml": "application/xml"}
"""Media types that an element does not tell apart from another, and the one that is read."""

DUBLIN_CORE: Final = "http://purl.org/dc/elements/1.1/"
"""What the prefix DC stands for in names of meta elements (DCMI: Expressing Dublin Core in HTML/XHTML)."""
