"""What a file of BibTeX is known by."""

from __future__ import annotations

import re

_BLOCK = re.compile(
    rb"(?:^|[\r\n])[ \t]*@[ \t]*(?:(?i:string|preamble|comment)[ \t]*[{(]|[A-Za-z]+[ \t]*[{(]\s*+[^\s,{}()=\"]*+\s*+,)"
)


def recognise(head: bytes) -> bool:
    """A line that starts an entry, with its key and a comma, or a string, preamble or comment of BibTeX."""
    text = head.removeprefix(b"\xef\xbb\xbf")
    return text.lstrip()[:1] not in (b"<", b"{", b"[") and _BLOCK.search(text) is not None
