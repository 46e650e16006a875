"""The plain text of an article's page at its publisher: read, never written.

The layout is that of ``Share and Cite`` pages: see `pubmeta.formats.landing.read.read`.
"""

from __future__ import annotations

import re

from pubmeta.registry import Format, Options, deferred

# A heading under which a page says how it is cited, alone on its line or with the citation after a colon.
_SIGNATURE = re.compile(
    rb"(?im)^[ \t]*(?:share and cite|(?:how to |to |please )?cite (?:(?:this )?(?:article|paper)|as)(?: as)?|"
    rb"how to cite|(?:recommended|suggested) citation)[ \t]*(?::|\r?$)"
)


class LandingOptions(Options):
    """There is nothing to choose."""


def recognise(head: bytes) -> bool:
    """Text that is neither markup nor JSON, with a line such as ``Share and Cite:``."""
    return not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"{", b"[{", b"@", b"%")) and bool(
        _SIGNATURE.search(head)
    )


FORMAT = Format(
    name="landing",
    title="text of an article's page",
    media_type="text/plain",
    suffix=".landing.txt",
    options=LandingOptions,
    read=deferred("pubmeta.formats.landing.read", "read"),
    recognise=recognise,
)
