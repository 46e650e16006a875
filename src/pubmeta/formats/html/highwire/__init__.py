"""The meta elements of a landing page's head that Google Scholar and Zotero read, those of Highwire Press.

What is written is a fragment of HTML for a page's head. What is validated is any page, or any part of its head.
"""

from __future__ import annotations

from pubmeta.formats.html.highwire.options import HighwireOptions
from pubmeta.formats.html.highwire.rules import RULES
from pubmeta.registry import Format, deferred

__all__ = ["FORMAT", "HighwireOptions"]

FORMAT = Format(
    name="highwire",
    title="Highwire meta tags",
    media_type="text/html",
    suffix=".highwire.html",
    options=HighwireOptions,
    validate=deferred("pubmeta.formats.html.highwire.validate", "problems"),
    conforms=deferred("pubmeta.formats.html.highwire.validate", "conforms"),
    advise=deferred("pubmeta.formats.html.highwire.advice", "advise"),
    write=deferred("pubmeta.formats.html.highwire.write", "write"),
    read=deferred("pubmeta.formats.html.read", "read"),
    rules=RULES,
)
