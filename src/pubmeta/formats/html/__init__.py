"""The HTML of an article's landing page; read and validated, never written whole.

What counts is in the page's head: Highwire Press elements (``citation_title`` and so on, as Google Scholar asks for
them), Dublin Core, PRISM, links to the licence and the canonical page, and JSON-LD, which the format `schemaorg` reads.
Where they differ, that order decides, and the difference is reported. The visible page is not read.

A page is judged by the rules of `highwire`, the format in which such a head is written.
"""

from __future__ import annotations

import re

from pubmeta.registry import Format, Options, deferred
from pubmeta.xml.prolog import COMMENT

_START = re.compile(rb"(?i)(?:\s++|%b|<\?xml[^>]*+>)*<(?:!doctype\s+html|html|head|meta|title|link)[\s>]" % COMMENT)


def recognise(head: bytes) -> bool:
    """The start of an HTML page."""
    return _START.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


FORMAT = Format(
    name="html",
    title="HTML of a landing page",
    media_type="text/html",
    suffix=".html",
    options=Options,
    validate=deferred("pubmeta.formats.html.highwire.validate", "problems"),
    read=deferred("pubmeta.formats.html.read", "read"),
    recognise=recognise,
)
