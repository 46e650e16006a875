"""What another format left in a text: tags that should have been mapped, references that should have been resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from pubmeta.reading.fragments import KNOWN_TAGS, REFERENCE, TAG

# < and &, and what XML forbids: listed, since a set of what it allows takes long to compile.
_TO_LOOK_AT = re.compile("[<&\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_clean(text: str) -> bool:
    """Whether there is nothing in the text that looks like a tag, a reference or a character that XML forbids.

    Nearly all texts are clean, and most of those have nothing but what prints, which is quickly seen.
    """
    return ("<" not in text and "&" not in text and text.isprintable()) or _TO_LOOK_AT.search(text) is None


def tags_in(text: str) -> Iterator[str]:
    """The tags of HTML, JATS or MathML in a text, as they are written; any tag with a prefix is one."""
    if "<" in text:
        for match in TAG.finditer(text):
            _, prefix, name, _, _ = match.groups()
            if prefix or name.lower() in KNOWN_TAGS:
                yield match[0]


def references_in(text: str) -> Iterator[str]:
    """The character references in a text (``&amp;``): escaped once too often, they print as they are."""
    for reference in REFERENCE.findall(text) if "&" in text else ():
        if reference[1] == "#" or reference[1:] in html5:
            yield reference
