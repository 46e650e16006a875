"""The plain text of an article's page at its publisher: read, never written.

The layout is that of ``Share and Cite`` pages: see `pubmeta.formats.landing.read.read`.
"""

from __future__ import annotations

import re

from pubmeta.registry import Format, Options, deferred

# A heading under which a page says how it is cited, alone on its line or with the citation after a colon. The heading
# "Citation" alone may be of anything.
_SIGNATURE = re.compile(
    rb"(?im)^[ \t]*(?:share and cite|(?:how to |to |please )?cite (?:(?:this )?(?:article|paper)|as)(?: as)?|"
    rb"how to cite|(?:recommended|suggested) citation|mdpi and acs style)[ \t]*(?::|\r?$)"
    rb"|^[ \t]*citation:(?=[^\r\n]{40})[^\r\n]{3,800}\b(?:1[89]|20)\d\d\b"
)


class LandingOptions(Options):
    """There is nothing to choose."""


def recognise(head: bytes) -> bool:
    """Text that is neither markup nor JSON, and has no front matter, with a line such as ``Share and Cite:``."""
    return not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"{", b"[{", b"@", b"%", b"---")) and bool(
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
