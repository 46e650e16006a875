"""The plain text of an article's page at its publisher: read, never written.

The layout is that of ``Share and Cite`` pages: see `pubmeta.formats.landing.read.read`.
"""

from __future__ import annotations

import re

from pubmeta.model import Article
from pubmeta.problems import Log
from pubmeta.registry import Format, Options

# A heading under which a page says how it is cited, alone on its line or with the citation after a colon.
_SIGNATURE = re.compile(
    rb"(?im)^[ \t]*(?:share and cite|(?:how to |to |please )?cite (?:this (?:article|paper)|as)(?: as)?|how to cite|"
    rb"(?:recommended|suggested) citation)[ \t]*(?::|\r?$)"
)


class LandingOptions(Options):
    """There is nothing to choose."""


def _read(content: bytes, log: Log) -> Article | None:
    """The article that a page tells of, or None with the reasons in the log."""
    from pubmeta.formats.landing.read import read  # here, for its many patterns are compiled on import

    return read(content, log)


def recognise(head: bytes) -> bool:
    """Text that is no markup and no JSON, with a line such as ``Share and Cite:``."""
    return not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"{", b"[{", b"@", b"%")) and bool(
        _SIGNATURE.search(head)
    )


FORMAT = Format(
    name="landing",
    title="text of an article's page",
    media_type="text/plain",
    suffix=".landing.txt",
    options=LandingOptions,
    read=_read,
    recognise=recognise,
)
