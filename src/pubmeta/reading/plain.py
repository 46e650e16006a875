"""Text for formats that have none but plain text: what of it is lost, and what readers would take for markup."""

from __future__ import annotations

from pubmeta.model import Markup
from pubmeta.model.base import single_line
from pubmeta.model.unmarked import unmarked
from pubmeta.problems import Log, Place
from pubmeta.reading.fragments import text_of


def plain(text: str | Markup, at: Place, field: str = "", *, where: str) -> str:
    """The text without its markup, which is reported; `where`: in which format text is plain (``schema.org``).

    Programs of the web print tags that are in plain text as they are, or read them as tags.
    """
    written = unmarked(text, at, field, f"text in {where}")
    if ("<" in written or "&" in written) and text_of(Log(), "", written) != single_line(written):
        at.dropped(field, "the text contains what web programs read as a tag or a character reference")
    return written
