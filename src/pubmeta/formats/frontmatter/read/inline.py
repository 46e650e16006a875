"""Emphasis in the Markdown of titles, keywords and abstracts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from pubmeta.model import Markup
from pubmeta.reading import Field, text_of

_KEPT = re.compile(r"(\$[^$]+\$|`[^`]+`)")
"""Formulas and code, in which the signs of emphasis mean themselves."""
_SPANS = (
    (re.compile(r"(?<![\\*])\*\*(?![\s*])([^*]*[^\s*\\])\*\*(?!\*)"), "b"),
    (re.compile(r"(?<![\\*])\*(?![\s*])([^*]*[^\s*\\])\*(?!\*)"), "i"),
    (re.compile(r"(?<![\w\\])__(?![\s_])([^_]*[^\s_\\])__(?!\w)"), "b"),
    (re.compile(r"(?<![\w\\])_(?![\s_])([^_]*[^\s_\\])_(?!\w)"), "i"),
    (re.compile(r"(?<!\\)\^([^\s^]*[^\s^\\])\^"), "sup"),
    (re.compile(r"(?<![\\~])~([^\s~]*[^\s~\\])~(?!~)"), "sub"),
)
"""CommonMark's emphasis, and pandoc's superscripts and subscripts."""
_ESCAPED = re.compile(r"\\([*_^~`])")


def text_in(field: Field) -> str | Markup | None:
    """The text with its emphasis."""
    if field.text == (marked := fragment(field.text)):
        return field.as_text()
    if "<" in field.text or "&" in field.text:  # HTML, which may be in Markdown
        return field.with_text(marked).as_text()
    return text_of(field.log, field.path, fragment(html.escape(field.text, quote=False)), line=field.line)


def fragment(text: str) -> str:
    """The text with elements for its emphasis."""
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    for index, piece in enumerate(_KEPT.split(text)):
        if index % 2:
            yield f"<tt>{piece[1:-1]}</tt>" if piece[0] == "`" else piece
            continue
        for pattern, element in _SPANS:
            piece = pattern.sub(rf"<{element}>\1</{element}>", piece)  # noqa: PLW2901 (one span after another)
        yield _ESCAPED.sub(r"\1", piece)
