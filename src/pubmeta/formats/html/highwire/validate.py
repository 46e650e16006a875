"""What the content rules find in the head of a page, whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.formats.html.highwire import rules
from pubmeta.formats.html.highwire.options import HighwireOptions
from pubmeta.formats.html.read.page import page_of
from pubmeta.problems import Log, Problem
from pubmeta.registry import Options

_START = b'<meta name="citation_title" content="'


def problems(content: bytes, options: HighwireOptions | Options | None = None) -> Iterator[Problem]:
    """Every problem of a page: what is not HTML, and what breaks a content rule."""
    log = Log()
    page = page_of(content, log)
    yield from log
    if page:
        yield from rules.problems(page)


def conforms(content: bytes, options: HighwireOptions) -> bool:
    """Whether a document has the outline of one that was written: elements from the title on; there is no schema."""
    return content.startswith(_START) and content.endswith(b">\n")
