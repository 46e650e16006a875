"""MathML as plain text: what is lost without its layout has a sign, a root (``√s``) and a fraction bar (``1/2``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pubmeta.model.text import Span

_ROOTS = {"2": "√", "3": "∛", "4": "∜"}
_UNDIVIDED = re.compile(r"[\w.,]*")


def formula_text(node: Span) -> str:
    """The text of a formula, or of a part of one.

    White space between elements says nothing, and in a token it is one space (MathML 3, 2.1.7); at the ends of an
    `mtext` it stays, as it is there to part words.
    """
    if all(isinstance(child, str) for child in node.children):
        text = re.sub(r"\s+", " ", "".join(map(str, node.children)))
        return text if node.name == "mtext" else text.strip()
    parts = [child.strip() if isinstance(child, str) else formula_text(child) for child in node.children]
    parts = [part for part in parts if part]
    if node.name == "msqrt":
        return f"√{_grouped(''.join(parts))}"
    if node.name == "mroot" and len(parts) == 2:
        base, index = parts
        return f"{_ROOTS[index]}{_grouped(base)}" if index in _ROOTS else f"{_grouped(base)}^(1/{index})"
    if node.name == "mfrac" and len(parts) == 2:
        return "/".join(map(_grouped, parts))
    if node.name == "mfenced":
        given = dict(node.attributes)
        return f"{given.get('open', '(')}{', '.join(parts)}{given.get('close', ')')}"
    return "".join(parts)


def _grouped(text: str) -> str:
    return text if _UNDIVIDED.fullmatch(text) else f"({text})"
