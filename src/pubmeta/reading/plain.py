"""Text for formats that have none but plain text: what of it is lost, and what readers would take for markup."""

from __future__ import annotations

import re

from pubmeta.model import Markup
from pubmeta.model.base import single_line
from pubmeta.model.unmarked import unmarked
from pubmeta.problems import Log, Place
from pubmeta.reading.fragments import text_of

_LIKE_MARKUP = re.compile("<[A-Za-z/!]|&[A-Za-z#]")
"""How tags, comments and character references begin; what has none of these (``p < 0.05``) is read as it is."""


def plain(text: str | Markup, at: Place, field: str = "", *, where: str) -> str:
    """The text without its markup, which is reported; `where`: in which format text is plain (``schema.org``).

    Programs of the web print tags that are in plain text as they are, or read them as tags.
    """
    written = text if isinstance(text, str) else unmarked(text, at, field, f"text in {where}")
    if ("<" in written or "&" in written) and _is_read_otherwise(written):
        at.dropped(field, "the text contains what web programs read as a tag or a character reference")
    return written


def _is_read_otherwise(text: str) -> bool:
    return _LIKE_MARKUP.search(text) is not None and text_of(Log(), "", text) != single_line(text)
