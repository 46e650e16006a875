"""Texts as HTML: inline markup, and formulas as MathML, which browsers set themselves."""

from __future__ import annotations

from html import escape
from typing import Final

from markupsafe import Markup as Html

from pubmeta.model.text import Markup, Node, nodes_of, plain_text, serialised

_ELEMENTS = {"sc": ('<span class="sc">', "</span>"), "tt": ("<code>", "</code>")}
"""Those that HTML has not, or calls otherwise."""


LONGEST: Final = 20_000
"""So many characters of one text are shown; the documents have all of it."""


def html_of(text: str | Markup) -> Html:
    """The text as HTML; whatever it holds, it is text. Of a very long one it is the beginning, without markup."""
    if len(text if isinstance(text, str) else text.markup) > LONGEST:
        plain = plain_text(text)
        if len(plain) > LONGEST:
            return Html("{}<em>… {:,} more characters</em>").format(plain[:LONGEST], len(plain) - LONGEST)
    return Html("".join(map(_html, nodes_of(text))))  # noqa: S704 (every string in it is escaped)


def _html(node: Node) -> str:
    if isinstance(node, str):
        return escape(node)
    if node.name == "math":
        return serialised(node)
    begin, end = _ELEMENTS.get(node.name, (f"<{node.name}>", f"</{node.name}>"))
    return f"{begin}{''.join(map(_html, node.children))}{end}"
