"""The front matter of an article in Markdown: YAML between lines of three hyphens; it is only read.

The field names are those of the Journal of Open Source Software (`paper.md`), Quarto and MyST. What they say of how a
document is printed is left out without a word; what else has no meaning to an article is reported. The text is not
read, nor is the file of references that a field names.
"""

from __future__ import annotations

import re

from pubmeta.registry import Format, Options, deferred

_SIGNATURE = re.compile(rb"(?:\xef\xbb\xbf)?\s*---[ \t]*\r?\n(?:(?!---)[^\n]*\n)*?(?:title|authors?)[ \t]*:")


def recognise(head: bytes) -> bool:
    """A line of three hyphens, and between it and the next one a title or an author."""
    return _SIGNATURE.match(head) is not None


FORMAT = Format(
    name="frontmatter",
    title="front matter (JOSS, Quarto, MyST)",
    media_type="text/markdown",
    suffix=".md",
    options=Options,
    read=deferred("pubmeta.formats.frontmatter.read", "read"),
    recognise=recognise,
)
